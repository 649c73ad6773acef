#pragma once

#include "server/core/ticket_state.h"
#include "shared/protocol/game_messages.h"
#include "shared/protocol/match_messages.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A match and all that is in it, as the store keeps it.
namespace arcade::core {

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
    /// While disconnected in a running game. Of a game played elsewhere: while not in it, and
    /// `disconnectedAt` only while the connection is lost.
    std::optional<Instant> graceEndsAt;
    std::optional<Instant> disconnectedAt;
    /// Grace used by earlier disconnects of this match.
    Duration graceUsed{};
    Cursor cursor;
    /// The text the cursor is on, when it is not the match's first one any more.
    std::optional<std::string> text{};
    /// Whom the player hunts.
    std::optional<PlayerId> target{};
    /// Out of a running game that goes on: what was done until then counts, the place is free.
    std::optional<Instant> leftAt{};

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
                          field("cursor", &Participant::cursor),
                          field("text", &Participant::text),
                          field("target", &Participant::target),
                          field("left_at", &Participant::leftAt)};
    }
};

/// One side of a match: a player (id = address) or a crew. One without participants has withdrawn
/// before the start.
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
    /// The deadline that ends the phase it is in. A game played elsewhere has none: its creation.
    Instant phaseEndsAt{};
    std::optional<Instant> startedAt;
    /// After a restart: whoever is not back by then voids the match.
    std::optional<Instant> restartGraceEndsAt;
    std::vector<Side> sides;
    std::vector<Participant> participants;
    /// Known from READY on. The first one where several follow one another.
    std::string sequence;
    /// Of a game whose players gather in a lobby.
    std::optional<std::int64_t> round{};

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
                          field("sequence", &Match::sequence),
                          field("round", &Match::round)};
    }
};

} // namespace arcade::core
