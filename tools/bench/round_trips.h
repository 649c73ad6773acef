#pragma once

#include "tools/bench/histogram.h"
#include "tools/bench/pacer.h"
#include "tools/bench/swarm.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::bench {

/// Messages that are answered, over all connections in turn: so many on the way at once (closed
/// loop), or at a steady rate (open loop).
class RoundTrips {
public:
    /// `answer` is the type of an answer; empty takes every message for one.
    RoundTrips(player::Loop& loop, Swarm& swarm, std::string question, std::string_view answer);

    void keepOnTheWay(int questions);
    void askAtRate(double perSecond);
    void stop();

    void measure();
    std::uint64_t answered() const { return m_answered; }
    /// Open loop: from when the question was due.
    const Histogram& times() const { return m_times; }
    /// What is overdue counts with the time it has waited.
    void close(player::Time now);

private:
    void ask(player::Time due);
    void heard(const Client& client, std::string_view frame, player::Time now);

    Swarm& m_swarm;
    std::string m_question;
    std::string_view m_answer;
    /// When the question of each connection was due that is on its way.
    std::vector<std::optional<player::Time>> m_asked;
    int m_turn = 0;
    bool m_isClosedLoop = false;
    std::uint64_t m_answered = 0;
    Histogram m_times;
    Pacer m_pacer;
};

} // namespace arcade::bench
