#include "tools/bench/churn.h"

namespace arcade::bench {
namespace {

constexpr std::chrono::seconds kAbsence{1};

} // namespace

Churn::Churn(player::Loop& loop, Swarm& swarm, int first, int count)
    : m_swarm(swarm)
    , m_first(first)
    , m_count(count)
    , m_pacer(loop, [this](int, player::Time due) { exchange(due); }) {}

void Churn::start(double perSecond) {
    if (m_count > 0)
        m_pacer.start(perSecond);
}

void Churn::exchange(player::Time due) {
    while (!m_absent.empty() && m_absent.front().until <= due) {
        m_swarm.client(m_absent.front().number).connect();
        m_absent.pop_front();
    }
    Client& client = m_swarm.client(m_first + m_turn++ % m_count);
    if (!client.isOpen())
        return;
    client.cut();
    ++m_cut;
    m_absent.push_back({client.number(), due + kAbsence});
}

} // namespace arcade::bench
