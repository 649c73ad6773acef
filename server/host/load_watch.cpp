#include "server/host/load_watch.h"

#include "server/telemetry/log.h"

#include <algorithm>

namespace arcade::host {
namespace {

using telemetry::hostLog;
using telemetry::logEvent;
using telemetry::logWarning;

} // namespace

LoadWatch::LoadWatch(const OverloadLimits& limits, const DeliveryQueue& deliveries,
                     telemetry::Metrics& metrics)
    : m_gauge(limits)
    , m_deliveries(deliveries)
    , m_metrics(metrics) {}

Duration LoadWatch::commitWait(Instant now) const {
    const std::optional<Instant> oldest = m_deliveries.oldestSince();
    return oldest ? now - std::max(*oldest, m_wentOnAt) : Duration{};
}

void LoadWatch::look(Instant now) {
    const LoadSigns signs{m_deliveries.pending(), commitWait(now)};
    if (!m_gauge.look(signs, now))
        return;
    m_metrics.overloaded.set(isOverloaded() ? 1 : 0);
    if (isOverloaded())
        logWarning(hostLog(), "overloaded",
                   {{"commits", signs.commitsPending}, {"commit_wait_ms", signs.commitWait}});
    else
        logEvent(hostLog(), "overload is over");
}

std::optional<Error> LoadWatch::refusal(telemetry::NewWork work, Instant now) {
    look(now);
    if (!isOverloaded())
        return std::nullopt;
    m_metrics.overloadRefusals(work).increment();
    return Error{ErrorCode::ServerFull,
                 "The server has too much to do to take on more. Try again later.",
                 m_gauge.retryAfter(now)};
}

} // namespace arcade::host
