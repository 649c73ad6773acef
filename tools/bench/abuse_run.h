#pragma once

#include "tools/bench/abuse_bystanders.h"
#include "tools/bench/abuse_memory.h"
#include "tools/bench/abuse_options.h"
#include "tools/bench/abuse_plan.h"
#include "tools/bench/abuse_process.h"
#include "tools/bench/generator.h"
#include "tools/bench/report.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace arcade::bench {

/// One abuse after another, each beside players who behave: what they noticed, what the attackers
/// were answered, and what it cost the server.
class AbuseRun {
public:
    /// `pid`: of a server on this machine, else 0.
    AbuseRun(player::Loop& loop, const player::Endpoint& server, std::string url, std::int64_t pid,
             const AbuseOptions& options);

    /// Whether the contract held throughout.
    bool all(const std::vector<AbusePlan>& plans);
    Report& report() { return m_report; }

private:
    /// What was seen of one abuse.
    struct Seen {
        std::optional<AbuseFigures> figures;
        Bystanders::Measured before;
        Bystanders::Measured during;
        Bystanders::Measured after;
        std::int64_t memoryBefore = 0;
        std::int64_t memoryPeak = 0;
        std::int64_t memoryAfter = 0;
        bool takesNewcomer = false;
    };

    void undergo(const AbusePlan& plan);
    std::chrono::milliseconds calm() const;
    bool awaitMatch(const AbusePlan& plan);
    bool takesNewcomer();
    void tell(const AbusePlan& plan, const Seen& seen);
    void tellAnswers(const AbusePlan& plan, const AbuseFigures& figures);
    void tellMemory(const AbusePlan& plan, const Seen& seen);
    void tellDuels();

    player::Loop& m_loop;
    player::Endpoint m_server;
    std::string m_url;
    std::int64_t m_pid;
    AbuseOptions m_options;
    Report m_report;
    GeneratorGauge m_generator;
    Bystanders m_bystanders;
    MemoryWatch m_memory;
    int m_newcomers = 0;
    std::vector<MatchId> m_disturbed;
};

} // namespace arcade::bench
