// Goal: a server process that was stopped and goes on (SIGSTOP, SIGCONT; a laptop that slept) costs
// no player anything: what they sent meanwhile comes before any deadline, and nobody is thrown out.

#include "tests/e2e/scene.h"

#include <QDateTime>
#include <QTest>

#include <csignal>

using namespace arcade;
using e2e::hasResult;
using e2e::Scene;
using player::Behaviour;
using player::Player;

namespace {

Instant wallClock() {
    return instantFromMs(QDateTime::currentMSecsSinceEpoch());
}

} // namespace

class TestStoppedProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aGameGoesOn();
    void anAnswerThatWaitedCounts();
    void aCrashRightAfterwardsCostsNothing();

private:
    bool playUntilTyped(double fast);
    /// Until well after the moment, and long enough for it to be a standstill.
    bool stopBeyond(Instant moment, const std::function<void()>& meanwhile = {});

    std::unique_ptr<Scene> m_scene;
    Player* m_fast = nullptr;
    Player* m_slow = nullptr;
    int m_extended = 0;
    bool m_isTypingTold = false;
};

/// Times shorter than the stop, so that all of them would be over.
void TestStoppedProcess::init() {
    m_extended = 0;
    m_isTypingTold = false;
    m_scene = std::make_unique<Scene>(e2e::quickSettings(
        {QStringLiteral("match.duel_s=6"), QStringLiteral("match.accept_s=2"),
         QStringLiteral("session.ping_interval_s=2"), QStringLiteral("session.pong_timeout_s=1")}));
    m_scene->expectations.duel = std::chrono::seconds{6};
    m_scene->expectations.accept = std::chrono::seconds{2};
    m_scene->onReceived = [this](Player& player, const ServerMessage& message) {
        m_extended += std::holds_alternative<MatchExtended>(message);
        m_isTypingTold |= &player == m_slow && std::holds_alternative<OpponentProgress>(message);
    };
    QVERIFY2(m_scene->server.start(), qPrintable(m_scene->server.failure()));
}

void TestStoppedProcess::cleanup() {
    m_scene->checkContracts();
    QVERIFY2(m_scene->isWell(), e2e::told(m_scene->report()).constData());
    m_scene.reset();
}

bool TestStoppedProcess::playUntilTyped(double fast) {
    m_fast = &m_scene->join({"fast"}, e2e::steady(fast));
    m_slow = &m_scene->join({"slow"}, e2e::steady(15));
    // Both know of it: nothing is on its way while the server stands still, to come late.
    return m_scene->until("the fast one has typed", [this] {
        const auto& match = m_fast->standing().match;
        return match && match->phase == MatchPhase::Active && match->progress.millionths > 0 &&
               m_isTypingTold;
    });
}

bool TestStoppedProcess::stopBeyond(Instant moment, const std::function<void()>& meanwhile) {
    constexpr std::chrono::seconds kStandstill{3};
    m_scene->server.send(SIGSTOP);
    const Instant until = std::max(moment + std::chrono::seconds{1}, wallClock() + kStandstill);
    if (meanwhile)
        meanwhile();
    const bool isOver = e2e::waitUntil([&] { return wallClock() >= until; });
    m_scene->server.send(SIGCONT);
    return isOver;
}

/// The whole sequence is typed while nobody reads it.
void TestStoppedProcess::aGameGoesOn() {
    QVERIFY(playUntilTyped(200));
    QVERIFY(stopBeyond(*m_fast->standing().match->endsAt));
    QVERIFY(m_scene->until("both have the result",
                           [this] { return hasResult(*m_fast) && hasResult(*m_slow); }));
    QCOMPARE(m_extended, 2);
    QCOMPARE(m_fast->results().front().endReason, EndReason::Completed);
    QVERIFY(m_fast->results().front().prize == Amount::data(90));
    QCOMPARE(m_fast->connectionsLost() + m_slow->connectionsLost(), 0);
    QVERIFY(m_scene->server.log().contains("stood still"));
}

void TestStoppedProcess::anAnswerThatWaitedCounts() {
    Behaviour silent = e2e::steady(200);
    silent.answer = Behaviour::Answer::Silent;
    m_fast = &m_scene->join({"fast"}, silent);
    m_slow = &m_scene->join({"slow"}, silent);
    QVERIFY(m_scene->until(
        "both are asked", [this] { return m_fast->standing().match && m_slow->standing().match; }));
    const MatchFound found = m_fast->standing().match->found;
    QVERIFY(stopBeyond(found.acceptDeadline, [&] {
        for (Player* player : {m_fast, m_slow})
            player->send(MatchReady{found.matchId, ReadyResponse::Accept});
    }));
    QVERIFY(m_scene->until("both have the result",
                           [this] { return hasResult(*m_fast) && hasResult(*m_slow); }));
    QVERIFY(m_fast->cancellations().empty());
    QVERIFY(m_slow->cancellations().empty());
    QCOMPARE(m_fast->results().front().matchId, found.matchId);
}

void TestStoppedProcess::aCrashRightAfterwardsCostsNothing() {
    QVERIFY(playUntilTyped(30));
    QVERIFY(stopBeyond(*m_fast->standing().match->endsAt));
    QVERIFY(m_scene->until("both know of it", [this] { return m_extended == 2; }));
    m_scene->server.kill();
    QVERIFY2(m_scene->server.start(), qPrintable(m_scene->server.failure()));
    QVERIFY(m_scene->until("both have the result",
                           [this] { return hasResult(*m_fast) && hasResult(*m_slow); }));
    QCOMPARE(m_fast->results().front().endReason, EndReason::Timeout);
    QVERIFY(m_fast->results().front().prize == Amount::data(90));
}

QTEST_GUILESS_MAIN(TestStoppedProcess)
#include "tst_stopped_process.moc"
