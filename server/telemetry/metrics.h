#pragma once

#include "server/telemetry/new_work.h"
#include "shared/vocabulary/error.h"
#include "shared/vocabulary/game.h"
#include "shared/vocabulary/instant.h"
#include "shared/vocabulary/phase.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
} // namespace prometheus

namespace arcade::telemetry {

/// Handles to one time series each: cheap to copy, valid as long as their Metrics, usable from
/// any thread.
class Counter {
public:
    explicit Counter(prometheus::Counter& series)
        : m_series(&series) {}
    void increment(std::uint64_t by = 1);

private:
    prometheus::Counter* m_series;
};

class Gauge {
public:
    explicit Gauge(prometheus::Gauge& series)
        : m_series(&series) {}
    void set(double value);
    /// By a difference, which may be negative.
    void change(double by);

private:
    prometheus::Gauge* m_series;
};

class Histogram {
public:
    explicit Histogram(prometheus::Histogram& series)
        : m_series(&series) {}
    void observe(double value);
    /// In seconds, as Prometheus wants times.
    void observe(std::chrono::nanoseconds elapsed);

private:
    prometheus::Histogram* m_series;
};

/// What the operating system says of this process at one moment.
struct ProcessSample {
    std::uint64_t residentBytes = 0;
    std::chrono::milliseconds cpuTime{};
    std::uint64_t openDescriptors = 0;
    std::uint64_t maxDescriptors = 0;
};

/// Every metric of the server (SPEC 6). Made once, handed to whoever reports; observations need
/// no lookup, from any thread.
class Metrics {
    struct Registry;
    std::unique_ptr<Registry> m_registry;

public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    /// All queues of a game together where they are not by tier.
    Gauge queueSize(GameType game, std::optional<StakeTier> tier);
    Histogram queueWait;
    /// From the moment a pair could be matched to the decision.
    Histogram matchingLatency;
    /// Estimates told to players whose wait ended, and those whose wait fell inside the interval.
    Counter waitEstimatesTold;
    Counter waitEstimatesHit;

    Counter matchesCreated;
    Counter matchesCancelled(CancelReason reason);
    Gauge matchesActive;
    Histogram matchDuration;
    Counter gamesCompleted;
    Counter gamesForfeited;
    Counter gamesEnded(EndReason reason);
    Counter betsPlaced;
    Gauge spectators;
    /// From a message for watchers to the last of them it was sent to.
    Histogram fanOutTime;
    /// What watchers take at once of the time of everyone else.
    Histogram fanOutSliceTime;
    /// Between the first and the last player of a match at the start, as their clocks tell.
    Histogram startSkew;

    Gauge connectionsActive;
    Gauge sessionsSignedIn;
    Counter disconnections;
    Counter reconnections;
    /// From the arrival of a message to the last byte of its answer handed to the socket.
    Histogram messageLatency;
    Counter messagesIn;
    Counter messagesOut;
    Gauge outgoingBytesQueued;
    /// Error replies by code.
    Counter errors(ErrorCode code);
    Counter rateLimited;
    Counter suspiciousInput;
    /// Clients that asked who is on the LAN: answered, asked too often, asked wrongly.
    Counter discoveryAnswers;
    Counter discoveryLimited;
    Counter discoveryMalformed;
    /// The route's pattern (`/api/players/:address`), never the path that was asked for. Looks
    /// the series up: keep the handle where it matters.
    Counter httpRequests(std::string_view route, int status);

    /// 1 while new work is refused for want of strength.
    Gauge overloaded;
    Counter overloadRefusals(NewWork work);
    /// Times the server stood still and went on.
    Counter standstills;
    Histogram commitTime;
    /// Records a group commit made durable.
    Histogram commitRecords;
    /// Records waiting for a commit.
    Gauge ledgerLag;

    void recordProcess(const ProcessSample& sample);

    /// The Prometheus text format, version 0.0.4.
    std::string serialize() const;

    /// The Content-Type of what serialize() returns.
    static constexpr std::string_view kContentType = "text/plain; version=0.0.4; charset=utf-8";
};

} // namespace arcade::telemetry
