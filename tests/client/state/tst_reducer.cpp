// Goal: events change the state as the server's own does: after each step of a duel, what a client
// made of the live events is what it would make of a session.state at that moment.
#include "tests/client/state/listener.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;
using core::Scenario;

namespace {

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

/// The request behind an act of this player, which the server has granted.
std::optional<ClientMessage> grantedTo(const std::string& name, const std::string& act,
                                       const Scenario& duel) {
    if (act == name + " enters")
        return QueueEnter{GameType::CodeDuel, StakeTier::Bronze, {}, {}, {}};
    if (act == name + " leaves")
        return QueueLeave{};
    if (act == name + " accepts")
        return MatchReady{duel.matchOf(name), ReadyResponse::Accept};
    return std::nullopt;
}

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
    void balanceIsAsTold();
    void knowsWhatAnAbsenceComesTo();
    void countsAResultOnce();
    void forgetsNoticesOfTheLastConnection();
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
    QTest::newRow("standstills of the server") << QByteArrayList{
        "0 ann enters",      "0 bob enters",      "10000 stall 19000", "40000 ann accepts",
        "40010 bob accepts", "42000 stall 19000", "64010 wait",        "65000 bob drops",
        "66000 stall 20000", "91000 bob returns", "92000 bob drops",   "93000 bob returns"};
    QTest::newRow("time up") << QByteArrayList{"0 ann enters",     "0 bob enters",
                                               "10 ann accepts",   "20 bob accepts",
                                               "8000 bob types 5", "65020 wait"};
    QTest::newRow("forfeit") << QByteArrayList{"0 ann enters", "0 bob enters", "10 ann accepts",
                                               "20 bob accepts", "8000 bob abandons"};
    QTest::newRow("put back, matched again, played")
        << QByteArrayList{"0 ann enters",     "0 bob enters",     "10 bob declines",
                          "100 cid enters",   "200 cid accepts",  "300 ann accepts",
                          "6000 ann types 3", "6100 cid types 5", "7000 cid abandons"};
    QTest::newRow("put back, left, entered again")
        << QByteArrayList{"0 ann enters",   "0 bob enters",   "10 bob declines",
                          "500 ann leaves", "900 ann enters", "2000 wait"};
    QTest::newRow("left in the instant of the match")
        << QByteArrayList{"0 ann enters", "0 bob enters", "1 ann leaves", "9 ann enters"};
    QTest::newRow("drops in the countdown")
        << QByteArrayList{"0 ann enters",  "0 bob enters", "10 ann accepts",   "20 bob accepts",
                          "900 bob drops", "2000 wait",    "2500 bob returns", "5020 wait"};
}

void TestReducer::liveIsAsResumed() {
    QFETCH(QByteArrayList, acts);
    Scenario duel;
    Listener ann("ann", GameType::CodeDuel);
    for (const QByteArray& act : acts) {
        const qsizetype space = act.indexOf(' ');
        duel.passTo(act.left(space).toInt());
        const std::string what = act.mid(space + 1).toStdString();
        ann.listen(duel);
        if (what != "wait")
            duel.act(what);
        if (const auto request = grantedTo("ann", what, duel))
            acknowledge(ann.state, *request);
        ann.listen(duel);
        // What ended is remembered by the host, not by the core.
        ann.state.session.lastResult.reset();
        QVERIFY2(timeless(ann.state.session) == timeless(ann.resumed(duel)), act.constData());
    }
}

void TestReducer::notesOwnAnswer() {
    Scenario duel;
    Listener ann("ann", GameType::CodeDuel);
    duel.act("ann enters");
    duel.act("bob enters");
    ann.listen(duel);
    QVERIFY(!ann.state.session.match->response);
    acknowledge(ann.state, MatchReady{MatchId{1, 2}, ReadyResponse::Accept});
    QVERIFY(!ann.state.session.match->response);
    acknowledge(ann.state, MatchReady{duel.matchOf("ann"), ReadyResponse::Accept});
    QCOMPARE(ann.state.session.match->response, std::optional{ReadyResponse::Accept});
}

