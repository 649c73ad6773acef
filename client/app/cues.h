#pragma once

#include "client/app/sounds.h"
#include "client/state/client_state.h"
#include "client/state/key_buffer.h"

#include <optional>
#include <vector>

namespace arcade::client {

/// What of the state is heard when it changes.
struct Audible {
    std::optional<MatchId> match{};
    MatchPhase phase = MatchPhase::Matched;
    /// The match waits for the player: for an answer, or, where none is asked for, at its begin.
    bool isAsked = false;
    /// Seconds until the start, begun ones count; 0 when none is counted.
    int countdown = 0;
    /// Characters to be erased.
    int wrong = 0;
    /// The match that was played last, and how it sounds; void makes no sound.
    std::optional<MatchId> result{};
    std::optional<Sound> verdict{};

    friend bool operator==(const Audible&, const Audible&) = default;
};

Audible audibleIn(const ClientState& state, Instant serverNow, PredictedCursor cursor);

/// Until the countdown shows another number; empty when nothing is counted.
std::optional<Duration> untilNextCount(const ClientState& state, Instant serverNow);

/// What to play, in this order. What was over before the client came is not heard again.
std::vector<Sound> soundsBetween(const Audible& before, const Audible& after);

} // namespace arcade::client
