#pragma once

#include "tools/bench/generator.h"
#include "tools/bench/node_options.h"
#include "tools/bench/server_gauge.h"
#include "tools/bench/server_process.h"

#include <optional>

namespace arcade::bench {

/// Where one part of a benchmark takes place: a server of its own, or the one that was named.
class Ground {
public:
    explicit Ground(const NodeOptions& options);

    /// Waits until it listens.
    Result<Done> open();
    /// Stops our own server in order and starts it again on the same data: a process that has done
    /// nothing yet.
    Result<Done> reopen();

    player::Loop& loop() { return m_loop; }
    const player::Endpoint& endpoint() const { return m_endpoint; }
    ServerProcess& process() { return m_process; }
    const std::string& url() const { return m_isOwn ? m_process.url() : m_options.server; }
    bool isOwn() const { return m_isOwn; }
    std::optional<ProcessUsage> usage();
    GeneratorGauge& generator() { return m_generator; }
    /// Our own server has not ended by itself.
    bool isWell() const { return !m_isOwn || m_process.isRunning(); }

private:
    Result<Done> resolve();

    const NodeOptions& m_options;
    bool m_isOwn;
    player::Loop m_loop;
    GeneratorGauge m_generator;
    ServerProcess m_process;
    player::Endpoint m_endpoint;
};

} // namespace arcade::bench
