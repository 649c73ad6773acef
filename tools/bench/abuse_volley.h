#pragma once

#include "tools/bench/abuse_plan.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace arcade::bench {

/// What the lines of a plan were answered.
struct AbuseFigures {
    int lines = 0;
    /// By offence and answer.
    std::map<std::string, std::map<std::string, int>> answers;
    int unexpected = 0;
    std::int64_t bytesSent = 0;
    std::int64_t mostBytesOfALine = 0;
    int mostAtOnce = 0;
    double seconds = 0;

    void count(const Line& line);
    /// The answer to whatever offence.
    int countOf(const std::string& answer) const;
};

/// Rolls one wave.
class Volley {
public:
    struct Circumstances {
        player::Endpoint server;
        std::string match;
        /// Tokens of the guests.
        std::vector<std::string> guests;
    };

    Volley(player::Loop& loop, const Wave& wave, const Circumstances& circumstances,
           AbuseFigures& figures);
    ~Volley();

    void begin();
    bool isOver() const { return m_begun == m_wave.lines && m_lines.empty(); }
    /// No line is begun any more, and those that are there are given up.
    void stop();

private:
    void beginMore();
    void beginOne();
    void over(Line& line);

    player::Loop& m_loop;
    const Wave& m_wave;
    const Circumstances& m_circumstances;
    AbuseFigures& m_figures;
    std::map<Line*, std::shared_ptr<Line>> m_lines;
    int m_begun = 0;
    player::Time m_startedAt{};
    player::Timer m_more;
};

/// The network address with this number, for servers on this machine: who is far away has one only.
player::Endpoint fromAddress(const player::Endpoint& server, int number);

} // namespace arcade::bench
