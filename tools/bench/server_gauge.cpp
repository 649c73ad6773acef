#include "tools/bench/server_gauge.h"

#include "tools/bench/patience.h"

#include <cstdlib>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kFetchLimit = 5s;

std::optional<double> metricIn(const std::string& text, const std::string& name) {
    const auto at = text.find('\n' + name + ' ');
    if (at == std::string::npos)
        return std::nullopt;
    return std::strtod(text.c_str() + at + name.size() + 2, nullptr);
}

} // namespace

std::optional<std::string> ServerGauge::fetch(const char* path) {
    std::optional<Result<player::HttpReply>> answer;
    auto call = std::make_shared<player::HttpCall>(
        m_loop, m_server, "GET", path, "",
        [&](Result<player::HttpReply> result) { answer = std::move(result); });
    waitUntil([&] { return answer.has_value(); }, kFetchLimit);
    m_loop.dispose(std::move(call));
    if (!answer || !*answer || answer->value().status != 200)
        return std::nullopt;
    return answer->value().body;
}

std::optional<double> ServerGauge::metric(const std::string& name) {
    const auto metrics = fetch("/metrics");
    return metrics ? metricIn(*metrics, name) : std::nullopt;
}

std::optional<ProcessUsage> ServerGauge::sample() {
    if (m_pid)
        return ProcessUsage::of(*m_pid);
    const auto metrics = fetch("/metrics");
    if (!metrics)
        return std::nullopt;
    const auto cpu = metricIn(*metrics, "process_cpu_seconds_total");
    const auto memory = metricIn(*metrics, "process_resident_memory_bytes");
    if (!cpu || !memory)
        return std::nullopt;
    const auto bytes = static_cast<std::int64_t>(*memory);
    return ProcessUsage{std::chrono::microseconds{static_cast<std::int64_t>(*cpu * 1e6)}, bytes,
                        bytes, std::chrono::steady_clock::now()};
}

} // namespace arcade::bench
