// Goal: after each step of a hunt, what a client made of the live events is what it would make of a
// session.state at that moment: for who stays, who leaves, and who goes and comes back.
#include "client/state/hunt_reducer.h"
#include "tests/client/state/listener.h"
#include "tests/core/hunting.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;
using core::Scenario;

namespace {

/// Without what is only true at the moment it is told, and what the field is told at intervals.
SessionState timeless(SessionState state) {
    state.balance = {};
    if (state.lobby)
        state.lobby->timeLeft = {};
    // Positions are not pushed here: who waits is what the lobby says.
    if (state.ticket) {
        QueueUpdate ticket;
        ticket.status = state.ticket->status;
        ticket.gameType = state.ticket->gameType;
        ticket.stakeTier = state.ticket->stakeTier;
        ticket.enteredAt = state.ticket->enteredAt;
        state.ticket = ticket;
    }
    if (!state.match)
        return state;
    MatchView& match = *state.match;
    match.found.acceptTimeLeft = {};
    match.phaseTimeLeft = {};
    std::ranges::sort(match.players, {}, &ParticipantView::address);
    for (ParticipantView& one : match.players) {
        one.graceTimeLeft.reset();
        one.wpm = 0;
        if (!one.score)
            one.score = 0;
    }
    return state;
}

/// The request behind an act of this player, which the server has granted.
std::optional<ClientMessage> grantedTo(const std::string& name, const std::string& act,
                                       const Scenario& hunt) {
    if (act.starts_with(name + " enters"))
        return QueueEnter{GameType::BountyHunt, StakeTier::Gold, {}, {}, {}};
    if (act == name + " leaves")
        return QueueLeave{};
    if (act == name + " abandons")
        return MatchAbandon{hunt.matchOf(name)};
    return std::nullopt;
}

/// What differs, for the message of a failed test.
QByteArray difference(const SessionState& live, const SessionState& told) {
    QByteArray text;
    if (live.ticket != told.ticket)
        text += " ticket";
    if (live.lobby != told.lobby)
        text += " lobby";
    if (live.lastCancelled != told.lastCancelled)
        text += " lastCancelled";
    if (live.lastRemoved != told.lastRemoved)
        text += " lastRemoved";
    if (live.match.has_value() != told.match.has_value())
        return text + " no match";
    if (!live.match)
        return text;
    if (live.match->found != told.match->found)
        text += " found";
    if (live.match->phaseEndsAt != told.match->phaseEndsAt)
        text += " phaseEndsAt";
    if (live.match->players != told.match->players)
        text += " players";
    if (live.match->target != told.match->target)
        text += " target";
    if (live.match->accepted != told.match->accepted || live.match->of != told.match->of)
        text += " accepted";
    return text;
}

QByteArrayList gathering(int hunters) {
    QByteArrayList acts;
    for (int number = 0; number < hunters; ++number)
        acts += QByteArray("0 ") + core::hunter(number).c_str() + " enters hunt";
    return acts;
}

} // namespace

class TestHuntReducer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void liveIsAsResumed_data();
    void liveIsAsResumed();
    void keepsWhoHunted();
    void hearsTheEndOfAHuntItLeft();
    void takesNoTargetOfAnotherMatch();
};

