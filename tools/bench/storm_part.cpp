#include "tools/bench/duel_field.h"
#include "tools/bench/frame_text.h"
#include "tools/bench/node_parts.h"
#include "tools/bench/patience.h"
#include "tools/bench/queue_load.h"
#include "tools/bench/routine.h"

#include <algorithm>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kStormStartLimit = 20s;
constexpr std::chrono::milliseconds kStormEntryTime = 2s;
constexpr std::chrono::milliseconds kGoneLimit = 5s;
constexpr std::chrono::milliseconds kStormLimit = 30s;
constexpr std::chrono::milliseconds kRetryInterval = 200ms;

constexpr double kGoalSeconds = 5;
/// One of so many has a ticket when the server dies, and as many play a duel.
constexpr int kShare = 10;

class StormPart {
public:
    StormPart(Ground& ground, const NodeOptions& options)
        : m_ground(ground)
        , m_swarm(ground.loop(), ground.endpoint(),
                  {options.connectionsOr(10'000), Dialect::Arcade, "s"})
        , m_duels(ground.loop(), m_swarm, 0, 2 * std::max(1, m_swarm.size() / kShare / 2))
        , m_queue(ground.loop(), m_swarm, m_duels.size(), std::max(1, m_swarm.size() / kShare))
        , m_had(static_cast<std::size_t>(m_swarm.size()), Had::Nothing) {}

    void run(Report& report) {
        gather();
        remember();
        m_ground.process().kill();
        const auto killed = player::Clock::now();
        waitUntil([this] { return m_swarm.countOf(Client::Stage::Open) == 0; }, kGoneLimit);
        report.section("Reconnect storm: the server is killed, " + std::to_string(m_swarm.size()) +
                       " players come back at once");
        const auto restarting = player::Clock::now();
        if (const auto restarted = m_ground.process().restart(); !restarted)
            return report.voidSection(restarted.error().message);
        const double startTime = secondsSince(restarting);
        storm();
        tell(report, startTime, secondsSince(killed));
    }

private:
    enum class Had { Nothing, Ticket, Match };

    void gather() {
        m_swarm.setHearer([this](Client& client, std::string_view frame, player::Time now) {
            heard(client, frame, now);
        });
        signInAll(m_swarm);
        openAll(m_swarm);
        m_duels.begin(kStormEntryTime);
        m_queue.fill(kStormEntryTime);
        waitUntil([this] { return m_queue.tickets() == m_queue.size(); }, kStormStartLimit);
        waitUntil([this] { return m_duels.playing() == m_duels.size(); }, kStormStartLimit);
    }

    /// Who has what that must be there again.
    void remember() {
        for (int number = 0; number < m_swarm.size(); ++number) {
            Had& had = m_had[static_cast<std::size_t>(number)];
            if (m_duels.isFor(number) && m_duels.duellist(number).isPlaying())
                had = Had::Match;
            else if (m_queue.isFor(number) && m_queue.hasTicket(number))
                had = Had::Ticket;
            m_tickets += had == Had::Ticket ? 1 : 0;
            m_matches += had == Had::Match ? 1 : 0;
        }
        m_duels.stop();
        m_swarm.forget();
    }

    void storm() {
        m_isBack = true;
        m_before = m_ground.usage();
        m_ground.generator().restart();
        const auto start = player::Clock::now();
        m_swarm.setAtOnce(m_swarm.size());
        m_swarm.open();
        while (player::Clock::now() - start < kStormLimit) {
            const auto isBack = [this] {
                return m_swarm.countOf(Client::Stage::Open) == m_swarm.size();
            };
            if (waitUntil(isBack, kRetryInterval) || isInterrupted())
                break;
            if (m_swarm.hasArrived()) {
                ++m_rounds;
                m_swarm.open();
            }
        }
        m_took = std::chrono::duration<double>(m_lastBack - start).count();
        m_after = m_ground.usage();
    }

    void heard(const Client& client, std::string_view frame, player::Time now) {
        const int number = client.number();
        if (!m_isBack) {
            if (m_duels.isFor(number))
                m_duels.heard(client, frame, now);
            else if (m_queue.isFor(number))
                m_queue.heard(client, frame, now);
            return;
        }
        if (typeIn(frame) != SessionState::info.wireName)
            return;
        m_lastBack = now;
        const Had had = m_had[static_cast<std::size_t>(number)];
        m_ticketsBack += had == Had::Ticket && has(frame, R"("ticket":{)") ? 1 : 0;
        m_matchesBack +=
            had == Had::Match && (has(frame, R"("match":{)") || has(frame, R"("last_result":{)"))
                ? 1
                : 0;
    }

    static bool has(std::string_view frame, std::string_view text) {
        return frame.find(text) != frame.npos;
    }

    void tell(Report& report, double startTime, double awayTime) {
        const int back = m_swarm.countOf(Client::Stage::Open);
        report.figure("resumed", "resumed", back, "", {double(m_swarm.size()), {}});
        report.figure("resumed_within", "all of them, from the new server's first word", m_took,
                      "s", {{}, kGoalSeconds});
        report.figure("start", "the new server's start on the old data", startTime, "s");
        report.figure("away", "from the kill until everyone is back", awayTime, "s");
        report.latency("opening", "each, TCP to session.state", m_swarm.opening());
        report.figure("tickets", "tickets found again", m_ticketsBack, "", {double(m_tickets), {}});
        report.figure("matches", "players found in their duel again", m_matchesBack, "",
                      {double(m_matches), {}});
        report.figure("retries", "rounds of trying again", m_rounds, "");
        reportServer(report, m_before, m_after);
        report.figure("generator_cpu", "generator's CPU", 100 * m_ground.generator().cores(),
                      "% of a core");
    }

    Ground& m_ground;
    Swarm m_swarm;
    DuelField m_duels;
    QueueLoad m_queue;
    std::vector<Had> m_had;
    bool m_isBack = false;
    int m_tickets = 0;
    int m_matches = 0;
    int m_ticketsBack = 0;
    int m_matchesBack = 0;
    int m_rounds = 0;
    double m_took = 0;
    player::Time m_lastBack{};
    std::optional<ProcessUsage> m_before;
    std::optional<ProcessUsage> m_after;
};

} // namespace

bool runStorm(Ground& ground, const NodeOptions& options, Report& report) {
    say("reconnect storm");
    StormPart(ground, options).run(report);
    return true;
}

} // namespace arcade::bench
