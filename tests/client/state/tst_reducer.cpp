// Goal: events change the state as the server's own does: after each step of a duel, what a client
// made of the live events is what it would make of a session.state at that moment.
#include "client/state/reducer.h"
#include "tests/core/scenario.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;
using core::Scenario;

namespace {

AuthSuccess success(const std::string& name) {
    AuthSuccess message;
    message.playerId = Scenario::player(name);
    message.address = Scenario::address(name);
    message.callsign = name;
    message.rating = 1200;
    message.ratings = {{GameType::CodeDuel, 1200, 0, 0}};
    message.balance = Amount::data(10'000);
    return message;
}

/// Without what is only true at the moment it is told: time left, and speed by the clock.
SessionState timeless(SessionState state) {
    state.balance = {};
    if (state.ticket) {
        state.ticket->waited = {};
        state.ticket->widensIn.reset();
    }
    if (!state.match)
        return state;
    MatchView& match = *state.match;
    match.found.acceptTimeLeft = {};
    match.found.acceptDeadline = {};
    match.phaseTimeLeft = {};
    std::ranges::sort(match.players, {}, &ParticipantView::address);
    for (ParticipantView& one : match.players) {
        one.graceTimeLeft.reset();
        one.wpm = 0;
    }
    return state;
}

/// A player who hears every event as it happens.
class Listener {
public:
    explicit Listener(std::string name)
        : m_name(std::move(name)) {
        reduce(state, success(m_name));
    }
    void listen(const Scenario& duel) {
        const auto told = duel.messagesTo(m_name);
        for (; m_heard < told.size(); ++m_heard)
            reduce(state, told[m_heard]);
    }
    bool agrees(Scenario& duel) const {
        ClientState fresh;
        reduce(fresh, success(m_name));
        reduce(fresh, duel.core().view(Scenario::player(m_name), duel.now()));
        return timeless(fresh.session) == timeless(state.session);
    }
    ClientState state;

private:
    std::string m_name;
    std::size_t m_heard = 0;
};

} // namespace

class TestReducer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void liveIsAsResumed_data();
    void liveIsAsResumed();
    void notesOwnAnswer();
    void ignoresOtherMatches();
    void keepsTheEnd();
    void tellsWhyTheQueueEnded();
    void startsAnew();
    void forgetsAll();
};

void TestReducer::liveIsAsResumed_data() {
    QTest::addColumn<QByteArrayList>("acts");
    QTest::newRow("queue") << QByteArrayList{"0 ann enters", "9000 wait", "9500 ann leaves"};
    QTest::newRow("declined") << QByteArrayList{"0 ann enters", "0 bob enters", "10 bob declines"};
    QTest::newRow("slept") << QByteArrayList{"0 ann enters", "0 bob enters", "10 ann shows",
                                             "10 bob shows", "15000 wait"};
    QTest::newRow("away in the ready check")
        << QByteArrayList{"0 ann enters", "0 bob enters", "10 ann shows", "20 bob drops"};
    QTest::newRow("a duel") << QByteArrayList{
        "0 ann enters",     "0 bob enters",        "5 bob shows",    "10 bob accepts",
        "20 ann accepts",   "1020 wait",           "5020 wait",      "6000 ann types 12",
        "6100 bob types 7", "6200 ann mistypes",   "6900 bob drops", "7500 ann types 3",
        "9000 bob returns", "12000 bob types rest"};
    QTest::newRow("time up") << QByteArrayList{"0 ann enters",     "0 bob enters",
                                               "10 ann accepts",   "20 bob accepts",
                                               "8000 bob types 5", "65020 wait"};
    QTest::newRow("forfeit") << QByteArrayList{"0 ann enters", "0 bob enters", "10 ann accepts",
                                               "20 bob accepts", "8000 bob abandons"};
}

void TestReducer::liveIsAsResumed() {
    QFETCH(QByteArrayList, acts);
    Scenario duel;
    Listener ann("ann");
    for (const QByteArray& act : acts) {
        const qsizetype space = act.indexOf(' ');
        duel.passTo(act.left(space).toInt());
        const std::string what = act.mid(space + 1).toStdString();
        if (what != "wait")
            duel.act(what);
        ann.listen(duel);
        if (what == "ann accepts")
            reduceAnswered(ann.state, {duel.matchOf("ann"), ReadyResponse::Accept});
        // What ended is told once, and remembered by the host or for a while: not compared here.
        ann.state.session.lastResult.reset();
        if (what == "ann leaves")
            ann.state.session.ticket.reset();
        QVERIFY2(ann.agrees(duel), act.constData());
    }
}

