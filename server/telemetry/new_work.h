#pragma once

#include "shared/vocabulary/enum_text.h"

#include <array>
#include <string_view>

namespace arcade::telemetry {

/// What a server that has too much to do takes no more of.
enum class NewWork {
    SignIn,     ///< of somebody who holds no place
    QueueEntry, ///< of any game
    Watching,   ///< of one more match
    Bet,
};

} // namespace arcade::telemetry

template <>
struct arcade::EnumText<arcade::telemetry::NewWork> {
    static constexpr std::array<std::string_view, 4> texts{"sign_in", "queue_entry", "watching",
                                                           "bet"};
};
