// Goal: a match of a direct game lives as SPEC 5 says: active when it is made, then by who is
// there, until a result is reported or a player stays away for ten minutes.
#include "server/core/direct_view.h"
#include "tests/core/scenario.h"

#include <QTest>

#include <set>

using namespace arcade;
using namespace arcade::core;

class TestDirectMatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isActiveWhenMade();
    void followsPresence();
    void waitsAfterALeaveBeforeBothJoined();
    void repeatedJoinAnswersAlone();
    void leaveOfWhoNeverJoined();
    void joinIsRefused();
    void returnsWithTheConnection();
    void doesNotReturnAfterLeaving();
    void tellsTheMatchAtEveryConnection();
    void endsWhenNobodyJoins();
    void endsWhenOneNeverJoins();
    void endsWhenOneStaysAway();
    void staysWhileBothAreThere();
    void absenceCountsAnew();
    void endsByReport();
    void endsByReportWithoutWinner();
    void refusesImpossibleReports();
    void saysWhatIsKept();
    void operatorEnds();
    void drainDoesNotWait();
    void isNotPlayedHere();
    void isNotWatched();
    void tellsWhoAsks();
    void recordsNoMoney();
    void thousandPlayersMakeFiveHundredMatches();
};

namespace {

constexpr int kTenMinutes = 600'000;

/// ann and bob are matched at 0.
void pair(Scenario& chess) {
    chess.act("ann seeks chess|USDT|20");
    chess.act("bob seeks chess|USDT|20");
    chess.takeHeard();
    chess.takeRecords();
}

/// The same, and both have joined at 0.
void join(Scenario& chess) {
    pair(chess);
    chess.act("ann joins");
    chess.act("bob joins");
    chess.takeHeard();
    chess.takeRecords();
}

DirectStatus statusOf(Scenario& chess) {
    return directStatus(*chess.core().findMatch(chess.matchOf("ann")));
}

std::vector<std::string> bothHear(const std::string& what) {
    return {"ann: " + what, "bob: " + what};
}

} // namespace

void TestDirectMatch::isActiveWhenMade() {
    Scenario chess;
    pair(chess);
    QCOMPARE(statusOf(chess), DirectStatus::Active);
    const Match& match = *chess.core().findMatch(chess.matchOf("ann"));
    QCOMPARE(match.phase, MatchPhase::Active);
    QCOMPARE(match.startedAt, std::optional{match.createdAt});
    QCOMPARE(match.sides, (std::vector<Side>{{"ann", "ann"}, {"bob", "bob"}}));
}

void TestDirectMatch::followsPresence() {
    Scenario chess;
    pair(chess);
    PLAY(chess, {10, "ann joins", {"ann: waiting ann here bob away"}},
         {20, "bob joins", {"bob: active ann here bob here", "ann: active ann here bob here"}},
         {30, "ann quits", {"ann: paused ann away bob here", "bob: paused ann away bob here"}},
         {40, "bob drops", {}}, {50, "ann joins", {"ann: paused ann here bob away"}},
         {60,
          "bob returns",
          {"bob: paired ann chess|USDT|20", "bob: active ann here bob here",
           "ann: active ann here bob here"}},
         {70, "ann drops", {"bob: paused ann away bob here"}},
         {80,
          "ann returns",
          {"ann: paired bob chess|USDT|20", "ann: active ann here bob here",
           "bob: active ann here bob here"}},
         {90, "referee reports bob resigned",
          bothHear("finished ann here bob here won by bob (resigned)")});
}

void TestDirectMatch::waitsAfterALeaveBeforeBothJoined() {
    Scenario chess;
    pair(chess);
    PLAY(chess, {10, "ann joins", {"ann: waiting ann here bob away"}},
         {20, "ann quits", {"ann: waiting ann away bob away"}},
         {30, "bob joins", {"bob: paused ann away bob here"}},
         {40, "ann joins", {"ann: active ann here bob here", "bob: active ann here bob here"}});
}

void TestDirectMatch::repeatedJoinAnswersAlone() {
    Scenario chess;
    join(chess);
    PLAY(chess, {10, "ann joins", {"ann: active ann here bob here"}},
         {20, "ann quits", {"ann: paused ann away bob here", "bob: paused ann away bob here"}});
    chess.takeRecords();
    PLAY(chess, {30, "ann quits", {"ann: paused ann away bob here"}});
    QVERIFY(chess.takeRecords().empty());
}

