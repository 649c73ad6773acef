// Goal: bets are taken while a match is READY and within their bounds, and whatever becomes of the
// match they are paid or given back in full, in the same step (SPEC 3.7).
#include "server/core/betting.h"
#include "tests/core/scenario.h"

#include <QTest>

#include <algorithm>

using namespace arcade;
using namespace arcade::core;

class TestBetting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesBet();
    void bettorNeedNotWatch();
    void refuses();
    void refusesUnits();
    void closesWithTheStart();
    void boundsAllBetsOfAPlayer();
    void tellsBeforehand();
    void placesOnce();
    void paysWinners();
    void paysAfterForfeit();
    void givesBackOnTie();
    void givesBackWhenVoid();
    void givesBackWhenCancelled_data();
    void givesBackWhenCancelled();
    void restartKeepsBetsOfGame();
    void restartGivesBackBeforeTheStart();
    void restartGivesBackWithoutMatch();
    void standstillKeepsBets();
};

namespace {

const std::string kAnn = Scenario::address("ann").toString();
const std::string kBob = Scenario::address("bob").toString();

/// READY with 80 of cat's on ann, 40 of dan's on bob.
void playToBets(Scenario& duel) {
    duel.playToReady();
    duel.act("cat bets 80 ann");
    duel.act("dan bets 40 bob");
    duel.takeHeard();
    duel.takeRecords();
}

Amount paidTo(const BetsSettled& settled, const Account& account) {
    Amount sum;
    for (const Transfer& transfer : settled.transfers) {
        if (transfer.to == account)
            sum += transfer.amount;
    }
    return sum;
}

Amount returned(const BetsSettled& settled, const char* name) {
    return paidTo(settled, Account::available(Scenario::player(name)));
}

/// Both bets are settled once, and back in full.
void checkGivenBack(const Scenario& duel) {
    const auto settled = duel.records<BetsSettled>();
    QCOMPARE(settled.size(), std::size_t{1});
    QCOMPARE(settled.front().match, duel.records<BetPlaced>().front().bet.match);
    QCOMPARE(settled.front().payouts.size(), std::size_t{2});
    for (const auto& payout : settled.front().payouts)
        QCOMPARE(payout.amount, payout.bet.amount);
    QCOMPARE(returned(settled.front(), "cat"), Amount::data(80));
    QCOMPARE(returned(settled.front(), "dan"), Amount::data(40));
    QCOMPARE(settled.front().transfers.size(), std::size_t{2});
}

template <class One>
int countOf(const std::vector<Record>& records) {
    return static_cast<int>(std::count_if(records.begin(), records.end(), [](const Record& one) {
        return std::holds_alternative<One>(one);
    }));
}

} // namespace

void TestBetting::takesBet() {
    Scenario duel;
    duel.playToReady();
    PLAY(duel, {100, "cat bets 20 ann", {"cat: bet 20 on ann"}});
    QCOMPARE(duel.takeRecords(),
             (std::vector<std::string>{"BetPlaced cat", "EventRaised bet.placed"}));
    const BetPlaced placed = duel.records<BetPlaced>().front();
    QCOMPARE(placed.bet.match, duel.matchOf("ann"));
    QCOMPARE(placed.bet.address, Scenario::address("cat"));
    QCOMPARE(placed.bet.side, 0);
    QCOMPARE(placed.bet.at, duel.now());
    QCOMPARE(placed.partition, std::string{"code_duel/gold"});
    const BetReceipt receipt = duel.last<SpectateBetAccepted>("cat").receipt;
    QCOMPARE(receipt.onPlayer, kAnn);
    QCOMPARE(receipt.amount, Amount::data(20));
    QCOMPARE(receipt.bet, placed.bet.id);
    QCOMPARE(duel.core().snapshot(duel.now()).bets, std::vector<Bet>{placed.bet});
}

void TestBetting::bettorNeedNotWatch() {
    Scenario duel;
    playToBets(duel);
    PLAY(duel, {200, "cat unwatches ann", {"! INVALID_STATE"}});
    QVERIFY(!duel.core().view(Scenario::player("cat"), duel.now()).spectating);
    duel.act("operator cancels");
    QCOMPARE(duel.last<SpectateResult>("cat").payout, Amount::data(80));
    QCOMPARE(duel.last<SpectateResult>("dan").payout, Amount::data(40));
}

