#pragma once

#include "tools/duo/seat.h"

#include <chrono>
#include <cstddef>
#include <vector>

namespace arcade::duo {

/// What somebody types, key by key: all of a text, and now and then a wrong character that is
/// noticed and erased.
std::vector<char32_t> strokesFor(const QString& text);

/// Two people who type at the same time, each at an even speed of their own.
class Rivals {
public:
    /// `wordsPerMinute` of the first; the other is a sixth slower.
    Rivals(Seat& first, Seat& second, const QString& text, int wordsPerMinute);

    /// Types until the first has made so many strokes, or all when there are not so many.
    /// False when interrupted.
    bool typeUntil(std::size_t strokes);
    std::size_t strokeCount() const { return m_strokes.size(); }

private:
    using Clock = std::chrono::steady_clock;
    struct Typist {
        Seat* seat;
        std::chrono::microseconds pause;
        std::size_t done = 0;
        Clock::time_point due{};
    };

    std::vector<char32_t> m_strokes;
    Typist m_first;
    Typist m_second;
};

} // namespace arcade::duo
