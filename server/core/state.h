#pragma once

#include "shared/protocol/game_messages.h"
#include "shared/protocol/match_messages.h"
#include "shared/protocol/queue_messages.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// All that the core owns, as plain data with field lists: what is written to the store is these
/// very structs, so that recovery is "load my records, continue".
namespace arcade::core {

/// What must be equal for two tickets to meet. Also the partition of all that comes of it.
struct QueueKey {
    GameType gameType = GameType::CodeDuel;
    /// Duels and hunts.
    std::optional<StakeTier> tier;
    /// A war's territory; `game|asset|amount` of a direct game.
    std::string subject;

    friend auto operator<=>(const QueueKey&, const QueueKey&) = default;
    friend bool operator==(const QueueKey&, const QueueKey&) = default;
    static constexpr auto fields() {
        return std::tuple{field("game_type", &QueueKey::gameType), field("tier", &QueueKey::tier),
                          field("subject", &QueueKey::subject)};
    }

    /// `code_duel/gold`, `proxy_war/ALPHA-1`, `direct/chess|USDT|20`.
    std::string partition() const;
};

/// An interval of waits that was told to a player, to be held against the real wait.
struct ToldEstimate {
    std::chrono::seconds low{};
    std::chrono::seconds high{};

    friend bool operator==(const ToldEstimate&, const ToldEstimate&) = default;
    static constexpr auto fields() {
        return std::tuple{field("low", &ToldEstimate::low), field("high", &ToldEstimate::high)};
    }
};

/// One player's place in a queue. It keeps its entry time through every match that falls through.
struct Ticket {
    TicketId id;
    QueueKey queue;
    PlayerId player;
    PlayerCard card;
    QueuePreferences preferences;
    Amount stake;
    Instant enteredAt{};
    /// Anti-sniping: not matchable before; drawn once.
    Instant matchableAt{};
    /// Removed from the queue then; moves on by the time that does not count.
    Instant expiresAt{};
    /// Set while the player is away: the ticket is not matchable and is removed then.
    std::optional<Instant> suspendedUntil;
    bool longWaitTold = false;
    /// Matches it was paired into so far.
    int pairings = 0;
    /// What was told on entry.
    std::optional<ToldEstimate> told;

    friend bool operator==(const Ticket&, const Ticket&) = default;
    static constexpr auto fields() {
        return std::tuple{field("id", &Ticket::id),
                          field("queue", &Ticket::queue),
                          field("player", &Ticket::player),
                          field("card", &Ticket::card),
                          field("preferences", &Ticket::preferences),
                          field("stake", &Ticket::stake),
                          field("entered_at", &Ticket::enteredAt),
                          field("matchable_at", &Ticket::matchableAt),
                          field("expires_at", &Ticket::expiresAt),
                          field("suspended_until", &Ticket::suspendedUntil),
                          field("long_wait_told", &Ticket::longWaitTold),
                          field("pairings", &Ticket::pairings),
                          field("told", &Ticket::told)};
    }
};

/// The server-held cursor of one player over the match's sequence.
struct Cursor {
    /// Keystrokes taken, backspaces included.
    std::int64_t keysAccepted = 0;
    /// Correct characters before the cursor, and wrong ones standing after them.
    int position = 0;
    int wrong = 0;
    /// Keystrokes but backspace: correct ones and all.
    std::int64_t correctKeys = 0;
    std::int64_t allKeys = 0;
    /// Characters completed in earlier sequences (hunts).
    int score = 0;
    /// Which sequence of the match the cursor is on.
    int sequence = 0;
    /// Set when the last correct character was taken.
    std::optional<Instant> lastCorrectAt;

    friend bool operator==(const Cursor&, const Cursor&) = default;
    static constexpr auto fields() {
        return std::tuple{field("keys_accepted", &Cursor::keysAccepted),
                          field("position", &Cursor::position),
                          field("wrong", &Cursor::wrong),
                          field("correct_keys", &Cursor::correctKeys),
                          field("all_keys", &Cursor::allKeys),
                          field("score", &Cursor::score),
                          field("sequence", &Cursor::sequence),
                          field("last_correct_at", &Cursor::lastCorrectAt)};
    }
};

/// A player of a match. The ticket inside is what is put back when the match falls through.
struct Participant {
    Ticket ticket;
    /// Index into the match's sides.
    int side = 0;
    bool connected = true;
    /// The prompt of match.found was on screen.
    bool shown = false;
    std::optional<ReadyResponse> response;
    /// While disconnected in a running game.
    std::optional<Instant> graceEndsAt;
    std::optional<Instant> disconnectedAt;
    /// Grace used by earlier disconnects of this match.
    Duration graceUsed{};
    Cursor cursor;

