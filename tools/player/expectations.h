#pragma once

#include "tools/player/loop.h"

#include "shared/vocabulary/instant.h"

#include <chrono>
#include <string>

namespace arcade::player {

/// What a server's rules and a test's circumstances make of the contract.
struct Expectations {
    std::chrono::milliseconds replyWithin{5'000};
    std::chrono::milliseconds settledWithin{5'000};
    /// The longest time without a ping.
    std::chrono::milliseconds pingWithin{25'000};
    Duration accept{15'000};
    Duration duel{60'000};
    Duration hunt{360'000};
    Duration muster{300'000};
    Duration war{300'000};
    Duration grace{30'000};
    /// The server is known to be stopped, or killed and restarted: what follows from that is let
    /// pass even where the player saw nothing of it.
    bool serverMayStop = false;
    /// Another connection of the same player may come.
    bool mayBeReplaced = false;
};

/// A broken promise of the server's, and the message that broke it.
struct Violation {
    std::string rule;
    std::string frame;
    Time at{};
};

} // namespace arcade::player
