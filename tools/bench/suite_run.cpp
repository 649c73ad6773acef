#include "tools/bench/suite_run.h"

#include "tools/bench/patience.h"
#include "tools/bench/routine.h"

#include <QSysInfo>

#include <algorithm>
#include <thread>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;
using player::Clock;
using player::Stage;

constexpr std::chrono::milliseconds kSignInLimit = 20s;
constexpr std::chrono::milliseconds kConnectLimit = 10s;
// Longer than the interval of pings, so that each connection has answered one.
constexpr std::chrono::milliseconds kIdleTime = 16s;
constexpr std::chrono::milliseconds kStormTime = 12s;
constexpr std::chrono::milliseconds kDuelLimit = 40s;

// SPEC 3.10.
constexpr double kQueueGoalMs = 50;
constexpr double kNoticeGoalMs = 100;

/// Nobody has such a rating, so nobody meets in the storm.
constexpr int kNobody = 9'000;

Crowd::Plan planFor(const SuiteOptions& options) {
    Crowd::Plan plan;
    const std::string suffix = drawSuffix();
    plan.players = options.connections;
    plan.behaviour = [](int) { return duellist(); };
    plan.callsign = [suffix](int index) { return "p" + std::to_string(index) + '-' + suffix; };
    return plan;
}

} // namespace

SuiteRun::SuiteRun(player::Loop& loop, const player::Endpoint& endpoint,
                   const ServerProcess& server, const SuiteOptions& options)
    : m_server(server)
    , m_options(options)
    , m_report("arcade-bench suite: " + QSysInfo::prettyProductName().toStdString() + ", " +
               std::to_string(std::thread::hardware_concurrency()) +
               " cores for server and generator")
    , m_generator(loop)
    , m_loop(loop)
    , m_crowd(loop, endpoint, planFor(options), {&m_meters}) {}

bool SuiteRun::all() {
    using Step = void (SuiteRun::*)();
    for (const Step step : {&SuiteRun::signIn, &SuiteRun::connect, &SuiteRun::idle,
                            &SuiteRun::storm, &SuiteRun::duels}) {
        if (m_server.isRunning() && !isInterrupted())
            (this->*step)();
    }
    m_crowd.stop();
    waitUntil([this] { return m_crowd.isGone(); }, 3s);
    m_report.section("Contract, over all messages received");
    return reportContract(m_report, m_crowd, m_meters);
}

void SuiteRun::signIn() {
    say("signing in");
    m_generator.restart();
    const auto before = usage();
    const auto start = Clock::now();
    m_crowd.signIn();
    waitUntil([this] { return m_crowd.hasArrived(); }, kSignInLimit);
    const int count = m_crowd.countOf(Stage::SignedIn);
    m_report.section("Sign-in: " + std::to_string(m_options.connections) + " guests, 64 at once");
    m_report.figure("sign_ins", "signed in", count, "", {double(m_options.connections), {}});
    m_report.figure("sign_in_rate", "sign-ins", count / secondsSince(start), "a second");
    reportServer(m_report, before, usage());
}

void SuiteRun::connect() {
    say("connecting");
    const auto before = usage();
    const auto start = Clock::now();
    m_crowd.open();
    waitUntil([this] { return m_crowd.hasArrived(); }, kConnectLimit);
    const double time = secondsSince(start);
    const int count = m_crowd.countOf(Stage::Open);
    const auto after = usage();
    m_report.section("Connections: " + std::to_string(m_options.connections) +
                     ", each from TCP to session.state");
    m_report.figure("connections", "open", count, "", {double(m_options.connections), {}});
    m_report.figure("connect_rate", "connected", count / time, "a second");
    m_report.latency("session_open", "auth to session.state", m_meters.sessionOpen);
    if (before && after && count > 0)
        m_report.figure("memory_per_connection", "server's memory a connection",
                        static_cast<double>(after->residentBytes - before->residentBytes) / 1024 /
                            count,
                        "KiB");
    reportServer(m_report, before, after);
}

void SuiteRun::idle() {
    say("idling");
    const auto before = usage();
    m_generator.restart();
    const std::uint64_t received = m_meters.messagesReceived;
    waitFor(kIdleTime);
    m_report.section("Idle: the same, only answering pings");
    m_report.figure("pings", "messages received",
                    static_cast<double>(m_meters.messagesReceived - received), "");
    reportServer(m_report, before, usage());
    m_generator.report(m_report);
}

