#pragma once

#include "tools/bench/histogram.h"
#include "tools/bench/pacer.h"
#include "tools/bench/swarm.h"

#include <string>
#include <string_view>
#include <vector>

namespace arcade::bench {

/// Clients who enter and leave queues at a steady rate and meet nobody.
class QueueLoad {
public:
    struct Figures {
        /// From when it was due to the answer.
        Histogram enter;
        Histogram leave;
        /// Not sent, as everyone still waited for an answer.
        int skipped = 0;
        int refused = 0;
    };

    /// `first` and `count` say whose client numbers are meant.
    QueueLoad(player::Loop& loop, Swarm& swarm, int first, int count);

    void start(double operationsPerMinute) { m_pacer.start(operationsPerMinute / 60); }
    /// Everyone enters once, and stays.
    void fill(std::chrono::milliseconds over);
    void stop() { m_pacer.stop(); }
    void heard(const Client& client, std::string_view frame, player::Time now);

    bool isFor(int number) const { return number >= m_first && number < m_first + size(); }
    int size() const { return static_cast<int>(m_seats.size()); }
    bool hasTicket(int number) const { return seatOf(number).hasTicket; }
    int tickets() const;
    /// Forgets what came so far.
    void measure() { m_figures = Figures{}; }
    /// What is overdue counts with the time it has waited.
    void close(player::Time now);
    const Figures& figures() const { return m_figures; }

private:
    struct Seat {
        /// Of the request that is not answered; 0 is none.
        int pending = 0;
        player::Time dueAt{};
        bool hasTicket = false;
    };

    Seat& seatOf(int number) { return m_seats[static_cast<std::size_t>(number - m_first)]; }
    const Seat& seatOf(int number) const {
        return m_seats[static_cast<std::size_t>(number - m_first)];
    }
    void operate(player::Time due);
    void answered(Seat& seat, player::Time now);

    Swarm& m_swarm;
    int m_first;
    std::vector<Seat> m_seats;
    int m_turn = 0;
    int m_lastId = 0;
    Figures m_figures;
    Pacer m_pacer;
};

} // namespace arcade::bench
