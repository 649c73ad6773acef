#include "tools/bench/audience_process.h"
#include "tools/bench/duel_field.h"
#include "tools/bench/node_parts.h"
#include "tools/bench/numbers.h"
#include "tools/bench/patience.h"
#include "tools/bench/queue_load.h"
#include "tools/bench/routine.h"
#include "tools/bench/views_report.h"

#include <algorithm>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;
using player::Stage;

constexpr std::chrono::milliseconds kHuntArrivalTime = 60s;
constexpr std::chrono::milliseconds kHuntEntryTime = 2s;
/// From the last entry, which fills the lobby, to the first keystroke.
constexpr std::chrono::milliseconds kHuntStartLimit = 30s;
constexpr std::chrono::milliseconds kWatchLimit = 8s;
constexpr std::chrono::seconds kHuntMeasured = 15s;

/// As many as a hunt takes.
constexpr int kHunters = 64;
constexpr int kWatchersOfAHunt = 1'000;
/// A third of them at most play duels; the others enter and leave queues.
constexpr int kBeside = 2'200;
constexpr int kDuelsBeside = 100;

/// SPEC 3.10.
constexpr double kOperationGoalMs = 50;
constexpr double kNoticeGoalMs = 100;

Crowd::Plan hunters() {
    Crowd::Plan plan;
    const std::string suffix = drawSuffix();
    plan.players = kHunters;
    plan.behaviour = [](int) {
        player::Behaviour behaviour = duellist();
        behaviour.queue.gameType = GameType::BountyHunt;
        return behaviour;
    };
    plan.callsign = [suffix](int index) { return "h" + std::to_string(index) + '-' + suffix; };
    return plan;
}

/// What a hunt of as many as may be, watched by a thousand, leaves to everybody else.
class HuntPart {
public:
    HuntPart(Ground& ground, const NodeOptions& options, Report& report)
        : m_ground(ground)
        , m_options(options)
        , m_watchers(options.watchersOr(kWatchersOfAHunt))
        , m_report(report)
        , m_hunters(ground.loop(), ground.endpoint(), hunters(), {&m_meters})
        , m_swarm(ground.loop(), ground.endpoint(),
                  {options.connectionsOr(kBeside), Dialect::Arcade, "b"})
        , m_duels(ground.loop(), m_swarm, 0, 2 * std::min(kDuelsBeside, m_swarm.size() / 6))
        , m_queue(ground.loop(), m_swarm, m_duels.size(), m_swarm.size() - m_duels.size()) {}

    /// Whether the contract held throughout.
    bool all() {
        gather();
        if (begin()) {
            measure();
            tell();
        }
        m_duels.stop();
        m_queue.stop();
        m_hunters.stop();
        waitUntil([this] { return m_hunters.isGone(); }, 3s);
        return reportContract(m_report, m_hunters, m_meters);
    }

private:
    const player::Standing& anyHunter() const { return m_hunters.player(0).standing(); }

    void gather() {
        m_swarm.setHearer([this](Client& client, std::string_view frame, player::Time now) {
            if (m_duels.isFor(client.number()))
                m_duels.heard(client, frame, now);
            else
                m_queue.heard(client, frame, now);
        });
        m_audience.start(m_ground.url(), m_watchers);
        m_arrived = m_audience.arrived(kHuntArrivalTime);
        signInAll(m_swarm);
        openAll(m_swarm);
        m_hunters.open();
        waitUntil([this] { return m_hunters.hasArrived(); }, kHuntArrivalTime);
    }

    bool begin() {
        m_duels.begin(kHuntEntryTime);
        m_queue.start(m_options.queueOperationsPerMinute);
        spread(kHunters, kHuntEntryTime, [this](int index) {
            player::Player& player = m_hunters.player(index);
            if (player.stage() == Stage::Open)
                player.enterQueue(player.behaviour().queue);
        });
        const bool isAssigned =
            waitUntil([this] { return anyHunter().match.has_value(); }, kHuntStartLimit);
        if (isAssigned) {
            m_audience.watch(anyHunter().match->id());
            m_watching = m_audience.watching(kWatchLimit);
        }
        const bool isPlaying =
            isAssigned && waitUntil(
                              [this] {
                                  const auto& match = anyHunter().match;
                                  return match && match->phase == MatchPhase::Active;
                              },
                              kHuntStartLimit);
        if (!isPlaying)
            m_report.remark("The hunt did not start.");
        return isPlaying;
    }

    void measure() {
        m_duels.measure();
        m_queue.measure();
        m_meters.reset();
        m_ground.generator().restart();
        m_before = m_ground.usage();
        const auto start = player::Clock::now();
        waitFor(m_options.durationOr(kHuntMeasured));
        m_seconds = secondsSince(start);
        m_after = m_ground.usage();
        m_duels.close(player::Clock::now());
        m_queue.close(player::Clock::now());
    }

    void tell() {
        const auto figures = m_audience.finish().value_or(AudienceProcess::Figures{});
        m_report.section(
            "A hunt of " + std::to_string(kHunters) + " watched by " + std::to_string(m_watchers) +
            ", beside " + std::to_string(m_duels.size() / 2) + " duels and " +
            std::to_string(m_options.queueOperationsPerMinute) + " queue operations a minute");
        m_report.figure("hunters", "hunters connected", m_hunters.countOf(Stage::Open), "",
                        {double(kHunters), {}});
        m_report.figure("arrived", "watchers connected", m_arrived, "", {double(m_watchers), {}});
        m_report.figure("watching", "watching", m_watching, "", {double(m_watchers), {}});
        m_report.figure("hunt_rate", "keystroke messages of the hunters",
                        static_cast<double>(m_meters.progressSent) / m_seconds, "a second");
        m_report.figure("hunt_heard", "messages to each hunter",
                        static_cast<double>(m_meters.messagesReceived) / m_seconds / kHunters,
                        "a second");
        reportViews(m_report, m_ground, figures);
        tellOthers();
        reportServer(m_report, m_before, m_after);
        m_ground.generator().report(m_report);
    }

    void tellOthers() {
        Histogram operation = m_queue.figures().enter;
        operation.merge(m_queue.figures().leave);
        operation.merge(m_duels.figures().enter);
        m_report.latency("queue_operation", "queue operation to its answer", operation,
                         kOperationGoalMs);
        m_report.latency("match_notice", "later queue.enter to match.found",
                         m_duels.figures().notice, kNoticeGoalMs);
        m_report.latency("countdown", "later accept to match.countdown",
                         m_duels.figures().countdown, kNoticeGoalMs);
        m_report.latency("relay", "progress, typist to opponent", m_duels.figures().relay);
        m_report.figure("refused", "requests refused",
                        m_duels.figures().refused + m_queue.figures().refused, "", {{}, 0.0});
        for (const std::string& trouble : {m_duels.figures().trouble, m_swarm.trouble()}) {
            if (!trouble.empty())
                m_report.remark("trouble: " + trouble);
        }
    }

    Ground& m_ground;
    const NodeOptions& m_options;
    int m_watchers;
    Report& m_report;
    Meters m_meters;
    Crowd m_hunters;
    Swarm m_swarm;
    DuelField m_duels;
    QueueLoad m_queue;
    AudienceProcess m_audience;
    int m_arrived = 0;
    int m_watching = 0;
    std::optional<ProcessUsage> m_before;
    std::optional<ProcessUsage> m_after;
    double m_seconds = 1;
};

} // namespace

bool runHunt(Ground& ground, const NodeOptions& options, Report& report) {
    say("a watched hunt");
    return HuntPart(ground, options, report).all();
}

} // namespace arcade::bench