void SuiteRun::stormOperation(int operation) {
    const int players = std::min(m_crowd.size(), 2'000);
    player::Player& player = m_crowd.player(operation % players);
    if (player.stage() != Stage::Open || player.contract().repliesMissing() > 0) {
        ++m_stormSkipped;
        return;
    }
    QueueEnter enter = player.behaviour().queue;
    enter.stakeTier = kStakeTiers[static_cast<std::size_t>(operation) % kStakeTiers.size()];
    enter.preferences.emplace().minOpponentRating = kNobody;
    if (player.standing().ticket)
        player.leaveQueue();
    else
        player.enterQueue(enter);
}

void SuiteRun::storm() {
    say("storming the queues");
    const auto before = usage();
    m_generator.restart();
    m_meters.reset();
    m_stormSkipped = 0;
    const auto time = std::chrono::duration<double>(kStormTime).count();
    const auto count = static_cast<int>(m_options.queueOperationsPerMinute / 60.0 * time);
    const auto start = Clock::now();
    spread(count, kStormTime, [this](int operation) { stormOperation(operation); });
    const double took = secondsSince(start);
    const double answered =
        static_cast<double>(m_meters.queueEnter.count() + m_meters.queueLeave.count());
    m_report.section("Queue storm: " + std::to_string(m_options.queueOperationsPerMinute) +
                     " operations a minute, beside " + std::to_string(m_options.connections) +
                     " connections");
    m_report.figure("operations", "operations answered", 60 * answered / took, "a minute",
                    {0.99 * m_options.queueOperationsPerMinute, {}});
    m_report.figure("operations_skipped", "not sent, as the one before was not answered",
                    m_stormSkipped, "");
    m_report.latency("queue_enter", "queue.enter to queue.update", m_meters.queueEnter,
                     kQueueGoalMs);
    m_report.latency("queue_leave", "queue.leave to ok", m_meters.queueLeave, kQueueGoalMs);
    reportServer(m_report, before, usage());
    m_generator.report(m_report);
    for (int index = 0; index < m_crowd.size(); ++index) {
        if (m_crowd.player(index).standing().ticket)
            m_crowd.player(index).leaveQueue();
    }
    waitFor(500ms);
}

void SuiteRun::startDuels() {
    // From the far end, whose players the storm did not use when there are enough.
    const int players = m_options.duels * 2;
    // As fast as the goals ask of a whole minute.
    const std::chrono::milliseconds time{std::int64_t{players} * 60'000 /
                                         m_options.queueOperationsPerMinute};
    spread(players, time, [this](int number) {
        player::Player& player = m_crowd.player(m_crowd.size() - 1 - number);
        if (player.stage() == Stage::Open)
            player.enterQueue(player.behaviour().queue);
    });
}

void SuiteRun::duels() {
    say("duelling");
    const auto before = usage();
    m_generator.restart();
    m_meters.reset();
    startDuels();
    const auto wanted = static_cast<std::size_t>(m_options.duels);
    const auto start = Clock::now();
    // Accept, countdown and the first second of typing.
    waitFor(7s);
    const auto playingFrom = Clock::now();
    const std::uint64_t sentBefore = m_meters.progressSent;
    int inPlay = 0;
    for (int index = 0; index < m_crowd.size(); ++index) {
        const auto& match = m_crowd.player(index).standing().match;
        inPlay += match && match->phase == MatchPhase::Active ? 1 : 0;
    }
    waitFor(10s);
    const double rate =
        static_cast<double>(m_meters.progressSent - sentBefore) / secondsSince(playingFrom);
    waitUntil([&] { return m_meters.completed.size() >= wanted; },
              kDuelLimit -
                  std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start));
    const auto after = usage();
    m_report.section("Duels: " + std::to_string(m_options.duels) + " at once, beside " +
                     std::to_string(m_options.connections - m_options.duels * 2) +
                     " other connections");
    m_report.figure("in_play", "in play at once", inPlay / 2, "", {double(m_options.duels), {}});
    m_report.figure("completed", "completed", static_cast<double>(m_meters.completed.size()), "",
                    {double(m_options.duels), {}});
    m_report.figure("progress_rate", "progress messages", rate, "a second");
    m_report.latency("queue_enter", "queue.enter to queue.update", m_meters.queueEnter,
                     kQueueGoalMs);
    m_report.latency("match_notice", "second queue.enter to match.found", m_meters.matchNotice,
                     kNoticeGoalMs);
    m_report.latency("match_notice_ts", "match.found's ts to its receipt",
                     m_meters.matchNoticeFromEnvelope, kNoticeGoalMs);
    m_report.latency("ready_check", "second accept to match.countdown", m_meters.readyCheck,
                     kNoticeGoalMs);
    m_report.latency("progress_relay", "progress, typist to opponent", m_meters.progressRelay,
                     kNoticeGoalMs);
    reportServer(m_report, before, after);
    m_generator.report(m_report);
    waitFor(500ms);
}

} // namespace arcade::bench
