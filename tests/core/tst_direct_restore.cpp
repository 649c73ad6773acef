// Goal: a restart, a standstill or a clock that was set back costs players of direct games
// nothing: places and matches go on, and nobody is to blame for being away.
#include "server/core/clock_step.h"
#include "server/core/direct_view.h"
#include "tests/core/scenario.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestDirectRestore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ticketsWaitOn();
    void outageDoesNotCountForTickets();
    void registeredPlayerHasAMinuteAfterRestart();
    void ticketsMeetAfterRestart();
    void matchGoesOnWithEveryoneAway();
    void whoWasThereReturnsWithTheConnection();
    void whoHadLeftDoesNot();
    void absenceBeforeRestartIsForgiven();
    void secondRestartChangesNothingElse();
    void restoresTheSameRecords();
    void standstillPutsOffWhatIsDue();
    void clockSetBackMovesEverything();
};

namespace {

constexpr int kMinute = 60'000;
constexpr int kTenMinutes = 600'000;

void pair(Scenario& chess) {
    chess.act("ann seeks chess|USDT|20");
    chess.act("bob seeks chess|USDT|20");
    chess.takeHeard();
}

void join(Scenario& chess) {
    pair(chess);
    chess.act("ann joins");
    chess.act("bob joins");
    chess.takeHeard();
}

std::string statusOf(Scenario& chess) {
    const Match* match = chess.core().findMatch(chess.matchOf("ann"));
    return match == nullptr ? "gone" : std::string{wireText(directStatus(*match))};
}

bool waits(Scenario& chess, const std::string& name) {
    return std::holds_alternative<QueueKey>(chess.core().directPlace(Scenario::player(name)));
}

} // namespace