void TestReducer::notesOwnAnswer() {
    Scenario duel;
    Listener ann("ann");
    duel.act("ann enters");
    duel.act("bob enters");
    ann.listen(duel);
    QVERIFY(!ann.state.session.match->response);
    reduceAnswered(ann.state, {MatchId{1, 2}, ReadyResponse::Accept});
    QVERIFY(!ann.state.session.match->response);
    reduceAnswered(ann.state, {duel.matchOf("ann"), ReadyResponse::Accept});
    QCOMPARE(ann.state.session.match->response, std::optional{ReadyResponse::Accept});
}

void TestReducer::ignoresOtherMatches() {
    Scenario duel;
    Listener ann("ann");
    duel.playToActive();
    ann.listen(duel);
    const ClientState before = ann.state;
    const MatchId other{7, 7};
    reduce(ann.state, MatchReadyUpdate{other, 1, 2});
    reduce(ann.state, MatchCountdown{other, {}, {}, "text", {}});
    reduce(ann.state, GameStarted{other, {}, {}, {}});
    reduce(ann.state, GameState{other, 5, 5, 0, {}, 0, {}, {}});
    reduce(ann.state, OpponentProgress{other, Ratio::one(), 80, {}, {}});
    reduce(ann.state, PlayerDisconnected{other, Scenario::address("bob"), {}, {}, {}});
    reduce(ann.state, PlayerReconnected{other, Scenario::address("bob"), {}, {}, {}});
    QVERIFY(ann.state == before);
    QVERIFY(liveMatch(ann.state, duel.matchOf("ann")));
    QVERIFY(!liveMatch(ann.state, other));
    QCOMPARE(opponentOf(ann.state)->address, Scenario::address("bob"));
    QCOMPARE(ownPart(ann.state)->address, Scenario::address("ann"));
}

void TestReducer::keepsTheEnd() {
    Scenario duel;
    Listener bob("bob");
    duel.playToActive();
    duel.passTo(9000);
    duel.act("bob types rest");
    bob.listen(duel);
    QVERIFY(!bob.state.session.match);
    QCOMPARE(bob.state.session.lastResult->ratingChange, 16);
    QCOMPARE(bob.state.player->rating, bob.state.session.lastResult->rating);
    QCOMPARE(bob.state.player->ratings.front().rating, bob.state.player->rating);
    // The core plans the settlement; the host tells it once it is booked.
    bob.state.settled.reset();

    reduce(bob.state, MatchSettled{MatchId{1, 1}, "0xother", Amount::data(10'100)});
    QVERIFY(!bob.state.settled);
    QCOMPARE(bob.state.session.balance, Amount::data(10'100));
    reduce(bob.state, MatchSettled{duel.matchOf("bob"), "0xhash", Amount::data(10'240)});
    QCOMPARE(bob.state.session.lastResult->txHash.value, std::optional<std::string>{"0xhash"});
    QCOMPARE(bob.state.session.balance, Amount::data(10'240));
}

void TestReducer::tellsWhyTheQueueEnded() {
    Scenario duel;
    Listener ann("ann");
    duel.act("ann enters");
    duel.passTo(300'000);
    ann.listen(duel);
    QVERIFY(!ann.state.session.ticket);
    QVERIFY(ann.state.session.lastRemoved->reason->starts_with("No opponents found"));
    duel.act("ann enters");
    ann.listen(duel);
    QVERIFY(ann.state.session.ticket);
    QVERIFY(!ann.state.session.lastRemoved);
}

void TestReducer::startsAnew() {
    Scenario duel;
    Listener ann("ann");
    duel.act("ann enters");
    duel.act("bob enters");
    duel.act("bob declines");
    ann.listen(duel);
    // Back in the queue, with the reason beside it.
    QVERIFY(ann.state.session.ticket);
    QCOMPARE(ann.state.session.lastCancelled->reason, CancelReason::Declined);
    QVERIFY(ann.state.session.lastCancelled->requeued);
    duel.act("cid enters");
    ann.listen(duel);
    QVERIFY(ann.state.session.match);
    QVERIFY(!ann.state.session.lastCancelled);
}

void TestReducer::forgetsAll() {
    ClientState state;
    reduce(state, success("ann"));
    reduce(state, ServerNotice{NoticeKind::Draining, "Bye", {}});
    QVERIFY(state.player && state.notice);
    forget(state);
    QVERIFY(state == ClientState{});
}

QTEST_GUILESS_MAIN(TestReducer)
#include "tst_reducer.moc"
