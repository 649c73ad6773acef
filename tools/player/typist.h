#pragma once

#include "tools/player/key_log.h"
#include "tools/player/random.h"

#include <chrono>
#include <optional>

namespace arcade::player {

/// How someone types.
struct Habits {
    /// Correct words (of 5 characters) a minute, time for errors included.
    double wpm = 60;
    /// Share of wrong keystrokes among all but backspace, from 0 to 0.9.
    double errorRate = 0.03;
    /// How much one pause between keys differs from the mean, from 0 to 1.
    double jitter = 0.4;
};

/// A seeded model of a human at a keyboard: uneven pauses, wrong characters that are noticed at
/// once or one key late, and erased before going on.
class Typist {
public:
    Typist(const Habits& habits, std::uint64_t seed);

    struct Stroke {
        char32_t key = 0;
        /// Since the keystroke before.
        std::chrono::microseconds pause{};
    };
    /// What is typed next by someone who stands at `cursor`; empty at the end.
    std::optional<Stroke> next(const Cursor& cursor, const std::u32string& sequence);

    /// The mean pause between two keys.
    std::chrono::microseconds meanPause() const { return m_meanPause; }

private:
    char32_t nextKey(const Cursor& cursor, const std::u32string& sequence);
    char32_t wrongKeyFor(char32_t expected);

    Random m_random;
    double m_jitter;
    double m_slipChance;
    std::chrono::microseconds m_meanPause{};
    bool m_erasing = false;
};

} // namespace arcade::player
