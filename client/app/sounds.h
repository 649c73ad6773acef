#pragma once

#include "shared/vocabulary/enum_text.h"

#include <array>

namespace arcade::client {

enum class Sound { MatchFound, CountdownTick, GameStart, KeyError, Victory, Defeat, Tie };

} // namespace arcade::client

/// As tools/sounds/make_sounds.py names their files.
template <>
struct arcade::EnumText<arcade::client::Sound> {
    static constexpr std::array<std::string_view, 7> texts{
        "match_found", "countdown_tick", "game_start", "key_error", "victory", "defeat", "tie"};
};
