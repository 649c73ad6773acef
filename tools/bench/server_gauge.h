#pragma once

#include "tools/bench/process_usage.h"
#include "tools/player/http_call.h"

#include <memory>
#include <optional>
#include <string>

namespace arcade::bench {

/// What the server has used: of a process of this machine by its id, else as its /metrics tell.
class ServerGauge {
public:
    ServerGauge(player::Loop& loop, const player::Endpoint& server, std::optional<std::int64_t> pid)
        : m_loop(loop)
        , m_server(server)
        , m_pid(pid) {}

    /// Runs the event loop until the answer is there. Empty when the server does not tell.
    std::optional<ProcessUsage> sample();
    /// The value of a metric, with its labels as they stand in /metrics.
    std::optional<double> metric(const std::string& name);
    /// GET of a path; empty unless it was found.
    std::optional<std::string> fetch(const char* path);

private:
    player::Loop& m_loop;
    player::Endpoint m_server;
    std::optional<std::int64_t> m_pid;
};

} // namespace arcade::bench