void TestHuntReducer::liveIsAsResumed_data() {
    QTest::addColumn<QByteArrayList>("acts");
    const auto row = [](const char* name, int hunters, const QByteArrayList& acts) {
        QTest::newRow(name) << gathering(hunters) + acts;
    };
    row("gathering", 3, {"2000 b9 enters hunt", "4000 wait", "5000 b9 leaves", "7000 wait"});
    row("leaves the lobby", 3, {"9000 wait", "9500 a0 leaves"});
    row("too few: open again, then given up", 3, {"60000 wait", "120000 wait", "300000 wait"});
    row("a round", 8,
        {"60000 wait", "61000 wait", "65000 wait", "70000 a0 types 10", "70400 a1 types 7",
         "71000 a0 mistypes", "71400 wait", "80000 a0 types rest", "81000 a0 types 5", "82000 wait",
         "425000 wait"});
    row("others withdraw before the start", 12,
        {"60000 wait", "61000 a3 abandons", "62000 a5 drops", "63000 a7 drops", "64000 a7 returns",
         "65000 wait", "70000 a0 types 3", "71000 wait"});
    row("too few are left before the start", 8,
        {"60000 wait", "61000 a3 abandons", "63000 wait", "64000 b9 enters hunt", "66000 wait"});
    row("withdraws before the start", 9, {"60000 wait", "61000 a0 abandons"});
    row("others leave and go", 9,
        {"65000 wait", "70000 a1 types 12", "71000 a1 abandons", "72000 a2 drops",
         "80000 a2 returns", "81000 a2 drops", "82000 a3 drops", "125000 wait", "126000 wait"});
    row("leaves the round", 9, {"65000 wait", "70000 a0 types 12", "71000 a0 abandons"});
    row("a standstill in the lobby", 8, {"30000 stall 20000", "51000 wait"});
    row("a standstill before the start", 9,
        {"60000 wait", "61000 stall 20000", "82000 a4 drops", "85000 wait", "86000 wait"});
    row("a standstill in the round", 9,
        {"65000 wait", "70000 a4 drops", "71000 stall 20000", "92000 a4 returns", "95000 wait"});
    row("called off", 9, {"65000 wait", "70000 operator cancels"});
}

void TestHuntReducer::liveIsAsResumed() {
    QFETCH(QByteArrayList, acts);
    Scenario hunt;
    Listener own("a0", GameType::BountyHunt);
    for (const QByteArray& act : acts) {
        const qsizetype space = act.indexOf(' ');
        hunt.passTo(act.left(space).toInt());
        const std::string what = act.mid(space + 1).toStdString();
        own.listen(hunt);
        if (what != "wait")
            hunt.act(what);
        if (const auto request = grantedTo("a0", what, hunt))
            acknowledge(own.state, *request);
        // The field is told at intervals, the lobby once a second.
        hunt.passTo(hunt.nowMs() + (hunt.core().matches().empty() ? 1000 : 250));
        own.listen(hunt);
        // What ended is remembered by the host, not by the core.
        own.state.session.lastResult.reset();
        const SessionState live = timeless(own.state.session);
        const SessionState told = timeless(own.resumed(hunt));
        QVERIFY2(live == told, QByteArray(act + ":" + difference(live, told)).constData());
    }
}

void TestHuntReducer::keepsWhoHunted() {
    Scenario hunt;
    Listener own("a0", GameType::BountyHunt);
    core::playToHunting(hunt, 8);
    own.listen(hunt);
    QCOMPARE(own.state.session.match->response, std::optional{ReadyResponse::Accept});
    hunt.passTo(425'000);
    own.listen(hunt);
    QVERIFY(!own.state.session.match && !own.state.session.lobby);
    QCOMPARE(own.state.session.lastResult->players.size(), std::size_t{8});
    QCOMPARE(own.state.lastField->match, own.state.session.lastResult->matchId);
    QCOMPARE(own.state.lastField->sides.size(), std::size_t{8});
    QCOMPARE(own.state.player->ratings.front().games, 1);
}

void TestHuntReducer::hearsTheEndOfAHuntItLeft() {
    Scenario hunt;
    Listener own("a0", GameType::BountyHunt);
    core::playToHunting(hunt, 8);
    own.listen(hunt);
    const MatchId left = hunt.matchOf("a0");
    hunt.act("a0 abandons");
    acknowledge(own.state, MatchAbandon{left});
    QVERIFY(!own.state.session.match);
    hunt.passTo(425'000);
    own.listen(hunt);
    QCOMPARE(own.state.session.lastResult->matchId, left);
    QCOMPARE(own.state.lastField->match, left);
}

void TestHuntReducer::takesNoTargetOfAnotherMatch() {
    Scenario hunt;
    Listener own("a0", GameType::BountyHunt);
    core::playToHunting(hunt, 8);
    own.listen(hunt);
    const ClientState before = own.state;
    reduce(own.state, GameAssignment{MatchId{9, 9}, {}, Amount::data(1)});
    QVERIFY(own.state == before);
    acknowledge(own.state, MatchAbandon{MatchId{9, 9}});
    QVERIFY(own.state == before);
}

QTEST_GUILESS_MAIN(TestHuntReducer)
#include "tst_hunt_reducer.moc"
