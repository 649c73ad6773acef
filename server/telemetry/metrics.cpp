#include "server/telemetry/metrics.h"

#include "shared/vocabulary/version.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <vector>

namespace arcade::telemetry {
namespace {

using Buckets = prometheus::Histogram::BucketBoundaries;

const Buckets kWaitBuckets{1, 5, 15, 30, 60, 120, 300};
// Fine below the goals of SPEC 3.10 (50 and 100 ms), coarse above.
const Buckets kLatencyBuckets{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01,
                              0.025,  0.05,    0.1,    0.25,  0.5,    1,     2.5};
const Buckets kSliceBuckets{0.0001, 0.00025, 0.0005, 0.001, 0.002, 0.005, 0.01};
const Buckets kMatchBuckets{5, 10, 20, 30, 45, 60, 90, 120, 240, 360};
const Buckets kRecordBuckets{1, 2, 5, 10, 25, 50, 100, 250, 500, 1000};

std::string copy(std::string_view text) {
    return std::string(text);
}

template <TextEnum E>
constexpr std::size_t countOf = EnumText<E>::texts.size();

} // namespace

struct Metrics::Registry {
    template <class Series>
    using Family = prometheus::Family<Series>;

    Family<prometheus::Counter>& counters(const char* name, const char* help) {
        return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
    }
    Family<prometheus::Gauge>& gauges(const char* name, const char* help) {
        return prometheus::BuildGauge().Name(name).Help(help).Register(registry);
    }
    Counter counter(const char* name, const char* help) {
        return Counter(counters(name, help).Add({}));
    }
    Gauge gauge(const char* name, const char* help) { return Gauge(gauges(name, help).Add({})); }
    Histogram histogram(const char* name, const char* help, const Buckets& buckets) {
        auto& family = prometheus::BuildHistogram().Name(name).Help(help).Register(registry);
        return Histogram(family.Add({}, buckets));
    }

    // One series a wire text, made at once: a rate needs the zero it starts from.
    template <TextEnum E>
    std::vector<Counter> countersBy(const char* name, const char* help, const char* label) {
        auto& family = counters(name, help);
        std::vector<Counter> series;
        for (const std::string_view text : EnumText<E>::texts)
            series.emplace_back(family.Add({{label, copy(text)}}));
        return series;
    }

    std::vector<Gauge> queueSizes() {
        auto& family = gauges("matchmaking_queue_size", "Tickets waiting in a queue.");
        std::vector<Gauge> series;
        for (const std::string_view game : EnumText<GameType>::texts) {
            for (const std::string_view tier : EnumText<StakeTier>::texts)
                series.emplace_back(family.Add({{"game_type", copy(game)}, {"tier", copy(tier)}}));
            series.emplace_back(family.Add({{"game_type", copy(game)}, {"tier", ""}}));
        }
        return series;
    }

