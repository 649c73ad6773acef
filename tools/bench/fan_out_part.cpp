#include "tools/bench/node_parts.h"
#include "tools/bench/numbers.h"
#include "tools/bench/patience.h"
#include "tools/bench/priority.h"
#include "tools/bench/routine.h"
#include "tools/bench/split_meters.h"
#include "tools/bench/views_report.h"

#include <tuple>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;
using player::Stage;

constexpr std::chrono::milliseconds kFanOutArrivalTime = 60s;
constexpr std::chrono::milliseconds kFanOutEntryTime = 500ms;
constexpr std::chrono::milliseconds kPairLimit = 5s;
constexpr std::chrono::milliseconds kFanOutStartLimit = 8s;
constexpr std::chrono::milliseconds kFanOutMeasured = 15s;
constexpr std::chrono::milliseconds kEndLimit = 30s;

constexpr double kRelayGoalMs = 10;
/// The players' p99 with watchers, in times of what it is without.
constexpr double kRelayFactor = 1.2;

constexpr int kDuels = 10;

Crowd::Plan players() {
    Crowd::Plan plan;
    const std::string suffix = drawSuffix();
    plan.players = kDuels * 2;
    plan.behaviour = [](int) { return duellist(); };
    plan.callsign = [suffix](int index) { return "d" + std::to_string(index) + '-' + suffix; };
    return plan;
}

double millisecondsOf(const Histogram& histogram, double percent) {
    return milliseconds(histogram.percentile(percent));
}

