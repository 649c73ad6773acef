#pragma once

#include "tools/bench/generator.h"
#include "tools/bench/options.h"
#include "tools/bench/server_process.h"

#include <memory>

namespace arcade::bench {

/// The benchmarks, one after another on one server: connections that idle, a storm of queue
/// operations, and many duels at once, while the other connections stay.
class SuiteRun {
public:
    SuiteRun(player::Loop& loop, const player::Endpoint& endpoint, const ServerProcess& server,
             const SuiteOptions& options);

    /// Whether the contract held throughout.
    bool all();
    const Report& report() const { return m_report; }

private:
    void signIn();
    void connect();
    void idle();
    void storm();
    void duels();

    std::optional<ProcessUsage> usage() const { return ProcessUsage::of(m_server.pid()); }
    void stormOperation(int operation);
    void startDuels();

    const ServerProcess& m_server;
    SuiteOptions m_options;
    Report m_report;
    Meters m_meters;
    GeneratorGauge m_generator;
    player::Loop& m_loop;
    Crowd m_crowd;
    int m_stormSkipped = 0;
};

} // namespace arcade::bench
