#include "tests/simulation/patience_oracle.h"

#include "tests/simulation/failure.h"
#include "tests/simulation/pairing_oracle.h"

#include <algorithm>
#include <vector>

namespace arcade::simulation {
namespace {

constexpr Duration kLongest{3'000};
/// Of a longer time nobody knows whether the two could meet throughout.
constexpr Duration kCountedAtOnce{50};

} // namespace

PatienceOracle::PatienceOracle(const core::Rules& rules)
    : m_isNeeded(isNeeded(rules)) {}

bool PatienceOracle::isNeeded(const core::Rules& rules) {
    return rules.candidatesAnAttempt < core::Rules{}.candidatesAnAttempt;
}

void PatienceOracle::look(const StoreState& state, Instant now) {
    const Duration passed = std::min(now - m_lookedAt, kCountedAtOnce);
    m_lookedAt = now;
    std::vector<const core::Ticket*> waiting;
    for (const auto& [id, ticket] : state.tickets) {
        if (isMatchable(ticket, now))
            waiting.push_back(&ticket);
    }
    std::map<Two, Duration> waits;
    for (std::size_t first = 0; first < waiting.size(); ++first) {
        for (std::size_t second = first + 1; second < waiting.size(); ++second) {
            if (!mayMeet(*waiting[first], *waiting[second], now))
                continue;
            const Two two{waiting[first]->id, waiting[second]->id};
            const auto known = m_waits.find(two);
            const Duration waited = known == m_waits.end() ? Duration{0} : known->second + passed;
            require(waited <= kLongest, "two who may meet are matched in the end",
                    waiting[first]->id);
            waits.emplace(two, waited);
        }
    }
    m_waits = std::move(waits);
}

} // namespace arcade::simulation
