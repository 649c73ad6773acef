#pragma once

#include "shared/protocol/messages.h"
#include "tests/simulation/typescript.h"

#include <optional>

namespace arcade::simulation {

/// What one player's client knows, from nothing but what it was told; and how its owner plays.
struct Client {
    PlayerId id;
    Address address;
    std::string callsign;

    bool connected = false;
    /// The first commit whose notices this session hears.
    std::uint64_t sessionSince = 0;
    /// While away by the own doing; a restart of the server is not.
    std::optional<Instant> awaySince;
    /// The game it was last away from, and at least the time of earlier absences from it.
    std::optional<MatchId> awayFrom;
    Duration awayBefore{};

    /// What it was told while nobody listened, and when: to be told with the next session.state.
    struct Missed {
        std::optional<MatchCancelled> cancelled;
        bool removed = false;
        Instant at{};
    };
    std::optional<Missed> missed;

    bool inQueue = false;
    /// Has asked to leave the queue and awaits ok.
    bool leaving = false;
    std::optional<MatchId> match;
    GameType gameType = GameType::CodeDuel;
    MatchPhase phase = MatchPhase::Matched;
    bool shown = false;
    bool answered = false;
    Typescript typed;
    /// The next keystroke to send.
    std::size_t nextKey = 0;
    /// How many the server said it has.
    std::size_t keysTaken = 0;

    /// In a hundred: how reliably and fast its owner plays.
    int acceptance = 90;
    int accuracy = 95;
    int keysAtOnce = 3;

    /// Takes in a message, and holds the server's word on keystrokes against the own record.
    void hear(const ServerMessage& message, bool untypedPlay);
    /// Takes note of a message that did not reach it.
    void miss(const ServerMessage& message, Instant at, Duration kept);
    /// Whether a session.state of this time brings what was missed.
    void checkMissed(const SessionState& state, Instant at, Duration kept);
    void meet(MatchId found);
    void leaveAll();

private:
    void hearState(const SessionState& state, bool untypedPlay);
    void hearCursor(std::int64_t keys, int position, int errors, bool untypedPlay);
};

} // namespace arcade::simulation
