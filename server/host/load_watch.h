#pragma once

#include "server/host/delivery_queue.h"
#include "server/host/load_gauge.h"
#include "server/telemetry/metrics.h"
#include "server/telemetry/new_work.h"
#include "shared/vocabulary/error.h"

#include <optional>

namespace arcade::host {

/// The host's strain: refuses new work in an overload, and tells log and metrics of it. What is
/// under way goes on untouched.
class LoadWatch {
public:
    LoadWatch(const OverloadLimits& limits, const DeliveryQueue& deliveries,
              telemetry::Metrics& metrics);

    /// A timer of the loop came, so late.
    void timerCame(Duration late, Instant now) { m_gauge.timerCame(late, now); }
    /// The loop stood still until now. What a commit waited meanwhile is not the store's doing.
    void wentOn(Instant now) { m_wentOnAt = now; }
    /// To be called now and then.
    void look(Instant now);
    /// As of the last look, not long ago.
    bool isOverloaded() const { return m_gauge.isOverloaded(); }
    /// SERVER_FULL in an overload.
    std::optional<Error> refusal(telemetry::NewWork work, Instant now);

private:
    Duration commitWait(Instant now) const;

    LoadGauge m_gauge;
    const DeliveryQueue& m_deliveries;
    telemetry::Metrics& m_metrics;
    Instant m_wentOnAt{};
};

} // namespace arcade::host
