// Goal: being cut off costs what SPEC 3.9 says in each state, and nothing more.
#include "tests/core/scenario.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestPresence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resumesTicket();
    void removesTicketAfterGrace();
    void entersAway();
    void cancelsMatched();
    void playsWhenBackBeforeStart();
    void cancelsReadyAtStart();
    void cancelsReadyWhenAllGone();
    void putsBackAwayPlayer();
    void saysWhatAnAbsenceComesTo();
    void forfeitsAfterGrace();
    void countsGraceInAll();
    void voidsWhenNobodyIsThere();
    void endsByClockWhenBothAreGone();
    void replacedSessionChangesNothing();
    void showsAbsenceInView();
};

void TestPresence::resumesTicket() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}}, {1000, "ann drops", {}},
         {2000, "bob enters", {"bob: searching #2"}}, {5000, "ann drops", {}},
         {10'999, "ann returns", {"ann: found bob", "bob: found ann"}},
         {10'999, "ann returns", {}});
}

void TestPresence::removesTicketAfterGrace() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}}, {1000, "ann drops", {}},
         {10'999, "wait", {}}, {11'000, "wait", {"ann: removed #0 (You were away for too long.)"}},
         {12'000, "ann leaves", {"! NOT_IN_QUEUE"}});
    const std::vector<std::string> expected{"TicketSaved ann", "TicketSaved ann", "TicketErased",
                                            "ReservationReleased ann", "AftermathSaved ann"};
    QCOMPARE(duel.takeRecords(), expected);
    const auto removed = duel.core().view(Scenario::player("ann"), duel.now()).lastRemoved;
    QVERIFY(removed);
    QCOMPARE(removed->status, TicketStatus::Removed);
}

void TestPresence::entersAway() {
    Scenario duel;
    PLAY(duel, {0, "ann enters away", {"ann: suspended #1"}},
         {100, "bob enters", {"bob: searching #2"}},
         {10'000, "wait", {"ann: removed #0 (You were away for too long.)"}});
}

void TestPresence::cancelsMatched() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {0, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {10, "ann accepts", {"ann: ready 1/2", "bob: ready 1/2"}},
         {5000,
          "bob drops",
          {"ann: cancelled opponent_disconnected by opponent back",
           "bob: cancelled opponent_disconnected by you out", "ann: searching #1"}},
         {6000, "bob returns", {}},
         {7000, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}});
}

void TestPresence::playsWhenBackBeforeStart() {
    Scenario duel;
    duel.playToReady();
    PLAY(duel, {900, "ann drops", {"bob: gone ann 5"}},
         {1020, "wait", {"ann: countdown 4", "bob: countdown 4"}},
         {2000, "ann returns", {"bob: back ann 4"}},
         {5020,
          "wait",
          {"ann: countdown 3", "bob: countdown 3", "ann: countdown 2", "bob: countdown 2",
           "ann: countdown 1", "bob: countdown 1", "ann: started 60", "bob: started 60"}});
}

void TestPresence::cancelsReadyAtStart() {
    Scenario duel;
    duel.playToReady();
    PLAY(duel,
         {4100,
          "ann drops",
          {"ann: countdown 4", "bob: countdown 4", "ann: countdown 3", "bob: countdown 3",
           "ann: countdown 2", "bob: countdown 2", "ann: countdown 1", "bob: countdown 1",
           "bob: gone ann 1"}},
         {5020,
          "wait",
          {"ann: cancelled opponent_disconnected by you out",
           "bob: cancelled opponent_disconnected by opponent back", "bob: searching #1"}});
}

void TestPresence::cancelsReadyWhenAllGone() {
    Scenario duel;
    duel.playToReady();
    PLAY(duel, {500, "ann drops", {"bob: gone ann 5"}}, {600, "bob drops", {"ann: gone bob 5"}});
    duel.passTo(5019);
    duel.takeHeard();
    PLAY(duel, {5020,
                "wait",
                {"ann: cancelled opponent_disconnected by you out",
                 "bob: cancelled opponent_disconnected by you out"}});
    QCOMPARE(duel.records<ReservationReleased>().size(), std::size_t{2});
    QCOMPARE(duel.records<StrikesSaved>().size(), std::size_t{0});
}