void TestBetting::refuses() {
    Scenario duel;
    PLAY(duel, {0, "cat bets 20 ann", {"! MATCH_NOT_FOUND"}},
         {0, "ann enters", {"ann: searching #1"}},
         {0, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {5, "cat bets 20 ann", {"! MATCH_NOT_SPECTATABLE"}},
         {10, "ann accepts", {"ann: ready 1/2", "bob: ready 1/2"}},
         {20,
          "bob accepts",
          {"ann: ready 2/2", "bob: ready 2/2", "ann: countdown 5", "bob: countdown 5"}},
         {30, "cat bets 9 ann", {"! BET_TOO_SMALL"}}, {30, "cat bets 0 ann", {"! BET_TOO_SMALL"}},
         {30, "cat bets 501 ann", {"! BET_TOO_LARGE"}},
         {30, "ann bets 20 bob", {"! BET_ON_OWN_MATCH"}},
         {30, "bob bets 20 bob", {"! BET_ON_OWN_MATCH"}},
         {30, "ann bets 9 bob", {"! BET_TOO_SMALL"}},
         {30, "cat bets 10 ann", {"cat: bet 10 on ann"}},
         {30, "dan bets 500 ann", {"dan: bet 500 on ann"}});
    const Outcome& outcome = duel.apply(PlaceBet{
        BetId{9, 9}, Scenario::player("cat"), {}, duel.matchOf("ann"), "nobody", Amount::data(20)});
    QCOMPARE(outcome.refusal->code, ErrorCode::BadMessage);
    QVERIFY(outcome.refusal->message.starts_with("data.on_player: "));
}

void TestBetting::refusesUnits() {
    Scenario duel;
    duel.playToReady();
    const auto codeOf = [&](const Amount& amount) {
        static std::uint64_t number = 0;
        const auto& refusal = duel.apply(PlaceBet{BetId{9, ++number},
                                                  Scenario::player("cat"),
                                                  {},
                                                  duel.matchOf("ann"),
                                                  kAnn,
                                                  amount})
                                  .refusal;
        return refusal ? std::optional{refusal->code} : std::nullopt;
    };
    const Amount one = Amount::baseUnits(1);
    QCOMPARE(codeOf(Amount::data(10) - one), std::optional{ErrorCode::BetTooSmall});
    QCOMPARE(codeOf(Amount::data(500) + one), std::optional{ErrorCode::BetTooLarge});
    QCOMPARE(codeOf(*Amount::parse("1" + std::string(77, '0'))),
             std::optional{ErrorCode::BetTooLarge});
    QCOMPARE(codeOf(Amount::data(490) + one), std::nullopt);
    QCOMPARE(codeOf(Amount::data(10)), std::optional{ErrorCode::BetTooLarge});
    QCOMPARE(codeOf(Amount::data(10) - one), std::optional{ErrorCode::BetTooSmall});
}

void TestBetting::closesWithTheStart() {
    Scenario duel;
    duel.playToReady();
    duel.passTo(5019);
    duel.takeHeard();
    PLAY(duel, {5019, "cat bets 20 ann", {"cat: bet 20 on ann"}},
         {5020, "cat bets 20 ann", {"ann: started 60", "bob: started 60", "! BETTING_CLOSED"}},
         {30'000, "cat bets 20 ann", {"! BETTING_CLOSED"}},
         {31'000, "ann bets 20 ann", {"! BETTING_CLOSED"}});
}

void TestBetting::boundsAllBetsOfAPlayer() {
    Scenario duel;
    duel.playToReady();
    for (int count = 0; count < 50; ++count)
        duel.act(count % 2 == 0 ? "cat bets 10 ann" : "cat bets 10 bob");
    QCOMPARE(duel.records<BetPlaced>().size(), std::size_t{50});
    duel.takeHeard();
    PLAY(duel, {100, "cat bets 10 ann", {"! BET_TOO_LARGE"}},
         {100, "dan bets 300 ann", {"dan: bet 300 on ann"}},
         {100, "dan bets 201 bob", {"! BET_TOO_LARGE"}},
         {100, "dan bets 200 bob", {"dan: bet 200 on bob"}});
}

void TestBetting::tellsBeforehand() {
    Scenario duel;
    playToBets(duel);
    const MatchId match = duel.matchOf("ann");
    const auto told = [&](const char* name, const std::string& side, std::uint64_t data,
                          Instant at) {
        const auto refusal =
            duel.core().betRefusal(Scenario::player(name), {match, side, Amount::data(data)}, at);
        return refusal ? std::optional{refusal->code} : std::nullopt;
    };
    QCOMPARE(told("cat", kAnn, 20, duel.now()), std::nullopt);
    QCOMPARE(told("cat", kAnn, 430, duel.now()), std::optional{ErrorCode::BetTooLarge});
    QCOMPARE(told("bob", kAnn, 20, duel.now()), std::optional{ErrorCode::BetOnOwnMatch});
    QCOMPARE(told("cat", "nobody", 20, duel.now()), std::optional{ErrorCode::BadMessage});
    // Also when nobody has told the core yet that the countdown is over.
    const Instant start = duel.core().findMatch(match)->phaseEndsAt;
    QCOMPARE(told("cat", kAnn, 20, start - Duration{1}), std::nullopt);
    QCOMPARE(told("cat", kAnn, 20, start), std::optional{ErrorCode::BettingClosed});
}

void TestBetting::placesOnce() {
    Scenario duel;
    duel.playToReady();
    const PlaceBet command{
        BetId{9, 9}, Scenario::player("cat"), Scenario::address("cat"), duel.matchOf("ann"),
        kAnn,        Amount::data(300)};
    for (int time = 0; time < 3; ++time) {
        const Outcome& outcome = duel.apply(command);
        QVERIFY(!outcome.refusal);
        QCOMPARE(countOf<BetPlaced>(outcome.records), time == 0 ? 1 : 0);
        QCOMPARE(std::get<SpectateBetAccepted>(outcome.notices.at(0).message).receipt.bet,
                 command.bet);
        QVERIFY(outcome.notices.at(0).reply);
    }
    QCOMPARE(duel.core().snapshot(duel.now()).bets.size(), std::size_t{1});
}

void TestBetting::paysWinners() {
    Scenario duel;
    playToBets(duel);
    duel.act("eve bets 20 bob");
    duel.passTo(9000);
    duel.takeHeard();
    duel.takeRecords();
    duel.act("bob types rest");
    const std::vector<std::string> heard = duel.takeHeard();
    // Pool 140, rake 7: 133 for 60 on bob.
    const std::vector<std::string> results{"cat: completed won by bob, 1 bets return 0",
                                           "dan: completed won by bob, 1 bets return 88",
                                           "eve: completed won by bob, 1 bets return 44"};
    QVERIFY(std::equal(results.rbegin(), results.rend(), heard.rbegin()));
    QCOMPARE(duel.takeRecords(),
             (std::vector<std::string>{
                 "EventRaised game.ended", "Settlement completed", "BetsSettled 3",
                 "EventRaised bet.settled", "EventRaised bet.settled", "EventRaised bet.settled",
                 "MatchErased", "EventRaised rating.changed", "EventRaised rating.changed",
                 "AftermathSaved cat", "AftermathSaved dan", "AftermathSaved eve"}));
    const BetsSettled settled = duel.records<BetsSettled>().front();
    QCOMPARE(returned(settled, "cat"), Amount{});
    QCOMPARE(returned(settled, "dan"), Amount::data(133).scaled(40, 60));
    QCOMPARE(returned(settled, "eve"), Amount::data(133).scaled(20, 60));
    QCOMPARE(returned(settled, "dan") + returned(settled, "eve") + paidTo(settled, Account::rake()),
             Amount::data(140));
    const SpectateResult result = duel.last<SpectateResult>("dan");
    QCOMPARE(*result.winner.value, kBob);
    QCOMPARE(result.bets, (std::vector<BetOutcome>{{kBob, Amount::data(40), result.payout}}));
}

void TestBetting::paysAfterForfeit() {
    Scenario duel;
    playToBets(duel);
    duel.passTo(9000);
    duel.takeHeard();
    PLAY(duel, {9000,
                "bob abandons",
                {"ann: forfeit ann prize 540 rating 1216", "bob: forfeit ann prize 0 rating 1184",
                 "ann: settled", "bob: settled", "cat: forfeit won by ann, 1 bets return 114",
                 "dan: forfeit won by ann, 1 bets return 0"}});
    const BetsSettled settled = duel.records<BetsSettled>().front();
    QCOMPARE(returned(settled, "cat"), Amount::data(114));
    QCOMPARE(paidTo(settled, Account::rake()), Amount::data(6));
}

void TestBetting::givesBackOnTie() {
    Scenario duel;
    playToBets(duel);
    duel.passTo(65'020);
    checkGivenBack(duel);
    const SpectateResult result = duel.last<SpectateResult>("cat");
    QVERIFY(!result.winner.value);
    QCOMPARE(result.endReason, std::optional{EndReason::Timeout});
    QCOMPARE(result.payout, Amount::data(80));
}

void TestBetting::givesBackWhenVoid() {
    Scenario duel;
    playToBets(duel);
    duel.passTo(9000);
    duel.takeHeard();
    PLAY(duel, {9000,
                "operator cancels",
                {"ann: void nobody prize 300 rating 1200", "bob: void nobody prize 300 rating 1200",
                 "ann: settled", "bob: settled", "cat: void won by nobody, 1 bets return 80",
                 "dan: void won by nobody, 1 bets return 40"}});
    checkGivenBack(duel);
}

void TestBetting::givesBackWhenCancelled_data() {
    QTest::addColumn<QByteArray>("act");
    QTest::addColumn<int>("at");
    QTest::newRow("abandoned") << QByteArray{"ann abandons"} << 100;
    QTest::newRow("by the operator") << QByteArray{"operator cancels"} << 100;
    QTest::newRow("a player is kicked") << QByteArray{"operator kicks bob"} << 100;
    QTest::newRow("away at the start") << QByteArray{"ann drops"} << 5020;
}

void TestBetting::givesBackWhenCancelled() {
    QFETCH(QByteArray, act);
    QFETCH(int, at);
    Scenario duel;
    playToBets(duel);
    duel.act(act.toStdString());
    duel.passTo(at);
    checkGivenBack(duel);
    QVERIFY(duel.records<Settlement>().empty());
    const std::vector<ServerMessage> told = duel.messagesTo("cat");
    const SpectateResult result = std::get<SpectateResult>(told.back());
    QVERIFY(!result.winner.value && !result.endReason);
    QCOMPARE(result.payout, Amount::data(80));
    QVERIFY(duel.core().snapshot(duel.now()).bets.empty());
}

void TestBetting::restartKeepsBetsOfGame() {
    Scenario duel;
    playToBets(duel);
    duel.passTo(8000);
    const Outcome outcome = duel.restart(20'000);
    QCOMPARE(countOf<BetsSettled>(outcome.records), 0);
    QCOMPARE(duel.core().snapshot(duel.now()).bets.size(), std::size_t{2});
    duel.act("ann returns");
    duel.act("bob returns");
    duel.act("bob abandons");
    const BetsSettled settled = duel.records<BetsSettled>().front();
    QCOMPARE(returned(settled, "cat"), Amount::data(114));
    QCOMPARE(duel.last<SpectateResult>("cat").payout, Amount::data(114));
}

void TestBetting::restartGivesBackBeforeTheStart() {
    Scenario duel;
    playToBets(duel);
    const Outcome outcome = duel.restart(2000);
    QCOMPARE(countOf<BetsSettled>(outcome.records), 1);
    checkGivenBack(duel);
}

void TestBetting::restartGivesBackWithoutMatch() {
    Scenario duel;
    playToBets(duel);
    Snapshot snapshot = duel.core().snapshot(duel.now());
    snapshot.matches.clear();
    Coordinator core{Scenario::plainRules()};
    const Outcome outcome = core.restore(snapshot, duel.now());
    QCOMPARE(outcome.records.size(), std::size_t{3});
    const auto& settled = std::get<BetsSettled>(outcome.records.front());
    QCOMPARE(returned(settled, "cat"), Amount::data(80));
    QCOMPARE(returned(settled, "dan"), Amount::data(40));
    QVERIFY(!settled.partition.empty());
    QVERIFY(core.snapshot(duel.now()).bets.empty());
}

void TestBetting::standstillKeepsBets() {
    Scenario duel;
    playToBets(duel);
    duel.act("stall 20000");
    duel.takeHeard();
    PLAY(duel, {20'100, "cat bets 20 bob", {"cat: bet 20 on bob"}});
    duel.passTo(25'020);
    QCOMPARE(duel.core().matches().front()->phase, MatchPhase::Active);
    QCOMPARE(duel.core().snapshot(duel.now()).bets.size(), std::size_t{3});
}

QTEST_GUILESS_MAIN(TestBetting)
#include "tst_betting.moc"
