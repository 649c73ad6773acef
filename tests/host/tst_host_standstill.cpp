// Goal: a host whose loop stood still treats it as an outage of its own (SPEC 3.9): nothing that
// would have been due comes before what waited in the sockets, nor costs anybody anything. The
// clock is pushed; over the real store and core.
#include <QCoreApplication>
#include <QTest>

#include "tests/host/host_duel.h"

#include <algorithm>

using namespace arcade;
using namespace arcade::host;
using namespace arcade::host::test;

namespace {

constexpr Duration kLong = std::chrono::minutes{10};

} // namespace

class HostStandstillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keystrokesThatWaitedComeFirst();
    void answersThatWaitedComeFirst();
    void ticketKeepsItsPlace();
    void goneMeanwhileIsNotToBlame();
    void crashAfterwardsCostsNothing();
    void shortPausesAreNone();
};

/// The message is handled before the loop has turned: as when it is read first, or the process was
/// stopped in the midst of a turn.
void HostStandstillTest::keystrokesThatWaitedComeFirst() {
    Duel duel;
    QVERIFY(duel.toActive());
    const Instant endsAt = duel.sinks[0].last<GameStarted>()->endsAt;
    const std::string text = duel.sinks[0].last<MatchCountdown>()->codeSequence;
    duel.fixture.clock.push(kLong);
    duel.fixture.host->receive(duel.sessions[1], typed(duel.match(), text), "keys");
    QVERIFY(duel.toResult());
    for (const RecordingSink& sink : duel.sinks) {
        QVERIFY(sink.last<MatchExtended>() != nullptr);
        QVERIFY(sink.last<MatchExtended>()->phaseEndsAt >= endsAt + kLong);
        QCOMPARE(sink.last<GameResult>()->endReason, EndReason::Completed);
        const auto names = sink.names();
        QVERIFY(std::ranges::find(names, "match.extended") <
                std::ranges::find(names, "game.result"));
    }
    QCOMPARE(duel.sinks[1].last<GameResult>()->prize, Amount::data(90));
    QVERIFY(duel.sinks[0].last<GameResult>()->duration < std::chrono::minutes{1});
    QVERIFY(duel.fixture.host->stoodStill() >= kLong);
    QVERIFY(duel.fixture.store.audit().sound);
}

void HostStandstillTest::answersThatWaitedComeFirst() {
    Duel duel;
    QVERIFY(duel.toFound());
    duel.accept(0);
    duel.fixture.clock.push(kLong);
    duel.accept(1);
    QVERIFY(HostFixture::waitUntil([&] { return duel.sinks[0].last<GameStarted>() != nullptr; }));
    QVERIFY(duel.sinks[0].last<MatchCancelled>() == nullptr);
    QVERIFY(duel.sinks[1].last<MatchCancelled>() == nullptr);
}

void HostStandstillTest::ticketKeepsItsPlace() {
    HostFixture fixture;
    RecordingSink sink;
    const SessionId session = fixture.signIn(sink, fixture.newToken(1));
    fixture.host->receive(session, enterBronze(), "enter");
    QVERIFY(HostFixture::waitUntil([&] { return sink.answer("enter") != nullptr; }));
    fixture.clock.push(kLong);
    fixture.host->receive(session, ClientPing{}, "ping");
    QVERIFY(sink.answer("ping") != nullptr);
    QVERIFY(HostFixture::waitUntil([&] { return fixture.host->stoodStill() >= kLong; }));
    fixture.host->receive(session, QueueLeave{}, "leave");
    QVERIFY(HostFixture::waitUntil([&] { return sink.answer("leave") != nullptr; }));
    QVERIFY(std::holds_alternative<Ok>(*sink.answer("leave")));
}

/// With no grace at all for those who are to blame.
void HostStandstillTest::goneMeanwhileIsNotToBlame() {
    Duel duel([](core::Rules& rules) {
        rules.grace = Duration{1};
        rules.restartGrace = Duration{1'000};
    });
    QVERIFY(duel.toActive());
    duel.fixture.clock.push(kLong);
    duel.fixture.host->close(duel.sessions[1]);
    QVERIFY(duel.toResult());
    QVERIFY(duel.sinks[0].last<PlayerDisconnected>() != nullptr);
    QCOMPARE(duel.sinks[0].last<GameResult>()->endReason, EndReason::Void);
    QCOMPARE(duel.sinks[0].last<GameResult>()->prize, Amount::data(50));
    QVERIFY(duel.fixture.store.audit().sound);
}

/// The new sign of life and the clocks moved on are durable together.
void HostStandstillTest::crashAfterwardsCostsNothing() {
    Duel duel;
    QVERIFY(duel.toActive());
    const MatchId match = duel.match();
    const Instant endsAt = duel.sinks[0].last<GameStarted>()->endsAt;
    duel.fixture.clock.push(kLong);
    QVERIFY(HostFixture::waitUntil([&] { return duel.sinks[0].last<MatchExtended>() != nullptr; }));
    duel.fixture.restart();
    const core::Match* found = duel.fixture.host->core().findMatch(match);
    QVERIFY(found != nullptr);
    QVERIFY(found->phase == MatchPhase::Active);
    QVERIFY(found->phaseEndsAt >= endsAt + kLong);
    RecordingSink back;
    duel.fixture.signIn(back, duel.tokens[0]);
    QVERIFY(back.last<SessionState>()->match.has_value());
}

void HostStandstillTest::shortPausesAreNone() {
    Duel duel;
    QVERIFY(duel.toActive());
    for (int pause = 0; pause < 3; ++pause) {
        duel.fixture.clock.push(Duration{900});
        QCoreApplication::processEvents();
        const std::string id = "ping" + std::to_string(pause);
        duel.fixture.host->receive(duel.sessions[0], GameProgress{}, id);
    }
    QCOMPARE(duel.fixture.host->stoodStill(), Duration{0});
    QVERIFY(duel.sinks[0].last<MatchExtended>() == nullptr);
}

QTEST_GUILESS_MAIN(HostStandstillTest)
#include "tst_host_standstill.moc"
