#include "tools/bench/ground.h"

#include "tools/bench/routine.h"

#include <QCoreApplication>

namespace arcade::bench {

Ground::Ground(const NodeOptions& options)
    : m_options(options)
    , m_isOwn(options.server.empty())
    , m_generator(m_loop) {}

Result<Done> Ground::open() {
    if (m_isOwn) {
        QStringList arguments;
        if (!m_options.transport.isEmpty())
            arguments = {QStringLiteral("--transport"), m_options.transport};
        const auto started = m_process.startCoordinator(coordinatorProgram(m_options.coordinator),
                                                        arguments, serverSettings());
        if (!started)
            return started.error();
    }
    return resolve();
}

Result<Done> Ground::reopen() {
    if (!m_isOwn)
        return Done{};
    m_process.stop();
    const auto started = m_process.restart();
    return started ? resolve() : started;
}

Result<Done> Ground::resolve() {
    const auto endpoint = player::Endpoint::resolve(url());
    if (!endpoint)
        return endpoint.error();
    m_endpoint = endpoint.value();
    return Done{};
}

std::optional<ProcessUsage> Ground::usage() {
    if (m_isOwn)
        return ProcessUsage::of(m_process.pid());
    return ServerGauge(m_loop, m_endpoint, m_options.serverPid).sample();
}

} // namespace arcade::bench
