#include "tools/bench/churn.h"
#include "tools/bench/duel_field.h"
#include "tools/bench/node_parts.h"
#include "tools/bench/patience.h"
#include "tools/bench/queue_load.h"
#include "tools/bench/routine.h"

#include <algorithm>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

/// From the last entry to the first second of typing, and some more.
constexpr std::chrono::milliseconds kMixedStartLimit = 20s;
constexpr std::chrono::milliseconds kMixedSettling = 2s;
constexpr std::chrono::seconds kMixedMeasured = 15s;
constexpr std::chrono::seconds kChurnMeasured = 10s;
constexpr std::chrono::milliseconds kLook = 250ms;

constexpr double kMixedGoalMs = 10;
constexpr double kMixedCpuGoal = 70;
/// Of each duel's time, some is spent in the queue, the ready check and the countdown.
constexpr double kDuelsForOneInPlay = 1.17;
constexpr int kQueuePlayers = 2'000;
/// Duels whose players hold every message against the contract.
constexpr int kCheckedDuels = 10;

Crowd::Plan checkedPlayers(int count) {
    Crowd::Plan plan;
    const std::string suffix = drawSuffix();
    plan.players = count;
    plan.behaviour = [](int) {
        player::Behaviour behaviour = duellist();
        behaviour.plays = true;
        behaviour.matches = 0;
        behaviour.queue.stakeTier = StakeTier::Bronze;
        return behaviour;
    };
    plan.callsign = [suffix](int index) { return "k" + std::to_string(index) + '-' + suffix; };
    return plan;
}