void TestReducer::ignoresOtherMatches() {
    Scenario duel;
    Listener ann("ann", GameType::CodeDuel);
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
    Listener bob("bob", GameType::CodeDuel);
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
    Listener ann("ann", GameType::CodeDuel);
    duel.act("ann enters");
    duel.passTo(300'000);
    ann.listen(duel);
    QVERIFY(!ann.state.session.ticket);
    QVERIFY(ann.state.session.lastRemoved->reason->starts_with("No opponents found"));
    acknowledge(ann.state, QueueEnter{GameType::CodeDuel, StakeTier::Bronze, {}, {}, {}});
    duel.act("ann enters");
    ann.listen(duel);
    QVERIFY(ann.state.session.ticket);
    QVERIFY(!ann.state.session.lastRemoved);
}

void TestReducer::startsAnew() {
    Scenario duel;
    Listener ann("ann", GameType::CodeDuel);
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
    // As the server does, until the game starts.
    QVERIFY(ann.state.session.lastCancelled);
}

/// Nothing is reckoned: what a stake does to the balance, the server tells.
void TestReducer::balanceIsAsTold() {
    const MatchId id{3, 4};
    ClientState state;
    reduce(state, signedIn("ann", GameType::CodeDuel));
    acknowledge(state, QueueEnter{GameType::CodeDuel, StakeTier::Bronze, {}, {}, {}});
    reduce(state, QueueUpdate{});
    QCOMPARE(state.session.balance, Amount::data(10'000));
    reduce(state, BalanceUpdate{Amount::data(9'950)});
    QCOMPARE(state.session.balance, Amount::data(9'950));
    MatchFound found;
    found.matchId = id;
    found.wager = Amount::data(50);
    reduce(state, found);
    ClientState out = state;
    reduce(out, MatchCancelled{id, CancelReason::Declined, Cause::You, false, 1, {}});
    QCOMPARE(out.session.balance, Amount::data(9'950));
    reduce(out, BalanceUpdate{Amount::data(10'000)});
    QCOMPARE(out.session.balance, Amount::data(10'000));
    GameResult result;
    result.matchId = id;
    reduce(state, result);
    reduce(state, MatchSettled{id, "0x1", Amount::data(10'040)});
    QCOMPARE(state.session.balance, Amount::data(10'040));
}

void TestReducer::knowsWhatAnAbsenceComesTo() {
    ClientState state;
    reduce(state, signedIn("ann", GameType::CodeDuel));
    SessionState told;
    told.match.emplace().found.matchId = MatchId{3, 4};
    for (const char* name : {"ann", "bob"}) {
        told.match->players.emplace_back().address = Scenario::address(name);
        told.match->players.back().connected = true;
    }
    reduce(state, told);
    reduce(state, PlayerDisconnected{
                      MatchId{3, 4}, Scenario::address("bob"), {}, {}, {}, EndReason::Void});
    QCOMPARE(opponentOf(state)->endsAs, std::optional(EndReason::Void));
    reduce(state, PlayerReconnected{MatchId{3, 4}, Scenario::address("bob"), {}, {}, {}});
    QCOMPARE(opponentOf(state)->endsAs, std::optional<EndReason>());
}

void TestReducer::countsAResultOnce() {
    ClientState state;
    reduce(state, signedIn("ann", GameType::CodeDuel));
    GameResult result;
    result.matchId = MatchId{3, 4};
    result.winner.value = Scenario::address("ann").toString();
    result.rating = 1216;
    reduce(state, result);
    reduce(state, result);
    QCOMPARE(state.player->rating, 1216);
    QVERIFY(state.player->ratings.front() == (GameRating{GameType::CodeDuel, 1216, 1, 1}));
    GameResult nothing = result;
    nothing.matchId = MatchId{5, 6};
    nothing.endReason = EndReason::Void;
    reduce(state, nothing);
    QCOMPARE(state.player->ratings.front().games, 1);
}

void TestReducer::forgetsNoticesOfTheLastConnection() {
    ClientState state;
    reduce(state, ServerNotice{NoticeKind::Draining, "Bye", {}});
    reduce(state, signedIn("ann", GameType::CodeDuel));
    QVERIFY(!state.notice);
}

void TestReducer::forgetsAll() {
    ClientState state;
    reduce(state, signedIn("ann", GameType::CodeDuel));
    reduce(state, ServerNotice{NoticeKind::Draining, "Bye", {}});
    QVERIFY(state.player && state.notice);
    forget(state);
    QVERIFY(state == ClientState{});
}

QTEST_GUILESS_MAIN(TestReducer)
#include "tst_reducer.moc"
