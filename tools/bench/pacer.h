#pragma once

#include "tools/player/loop.h"

#include <functional>
#include <limits>

namespace arcade::bench {

/// The next whole millisecond: what is due within one is sent together, so that the generator
/// wakes up a thousand times a second at most.
inline player::Time wholeMillisecond(player::Time time) {
    return std::chrono::ceil<std::chrono::milliseconds>(time);
}

/// What is not answered for so long when a measurement ends counts with the time it has waited.
inline constexpr std::chrono::milliseconds kOverdue{100};

/// Calls at a steady rate whatever came of the calls before (open loop): who waits for an answer
/// does not put off the next question, and waiting is counted from when it was due.
class Pacer {
public:
    using Call = std::function<void(int number, player::Time due)>;

    Pacer(player::Loop& loop, Call call);

    /// At most so many calls.
    void start(double perSecond, int atMost = std::numeric_limits<int>::max());
    void stop();
    /// Since the start.
    int called() const { return m_called; }

private:
    player::Time dueOf(int number) const;
    void fire();

    Call m_call;
    player::Timer m_timer;
    player::Time m_startedAt{};
    double m_secondsApart = 1;
    bool m_isRunning = false;
    int m_called = 0;
    int m_atMost = 0;
};

} // namespace arcade::bench
