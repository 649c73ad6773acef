// Goal: kill -9 in any state of a duel costs nobody anything: the restarted server holds what it
// had acknowledged, goes on as SPEC 3.9 says, and the money is right to the unit.

#include "tests/e2e/http.h"
#include "tests/e2e/scene.h"

#include <QTest>

#include <algorithm>
#include <vector>

namespace {

using namespace arcade;
using e2e::Scene;
using player::Behaviour;
using player::Player;

/// What the state was in which the server died, as far as the rules tell it apart.
enum class Phase { Entering, Queued, BeforeStart, Active, Over };

struct Point {
    const char* name;
    Phase phase;
    /// The server is killed when either player has seen this; for Entering when it was sent.
    bool (*isReached)(const ServerMessage&);
    double wpm = 200;
};

template <class Message>
bool is(const ServerMessage& message) {
    return std::holds_alternative<Message>(message);
}

bool isFirstAccept(const ServerMessage& message) {
    const auto* update = std::get_if<MatchReadyUpdate>(&message);
    return update != nullptr && update->accepted == 1;
}

bool isLastSecond(const ServerMessage& message) {
    const auto* countdown = std::get_if<MatchCountdown>(&message);
    return countdown != nullptr && countdown->secondsRemaining == std::chrono::seconds{1};
}

bool isHalfTyped(const ServerMessage& message) {
    const auto* state = std::get_if<GameState>(&message);
    return state != nullptr && state->progress.millionths * 2 > Ratio::kOne;
}

bool never(const ServerMessage&) {
    return false;
}

const std::array kPoints{
    Point{"entering", Phase::Entering, never},
    Point{"queued", Phase::Queued, is<QueueUpdate>},
    Point{"matched, nobody has accepted", Phase::BeforeStart, is<MatchFound>},
    Point{"matched, one has accepted", Phase::BeforeStart, isFirstAccept},
    Point{"ready, the countdown begins", Phase::BeforeStart, is<MatchCountdown>},
    Point{"ready, the last second", Phase::BeforeStart, isLastSecond},
    Point{"active, nothing typed yet", Phase::Active, is<GameStarted>},
    Point{"active, first keystrokes", Phase::Active, is<GameState>},
    // Slow enough for checkpoints to be behind it.
    Point{"active, half typed", Phase::Active, isHalfTyped, 50},
    Point{"the result was told", Phase::Over, is<GameResult>},
    Point{"the settlement was told", Phase::Over, is<MatchSettled>},
};

constexpr double kSlow = 15;
/// A checkpoint a second; what was told before the last one or two must be in it.
constexpr std::chrono::seconds kCheckpointed{3};

class Script {
public:
    explicit Script(const Point& point)
        : m_point(point) {}
    QString run();

private:
    struct Told {
        player::Time at;
        std::int64_t keys = 0;
    };

    void begin();
    void watch(Player& player, const ServerMessage& message);
    bool playUntilCrash();
    bool restart();
    void checkResumed();
    void checkTicket(const Player& player);
    void checkPutBack(const Player& player);
    void checkGame(const Player& player);
    void checkAftermath();