void TestDirectMatch::leaveOfWhoNeverJoined() {
    Scenario chess;
    pair(chess);
    PLAY(chess, {10, "ann quits", {"ann: active ann away bob away"}});
    QVERIFY(chess.takeRecords().empty());
}

void TestDirectMatch::joinIsRefused() {
    Scenario chess;
    PLAY(chess, {0, "ann joins", {"! MATCH_NOT_FOUND"}}, {0, "ann quits", {"! MATCH_NOT_FOUND"}});
    join(chess);
    PLAY(chess, {0, "cat joins ann", {"! NOT_IN_MATCH"}}, {0, "cat quits ann", {"! NOT_IN_MATCH"}},
         {1, "referee reports ann", bothHear("finished ann here bob here won by ann")},
         {2, "ann joins", {"! MATCH_NOT_FOUND"}}, {2, "ann quits", {"! MATCH_NOT_FOUND"}});
}

void TestDirectMatch::returnsWithTheConnection() {
    Scenario chess;
    pair(chess);
    PLAY(chess, {10, "ann joins", {"ann: waiting ann here bob away"}}, {20, "ann drops", {}},
         {30, "bob joins", {"bob: paused ann away bob here"}},
         {40,
          "ann returns",
          {"ann: paired bob chess|USDT|20", "ann: active ann here bob here",
           "bob: active ann here bob here"}});
}

void TestDirectMatch::doesNotReturnAfterLeaving() {
    Scenario chess;
    join(chess);
    PLAY(chess,
         {10, "ann quits", {"ann: paused ann away bob here", "bob: paused ann away bob here"}},
         {20, "ann drops", {}}, {30, "ann returns", {"ann: paired bob chess|USDT|20"}});
    QCOMPARE(statusOf(chess), DirectStatus::Paused);
}

void TestDirectMatch::tellsTheMatchAtEveryConnection() {
    Scenario chess;
    pair(chess);
    PLAY(chess, {10, "bob returns", {"bob: paired ann chess|USDT|20"}}, {20, "bob drops", {}},
         {30, "bob returns", {"bob: paired ann chess|USDT|20"}},
         {40, "bob joins", {"bob: waiting ann away bob here"}},
         {50, "bob returns", {"bob: paired ann chess|USDT|20"}});
    const auto told = chess.last<DirectMatchFound>("bob");
    QCOMPARE(told.matchId, chess.matchOf("ann"));
    QCOMPARE(told.opponentId, std::string{"ann"});
}

void TestDirectMatch::endsWhenNobodyJoins() {
    Scenario chess;
    pair(chess);
    PLAY(chess, {kTenMinutes - 1, "wait", {}},
         {kTenMinutes, "wait", bothHear("finished ann away bob away (A player stayed away.)")});
    QVERIFY(chess.core().matches().empty() && !chess.core().nextDeadline());
    PLAY(chess, {kTenMinutes, "ann seeks chess|USDT|20", {}});
}

