#pragma once

#include "server/core/outcome.h"

#include <map>
#include <string>

namespace arcade::simulation {

/// How often what came about, over all runs: shows that nothing was checked in vain.
class Tally {
public:
    void count(const std::string& what, long times = 1) { m_counts[what] += times; }
    void count(const core::Outcome& outcome);
    long of(const std::string& what) const;

    /// One `name count` a line, by name.
    std::string text() const;
    /// What every longer series of runs must have reached and this one has not, empty if nothing.
    std::string unreached() const;

private:
    std::map<std::string, long> m_counts;
};

} // namespace arcade::simulation