    prometheus::Registry registry;
    std::vector<Gauge> queueSize = queueSizes();
    std::vector<Counter> cancelled = countersBy<CancelReason>(
        "matchmaking_matches_cancelled_total", "Matches cancelled before their start.", "reason");
    std::vector<Counter> ended =
        countersBy<EndReason>("games_ended_total", "Started games by how they ended.", "reason");
    std::vector<Counter> errors =
        countersBy<ErrorCode>("errors_total", "Error replies to peers.", "code");
    std::vector<Counter> overloadRefusals =
        countersBy<NewWork>("overload_refusals_total", "New work refused in an overload.", "kind");
    Family<prometheus::Counter>& httpRequests =
        counters("http_requests_total", "HTTP requests answered, by route pattern and status.");
    Gauge residentBytes =
        gauge("process_resident_memory_bytes", "Resident memory of the server process.");
    prometheus::Counter& cpuSeconds =
        counters("process_cpu_seconds_total", "User and system CPU time spent.").Add({});
    Gauge openDescriptors = gauge("process_open_fds", "Open file descriptors.");
    Gauge maxDescriptors = gauge("process_max_fds", "Limit of open file descriptors.");
};

Metrics::Metrics()
    : m_registry(std::make_unique<Registry>())
    , queueWait(m_registry->histogram("matchmaking_queue_wait_seconds",
                                      "From entering a queue to being matched.", kWaitBuckets))
    , matchingLatency(m_registry->histogram("matching_latency_seconds",
                                            "From a possible pair to its match.", kLatencyBuckets))
    , waitEstimatesTold(m_registry->counter("matchmaking_wait_estimates_total",
                                            "Waits that ended after an estimate was told."))
    , waitEstimatesHit(m_registry->counter("matchmaking_wait_estimates_hit_total",
                                           "Waits that ended inside the interval told."))
    , matchesCreated(
          m_registry->counter("matchmaking_matches_created_total", "Matches made by the queues."))
    , matchesActive(m_registry->gauge("matches_active", "Matches being played."))
    , matchDuration(m_registry->histogram("match_duration_seconds", "From start to end of a game.",
                                          kMatchBuckets))
    , gamesCompleted(m_registry->counter("games_completed_total", "Games played to their end."))
    , gamesForfeited(m_registry->counter("games_forfeited_total", "Games that ended by forfeit."))
    , betsPlaced(m_registry->counter("bets_placed_total", "Bets taken."))
    , spectators(m_registry->gauge("spectators_watching", "Players who watch a match."))
    , fanOutTime(m_registry->histogram("spectator_fan_out_seconds",
                                       "From a message for watchers to its last receiver.",
                                       kLatencyBuckets))
    , fanOutSliceTime(m_registry->histogram("spectator_fan_out_slice_seconds",
                                            "What watchers take at once of everyone's time.",
                                            kSliceBuckets))
    , startSkew(m_registry->histogram("match_start_skew_seconds",
                                      "Difference between the players' start of one game.",
                                      kLatencyBuckets))
    , connectionsActive(m_registry->gauge("connections_active", "Open WebSocket connections."))
    , sessionsSignedIn(m_registry->gauge("sessions_signed_in", "Players signed in."))
    , disconnections(m_registry->counter("disconnections_total", "Connections lost or closed."))
    , reconnections(m_registry->counter("reconnections_total", "Sessions resumed."))
    , messageLatency(m_registry->histogram("ws_message_latency_seconds",
                                           "From a message to its answer.", kLatencyBuckets))
    , messagesIn(m_registry->counter("ws_messages_in_total", "Messages received."))
    , messagesOut(m_registry->counter("ws_messages_out_total", "Messages sent."))
    , outgoingBytesQueued(
          m_registry->gauge("ws_outgoing_queued_bytes", "Bytes waiting for slow receivers."))
    , rateLimited(m_registry->counter("rate_limited_total", "Requests refused by a rate limit."))
    , suspiciousInput(
          m_registry->counter("suspicious_input_total", "Input no honest client sends."))
    , discoveryAnswers(m_registry->counter("discovery_answers_total",
                                           "Clients on the LAN told that this server is there."))
    , discoveryLimited(m_registry->counter("discovery_limited_total",
                                           "Questions of clients on the LAN that came too often."))
    , discoveryMalformed(m_registry->counter(
          "discovery_malformed_total", "Datagrams at the discovery port that were no question."))
    , overloaded(
          m_registry->gauge("overloaded", "1 while new work is refused for want of strength."))
    , standstills(m_registry->counter("standstills_total",
                                      "Times the process stood still, or the computer slept."))
    , commitTime(
          m_registry->histogram("store_commit_seconds", "Time of a group commit.", kLatencyBuckets))
    , commitRecords(m_registry->histogram("store_commit_records", "Records in a group commit.",
                                          kRecordBuckets))
    , ledgerLag(m_registry->gauge("ledger_lag_records", "Records waiting for a commit.")) {
    auto& build = m_registry->gauges("build_info", "Always 1; the labels say what runs.");
    build.Add({{"version", copy(kVersion)}, {"compiler", __VERSION__}}).Set(1);
}

Metrics::~Metrics() = default;

Gauge Metrics::queueSize(GameType game, std::optional<StakeTier> tier) {
    constexpr std::size_t perGame = countOf<StakeTier> + 1;
    return m_registry->queueSize[static_cast<std::size_t>(game) * perGame +
                                 (tier ? static_cast<std::size_t>(*tier) : perGame - 1)];
}

Counter Metrics::matchesCancelled(CancelReason reason) {
    return m_registry->cancelled[static_cast<std::size_t>(reason)];
}

Counter Metrics::gamesEnded(EndReason reason) {
    return m_registry->ended[static_cast<std::size_t>(reason)];
}

Counter Metrics::errors(ErrorCode code) {
    return m_registry->errors[static_cast<std::size_t>(code)];
}

Counter Metrics::overloadRefusals(NewWork work) {
    return m_registry->overloadRefusals[static_cast<std::size_t>(work)];
}

Counter Metrics::httpRequests(std::string_view route, int status) {
    return Counter(
        m_registry->httpRequests.Add({{"route", copy(route)}, {"status", std::to_string(status)}}));
}

void Metrics::recordProcess(const ProcessSample& sample) {
    m_registry->residentBytes.set(static_cast<double>(sample.residentBytes));
    const double cpu = std::chrono::duration<double>(sample.cpuTime).count();
    m_registry->cpuSeconds.Increment(std::max(0.0, cpu - m_registry->cpuSeconds.Value()));
    m_registry->openDescriptors.set(static_cast<double>(sample.openDescriptors));
    m_registry->maxDescriptors.set(static_cast<double>(sample.maxDescriptors));
}

std::string Metrics::serialize() const {
    return prometheus::TextSerializer().Serialize(m_registry->registry.Collect());
}

void Counter::increment(std::uint64_t by) {
    m_series->Increment(static_cast<double>(by));
}

void Gauge::set(double value) {
    m_series->Set(value);
}

void Gauge::change(double by) {
    m_series->Increment(by);
}

void Histogram::observe(double value) {
    m_series->Observe(value);
}

void Histogram::observe(std::chrono::nanoseconds elapsed) {
    m_series->Observe(std::chrono::duration<double>(elapsed).count());
}

} // namespace arcade::telemetry