class MixedPart {
public:
    MixedPart(Ground& ground, const NodeOptions& options, Churning churning)
        : m_ground(ground)
        , m_options(options)
        , m_churning(churning)
        , m_checked(ground.loop(), ground.endpoint(),
                    checkedPlayers(2 * std::clamp(options.duels / 10, 1, kCheckedDuels)),
                    {&m_meters})
        , m_swarm(ground.loop(), ground.endpoint(),
                  {options.connectionsOr(10'000) - m_checked.size(), Dialect::Arcade, "m"})
        , m_duels(ground.loop(), m_swarm, 0, duellists(options))
        , m_queue(ground.loop(), m_swarm, m_duels.size(),
                  std::min(kQueuePlayers, (m_swarm.size() - m_duels.size()) / 2))
        , m_churn(ground.loop(), m_swarm, m_duels.size() + m_queue.size(),
                  m_swarm.size() - m_duels.size() - m_queue.size()) {}

    bool run(Report& report) {
        gather();
        begin();
        measure();
        tell(report);
        m_duels.stop();
        m_queue.stop();
        m_checked.stop();
        waitUntil([this] { return m_checked.isGone(); }, 3s);
        return reportContract(report, m_checked, m_meters);
    }

private:
    bool isChurning() const { return m_churning == Churning::Yes; }

    static int duellists(const NodeOptions& options) {
        return 2 * static_cast<int>(options.duels * kDuelsForOneInPlay);
    }

    void gather() {
        m_swarm.setHearer([this](Client& client, std::string_view frame, player::Time now) {
            ++m_heard;
            if (m_duels.isFor(client.number()))
                m_duels.heard(client, frame, now);
            else if (m_queue.isFor(client.number()))
                m_queue.heard(client, frame, now);
        });
        signInAll(m_swarm);
        openAll(m_swarm);
        m_checked.open();
        waitUntil([this] { return m_checked.hasArrived(); }, kMixedStartLimit);
    }

    void begin() {
        const double perMinute = m_options.queueOperationsPerMinute;
        const std::chrono::duration<double> entering{60 * m_duels.size() / perMinute};
        m_duels.begin(std::chrono::duration_cast<std::chrono::milliseconds>(entering));
        m_queue.start(perMinute);
        waitUntil([this] { return m_duels.playing() * 100 >= m_duels.size() * 95; },
                  kMixedStartLimit +
                      std::chrono::duration_cast<std::chrono::milliseconds>(entering));
        if (isChurning())
            m_churn.start(m_options.churnPerSecond);
        waitFor(kMixedSettling);
    }

    void measure() {
        m_duels.measure();
        m_queue.measure();
        m_churn.measure();
        m_swarm.forget();
        m_heard = 0;
        m_ground.generator().restart();
        m_before = m_ground.usage();
        const auto start = player::Clock::now();
        const auto end =
            start + m_options.durationOr(isChurning() ? kChurnMeasured : kMixedMeasured);
        double looks = 0;
        while (player::Clock::now() < end && waitFor(kLook)) {
            m_playing += m_duels.playing();
            ++looks;
        }
        m_playing /= std::max(1.0, looks);
        m_seconds = secondsSince(start);
        m_after = m_ground.usage();
        m_duels.close(player::Clock::now());
        m_queue.close(player::Clock::now());
    }

    void tell(Report& report) {
        const auto& duels = m_duels.figures();
        const auto& queue = m_queue.figures();
        Histogram operation = queue.enter;
        operation.merge(queue.leave);
        const double operations = static_cast<double>(operation.count()) * 60 / m_seconds;
        operation.merge(duels.enter);
        const int connections = m_swarm.size() + m_checked.size();
        report.section((isChurning() ? "Churn: " : "Mixed: ") + std::to_string(connections) +
                       " connections, " + std::to_string(m_options.duels) + " duels, " +
                       std::to_string(m_options.queueOperationsPerMinute) +
                       " queue operations a minute" +
                       (isChurning() ? ", " + std::to_string(m_options.churnPerSecond) +
                                           " connections a second go and come back"
                                     : ""));
        const int open = m_swarm.countOf(Client::Stage::Open) +
                         m_swarm.countOf(Client::Stage::Connecting) + m_churn.absent() +
                         m_checked.countOf(player::Stage::Open);
        report.figure("connections", "connections", open, "", {double(connections), {}});
        report.figure("in_play", "duels in play on average", m_playing / 2, "",
                      {0.95 * m_options.duels, {}});
        report.figure("progress_rate", "progress messages",
                      static_cast<double>(duels.progressSent) / m_seconds, "a second");
        report.figure("operations", "queue operations answered, of the steady rate", operations,
                      "a minute", {0.98 * m_options.queueOperationsPerMinute, {}});
        report.figure("heard", "messages to all clients", static_cast<double>(m_heard) / m_seconds,
                      "a second");
        report.latency("queue_operation", "queue operation to its answer", operation, kMixedGoalMs);
        report.latency("match_notice", "later queue.enter to match.found", duels.notice,
                       kMixedGoalMs);
        report.latency("countdown", "later accept to match.countdown", duels.countdown,
                       kMixedGoalMs);
        report.latency("relay", "progress, typist to opponent", duels.relay, kMixedGoalMs);
        if (isChurning())
            report.latency("opening", "coming back, TCP to session.state", m_swarm.opening());
        tellCosts(report);
    }

    void tellCosts(Report& report) {
        reportServer(report, m_before, m_after, kMixedCpuGoal);
        report.figure("refused", "requests refused",
                      m_duels.figures().refused + m_queue.figures().refused, "", {{}, 0.0});
        report.figure("skipped", "not sent, as everyone still waited", m_queue.figures().skipped,
                      "", {{}, 0.0});
        m_ground.generator().report(report);
        for (const std::string& trouble : {m_duels.figures().trouble, m_swarm.trouble()}) {
            if (!trouble.empty())
                report.remark("trouble: " + trouble);
        }
    }

    Ground& m_ground;
    const NodeOptions& m_options;
    Churning m_churning;
    Meters m_meters;
    Crowd m_checked;
    Swarm m_swarm;
    DuelField m_duels;
    QueueLoad m_queue;
    Churn m_churn;
    std::uint64_t m_heard = 0;
    std::optional<ProcessUsage> m_before;
    std::optional<ProcessUsage> m_after;
    double m_playing = 0;
    double m_seconds = 1;
};

} // namespace

bool runMixed(Ground& ground, const NodeOptions& options, Report& report, Churning churning) {
    say(churning == Churning::Yes ? "churn" : "mixed");
    return MixedPart(ground, options, churning).run(report);
}

} // namespace arcade::bench
