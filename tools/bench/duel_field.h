#pragma once

#include "tools/bench/duellist.h"
#include "tools/bench/swarm.h"

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace arcade::bench {

/// Clients who play each other all the time.
class DuelField final : private Duellist::Field {
public:
    /// `first` and `count` say whose client numbers are meant.
    DuelField(player::Loop& loop, Swarm& swarm, int first, int count);

    /// All enter the queue, evenly over the time. Their addresses must be known.
    void begin(std::chrono::milliseconds over);
    void stop();
    void heard(const Client& client, std::string_view frame, player::Time now);

    bool isFor(int number) const { return number >= m_first && number < m_first + size(); }
    int size() const { return static_cast<int>(m_duellists.size()); }
    const Duellist& duellist(int number) const {
        return *m_duellists[static_cast<std::size_t>(number - m_first)];
    }
    int playing() const;
    /// Forgets what came so far.
    void measure() { m_figures = DuelFigures{}; }
    /// What is overdue counts with the time it has waited.
    void close(player::Time now);
    const DuelFigures& figures() const { return m_figures; }

private:
    Duellist* byAddress(std::string_view address) override;

    Swarm& m_swarm;
    int m_first;
    DuelFigures m_figures;
    std::vector<std::unique_ptr<Duellist>> m_duellists;
    std::unordered_map<std::string_view, Duellist*> m_byAddress;
};

} // namespace arcade::bench
