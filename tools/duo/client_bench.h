#pragma once

#include "tools/bench/report.h"
#include "tools/duo/table.h"

namespace arcade::duo {

/// Measures the clients of a table: how fast they start, what they cost at rest, and how they draw
/// and answer keys in a duel.
class ClientBench {
public:
    ClientBench(Table& table, Journal& journal, const BenchOptions& options);

    /// What does not come is in the journal.
    void measure();
    const bench::Report& report() const { return m_report; }

private:
    bool starts();
    bool idle();
    bool startDuel();
    bool arena();

    Table& m_table;
    Journal& m_journal;
    BenchOptions m_options;
    bench::Report m_report;
};

} // namespace arcade::duo