void TestPresence::putsBackAwayPlayer() {
    Scenario duel;
    duel.playToReady();
    PLAY(duel, {500, "ann drops", {"bob: gone ann 5"}},
         {600,
          "bob abandons",
          {"ann: cancelled abandoned by opponent back",
           "bob: cancelled abandoned by you out strike 1", "ann: suspended #1"}},
         {10'600, "wait", {"ann: removed #0 (You were away for too long.)"}});
    const SessionState view = duel.core().view(Scenario::player("ann"), duel.now());
    QCOMPARE(view.lastCancelled->reason, CancelReason::Abandoned);
    QCOMPARE(view.lastRemoved->status, TicketStatus::Removed);
}

void TestPresence::saysWhatAnAbsenceComesTo() {
    const auto said = [](Scenario& duel) {
        std::optional<EndReason> last;
        for (const ServerMessage& one : duel.messagesTo("ann")) {
            if (const auto* gone = std::get_if<PlayerDisconnected>(&one))
                last = gone->endsAs;
        }
        return last;
    };
    const auto shown = [](Scenario& duel) {
        const SessionState view = duel.core().view(Scenario::player("ann"), duel.now());
        for (const ParticipantView& one : view.match->players) {
            if (one.address == Scenario::address("bob"))
                return one.endsAs;
        }
        return std::optional<EndReason>{};
    };
    Scenario duel;
    duel.playToReady();
    PLAY(duel, {500, "bob drops", {"ann: gone bob 5"}});
    QCOMPARE(said(duel), std::optional<EndReason>());
    QCOMPARE(shown(duel), std::optional<EndReason>());
    Scenario game;
    game.playToActive();
    PLAY(game, {10'000, "bob drops", {"ann: gone bob 30"}});
    QCOMPARE(said(game), std::optional(EndReason::Forfeit));
    QCOMPARE(shown(game), std::optional(EndReason::Forfeit));
    game.restart(1000);
    QCOMPARE(shown(game), std::optional(EndReason::Void));
}

void TestPresence::forfeitsAfterGrace() {
    Scenario duel;
    duel.playToActive();
    PLAY(duel, {10'000, "bob drops", {"ann: gone bob 30"}}, {39'999, "wait", {}},
         {40'000,
          "wait",
          {"ann: forfeit ann prize 540 rating 1216", "bob: forfeit ann prize 0 rating 1184",
           "ann: settled", "bob: settled"}});
}

void TestPresence::countsGraceInAll() {
    Rules rules = Scenario::plainRules();
    rules.graceInAll = Duration{40'000};
    Scenario duel{rules};
    duel.playToActive();
    PLAY(duel, {10'000, "bob drops", {"ann: gone bob 30"}},
         {30'000, "bob returns", {"ann: back bob 20"}}, {35'000, "bob drops", {"ann: gone bob 20"}},
         {54'999, "wait", {}},
         {55'000,
          "wait",
          {"ann: forfeit ann prize 540 rating 1216", "bob: forfeit ann prize 0 rating 1184",
           "ann: settled", "bob: settled"}});
}

void TestPresence::voidsWhenNobodyIsThere() {
    Scenario duel;
    duel.playToActive();
    PLAY(duel, {10'000, "bob drops", {"ann: gone bob 30"}},
         {20'000, "ann drops", {"bob: gone ann 30"}},
         {40'000,
          "wait",
          {"ann: void nobody prize 300 rating 1200", "bob: void nobody prize 300 rating 1200",
           "ann: settled", "bob: settled"}});
}

void TestPresence::endsByClockWhenBothAreGone() {
    Scenario duel;
    duel.playToActive();
    PLAY(duel, {6000, "ann types 10", {"ann: at 10 errors 0 keys 10", "bob: opponent 11%"}},
         {40'000, "bob drops", {"ann: gone bob 30"}}, {50'000, "ann drops", {"bob: gone ann 30"}},
         {65'020,
          "wait",
          {"ann: timeout ann prize 540 rating 1216", "bob: timeout ann prize 0 rating 1184",
           "ann: settled", "bob: settled"}});
}

void TestPresence::replacedSessionChangesNothing() {
    Scenario duel;
    duel.playToActive();
    PLAY(duel, {6000, "ann returns", {}});
    QVERIFY(duel.takeRecords().empty());
}

void TestPresence::showsAbsenceInView() {
    Scenario duel;
    duel.playToActive();
    PLAY(duel, {10'000, "bob drops", {"ann: gone bob 30"}}, {15'000, "wait", {}});
    const SessionState view = duel.core().view(Scenario::player("ann"), duel.now());
    const ParticipantView& bob = view.match->players.back();
    QCOMPARE(bob.address, Scenario::address("bob"));
    QVERIFY(!bob.connected);
    QCOMPARE(bob.graceTimeLeft->count(), 25'000);
    const auto told = duel.last<PlayerDisconnected>("ann");
    QCOMPARE(*bob.graceEndsAt, told.graceEndsAt);
    QVERIFY(!view.match->players.front().graceEndsAt);
}

QTEST_GUILESS_MAIN(TestPresence)
#include "tst_presence.moc"
