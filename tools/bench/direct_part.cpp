#include "tools/bench/frame_text.h"
#include "tools/bench/node_parts.h"
#include "tools/bench/pacer.h"
#include "tools/bench/patience.h"
#include "tools/bench/routine.h"
#include "tools/bench/swarm.h"

#include <map>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kDirectMeasured = 5s;
constexpr std::chrono::milliseconds kDirectTail = 1s;

constexpr double kDirectGoalMs = 10;
/// HTTP requests a second: one for each player, and two players make a match.
constexpr double kRequestRate = 1'000;

/// Players of direct games: each has registered on a WebSocket, asks for a match over HTTP and is
/// told of it on the socket.
class DirectPart {
public:
    DirectPart(Ground& ground, const NodeOptions& options)
        : m_ground(ground)
        , m_options(options)
        , m_swarm(ground.loop(), ground.endpoint(),
                  {options.connectionsOr(10'000) / 2 * 2, Dialect::Flat, "f"})
        , m_askedAt(static_cast<std::size_t>(m_swarm.size()))
        , m_pacer(ground.loop(), [this](int number, player::Time due) { ask(number, due); }) {}

    void run(Report& report) {
        m_swarm.setHearer([this](const Client& client, std::string_view frame, player::Time now) {
            if (typeIn(frame) == "match_found")
                found(client.number(), now);
        });
        openAll(m_swarm);
        const auto before = m_ground.usage();
        m_ground.generator().restart();
        m_pacer.start(kRequestRate);
        waitUntil([this] { return m_asked == m_swarm.size(); },
                  m_options.durationOr(kDirectMeasured));
        m_pacer.stop();
        const auto after = m_ground.usage();
        waitUntil([this] { return m_found == m_asked / 2 * 2 && m_calls.empty(); }, kDirectTail);
        tell(report, before, after);
    }

private:
    void ask(int number, player::Time due) {
        if (number >= m_swarm.size())
            return;
        ++m_asked;
        m_askedAt[static_cast<std::size_t>(number)] = due;
        const std::string body = R"({"game":"bench","asset":"USDT","amount":20,"playerId":")" +
                                 m_swarm.client(number).name() + R"("})";
        m_calls[number] = std::make_shared<player::HttpCall>(
            m_ground.loop(), m_ground.endpoint(), "POST", "/api/find-match", body,
            [this, number](const Result<player::HttpReply>& result) { answered(number, result); });
    }

    void answered(int number, const Result<player::HttpReply>& result) {
        if (result && result.value().status == 200)
            m_answer.record(m_askedAt[static_cast<std::size_t>(number)], player::Clock::now());
        else
            ++m_refused;
        m_ground.loop().dispose(std::move(m_calls[number]));
        m_calls.erase(number);
    }

    /// First come, first served: each pair are two who asked one after the other.
    void found(int number, player::Time now) {
        ++m_found;
        m_notice.record(m_askedAt[static_cast<std::size_t>(number | 1)], now);
    }

    void tell(Report& report, const std::optional<ProcessUsage>& before,
              const std::optional<ProcessUsage>& after) {
        report.section("Direct games over the flat protocol: " + std::to_string(m_swarm.size()) +
                       " registered connections, " +
                       std::to_string(static_cast<int>(kRequestRate)) +
                       " POST /api/find-match a second");
        report.figure("connections", "connections", m_swarm.countOf(Client::Stage::Open), "",
                      {double(m_swarm.size()), {}});
        report.latency("opening", "TCP to the upgrade's answer", m_swarm.opening());
        report.latency("find_match", "find-match to its answer", m_answer, kDirectGoalMs);
        report.latency("match_found", "second find-match to match_found", m_notice, kDirectGoalMs);
        report.figure("found", "players told of their match", m_found, "",
                      {double(m_asked / 2 * 2), {}});
        report.figure("refused", "requests refused", m_refused, "", {{}, 0.0});
        reportServer(report, before, after);
        m_ground.generator().report(report);
        if (!m_swarm.trouble().empty())
            report.remark("trouble: " + m_swarm.trouble());
    }

    Ground& m_ground;
    const NodeOptions& m_options;
    Swarm m_swarm;
    std::vector<player::Time> m_askedAt;
    std::map<int, std::shared_ptr<player::HttpCall>> m_calls;
    Histogram m_answer;
    Histogram m_notice;
    int m_asked = 0;
    int m_found = 0;
    int m_refused = 0;
    Pacer m_pacer;
};

} // namespace

bool runDirect(Ground& ground, const NodeOptions& options, Report& report) {
    say("direct games");
    DirectPart(ground, options).run(report);
    return true;
}

} // namespace arcade::bench
