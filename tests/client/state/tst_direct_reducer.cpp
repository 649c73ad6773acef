// Goal: what is told of a direct match, over HTTP or a socket, is kept until something newer is
// told; what is about another match changes nothing.
#include "client/state/direct_reducer.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;

namespace {

const MatchId kMatch{3, 4};
const MatchId kOther{5, 6};

DirectKey chess() {
    return {"chess", DirectAsset::Ton, *DirectAmount::of(20)};
}

DirectState searching() {
    DirectState state;
    state.playerId = "ann";
    state.search = chess();
    return state;
}

FindMatchReply matched(MatchId match = kMatch) {
    return {FindMatchStatus::Matched, match};
}

DirectState inMatch() {
    DirectState state = searching();
    reduce(state, matched());
    return state;
}

DirectMatchFound found(MatchId match = kMatch) {
    return {match, "chess", DirectAsset::Ton, *DirectAmount::of(20), "bob"};
}

DirectMatchState told(DirectStatus status, bool isAnnThere, bool isBobThere,
                      MatchId match = kMatch) {
    DirectMatchState message;
    message.matchId = match;
    message.status = status;
    message.players = {{"ann", {isAnnThere}}, {"bob", {isBobThere}}};
    return message;
}

void tell(DirectState& state, const ServerMessage& message) {
    reduce(state, message);
}

} // namespace

class TestDirectReducer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waits();
    void isMatched();
    void keepsWhatItKnowsOfAMatch();
    void learnsTheOpponent_data();
    void learnsTheOpponent();
    void findsAMatchItDidNotAskFor();
    void followsWhoIsThere_data();
    void followsWhoIsThere();
    void ignoresOtherMatches();
    void ends();
    void endsUntold();
    void ignoresTheArcade();
};

void TestDirectReducer::waits() {
    DirectState state = searching();
    reduce(state, FindMatchReply{});
    QVERIFY(state == searching());
}

void TestDirectReducer::isMatched() {
    const DirectState state = inMatch();
    QVERIFY(state.match && state.match->id == kMatch);
    QVERIFY(state.match->key == chess());
    QCOMPARE(state.match->status, DirectStatus::Active);
    QCOMPARE(state.match->opponentId, std::string{});
    QVERIFY(!isPresent(*state.match, "ann"));
}

void TestDirectReducer::keepsWhatItKnowsOfAMatch() {
    DirectState state = inMatch();
    tell(state, told(DirectStatus::Active, true, true));
    const DirectState before = state;
    reduce(state, matched());
    tell(state, found());
    QVERIFY(state == before);
    reduce(state, matched(kOther));
    QVERIFY(state.match->players.empty());
}

void TestDirectReducer::learnsTheOpponent_data() {
    QTest::addColumn<int>("from");
    QTest::newRow("match_found") << 0;
    QTest::newRow("match_state") << 1;
    QTest::newRow("GET /api/match") << 2;
}

void TestDirectReducer::learnsTheOpponent() {
    QFETCH(int, from);
    DirectState state = inMatch();
    DirectMatchReply reply;
    reply.id = kMatch;
    reply.game = "go";
    reply.players = {"ann", "bob"};
    switch (from) {
    case 0: tell(state, found()); break;
    case 1: tell(state, told(DirectStatus::Waiting, true, false)); break;
    default: reduce(state, reply); QCOMPARE(state.match->key.game, std::string{"go"});
    }
    QCOMPARE(state.match->opponentId, std::string{"bob"});
}

void TestDirectReducer::findsAMatchItDidNotAskFor() {
    DirectState state;
    state.playerId = "ann";
    tell(state, found());
    QVERIFY(state.match && state.match->id == kMatch);
    QVERIFY(state.match->key == chess());
}

void TestDirectReducer::followsWhoIsThere_data() {
    QTest::addColumn<DirectStatus>("status");
    QTest::addColumn<bool>("isAnnThere");
    QTest::addColumn<bool>("isBobThere");
    QTest::newRow("waiting") << DirectStatus::Waiting << true << false;
    QTest::newRow("active") << DirectStatus::Active << true << true;
    QTest::newRow("paused") << DirectStatus::Paused << true << false;
    QTest::newRow("finished") << DirectStatus::Finished << false << false;
}

void TestDirectReducer::followsWhoIsThere() {
    QFETCH(DirectStatus, status);
    QFETCH(bool, isAnnThere);
    QFETCH(bool, isBobThere);
    DirectState state = inMatch();
    tell(state, told(status, isAnnThere, isBobThere));
    QCOMPARE(state.match->status, status);
    QCOMPARE(isPresent(*state.match, "ann"), isAnnThere);
    QCOMPARE(isPresent(*state.match, "bob"), isBobThere);
    QVERIFY(!isPresent(*state.match, "eve"));
}

void TestDirectReducer::ignoresOtherMatches() {
    DirectState state = inMatch();
    const DirectState before = state;
    tell(state, told(DirectStatus::Finished, false, false, kOther));
    DirectMatchReply reply;
    reply.id = kOther;
    reduce(state, reply);
    QVERIFY(state == before);
    DirectState none = searching();
    tell(none, told(DirectStatus::Active, true, true));
    QVERIFY(none == searching());
}

void TestDirectReducer::ends() {
    DirectState live = inMatch();
    DirectMatchState end = told(DirectStatus::Finished, true, true);
    end.winner = "bob";
    end.reason = "checkmate";
    tell(live, end);
    DirectState asked = inMatch();
    DirectMatchReply reply;
    reply.id = kMatch;
    reply.game = "chess";
    reply.asset = DirectAsset::Ton;
    reply.amount = chess().amount;
    reply.players = {"ann", "bob"};
    reply.status = DirectStatus::Finished;
    reply.winner = "bob";
    reply.reason = "checkmate";
    reduce(asked, reply);
    for (const DirectState* state : {&live, &asked}) {
        QCOMPARE(state->match->status, DirectStatus::Finished);
        QCOMPARE(*state->match->winner, std::string{"bob"});
        QCOMPARE(*state->match->reason, std::string{"checkmate"});
        QVERIFY(state->match->key == chess());
    }
}

void TestDirectReducer::endsUntold() {
    DirectState state = inMatch();
    endUntold(state);
    QCOMPARE(state.match->status, DirectStatus::Finished);
    QVERIFY(!state.match->winner && !state.match->reason);
    DirectState none;
    endUntold(none);
    QVERIFY(none == DirectState{});
}

void TestDirectReducer::ignoresTheArcade() {
    DirectState state = inMatch();
    tell(state, ErrorReply{});
    tell(state, MatchFound{});
    QVERIFY(state == inMatch());
}

QTEST_GUILESS_MAIN(TestDirectReducer)
#include "tst_direct_reducer.moc"