void TestDirectMatch::endsWhenOneNeverJoins() {
    Scenario chess;
    pair(chess);
    PLAY(chess, {300'000, "ann joins", {"ann: waiting ann here bob away"}},
         {kTenMinutes - 1, "wait", {}},
         {kTenMinutes, "wait", bothHear("finished ann here bob away (A player stayed away.)")});
}

void TestDirectMatch::endsWhenOneStaysAway() {
    Scenario chess;
    join(chess);
    PLAY(chess,
         {3 * kTenMinutes,
          "ann quits",
          {"ann: paused ann away bob here", "bob: paused ann away bob here"}},
         {4 * kTenMinutes - 1, "wait", {}},
         {4 * kTenMinutes, "wait", bothHear("finished ann away bob here (A player stayed away.)")});
    Scenario dropped;
    join(dropped);
    PLAY(dropped, {1000, "ann drops", {"bob: paused ann away bob here"}}, {2000, "bob drops", {}},
         {kTenMinutes + 999, "wait", {}},
         {kTenMinutes + 1000, "wait",
          bothHear("finished ann away bob away (A player stayed away.)")});
}

void TestDirectMatch::staysWhileBothAreThere() {
    Scenario chess;
    join(chess);
    QVERIFY(!chess.core().nextDeadline());
    PLAY(chess, {100 * kTenMinutes, "wait", {}});
    QCOMPARE(statusOf(chess), DirectStatus::Active);
}

void TestDirectMatch::absenceCountsAnew() {
    Scenario chess;
    join(chess);
    PLAY(chess, {0, "ann drops", {"bob: paused ann away bob here"}},
         {kTenMinutes - 1,
          "ann joins",
          {"ann: active ann here bob here", "bob: active ann here bob here"}},
         {kTenMinutes,
          "ann quits",
          {"ann: paused ann away bob here", "bob: paused ann away bob here"}},
         {2 * kTenMinutes - 1, "ann quits", {"ann: paused ann away bob here"}},
         {2 * kTenMinutes, "wait", bothHear("finished ann away bob here (A player stayed away.)")});
}

void TestDirectMatch::endsByReport() {
    Scenario chess;
    join(chess);
    PLAY(chess,
         {10, "referee reports bob by checkmate",
          bothHear("finished ann here bob here won by bob (by checkmate)")},
         {11, "ann seeks chess|USDT|20", {}});
    const Settlement settled = chess.records<Settlement>().front();
    QCOMPARE(settled.endReason, EndReason::Completed);
    QCOMPARE(settled.winner, std::optional<std::string>{"bob"});
    QCOMPARE(settled.reason, std::optional<std::string>{"by checkmate"});
    QVERIFY(settled.transfers.empty());
    for (const PlayerOutcome& outcome : settled.players)
        QVERIFY(outcome.ratingChange == 0 && outcome.prize.isZero());
}

void TestDirectMatch::endsByReportWithoutWinner() {
    Scenario chess;
    pair(chess);
    PLAY(chess, {10, "referee reports nobody", bothHear("finished ann away bob away")});
    const Settlement settled = chess.records<Settlement>().front();
    QCOMPARE(settled.endReason, EndReason::Completed);
    QVERIFY(!settled.winner && !settled.reason);
}

void TestDirectMatch::refusesImpossibleReports() {
    Scenario chess;
    PLAY(chess, {0, "referee reports ann", {"! MATCH_NOT_FOUND"}});
    join(chess);
    PLAY(chess, {1, "referee reports cat", {"! INVALID_STATE"}});
    QCOMPARE(chess.apply(ReportResult{chess.matchOf("ann"), "cat", ""}).refusal->message,
             std::string{"\"cat\" is not a player of this match."});
    QVERIFY(chess.apply(ReportResult{chess.matchOf("ann"), "", ""}).refusal.has_value());
    QVERIFY(chess.takeRecords().empty());
    chess.takeHeard();
    PLAY(chess, {2, "referee reports ann", bothHear("finished ann here bob here won by ann")},
         {3, "referee reports bob", {"! MATCH_NOT_FOUND"}});
    // A game that is played here knows its own result.
    Scenario duel;
    duel.playToActive();
    PLAY(duel, {6000, "referee reports ann", {"! MATCH_NOT_FOUND"}});
}

void TestDirectMatch::saysWhatIsKept() {
    Scenario chess;
    pair(chess);
    PLAY(chess,
         {kTenMinutes, "wait", bothHear("finished ann away bob away (A player stayed away.)")});
    const Settlement settled = chess.records<Settlement>().front();
    QCOMPARE(settled.endReason, EndReason::Void);
    QCOMPARE(settled.reason, std::optional<std::string>{"A player stayed away."});
    QCOMPARE(settled.queue.subject, std::string{"chess|USDT|20"});
    QCOMPARE(settled.players.front().card.callsign, std::string{"ann"});
}

void TestDirectMatch::operatorEnds() {
    Scenario chess;
    join(chess);
    PLAY(chess, {10, "operator cancels",
                 bothHear("finished ann here bob here (The operator ended the match.)")});
    Scenario kicked;
    join(kicked);
    PLAY(kicked, {10, "operator kicks bob",
                  bothHear("finished ann here bob here (The operator ended the match.)")});
    QVERIFY(!kicked.core().holdsPlace(Scenario::player("ann")));
}

void TestDirectMatch::drainDoesNotWait() {
    Scenario chess;
    join(chess);
    PLAY(chess, {10, "operator drains", {}},
         {20, "ann quits", {"ann: paused ann away bob here", "bob: paused ann away bob here"}},
         {30, "ann joins", {"ann: active ann here bob here", "bob: active ann here bob here"}});
    QVERIFY(!chess.core().hasGamesToFinish());
    QCOMPARE(chess.core().matches().size(), 1U);
    Scenario duel;
    duel.playToReady();
    QVERIFY(duel.core().hasGamesToFinish());
}

void TestDirectMatch::isNotPlayedHere() {
    Scenario chess;
    join(chess);
    PLAY(chess, {10, "ann shows", {"! INVALID_STATE"}}, {10, "ann accepts", {"! INVALID_STATE"}},
         {10, "ann declines", {"! INVALID_STATE"}}, {10, "ann abandons", {"! INVALID_STATE"}},
         {10, "ann mistypes", {"! INVALID_STATE"}}, {10, "ann leaves", {"! INVALID_STATE"}});
    QVERIFY(chess.takeRecords().empty());
}

void TestDirectMatch::isNotWatched() {
    Scenario chess;
    join(chess);
    PLAY(chess, {10, "cat watches ann", {"! MATCH_NOT_SPECTATABLE"}},
         {10, "cat bets 20 ann", {"! MATCH_NOT_SPECTATABLE"}},
         {10, "cat unwatches ann", {"! INVALID_STATE"}});
    QVERIFY(chess.core().watchable({}, chess.now() + Duration{10'000}).matches.empty());
}

void TestDirectMatch::tellsWhoAsks() {
    Scenario chess;
    pair(chess);
    const auto reply = [&] {
        return directMatchReply(*chess.core().findMatch(chess.matchOf("ann")));
    };
    QCOMPARE(reply().id, chess.matchOf("ann"));
    QCOMPARE(reply().game, std::string{"chess"});
    QCOMPARE(reply().asset, DirectAsset::Usdt);
    QCOMPARE(reply().amount, *DirectAmount::of(20));
    QCOMPARE(reply().players, (std::vector<std::string>{"ann", "bob"}));
    QCOMPARE(reply().status, DirectStatus::Active);
    chess.act("bob joins");
    QCOMPARE(reply().status, DirectStatus::Waiting);
    QVERIFY(!reply().winner && !reply().reason);
}

void TestDirectMatch::recordsNoMoney() {
    Scenario chess;
    chess.act("ann seeks chess|USDT|20");
    chess.act("bob seeks chess|USDT|20");
    QCOMPARE(
        chess.takeRecords(),
        (std::vector<std::string>{"TicketSaved ann", "TicketSaved bob", "MatchSaved active",
                                  "TicketErased", "TicketErased", "EventRaised match.created"}));
    chess.act("ann joins");
    QCOMPARE(chess.takeRecords(), (std::vector<std::string>{"MatchSaved active"}));
    chess.act("referee reports ann");
    QCOMPARE(chess.takeRecords(),
             (std::vector<std::string>{"EventRaised game.ended", "Settlement completed",
                                       "MatchErased"}));
}

void TestDirectMatch::thousandPlayersMakeFiveHundredMatches() {
    Scenario chess;
    std::set<std::uint64_t> matched;
    EnterQueue entry;
    entry.queue = {GameType::Direct, std::nullopt, "chess|USDT|20"};
    for (std::uint64_t number = 1; number <= 1000; ++number) {
        entry.ticket = TicketId{6, number};
        entry.player = PlayerId{5, number};
        entry.card.callsign = "player" + std::to_string(number);
        QVERIFY(!chess.apply(entry).refusal);
    }
    for (const Match* match : chess.core().matches()) {
        QCOMPARE(match->participants.size(), 2U);
        for (const Participant& one : match->participants)
            QVERIFY(matched.insert(one.ticket.player.low).second);
    }
    QCOMPARE(matched.size(), 1000U);
    QCOMPARE(chess.core().brokenInvariant(chess.now()), std::string{});
}

QTEST_GUILESS_MAIN(TestDirectMatch)
#include "tst_direct_match.moc"
