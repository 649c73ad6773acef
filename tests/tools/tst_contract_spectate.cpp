// Goal: the contract takes what a watcher and bettor is rightly told, and sees each figure that is
// not what SPEC 3.7 makes of it.
#include "tests/tools/duel_script.h"

#include <QTest>

#include <functional>

using namespace arcade;

namespace {

/// One who watches a match of two others, and what a server as it should be tells about it. Two
/// have bet: 100 on the first side, 60 on the second.
struct Evening {
    Evening() {
        joined.update.matchId = MatchId{0, 5};
        joined.update.phase = MatchPhase::Ready;
        joined.update.totalPool = Amount::data(160);
        joined.update.sides = {side("one", 100, 1'520'000), side("two", 60, 2'533'333)};
        joined.update.betOdds = {joined.update.sides[0].odds, joined.update.sides[1].odds};
        joined.players = {{"one", "one", {}}, {"two", "two", {}}};
        joined.canBet = true;
        joined.delay = Duration{700};
        accepted.receipt = {joined.update.matchId,
                            Amount::data(100),
                            "one",
                            joined.update.sides[0].odds,
                            "hash",
                            BetId{0, 1}};
        accepted.balance = Amount::data(900);
        result.matchId = joined.update.matchId;
        result.winner.value = "one";
        result.endReason = EndReason::Completed;
        result.bets = {{"one", Amount::data(100), Amount::data(152)}};
        result.payout = Amount::data(152);
        result.balance = Amount::data(1'052);
        update = joined.update;
        update.phase = MatchPhase::Active;
        update.player1Progress = update.sides[0].progress = Ratio::of(41, 100);
        update.sides[0].wpm = 55;
        update.sides[0].accuracy = Ratio::of(97, 100);
        script.toOpen();
    }

    static SpectatedSide side(const char* id, std::uint64_t pool, std::int64_t odds) {
        SpectatedSide made;
        made.id = id;
        made.pool = Amount::data(pool);
        made.odds = Ratio{odds};
        return made;
    }
    void play() {
        script.say(list, script.ask(SpectateList{}));
        script.say(joined, script.ask(SpectateJoin{joined.update.matchId}));
        script.say(accepted,
                   script.ask(SpectateBet{joined.update.matchId, "one", Amount::data(100)}));
        script.say(update);
        script.say(result);
    }

    DuelScript script;
    SpectateMatches list;
    SpectateJoined joined;
    SpectateBetAccepted accepted;
    SpectateUpdate update;
    SpectateResult result;
};

using Spoil = std::function<void(Evening&)>;

} // namespace

Q_DECLARE_METATYPE(Spoil)

class TestContractSpectate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsRightIsTaken();
    void everyWrongFigureIsSeen_data();
    void everyWrongFigureIsSeen();
    void refusals_data();
    void refusals();
    void strangersViewsAreNotTaken();
    void betsMayBeSettledWhileAway();
};