    const Point& m_point;
    Scene m_scene;
    Player* m_fast = nullptr;
    Player* m_slow = nullptr;
    bool m_isCrashed = false;
    player::Time m_crashedAt{};
    Duration m_outage{};
    std::map<const Player*, Instant> m_enteredAt;
    std::map<const Player*, std::vector<Told>> m_told;
    std::optional<Instant> m_endsAt;
    MatchId m_match;
    /// The first state after the restart.
    std::map<const Player*, SessionState> m_resumed;
};

QString Script::run() {
    if (!m_scene.server.start())
        return m_scene.server.failure();
    begin();
    if (playUntilCrash() && restart()) {
        checkResumed();
        if (m_point.phase <= Phase::Queued)
            m_slow->enterQueue(m_slow->behaviour().queue);
        if (m_scene.until("both have the result", [this] {
                return e2e::hasResult(*m_fast) && e2e::hasResult(*m_slow) &&
                       !m_fast->standing().match && !m_slow->standing().match;
            }))
            checkAftermath();
    }
    m_scene.checkContracts();
    return m_scene.report();
}

void Script::begin() {
    m_scene.onReceived = [this](Player& player, const ServerMessage& message) {
        watch(player, message);
    };
    m_scene.onSent = [this](Player&, const ClientMessage& message) {
        if (m_point.phase == Phase::Entering && std::holds_alternative<QueueEnter>(message) &&
            !std::exchange(m_isCrashed, true))
            m_scene.server.kill();
    };
    m_slow = &m_scene.join({"slow"}, e2e::waitingToBeTold(kSlow));
    m_scene.until("one is there", [this] { return m_slow->stage() == player::Stage::Open; });
    m_fast = &m_scene.join({"fast"}, e2e::steady(m_point.wpm));
}

void Script::watch(Player& player, const ServerMessage& message) {
    if (const auto* state = std::get_if<SessionState>(&message); state && m_isCrashed)
        m_resumed.emplace(&player, *state);
    if (m_isCrashed)
        return;
    if (const auto* update = std::get_if<QueueUpdate>(&message))
        m_enteredAt[&player] = update->enteredAt;
    if (const auto* found = std::get_if<MatchFound>(&message))
        m_match = found->matchId;
    if (const auto* started = std::get_if<GameStarted>(&message))
        m_endsAt = started->endsAt;
    if (const auto* state = std::get_if<GameState>(&message))
        m_told[&player].push_back({player::Clock::now(), state->keysAccepted});
    // Both must have been told of their place, which is compared after the restart.
    const bool isKnown = m_enteredAt.size() == 2 || m_point.phase == Phase::Queued;
    if (m_point.isReached(message) && isKnown) {
        m_isCrashed = true;
        m_scene.server.kill();
    }
}

bool Script::playUntilCrash() {
    if (m_point.phase > Phase::Queued) {
        if (!m_scene.until("one is queued",
                           [this] { return m_fast->standing().ticket.has_value(); }))
            return false;
        m_slow->enterQueue(m_slow->behaviour().queue);
    }
    return m_scene.until("the server is dead",
                         [this] { return m_isCrashed && !m_scene.server.isRunning(); });
}

bool Script::restart() {
    m_crashedAt = player::Clock::now();
    const auto begun = player::Clock::now();
    const bool isUp = m_scene.server.start();
    m_outage = std::chrono::duration_cast<Duration>(begun - m_crashedAt);
    return m_scene.check(isUp, m_scene.server.failure().toStdString()) &&
           m_scene.until("both are back", [this] { return m_resumed.size() == 2; });
}

void Script::checkResumed() {
    for (const Player* one : {m_fast, m_slow}) {
        switch (m_point.phase) {
        case Phase::Entering: break;
        case Phase::Queued:
            if (one == m_fast)
                checkTicket(*one);
            break;
        case Phase::BeforeStart: checkPutBack(*one); break;
        case Phase::Active: checkGame(*one); break;
        case Phase::Over:
            m_scene.check(m_resumed.at(one).lastResult.has_value(), "the result was forgotten");
            break;
        }
    }
}

void Script::checkTicket(const Player& player) {
    // Those who came back may have been matched again before the second session was opened.
    const SessionState& state = m_resumed.at(&player);
    m_scene.check(state.ticket || state.match, "the ticket is gone");
    if (state.ticket)
        m_scene.check(state.ticket->enteredAt == m_enteredAt.at(&player),
                      "the ticket lost its entry time");
}

void Script::checkPutBack(const Player& player) {
    checkTicket(player);
    const SessionState& state = m_resumed.at(&player);
    if (!m_scene.check(state.lastCancelled.has_value(), "nobody says what became of the match"))
        return;
    const MatchCancelled& told = *state.lastCancelled;
    m_scene.check(told.matchId == m_match && told.reason == CancelReason::ServerRestart &&
                      told.by == Cause::Server && told.requeued && !told.strikes,
                  "the match was not cancelled for the restart");
}

void Script::checkGame(const Player& player) {
    const auto& match = m_resumed.at(&player).match;
    if (!m_scene.check(match && match->found.matchId == m_match &&
                           match->phase == MatchPhase::Active,
                       "the game does not go on"))
        return;
    m_scene.check(match->phaseEndsAt >= *m_endsAt + m_outage, "the clock ran on in the outage");
    std::int64_t checkpointed = 0;
    for (const Told& told : m_told[&player]) {
        if (told.at + kCheckpointed < m_crashedAt)
            checkpointed = told.keys;
    }
    m_scene.check(match->keysAccepted.value_or(-1) >= checkpointed,
                  "the cursor fell behind its checkpoint");
}

/// Settled once, to the right players, for the right amounts.
void Script::checkAftermath() {
    for (const Player* one : {m_fast, m_slow}) {
        m_scene.check(one->results().size() == 1, "there was more than one result");
        const GameResult& result = one->results().front();
        const bool isWinner = one == m_fast;
        m_scene.check(result.endReason == EndReason::Completed &&
                          (result.winner.value == result.yourStats.address.toString()) == isWinner,
                      "the faster one did not win by typing");
        m_scene.check(result.ratingChange == (isWinner ? 16 : -16), "the rating is not Elo's");
        m_scene.check(one->standing().balance == Amount::data(isWinner ? 10'040 : 9'950),
                      "the balance is not what the result makes of it");
        m_scene.check(result.yourStats.accuracy == Ratio::one(), "a keystroke was taken twice");
    }
    m_scene.checkMoney();
    // The same again from what is stored.
    m_scene.server.kill();
    if (!m_scene.check(m_scene.server.start(), m_scene.server.failure().toStdString()))
        return;
    const auto rows = e2e::fetch<LeaderboardReply>(
        m_scene.server, QStringLiteral("/api/leaderboard?game_type=code_duel"));
    m_scene.check(rows.ok() && rows.value().rows.size() == 2 &&
                      rows.value().rows[0].callsign == "fast" &&
                      rows.value().rows[0].rating == 1216 && rows.value().rows[1].rating == 1184 &&
                      rows.value().rows[0].games == 1,
                  "the leaderboard is not that of one duel");
    m_scene.checkMoney();
}

} // namespace

class TestCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killed_data();
    void killed();
    void playersTellARestartByThemselves();

private:
    QStringList m_reports;
};

void TestCrash::initTestCase() {
    std::vector<std::function<QString()>> scripts;
    for (const Point& point : kPoints)
        scripts.emplace_back([&point] { return Script(point).run(); });
    m_reports = e2e::runTogether(scripts);
}

void TestCrash::killed_data() {
    QTest::addColumn<int>("index");
    for (std::size_t index = 0; index < kPoints.size(); ++index)
        QTest::newRow(kPoints[index].name) << static_cast<int>(index);
}

void TestCrash::killed() {
    QFETCH(int, index);
    const QString& report = m_reports.at(index);
    QVERIFY2(report.isEmpty(), e2e::told(report).constData());
}

/// As `arcade-bench play` does: nobody says beforehand that the server will be killed.
void TestCrash::playersTellARestartByThemselves() {
    Scene scene;
    scene.expectations.serverMayStop = false;
    QVERIFY2(scene.server.start(), qPrintable(scene.server.failure()));
    // Whoever is back before anybody could miss the server cannot know why the connection ended.
    const auto restart = [&scene](const std::vector<const Player*>& witnesses) {
        scene.server.kill();
        scene.until("everyone has found nobody there", [&witnesses] {
            return std::ranges::all_of(
                witnesses, [](const Player* one) { return one->contract().hasRestarted(); });
        });
        scene.check(scene.server.start(), scene.server.failure().toStdString());
    };
    bool isHalfDone = false;
    scene.onReceived = [&isHalfDone](Player&, const ServerMessage& message) {
        isHalfDone = isHalfDone || isHalfTyped(message);
    };
    const Player& slow = scene.join({"slow"}, e2e::steady(kSlow));
    scene.until("one is queued", [&slow] { return slow.standing().ticket.has_value(); });
    restart({&slow});
    const Player& fast = scene.join({"fast"}, e2e::steady(50));
    scene.until("half is typed", [&isHalfDone] { return isHalfDone; });
    restart({&slow, &fast});
    scene.until("both have the result",
                [&] { return e2e::hasResult(slow) && e2e::hasResult(fast); });
    scene.check(slow.connectionsLost() == 2 && fast.connectionsLost() == 1,
                "nobody noticed that the server was killed");
    scene.checkContracts();
    QVERIFY2(scene.isWell(), e2e::told(scene.report()).constData());
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