/// What watching costs those who are watched: the same duels twice on one server, first with
/// nobody watching, then with one of them watched by all.
class FanOutPart {
public:
    FanOutPart(Ground& ground, const NodeOptions& options, Report& report)
        : m_ground(ground)
        , m_watchers(options.watchersOr(10'000))
        , m_report(report)
        , m_crowd(ground.loop(), ground.endpoint(), players(), {&m_meters}) {}

    /// Whether the contract held throughout.
    bool all();

private:
    void gather();
    void unwatched();
    void watched();
    void compare();

    /// All players enter, and are in READY afterwards.
    void pair();
    /// Measures a while of the game, then waits for its end.
    void measure();
    std::optional<MatchId> matchInReady();
    void reportDuels();

    Ground& m_ground;
    int m_watchers;
    Report& m_report;
    SplitMeters m_meters;
    Crowd m_crowd;
    AudienceProcess m_audience;
    std::optional<ProcessUsage> m_before;
    std::optional<ProcessUsage> m_after;
    Histogram m_unwatched;
    Histogram m_watched;
};

bool FanOutPart::all() {
    using Step = void (FanOutPart::*)();
    for (const Step step : {&FanOutPart::gather, &FanOutPart::unwatched, &FanOutPart::watched,
                            &FanOutPart::compare}) {
        if (m_ground.isWell() && !isInterrupted())
            (this->*step)();
    }
    m_crowd.stop();
    waitUntil([this] { return m_crowd.isGone(); }, 3s);
    for (const std::string& fault : m_meters.chosen.crossCheck.faults())
        m_report.remark("broken: " + fault);
    return reportContract(m_report, m_crowd, m_meters.others) &&
           m_meters.chosen.crossCheck.faults().empty();
}

void FanOutPart::gather() {
    say("gathering");
    const auto start = player::Clock::now();
    m_audience.start(m_ground.url(), m_watchers);
    const int watchers = m_audience.arrived(kFanOutArrivalTime);
    m_crowd.open();
    waitUntil([this] { return m_crowd.hasArrived(); }, kFanOutArrivalTime);
    m_report.section("Gathered: " + std::to_string(m_watchers) +
                     " who will watch, in a process of their own at lower priority");
    m_report.figure("watchers", "signed in and connected", watchers, "", {double(m_watchers), {}});
    m_report.figure("players", "players connected", m_crowd.countOf(Stage::Open), "",
                    {double(m_crowd.size()), {}});
    m_report.figure("gathered_in", "all of them within", secondsSince(start), "s");
}

std::optional<MatchId> FanOutPart::matchInReady() {
    for (int index = 0; index < m_crowd.size(); ++index) {
        const auto& match = m_crowd.player(index).standing().match;
        if (!match || match->phase != MatchPhase::Ready)
            return std::nullopt;
    }
    return m_crowd.player(0).standing().match->id();
}

void FanOutPart::pair() {
    m_ground.generator().restart();
    m_meters.reset();
    spread(m_crowd.size(), kFanOutEntryTime, [this](int index) {
        player::Player& player = m_crowd.player(index);
        if (player.stage() == Stage::Open)
            player.enterQueue(player.behaviour().queue);
    });
    waitUntil([this] { return matchInReady().has_value(); }, kPairLimit);
}

void FanOutPart::measure() {
    const auto isPlaying = [this] {
        const auto& match = m_crowd.player(0).standing().match;
        return match && match->phase == MatchPhase::Active;
    };
    waitUntil(isPlaying, kFanOutStartLimit);
    m_before = m_ground.usage();
    waitFor(kFanOutMeasured);
    m_after = m_ground.usage();
    const auto wanted = static_cast<std::size_t>(kDuels);
    waitUntil(
        [&] {
            return m_meters.others.completed.size() + m_meters.chosen.completed.size() >= wanted;
        },
        kEndLimit);
}

void FanOutPart::reportDuels() {
    const std::size_t completed =
        m_meters.others.completed.size() + m_meters.chosen.completed.size();
    m_report.figure("completed", "duels completed", static_cast<double>(completed), "",
                    {double(kDuels), {}});
    reportServer(m_report, m_before, m_after);
    m_ground.generator().report(m_report);
}

void FanOutPart::unwatched() {
    const AtOnce atOnce;
    say("playing with nobody watching");
    pair();
    measure();
    m_unwatched = m_meters.others.progressRelay;
    m_report.section(std::to_string(kDuels) + " duels, nobody watching");
    m_report.latency("progress_relay", "progress, typist to opponent", m_unwatched, kRelayGoalMs);
    reportDuels();
    waitFor(500ms);
}

void FanOutPart::watched() {
    const AtOnce atOnce;
    say("playing with everyone watching one match");
    pair();
    const auto match = matchInReady();
    if (!match)
        return m_report.remark("The duels did not start.");
    m_meters.choose(*match);
    const auto start = player::Clock::now();
    m_audience.watch(*match);
    const int watching = m_audience.watching(kFanOutStartLimit);
    const double joinedIn = secondsSince(start);
    measure();
    m_watched = m_meters.chosen.progressRelay;
    m_watched.merge(m_meters.others.progressRelay);
    // The result is for each of them.
    waitFor(2s);
    const auto figures = m_audience.finish().value_or(AudienceProcess::Figures{});

    m_report.section(std::to_string(kDuels) + " duels, one of them watched by " +
                     std::to_string(m_watchers));
    m_report.figure("watching", "watching", watching, "", {double(m_watchers), {}});
    m_report.figure("joined_in", "all of them within", joinedIn, "s");
    m_report.latency("progress_relay", "progress, typist to opponent", m_watched, kRelayGoalMs);
    m_report.latency("progress_relay_watched", "the same, in the match that is watched",
                     m_meters.chosen.progressRelay);
    m_report.latency("progress_relay_others", "the same, in the other matches",
                     m_meters.others.progressRelay);
    reportViews(m_report, m_ground, figures);
    m_report.figure("results", "results received", figures.results, "", {double(m_watchers), {}});
    reportDuels();
}

void FanOutPart::compare() {
    m_report.section("What " + std::to_string(m_watchers) +
                     " watchers add to the relay of all players");
    for (const auto& [key, label, percent] : {std::tuple{"added_p50", "p50", 50.0},
                                              {"added_p95", "p95", 95.0},
                                              {"added_p99", "p99", 99.0}})
        m_report.figure(key, label,
                        millisecondsOf(m_watched, percent) - millisecondsOf(m_unwatched, percent),
                        "ms");
    const double before = millisecondsOf(m_unwatched, 99);
    m_report.figure("relay_factor", "p99 with watchers, of that without",
                    before > 0 ? millisecondsOf(m_watched, 99) / before : 0, "times",
                    {{}, kRelayFactor});
}

} // namespace

bool runFanOut(Ground& ground, const NodeOptions& options, Report& report) {
    say("fan-out");
    return FanOutPart(ground, options, report).all();
}

} // namespace arcade::bench
