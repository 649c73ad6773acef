// Goal: eight headless players hunt over real sockets as SPEC 3.5 says, and kill -9 in any phase of
// it costs nobody anything: lobby, ring, scores and stakes are as they were acknowledged.

#include "tests/e2e/http.h"
#include "tests/e2e/scene.h"

#include <QTest>

#include <algorithm>

namespace {

using namespace arcade;
using e2e::Scene;
using player::Behaviour;
using player::Player;

constexpr int kHunters = 8;
constexpr std::chrono::seconds kHunt{8};

/// When the server dies: a player has seen this.
struct Point {
    const char* name;
    bool (*isReached)(const ServerMessage&);
    /// What was agreed goes on, else it is put back.
    bool goesOn = false;
};

bool never(const ServerMessage&) {
    return false;
}

bool isHalfFull(const ServerMessage& message) {
    const auto* lobby = std::get_if<LobbyUpdate>(&message);
    return lobby != nullptr && lobby->phase == LobbyPhase::Registration &&
           lobby->players >= kHunters / 2;
}

bool hasTarget(const ServerMessage& message) {
    return std::holds_alternative<GameAssignment>(message);
}

bool isBeyondTheFirstText(const ServerMessage& message) {
    const auto* state = std::get_if<GameState>(&message);
    return state != nullptr && state->sequence.has_value();
}

bool isTold(const ServerMessage& message) {
    return std::holds_alternative<GameResult>(message);
}

const std::array kPoints{
    Point{"not at all", never, true},
    Point{"while hunters gather", isHalfFull},
    Point{"while targets are known", hasTarget},
    Point{"in the second text", isBeyondTheFirstText, true},
    Point{"when the result was told", isTold, true},
};

QStringList settings() {
    return e2e::quickSettings({QStringLiteral("match.registration_s=3"),
                               QStringLiteral("match.hunt_s=8"),
                               QStringLiteral("match.restart_grace_s=6")});
}

class Script {
public:
    explicit Script(const Point& point)
        : m_point(point)
        , m_scene(settings()) {}
    QString run();

private:
    void watch(const Player& player, const ServerMessage& message);
    void checkAftermath();
    void checkLeaderboard();

    const Point& m_point;
    Scene m_scene;
    bool m_isCrashed = false;
    std::optional<MatchId> m_match;
    std::map<const Player*, Address> m_targets;
};

QString Script::run() {
    if (!m_scene.server.start())
        return m_scene.server.failure();
    m_scene.expectations.hunt = kHunt;
    m_scene.expectations.serverMayStop = m_point.isReached != never;
    m_scene.onReceived = [this](Player& player, const ServerMessage& message) {
        watch(player, message);
    };
    for (int number = 0; number < kHunters; ++number) {
        // The fastest types some six texts, the slowest hardly one.
        Behaviour behaviour = e2e::steady(60.0 + 25.0 * number);
        behaviour.queue.gameType = GameType::BountyHunt;
        m_scene.join({"hunter" + std::to_string(number)}, behaviour);
    }
    if (m_point.isReached != never && m_scene.until("the server is dead", [this] {
            return m_isCrashed && !m_scene.server.isRunning();
        }))
        m_scene.check(m_scene.server.start(), m_scene.server.failure().toStdString());
    const auto isOver = [](const auto& one) {
        return e2e::hasResult(*one) && !one->standing().match;
    };
    if (m_scene.until("all have the result",
                      [&] { return std::ranges::all_of(m_scene.players(), isOver); }))
        checkAftermath();
    m_scene.checkContracts();
    return m_scene.report();
}

void Script::watch(const Player& player, const ServerMessage& message) {
    if (const auto* assignment = std::get_if<GameAssignment>(&message))
        m_targets[&player] = assignment->target.address;
    if (const auto* found = std::get_if<MatchFound>(&message); found && !m_isCrashed)
        m_match = found->matchId;
    if (!m_isCrashed && m_point.isReached(message)) {
        m_isCrashed = true;
        m_scene.server.kill();
    }
}

/// Settled once, and each target is the one that was told.
void Script::checkAftermath() {
    for (const auto& one : m_scene.players()) {
        m_scene.check(one->results().size() == 1, "there was more than one result");
        const GameResult& result = one->results().front();
        m_scene.check(result.endReason == EndReason::Timeout && result.players.size() == kHunters,
                      "the hunt did not end with its time");
        m_scene.check((result.matchId == m_match) == m_point.goesOn || !m_match,
                      "the round that was put back went on, or the other way round");
        m_scene.check(result.hunt && result.hunt->target == m_targets[one.get()],
                      "the target is not the one that was told");
    }
    m_scene.checkMoney();
    checkLeaderboard();
}

void Script::checkLeaderboard() {
    const auto rows = e2e::fetch<LeaderboardReply>(
        m_scene.server, QStringLiteral("/api/leaderboard?game_type=bounty_hunt"));
    m_scene.check(rows.ok() && rows.value().rows.size() == kHunters &&
                      rows.value().rows.front().rating > kStartRating,
                  "the ladder of hunts is not that of one hunt");
    const auto duels = e2e::fetch<LeaderboardReply>(
        m_scene.server, QStringLiteral("/api/leaderboard?game_type=code_duel"));
    m_scene.check(duels.ok() && duels.value().rows.empty(), "a hunt counted as a duel");
}

} // namespace

class TestHunt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killed_data();
    void killed();

private:
    QStringList m_reports;
};

void TestHunt::initTestCase() {
    std::vector<std::function<QString()>> scripts;
    for (const Point& point : kPoints)
        scripts.emplace_back([&point] { return Script(point).run(); });
    m_reports = e2e::runTogether(scripts);
}

void TestHunt::killed_data() {
    QTest::addColumn<int>("index");
    for (std::size_t index = 0; index < kPoints.size(); ++index)
        QTest::newRow(kPoints[index].name) << static_cast<int>(index);
}

void TestHunt::killed() {
    QFETCH(int, index);
    const QString& report = m_reports.at(index);
    QVERIFY2(report.isEmpty(), e2e::told(report).constData());
}

QTEST_GUILESS_MAIN(TestHunt)
#include "tst_hunt.moc"