void TestContractSpectate::whatIsRightIsTaken() {
    Evening evening;
    evening.play();
    QCOMPARE(evening.script.contract.violationCount(), 0);
    const auto& standing = evening.script.contract.standing();
    QVERIFY(!standing.watching);
    QVERIFY(standing.bets.empty());
    QCOMPARE(standing.betResults.size(), std::size_t{1});
    QVERIFY(standing.balance == Amount::data(1'052));
    QCOMPARE(evening.script.contract.repliesMissing(), std::size_t{0});
}

void TestContractSpectate::everyWrongFigureIsSeen_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<Spoil>("spoil");
    const auto row = [](const char* rule, Spoil spoil) {
        QTest::newRow(rule) << QString::fromLatin1(rule) << std::move(spoil);
    };
    row("a match in the list cannot be watched",
        [](Evening& evening) { evening.list.matches.emplace_back().phase = MatchPhase::Matched; });
    row("a match stands twice in the list",
        [](Evening& evening) { evening.list.matches.resize(2); });
    row("a match that cannot be watched yet",
        [](Evening& evening) { evening.joined.update.phase = MatchPhase::Matched; });
    row("not the delay of watchers",
        [](Evening& evening) { evening.joined.delay = Duration{499}; });
    row("bets are taken before the start",
        [](Evening& evening) { evening.joined.update.phase = MatchPhase::Active; });
    row("not as many players as there are sides",
        [](Evening& evening) { evening.joined.players.pop_back(); });
    row("what watchers see is rounded", [](Evening& evening) { evening.update.sides[0].wpm = 56; });
    row("the odds are not the pools'",
        [](Evening& evening) { evening.update.sides[1].odds.millionths += 1; });
    row("two sides are the same", [](Evening& evening) { evening.update.sides[1].id = "one"; });
    row("the pools of the sides are not the whole pool", [](Evening& evening) {
        evening.update.sides[0] = evening.side("one", 0, 2'000'000);
        evening.update.sides[1].odds = Ratio{1'000'000};
    });
    row("player1 and player2 are not the first two sides",
        [](Evening& evening) { evening.update.player2Progress = Ratio::one(); });
    row("the view goes back to an earlier phase", [](Evening& evening) {
        evening.joined.update.phase = MatchPhase::Active;
        evening.joined.canBet = false;
        evening.update.phase = MatchPhase::Ready;
    });
    row("a bet has a tx_hash", [](Evening& evening) { evening.accepted.receipt.txHash.clear(); });
    row("odds that lose money",
        [](Evening& evening) { evening.accepted.receipt.currentOdds = Ratio{999'999}; });
    row("the balance after is not the one before, less the bet",
        [](Evening& evening) { evening.accepted.balance = Amount::data(901); });
    row("a winning bet lost", [](Evening& evening) {
        evening.result.bets[0].payout = evening.result.payout = Amount::data(99);
        evening.result.balance = Amount::data(999);
    });
    row("without a winner every bet comes back",
        [](Evening& evening) { evening.result.winner.value.reset(); });
    row("the payout is not that of the bets",
        [](Evening& evening) { evening.result.bets[0].payout = Amount::data(151); });
    row("who has bet is told the balance, nobody else",
        [](Evening& evening) { evening.result.balance.reset(); });
    row("a bet that was taken is forgotten", [](Evening& evening) {
        evening.result.bets.clear();
        evening.result.payout = Amount{};
        evening.result.balance.reset();
    });
    row("the balance after is not the one before, with the payout",
        [](Evening& evening) { evening.result.balance = Amount::data(1'000); });
}

void TestContractSpectate::everyWrongFigureIsSeen() {
    QFETCH(QString, rule);
    QFETCH(Spoil, spoil);
    Evening evening;
    spoil(evening);
    evening.play();
    QStringList rules;
    for (const auto& violation : evening.script.contract.violations())
        rules << QString::fromStdString(violation.rule);
    QVERIFY2(rules.contains(rule), qPrintable(rules.join(u'\n')));
}

void TestContractSpectate::refusals_data() {
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("ofJoin");
    QTest::addColumn<bool>("ofBet");
    QTest::addColumn<bool>("ofLeave");
    QTest::newRow("no match") << ErrorCode::MatchNotFound << true << true << true;
    QTest::newRow("too early") << ErrorCode::MatchNotSpectatable << true << true << true;
    QTest::newRow("full") << ErrorCode::SpectatorsFull << true << false << false;
    QTest::newRow("too late") << ErrorCode::BettingClosed << false << true << false;
    QTest::newRow("poor") << ErrorCode::InsufficientFunds << false << true << false;
    QTest::newRow("not watched") << ErrorCode::InvalidState << true << false << true;
    QTest::newRow("broken") << ErrorCode::Internal << false << false << false;
}

void TestContractSpectate::refusals() {
    QFETCH(ErrorCode, code);
    QFETCH(bool, ofJoin);
    QFETCH(bool, ofBet);
    QFETCH(bool, ofLeave);
    const auto isTaken = [&](const ClientMessage& request) {
        Evening evening;
        evening.script.say(ErrorReply{code, "because", {}}, evening.script.ask(request));
        return evening.script.contract.violationCount() == 0;
    };
    QCOMPARE(isTaken(SpectateJoin{MatchId{0, 5}}), ofJoin);
    QCOMPARE(isTaken(SpectateBet{MatchId{0, 5}, "one", Amount::data(10)}), ofBet);
    QCOMPARE(isTaken(SpectateLeave{MatchId{0, 5}}), ofLeave);
}

void TestContractSpectate::strangersViewsAreNotTaken() {
    Evening evening;
    evening.script.say(evening.joined, evening.script.ask(SpectateJoin{MatchId{0, 5}}));
    evening.update.matchId = MatchId{0, 6};
    evening.script.say(evening.update);
    QCOMPARE(evening.script.contract.standing().watching->update.phase, MatchPhase::Ready);
    evening.script.say(Ok{}, evening.script.ask(SpectateLeave{MatchId{0, 5}}));
    QVERIFY(!evening.script.contract.standing().watching);
    QCOMPARE(evening.script.contract.violationCount(), 0);
}

void TestContractSpectate::betsMayBeSettledWhileAway() {
    Evening evening;
    evening.script.say(evening.accepted,
                       evening.script.ask(SpectateBet{MatchId{0, 5}, "one", Amount::data(100)}));
    evening.script.loseConnection();
    SessionState state;
    state.balance = Amount::data(1'052);
    evening.script.comeBack(state);
    QCOMPARE(evening.script.contract.violationCount(), 0);
    QVERIFY(evening.script.contract.standing().balance == Amount::data(1'052));
    // Without bets a balance does not change by itself.
    evening.script.loseConnection();
    state.balance = Amount::data(1'053);
    evening.script.comeBack(state);
    QCOMPARE(evening.script.contract.violationCount(), 1);
}

QTEST_APPLESS_MAIN(TestContractSpectate)
#include "tst_contract_spectate.moc"