void TestDirectRestore::ticketsWaitOn() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20 away", {}});
    chess.restart(20'000);
    PLAY(chess, {30'000, "ann renews", {}},
         {30'000 + kMinute - 1,
          "bob seeks chess|USDT|20",
          {"ann: paired bob chess|USDT|20", "bob: paired ann chess|USDT|20"}});
}

void TestDirectRestore::outageDoesNotCountForTickets() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20 away", {}}, {20'000, "wait", {}});
    chess.restart(5'000'000);
    PLAY(chess, {5'000'000 + 39'999, "wait", {}});
    QVERIFY(waits(chess, "ann"));
    PLAY(chess, {5'000'000 + 40'000, "wait", {}});
    QVERIFY(!waits(chess, "ann"));
}

void TestDirectRestore::registeredPlayerHasAMinuteAfterRestart() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20", {}}, {0, "cat seeks go|TON|1", {}},
         {10 * kMinute, "wait", {}});
    chess.restart(20 * kMinute);
    PLAY(chess, {21 * kMinute - 1, "cat returns", {}}, {21 * kMinute, "wait", {}});
    QVERIFY(!waits(chess, "ann"));
    QVERIFY(waits(chess, "cat"));
}

void TestDirectRestore::ticketsMeetAfterRestart() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20 away", {}});
    chess.restart(10);
    PLAY(chess, {20,
                 "bob seeks chess|USDT|20",
                 {"ann: paired bob chess|USDT|20", "bob: paired ann chess|USDT|20"}});
}

void TestDirectRestore::matchGoesOnWithEveryoneAway() {
    Scenario chess;
    join(chess);
    PLAY(chess, {1000, "wait", {}});
    const Outcome outcome = chess.restart(50'000'000);
    QVERIFY(outcome.notices.empty());
    QCOMPARE(statusOf(chess), std::string{"paused"});
    PLAY(chess, {50'000'000 + kTenMinutes - 1, "wait", {}},
         {50'000'000 + kTenMinutes,
          "wait",
          {"ann: finished ann away bob away (A player stayed away.)",
           "bob: finished ann away bob away (A player stayed away.)"}});
}

void TestDirectRestore::whoWasThereReturnsWithTheConnection() {
    Scenario chess;
    join(chess);
    chess.restart(1000);
    PLAY(chess,
         {2000, "ann returns", {"ann: paired bob chess|USDT|20", "ann: paused ann here bob away"}},
         {3000,
          "bob returns",
          {"bob: paired ann chess|USDT|20", "bob: active ann here bob here",
           "ann: active ann here bob here"}});
    QVERIFY(!chess.core().nextDeadline());
}

void TestDirectRestore::whoHadLeftDoesNot() {
    Scenario chess;
    join(chess);
    chess.act("ann quits");
    chess.takeHeard();
    chess.restart(1000);
    PLAY(chess, {2000, "ann returns", {"ann: paired bob chess|USDT|20"}},
         {3000, "bob returns", {"bob: paired ann chess|USDT|20", "bob: paused ann away bob here"}},
         {4000, "ann joins", {"ann: active ann here bob here", "bob: active ann here bob here"}});
    Scenario unjoined;
    pair(unjoined);
    unjoined.restart(1000);
    PLAY(unjoined, {2000, "ann returns", {"ann: paired bob chess|USDT|20"}});
    QCOMPARE(statusOf(unjoined), std::string{"active"});
}

void TestDirectRestore::absenceBeforeRestartIsForgiven() {
    Scenario chess;
    join(chess);
    PLAY(chess, {0, "ann drops", {"bob: paused ann away bob here"}},
         {kTenMinutes - 1000, "wait", {}});
    chess.restart(kTenMinutes);
    PLAY(chess, {2 * kTenMinutes - 1, "ann joins", {"ann: paused ann here bob away"}});
    QCOMPARE(statusOf(chess), std::string{"paused"});
}

void TestDirectRestore::secondRestartChangesNothingElse() {
    Scenario chess;
    join(chess);
    chess.restart(1000);
    chess.restart(2000);
    PLAY(chess,
         {3000, "ann returns", {"ann: paired bob chess|USDT|20", "ann: paused ann here bob away"}},
         {2000 + kTenMinutes,
          "wait",
          {"ann: finished ann here bob away (A player stayed away.)",
           "bob: finished ann here bob away (A player stayed away.)"}});
}

void TestDirectRestore::restoresTheSameRecords() {
    Scenario chess;
    join(chess);
    PLAY(chess, {0, "cat seeks chess|USDT|20 away", {}}, {0, "dan seeks go|ETH|0.001", {}});
    const Snapshot before = chess.core().snapshot(chess.now());
    chess.restart(1000);
    const Snapshot after = chess.core().snapshot(chess.now());
    QCOMPARE(after.tickets.size(), 2U);
    QCOMPARE(after.matches.size(), 1U);
    QCOMPARE(after.matches.front().id, before.matches.front().id);
    QCOMPARE(after.matches.front().sides, before.matches.front().sides);
    QCOMPARE(chess.core().brokenInvariant(chess.now()), std::string{});
}

void TestDirectRestore::standstillPutsOffWhatIsDue() {
    Scenario chess;
    join(chess);
    PLAY(chess, {0, "cat seeks go|ETH|1 away", {}}, {0, "dan seeks checkers|ETH|1", {}},
         {10'000, "bob drops", {"ann: paused ann here bob away"}}, {20'000, "stall 2000000", {}},
         {2'000'000 + kMinute - 1, "wait", {}});
    QVERIFY(waits(chess, "cat") && waits(chess, "dan"));
    PLAY(chess, {2'000'000 + kMinute, "wait", {}});
    QVERIFY(!waits(chess, "cat") && waits(chess, "dan"));
    PLAY(chess, {2'010'000 + kTenMinutes - 1, "wait", {}},
         {2'010'000 + kTenMinutes,
          "wait",
          {"ann: finished ann here bob away (A player stayed away.)",
           "bob: finished ann here bob away (A player stayed away.)"}});
}

void TestDirectRestore::clockSetBackMovesEverything() {
    Scenario chess;
    join(chess);
    PLAY(chess, {0, "cat seeks go|ETH|1 away", {}},
         {30'000, "ann drops", {"bob: paused ann away bob here"}});
    const Snapshot moved = movedBack(chess.core().snapshot(chess.now()), Duration{30'000});
    const Participant& ann = moved.matches.front().participants.front();
    QCOMPARE(*ann.disconnectedAt, chess.now() - Duration{30'000});
    QCOMPARE(*ann.graceEndsAt, chess.now() + Duration{kTenMinutes - 30'000});
    Coordinator core{Scenario::plainRules()};
    const Instant earlier = chess.now() - Duration{100'000};
    core.restore(chess.core().snapshot(chess.now()), earlier);
    QCOMPARE(core.brokenInvariant(earlier), std::string{});
    // cat had half a minute left, and has it still.
    QCOMPARE(*core.nextDeadline(), earlier + Duration{30'000});
}

QTEST_GUILESS_MAIN(TestDirectRestore)
#include "tst_direct_restore.moc"
