// Goal: what is told of a watched match and of the player's bets is kept until something newer is
// told, and a session.state leaves the client with what the live messages had made of it.
#include "client/state/reducer.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

namespace {

const MatchId kMatch{3, 4};
const MatchId kOther{5, 6};
const std::string kAnn = "0x00000000000000000000000000000000000000aa";
const std::string kBob = "0x00000000000000000000000000000000000000bb";

SpectateUpdate update(MatchPhase phase, MatchId match = kMatch) {
    SpectateUpdate told;
    told.matchId = match;
    told.phase = phase;
    told.spectatorCount = 3;
    told.totalPool = Amount::data(1'200);
    told.sides = {{kAnn, {}, 0, {}, 0, Amount::data(800), Ratio::of(1'425, 1'000)},
                  {kBob, {}, 0, {}, 0, Amount::data(400), Ratio::of(2'850, 1'000)}};
    return told;
}

SpectateJoined joined(MatchPhase phase = MatchPhase::Ready, MatchId match = kMatch) {
    SpectateJoined told;
    told.update = update(phase, match);
    told.players = {{kAnn, "ann", {}}, {kBob, "bob", {}}};
    told.canBet = phase == MatchPhase::Ready;
    told.delay = 620ms;
    return told;
}

BetReceipt receipt(std::uint64_t number, MatchId match = kMatch) {
    return {match, Amount::data(50), kAnn, Ratio::of(1'425, 1'000), "0x1", BetId{9, number}};
}

SpectateBetAccepted accepted(std::uint64_t number, std::uint64_t balance) {
    return {receipt(number), Amount::data(balance)};
}

SpectateResult ended(MatchId match = kMatch) {
    SpectateResult told;
    told.matchId = match;
    told.winner.value = kAnn;
    told.endReason = EndReason::Completed;
    return told;
}

SpectateResult endedWithBet(MatchId match = kMatch) {
    SpectateResult told = ended(match);
    told.bets = {{kAnn, Amount::data(50), Amount::data(71)}};
    told.payout = Amount::data(71);
    told.balance = Amount::data(9'421);
    return told;
}

SessionState resumed(const std::optional<SpectateJoined>& spectating) {
    SessionState told;
    told.balance = Amount::data(9'400);
    told.spectating = spectating;
    return told;
}

} // namespace

class TestWatchReducer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void watches();
    void ignoresOtherMatches();
    void closesBetsWithTheStart();
    void keepsBets();
    void countsAReceiptOnce();
    void endsWithAResult();
    void paysBetsOfAMatchThatWasLeft();
    void keepsTheBalanceWithoutBets();
    void isTheSameAfterAReturn();
    void knowsBetsOnReturn();
    void losesTheMatchWhileAway();
    void learnsTheEndAfterAReturn();
    void learnsWhatCameOfBetsWhileAway();
    void leaves();
    void startsAnew();
    void keepsTheLatestBets();
    void forgets();
};

void TestWatchReducer::watches() {
    ClientState state;
    QVERIFY(!watchedMatch(state));
    reduce(state, joined());
    QVERIFY(state.session.spectating == joined());
    SpectateUpdate next = update(MatchPhase::Active);
    next.sides[0].progress = Ratio::of(1, 2);
    reduce(state, next);
    QVERIFY(watchedMatch(state)->update == next);
    QCOMPARE(watchedMatch(state)->players.size(), std::size_t{2});
    QVERIFY(state.bets.empty());
}

void TestWatchReducer::ignoresOtherMatches() {
    ClientState state;
    reduce(state, joined());
    const ClientState before = state;
    reduce(state, update(MatchPhase::Active, kOther));
    reduce(state, ended(kOther));
    acknowledge(state, SpectateLeave{kOther});
    QVERIFY(state == before);
}

void TestWatchReducer::closesBetsWithTheStart() {
    ClientState state;
    reduce(state, joined());
    reduce(state, update(MatchPhase::Ready));
    QVERIFY(state.session.spectating->canBet);
    reduce(state, update(MatchPhase::Active));
    QVERIFY(!state.session.spectating->canBet);
}

void TestWatchReducer::keepsBets() {
    ClientState state;
    reduce(state, joined());
    reduce(state, accepted(1, 9'350));
    reduce(state, accepted(2, 9'300));
    QCOMPARE(state.session.balance, Amount::data(9'300));
    QCOMPARE(state.session.spectating->bets, (std::vector{receipt(1), receipt(2)}));
    const BetsOnMatch* bets = betsOn(state, kMatch);
    QVERIFY(bets && bets->bets == state.session.spectating->bets);
    QCOMPARE(bets->sides[1].name, std::string("bob"));
    QVERIFY(!bets->result);
    QVERIFY(!betsOn(state, kOther));
}

void TestWatchReducer::countsAReceiptOnce() {
    ClientState state;
    SpectateJoined told = joined();
    told.bets = {receipt(1)};
    reduce(state, told);
    reduce(state, accepted(1, 9'350));
    QCOMPARE(state.session.spectating->bets.size(), std::size_t{1});
    QCOMPARE(betsOn(state, kMatch)->bets.size(), std::size_t{1});
}

void TestWatchReducer::endsWithAResult() {
    ClientState state;
    reduce(state, joined());
    reduce(state, accepted(1, 9'350));
    reduce(state, update(MatchPhase::Active));
    reduce(state, endedWithBet());
    QVERIFY(!state.session.spectating);
    QVERIFY(state.lastWatch && state.lastWatch->result == endedWithBet());
    QCOMPARE(state.session.balance, Amount::data(9'421));
    QVERIFY(betsOn(state, kMatch)->result == endedWithBet());
    // What is still told of it is seen.
    reduce(state, update(MatchPhase::Settled));
    QCOMPARE(watchedMatch(state)->update.phase, MatchPhase::Settled);
    QCOMPARE(watchedMatch(state)->bets.size(), std::size_t{1});
}

void TestWatchReducer::paysBetsOfAMatchThatWasLeft() {
    ClientState state;
    reduce(state, joined());
    reduce(state, accepted(1, 9'350));
    acknowledge(state, SpectateLeave{kMatch});
    reduce(state, joined(MatchPhase::Active, kOther));
    reduce(state, endedWithBet());
    QCOMPARE(state.session.balance, Amount::data(9'421));
    QVERIFY(betsOn(state, kMatch)->result);
    QCOMPARE(betsOn(state, kMatch)->sides.size(), std::size_t{2});
    QVERIFY(watchedMatch(state)->update.matchId == kOther);
    // Of a bet that this client has not seen placed.
    const MatchId third{7, 8};
    reduce(state, endedWithBet(third));
    QVERIFY(betsOn(state, third) && betsOn(state, third)->result);
}

void TestWatchReducer::keepsTheBalanceWithoutBets() {
    ClientState state;
    reduce(state, resumed(joined(MatchPhase::Active)));
    reduce(state, ended());
    QCOMPARE(state.session.balance, Amount::data(9'400));
    QVERIFY(state.bets.empty());
    QVERIFY(state.lastWatch->result);
}

void TestWatchReducer::isTheSameAfterAReturn() {
    ClientState state;
    reduce(state, resumed({}));
    reduce(state, joined());
    reduce(state, accepted(1, 9'350));
    reduce(state, update(MatchPhase::Active));
    SessionState told = resumed(joined(MatchPhase::Active));
    told.balance = Amount::data(9'350);
    told.spectating->bets = {receipt(1)};
    ClientState back = state;
    reduce(back, told);
    QVERIFY(back == state);
    ClientState fresh;
    reduce(fresh, told);
    QVERIFY(fresh == state);
}

void TestWatchReducer::knowsBetsOnReturn() {
    SpectateJoined told = joined(MatchPhase::Active);
    told.bets = {receipt(1), receipt(2)};
    ClientState state;
    reduce(state, resumed(told));
    QVERIFY(betsOn(state, kMatch)->bets == told.bets);
    QVERIFY(betsOn(state, kMatch)->sides == told.players);
}

void TestWatchReducer::losesTheMatchWhileAway() {
    ClientState state;
    reduce(state, joined(MatchPhase::Active));
    reduce(state, resumed({}));
    QVERIFY(!state.session.spectating);
    QVERIFY(state.lastWatch && !state.lastWatch->result);
    QVERIFY(state.lastWatch->view == joined(MatchPhase::Active));
}

void TestWatchReducer::learnsTheEndAfterAReturn() {
    ClientState state;
    reduce(state, joined());
    reduce(state, accepted(1, 9'350));
    QVERIFY(!betsOn(state, kMatch)->isUncertain);
    reduce(state, resumed({}));
    QVERIFY(betsOn(state, kMatch)->isUncertain);
    reduce(state, endedWithBet());
    QVERIFY(state.lastWatch->result);
    QVERIFY(betsOn(state, kMatch)->result);
    QVERIFY(!betsOn(state, kMatch)->isUncertain);
    reduce(state, resumed({}));
    QVERIFY(!betsOn(state, kMatch)->isUncertain);
}

void TestWatchReducer::learnsWhatCameOfBetsWhileAway() {
    ClientState state;
    reduce(state, joined());
    reduce(state, accepted(1, 9'350));
    SpectateResult result = endedWithBet();
    result.balance.reset();
    SessionState told = resumed({});
    told.lastBets = {result, endedWithBet(MatchId{7, 7})};
    reduce(state, told);
    QCOMPARE(state.session.balance, told.balance);
    QCOMPARE(betsOn(state, kMatch)->result, std::optional(result));
    QVERIFY(!betsOn(state, kMatch)->isUncertain);
    QCOMPARE(state.lastWatch->result, std::optional(result));
    // Also of a match that this client never saw.
    QVERIFY(betsOn(state, MatchId{7, 7})->result.has_value());
    // Told again, it changes nothing.
    const ClientState before = state;
    reduce(state, told);
    QVERIFY(state.bets == before.bets);
}

void TestWatchReducer::leaves() {
    ClientState state;
    reduce(state, joined());
    acknowledge(state, SpectateLeave{kMatch});
    QVERIFY(!watchedMatch(state));
    reduce(state, joined());
    reduce(state, ended());
    acknowledge(state, SpectateLeave{kMatch});
    QVERIFY(!watchedMatch(state));
}

void TestWatchReducer::startsAnew() {
    ClientState state;
    reduce(state, joined());
    reduce(state, ended());
    reduce(state, joined(MatchPhase::Active, kOther));
    QVERIFY(!state.lastWatch);
    reduce(state, ended(kOther));
    reduce(state, resumed(joined(MatchPhase::Active)));
    QVERIFY(!state.lastWatch);
    QVERIFY(watchedMatch(state)->update.matchId == kMatch);
}

void TestWatchReducer::keepsTheLatestBets() {
    ClientState state;
    for (std::uint64_t number = 0; number <= ClientState::kMaxBetMatches; ++number)
        reduce(state, SpectateBetAccepted{receipt(number, MatchId{8, number}), Amount()});
    QCOMPARE(state.bets.size(), ClientState::kMaxBetMatches);
    QVERIFY(!betsOn(state, MatchId{8, 0}));
    QVERIFY(betsOn(state, MatchId{8, ClientState::kMaxBetMatches}));
}

void TestWatchReducer::forgets() {
    ClientState state;
    reduce(state, joined());
    reduce(state, accepted(1, 9'350));
    forget(state);
    QVERIFY(state == ClientState{});
}

QTEST_GUILESS_MAIN(TestWatchReducer)
#include "tst_watch_reducer.moc"
