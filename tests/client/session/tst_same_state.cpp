// Goal: whoever comes back is told what the live events told, by the same reducer: at each stage of
// a duel, another connection of the player makes the same state as the one it replaces.
#include "tests/client/session/seat.h"

#include <memory>

using namespace arcade;
using namespace arcade::client;

namespace {

/// Without what is only true in the instant it is told.
ClientState timeless(ClientState state) {
    state.gameDuration.reset();
    state.player->serverTime = {};
    state.player->sessionExpires = {};
    state.player->balance = {};
    SessionState& session = state.session;
    if (session.ticket) {
        session.ticket->waited = {};
        session.ticket->widensIn.reset();
    }
    if (!session.match)
        return state;
    MatchView& match = *session.match;
    match.phaseTimeLeft = {};
    match.found.acceptTimeLeft = {};
    if (match.phase != MatchPhase::Matched)
        match.found.acceptDeadline = {};
    for (ParticipantView& one : match.players) {
        one.wpm = 0;
        one.graceTimeLeft.reset();
    }
    return state;
}

} // namespace

class TestSameState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atEveryStageOfADuel();

private:
    /// Another connection takes over, and is compared with the one before.
    void returnAs(std::unique_ptr<Seat>& seat);

    e2e::CoordinatorProcess m_server{quickSettings()};
};

void TestSameState::returnAs(std::unique_ptr<Seat>& seat) {
    auto next = std::make_unique<Seat>(seat->callsign);
    next->credentials.save(m_server.url(), seat->credentials.of(m_server.url()));
    next->open(m_server.port());
    ONLINE(*next);
    UNTIL(seat->phase() == SessionPhase::Replaced);
    const ClientState live = timeless(seat->session.state());
    const ClientState told = timeless(next->session.state());
    QVERIFY(live.player == told.player);
    QVERIFY(live.session.ticket == told.session.ticket);
    QVERIFY(live.session.match == told.session.match);
    QVERIFY(live.session.lastResult == told.session.lastResult);
    QCOMPARE(live.session.balance, told.session.balance);
    QVERIFY(live == told);
    seat = std::move(next);
}

#define RETURN_AS(seat)                                                                            \
    do {                                                                                           \
        returnAs(seat);                                                                            \
        if (QTest::currentTestFailed())                                                            \
            return;                                                                                \
    } while (false)

void TestSameState::atEveryStageOfADuel() {
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
    auto ann = std::make_unique<Seat>(QStringLiteral("ann"));
    Seat bob(QStringLiteral("bob"));
    ann->open(m_server.port());
    bob.open(m_server.port());
    ONLINE(*ann);
    ONLINE(bob);
    RETURN_AS(ann);

    ann->enter();
    UNTIL(ann->session.state().session.ticket);
    QCOMPARE(ann->session.state().session.balance, Amount::data(9'950));
    RETURN_AS(ann);

    bob.enter();
    UNTIL(ann->match() && bob.match());
    RETURN_AS(ann);
    ann->accept();
    UNTIL(ann->match()->response && ann->match()->accepted == 1);
    RETURN_AS(ann);

    bob.accept();
    UNTIL(ann->isIn(MatchPhase::Ready));
    RETURN_AS(ann);
    UNTIL(ann->isIn(MatchPhase::Active) && bob.isIn(MatchPhase::Active));
    const std::string text = *ann->match()->codeSequence;
    // No text holds it; a path may begin with a tilde.
    QVERIFY(ann->type(text.substr(0, 7) + "^^"));
    QVERIFY(bob.type(text.substr(0, 5)));
    UNTIL(ann->match()->keysAccepted == 9);
    UNTIL(bob.match()->keysAccepted == 5);
    UNTIL(opponentOf(ann->session.state())->progress ==
          Ratio::of(5, static_cast<std::int64_t>(text.size())));
    RETURN_AS(ann);
    QCOMPARE(ann->session.keys().cursor(), (PredictedCursor{7, 2}));

    QVERIFY(ann->type("\b\b" + text.substr(7)));
    UNTIL(ann->result() && ann->session.state().settled);
    QCOMPARE(ann->session.state().player->ratings.front().wins, 1);
    RETURN_AS(ann);
    QCOMPARE(ann->session.state().session.balance, Amount::data(10'040));
}

QTEST_GUILESS_MAIN(TestSameState)
#include "tst_same_state.moc"
