#include "tools/bench/spectate_run.h"

#include "tools/bench/patience.h"
#include "tools/bench/routine.h"

#include <QSysInfo>

#include <thread>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;
using player::Stage;

constexpr std::chrono::milliseconds kArrivalTime = 60s;
constexpr std::chrono::milliseconds kEntryTime = 500ms;
constexpr std::chrono::milliseconds kPairLimit = 5s;
constexpr std::chrono::milliseconds kStartLimit = 8s;
constexpr std::chrono::milliseconds kMeasured = 15s;
constexpr std::chrono::milliseconds kEndLimit = 30s;

// SPEC 3.10.
constexpr double kRelayGoalMs = 100;

Crowd::Plan playersFor(const SpectateOptions& options) {
    Crowd::Plan plan;
    const std::string suffix = drawSuffix();
    plan.players = options.duels * 2;
    plan.behaviour = [](int) { return duellist(); };
    plan.callsign = [suffix](int index) { return "d" + std::to_string(index) + '-' + suffix; };
    return plan;
}

double millisecondsOf(const Histogram& histogram, double percent) {
    return std::chrono::duration<double, std::milli>(histogram.percentile(percent)).count();
}

} // namespace

SpectateRun::SpectateRun(player::Loop& loop, const player::Endpoint& endpoint,
                         const ServerProcess& server, const SpectateOptions& options)
    : m_server(server)
    , m_options(options)
    , m_report("arcade-bench spectate: " + QSysInfo::prettyProductName().toStdString() + ", " +
               std::to_string(std::thread::hardware_concurrency()) +
               " cores for server, players and watchers")
    , m_generator(loop)
    , m_crowd(loop, endpoint, playersFor(options), {&m_meters}) {}

bool SpectateRun::all() {
    using Step = void (SpectateRun::*)();
    for (const Step step : {&SpectateRun::gather, &SpectateRun::unwatched, &SpectateRun::watched,
                            &SpectateRun::compare}) {
        if (m_server.isRunning() && !isInterrupted())
            (this->*step)();
    }
    m_crowd.stop();
    waitUntil([this] { return m_crowd.isGone(); }, 3s);
    m_report.section("Contract, over all messages the players received");
    for (const std::string& fault : m_meters.chosen.crossCheck.faults())
        m_report.remark("broken: " + fault);
    return reportContract(m_report, m_crowd, m_meters.others) &&
           m_meters.chosen.crossCheck.faults().empty();
}

void SpectateRun::gather() {
    say("gathering");
    const auto start = player::Clock::now();
    m_audience.start(m_server.url(), m_options.watchers);
    const int watchers = m_audience.arrived(kArrivalTime);
    m_crowd.open();
    waitUntil([this] { return m_crowd.hasArrived(); }, kArrivalTime);
    m_report.section("Gathered: " + std::to_string(m_options.watchers) +
                     " who will watch, in a process of their own at lower priority");
    m_report.figure("watchers", "signed in and connected", watchers, "",
                    {double(m_options.watchers), {}});
    m_report.figure("players", "players connected", m_crowd.countOf(Stage::Open), "",
                    {double(m_crowd.size()), {}});
    m_report.figure("gathered_in", "all of them within", secondsSince(start), "s");
}

std::optional<MatchId> SpectateRun::matchInReady() {
    for (int index = 0; index < m_crowd.size(); ++index) {
        const auto& match = m_crowd.player(index).standing().match;
        if (!match || match->phase != MatchPhase::Ready)
            return std::nullopt;
    }
    return m_crowd.player(0).standing().match->id();
}

void SpectateRun::pair() {
    m_generator.restart();
    m_meters.reset();
    spread(m_crowd.size(), kEntryTime, [this](int index) {
        player::Player& player = m_crowd.player(index);
        if (player.stage() == Stage::Open)
            player.enterQueue(player.behaviour().queue);
    });
    waitUntil([this] { return matchInReady().has_value(); }, kPairLimit);
}

void SpectateRun::measure() {
    const auto isPlaying = [this] {
        const auto& match = m_crowd.player(0).standing().match;
        return match && match->phase == MatchPhase::Active;
    };
    waitUntil(isPlaying, kStartLimit);
    m_before = usage();
    waitFor(kMeasured);
    m_after = usage();
    const auto wanted = static_cast<std::size_t>(m_options.duels);
    waitUntil(
        [&] {
            return m_meters.others.completed.size() + m_meters.chosen.completed.size() >= wanted;
        },
        kEndLimit);
}

void SpectateRun::reportDuels() {
    const std::size_t completed =
        m_meters.others.completed.size() + m_meters.chosen.completed.size();
    m_report.figure("completed", "duels completed", static_cast<double>(completed), "",
                    {double(m_options.duels), {}});
    reportServer(m_report, m_before, m_after);
    m_generator.report(m_report);
}

void SpectateRun::unwatched() {
    say("playing with nobody watching");
    pair();
    measure();
    m_unwatched = m_meters.others.progressRelay;
    m_report.section(std::to_string(m_options.duels) + " duels, nobody watching");
    m_report.latency("progress_relay", "progress, typist to opponent", m_unwatched, kRelayGoalMs);
    reportDuels();
    waitFor(500ms);
}

void SpectateRun::watched() {
    say("playing with everyone watching one match");
    pair();
    const auto match = matchInReady();
    if (!match)
        return m_report.remark("The duels did not start.");
    m_meters.choose(*match);
    const auto start = player::Clock::now();
    m_audience.watch(*match);
    const int watching = m_audience.watching(kStartLimit);
    const double joinedIn = secondsSince(start);
    measure();
    m_watched = m_meters.chosen.progressRelay;
    // The result is for each of them.
    waitFor(2s);
    const auto figures = m_audience.finish().value_or(AudienceProcess::Figures{});

    m_report.section(std::to_string(m_options.duels) + " duels, one of them watched by " +
                     std::to_string(m_options.watchers));
    m_report.figure("watching", "watching", watching, "", {double(m_options.watchers), {}});
    m_report.figure("joined_in", "all of them within", joinedIn, "s");
    m_report.latency("progress_relay", "the same, in the match that is watched", m_watched,
                     kRelayGoalMs);
    m_report.latency("progress_relay_others", "the same, in the other matches",
                     m_meters.others.progressRelay, kRelayGoalMs);
    m_report.figure("updates", "views received", figures.updates, "");
    m_report.latency("update_age", "a view's ts to its receipt", figures.ages);
    m_report.figure("results", "results received", figures.results, "",
                    {double(m_options.watchers), {}});
    reportDuels();
    m_report.figure("watchers_cpu", "watchers' CPU", 100 * figures.cores, "% of a core");
    if (!figures.trouble.empty())
        m_report.remark("a watcher in trouble: " + figures.trouble);
}

void SpectateRun::compare() {
    m_report.section("What " + std::to_string(m_options.watchers) +
                     " watchers add to the relay in their match");
    for (const auto& [key, label, percent] : {std::tuple{"added_p50", "p50", 50.0},
                                              {"added_p95", "p95", 95.0},
                                              {"added_p99", "p99", 99.0}})
        m_report.figure(key, label,
                        millisecondsOf(m_watched, percent) - millisecondsOf(m_unwatched, percent),
                        "ms");
}

} // namespace arcade::bench