    friend bool operator==(const Participant&, const Participant&) = default;
    static constexpr auto fields() {
        return std::tuple{field("ticket", &Participant::ticket),
                          field("side", &Participant::side),
                          field("connected", &Participant::connected),
                          field("shown", &Participant::shown),
                          field("response", &Participant::response),
                          field("grace_ends_at", &Participant::graceEndsAt),
                          field("disconnected_at", &Participant::disconnectedAt),
                          field("grace_used", &Participant::graceUsed),
                          field("cursor", &Participant::cursor)};
    }
};

/// One side of a match: a player (id = address) or a crew.
struct Side {
    std::string id;
    std::string name;

    friend bool operator==(const Side&, const Side&) = default;
    static constexpr auto fields() {
        return std::tuple{field("id", &Side::id), field("name", &Side::name)};
    }
};

/// The aggregate that lives from pairing to settlement.
struct Match {
    MatchId id;
    QueueKey queue;
    MatchPhase phase = MatchPhase::Matched;
    Instant createdAt{};
    /// The deadline that ends the phase it is in.
    Instant phaseEndsAt{};
    std::optional<Instant> startedAt;
    /// After a restart: whoever is not back by then voids the match.
    std::optional<Instant> restartGraceEndsAt;
    std::vector<Side> sides;
    std::vector<Participant> participants;
    /// Known from READY on.
    std::string sequence;

    friend bool operator==(const Match&, const Match&) = default;
    static constexpr auto fields() {
        return std::tuple{field("id", &Match::id),
                          field("queue", &Match::queue),
                          field("phase", &Match::phase),
                          field("created_at", &Match::createdAt),
                          field("phase_ends_at", &Match::phaseEndsAt),
                          field("started_at", &Match::startedAt),
                          field("restart_grace_ends_at", &Match::restartGraceEndsAt),
                          field("sides", &Match::sides),
                          field("participants", &Match::participants),
                          field("sequence", &Match::sequence)};
    }
};

/// Declining or abandoning before a start, within the window of SPEC 3.1.10.
struct Strikes {
    PlayerId player;
    std::vector<Instant> at;
    std::optional<Instant> blockedUntil;

    friend bool operator==(const Strikes&, const Strikes&) = default;
    static constexpr auto fields() {
        return std::tuple{field("player", &Strikes::player), field("at", &Strikes::at),
                          field("blocked_until", &Strikes::blockedUntil)};
    }
};

/// Two players of a queue were paired; remembered to avoid the same pair for a while.
struct Pairing {
    QueueKey queue;
    PlayerId first;
    PlayerId second;
    Instant at{};

    friend bool operator==(const Pairing&, const Pairing&) = default;
    static constexpr auto fields() {
        return std::tuple{field("queue", &Pairing::queue), field("first", &Pairing::first),
                          field("second", &Pairing::second), field("at", &Pairing::at)};
    }
};

/// What a player is told on the next connection about how the last ticket or match fell through.
/// Forgotten when the player enters a queue again, or after 10 minutes.
struct Aftermath {
    PlayerId player;
    Instant at{};
    std::optional<MatchCancelled> cancelled;
    std::optional<QueueUpdate> removed;

    friend bool operator==(const Aftermath&, const Aftermath&) = default;
    static constexpr auto fields() {
        return std::tuple{field("player", &Aftermath::player), field("at", &Aftermath::at),
                          field("cancelled", &Aftermath::cancelled),
                          field("removed", &Aftermath::removed)};
    }
};

/// All records of a store, as they were last committed.
struct Snapshot {
    std::vector<Ticket> tickets;
    std::vector<Match> matches;
    std::vector<Strikes> strikes;
    std::vector<Pairing> pairings;
    std::vector<Aftermath> aftermaths;
    /// When the server last was known to run.
    Instant aliveAt{};
};

} // namespace arcade::core
