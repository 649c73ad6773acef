// Goal: a duel goes from two entries to a booked result, told and recorded in order; what is asked
// at the wrong time is refused and changes nothing; what returning players are shown is what was
// told live.
#include "tests/core/scenario.h"

#include <QTest>
#include <set>

using namespace arcade;
using namespace arcade::core;

class TestLifecycle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsDuel();
    void recordsDuel();
    void settlesDuel();
    void refusesEntries();
    void holdsOnePlace();
    void tellsOpponents();
    void showsWhatWasTold();
    void showsCountdown();
    void expiresTicket();
    void pushesPositions();
    void countsDownAsTheHostSays_data();
    void countsDownAsTheHostSays();
    void observesWaits();
    void observesWhetherTheEstimateHeld_data();
    void observesWhetherTheEstimateHeld();
    void drawsAgainstSniping();
    void samePairMeetsAgainLast_data();
    void samePairMeetsAgainLast();
};

namespace {

const PlayerId kAnn = Scenario::player("ann");
const PlayerId kBob = Scenario::player("bob");

} // namespace

void TestLifecycle::playsDuel() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {100, "bob enters", {"bob: searching #2", "ann: found bob", "bob: found ann"}},
         {200, "ann shows", {}}, {300, "ann accepts", {"ann: ready 1/2", "bob: ready 1/2"}},
         {400,
          "bob accepts",
          {"ann: ready 2/2", "bob: ready 2/2", "ann: countdown 5", "bob: countdown 5"}},
         {400, "ann types 1", {"! INVALID_STATE"}},
         {1400, "wait", {"ann: countdown 4", "bob: countdown 4"}},
         {4399,
          "wait",
          {"ann: countdown 3", "bob: countdown 3", "ann: countdown 2", "bob: countdown 2"}},
         {4400, "wait", {"ann: countdown 1", "bob: countdown 1"}},
         {5400, "wait", {"ann: started 60", "bob: started 60"}},
         {6000, "ann types 10", {"ann: at 10 errors 0 keys 10", "bob: opponent 11%"}},
         {7000, "bob mistypes", {"bob: at 0 errors 1 keys 1", "ann: opponent 0%"}},
         {9000,
          "ann types rest",
          {"ann: at 84 errors 0 keys 84", "bob: opponent 100%",
           "ann: completed ann prize 540 rating 1216", "bob: completed ann prize 0 rating 1184",
           "ann: settled", "bob: settled"}},
         {10'000, "ann types rest", {"! MATCH_NOT_FOUND"}},
         {10'001, "ann abandons", {"! MATCH_NOT_FOUND"}});
    QVERIFY(!duel.core().nextDeadline());
    QVERIFY(!duel.core().holdsPlace(kAnn));
}

void TestLifecycle::recordsDuel() {
    Scenario duel;
    using Records = std::vector<std::string>;
    duel.act("ann enters");
    QCOMPARE(duel.takeRecords(), Records{"TicketSaved ann"});
    duel.act("bob enters");
    QCOMPARE(duel.takeRecords(),
             (Records{"TicketSaved bob", "MatchSaved matched", "TicketErased", "TicketErased",
                      "PairingSaved ann bob", "EventRaised match.created"}));
    duel.act("ann shows");
    duel.act("ann accepts");
    QCOMPARE(duel.takeRecords(), Records{});
    duel.act("bob accepts");
    QCOMPARE(duel.takeRecords(), Records{"MatchSaved ready"});
    duel.passTo(4999);
    QCOMPARE(duel.takeRecords(), Records{});
    duel.passTo(5000);
    QCOMPARE(duel.takeRecords(),
             (Records{"StakesEscrowed 2", "MatchSaved active", "EventRaised game.started"}));
    duel.passTo(9000);
    duel.act("ann types rest");
    QCOMPARE(duel.takeRecords(),
             (Records{"EventRaised game.ended", "Settlement completed", "MatchErased",
                      "EventRaised rating.changed", "EventRaised rating.changed"}));
    std::set<EventId> ids;
    for (const EventRaised& event : duel.records<EventRaised>())
        QVERIFY(ids.insert(event.id).second);
}

void TestLifecycle::settlesDuel() {
    Scenario duel;
    duel.playToActive();
    duel.passTo(9020);
    const MatchId match = duel.matchOf("ann");
    duel.act("bob types rest");
    const Settlement plan = duel.records<Settlement>().front();
    QCOMPARE(plan.match, match);
    QCOMPARE(*plan.winner, Scenario::address("bob").toString());
    QCOMPARE((plan.endedAt - plan.startedAt).count(), 4000);
    const std::vector<Transfer> transfers{
        {Account::escrow(match), Account::available(kBob), Amount::data(540)},
        {Account::escrow(match), Account::burn(), Amount::data(60)}};
    QVERIFY(plan.transfers == transfers);
    QCOMPARE(plan.players.size(), std::size_t{2});
    const PlayerOutcome& bob = plan.players.back();
    QCOMPARE(bob.player, kBob);
    QCOMPARE(bob.won, std::optional{true});
    QCOMPARE(bob.ratingChange, 16);
    QCOMPARE(bob.stats.progress, Ratio::one());
    QCOMPARE(bob.stats.time.count(), 4000);
    const StakesEscrowed stakes = duel.records<StakesEscrowed>().front();
    QCOMPARE(stakes.partition, std::string{"code_duel/gold"});
    QCOMPARE(stakes.shares.front().amount, Amount::data(300));
    const auto result = duel.last<GameResult>("ann");
    QCOMPARE(result.opponent->callsign, std::string{"bob"});
    QCOMPARE(result.opponentStats->progress, Ratio::one());
    QVERIFY(!result.txHash.value);
}

void TestLifecycle::refusesEntries() {
    Rules rules = Scenario::plainRules();
    rules.queueLimit = 1;
    Scenario duel{rules};
    duel.act("ann enters");
    duel.takeHeard();
    PLAY(duel, {0, "ann enters", {"! ALREADY_IN_QUEUE"}},
         {0, "ann enters silver", {"! ALREADY_IN_QUEUE"}}, {0, "bob enters", {"! QUEUE_FULL"}},
         {0, "cid leaves", {"! NOT_IN_QUEUE"}});

    EnterQueue entry;
    entry.ticket = TicketId{5, 5};
    entry.player = kBob;
    const auto refusalOf = [&](GameType gameType, std::optional<StakeTier> tier) {
        entry.queue = {gameType, tier, {}};
        return duel.apply(entry).refusal->code;
    };
    QCOMPARE(refusalOf(GameType::CodeDuel, std::nullopt), ErrorCode::InvalidTier);
    QCOMPARE(refusalOf(GameType::ProxyWar, std::nullopt), ErrorCode::InvalidState);
    QCOMPARE(refusalOf(GameType::BountyHunt, std::nullopt), ErrorCode::InvalidTier);
    QCOMPARE(refusalOf(GameType::CodeDuel, StakeTier::Gold), ErrorCode::QueueFull);
    QVERIFY(!duel.core().holdsPlace(kBob));
}

void TestLifecycle::holdsOnePlace() {
    Scenario duel;
    duel.playToReady();
    PLAY(duel, {100, "ann enters", {"! ALREADY_IN_MATCH"}},
         {5020,
          "bob enters silver",
          {"ann: countdown 4", "bob: countdown 4", "ann: countdown 3", "bob: countdown 3",
           "ann: countdown 2", "bob: countdown 2", "ann: countdown 1", "bob: countdown 1",
           "ann: started 60", "bob: started 60", "! ALREADY_IN_MATCH"}},
         {6000, "bob leaves", {"! INVALID_STATE"}});
    QCOMPARE(duel.core().entryRefusal(kAnn, duel.now())->code, ErrorCode::AlreadyInMatch);
}

void TestLifecycle::tellsOpponents() {
    Scenario duel;
    duel.act("ann enters 1250");
    duel.act("bob enters 1200");
    const auto found = duel.last<MatchFound>("bob");
    QCOMPARE(found.opponent->address, Scenario::address("ann"));
    QCOMPARE(found.opponent->rating, 1250);
    QVERIFY(found.sides.empty());
    QCOMPARE(found.wager, Amount::data(300));
    QCOMPARE(found.prize, Amount::data(540));
    QCOMPARE(found.burn, Amount::data(60));
    QCOMPARE(found.acceptTimeLeft.count(), 15'000);
    QCOMPARE(found.acceptDeadline, duel.now() + Duration{15'000});
}

void TestLifecycle::showsWhatWasTold() {
    Scenario duel;
    duel.act("ann enters");
    const auto view = [&](PlayerId player) { return duel.core().view(player, duel.now()); };
    QVERIFY(*view(kAnn).ticket == duel.last<QueueUpdate>("ann"));
    QVERIFY(!view(kAnn).match);
    duel.act("bob enters");
    QVERIFY(!view(kAnn).ticket);
    QVERIFY(view(kAnn).match->found == duel.last<MatchFound>("ann"));
    QVERIFY(view(kBob).match->found == duel.last<MatchFound>("bob"));
    QVERIFY(!view(kBob).match->codeSequence);
    duel.act("ann accepts");
    QCOMPARE(view(kAnn).match->response, std::optional{ReadyResponse::Accept});
    QVERIFY(!view(kBob).match->response);
    QCOMPARE(view(kBob).match->accepted, 1);
    duel.act("bob accepts");
    const auto countdown = duel.last<MatchCountdown>("ann");
    QCOMPARE(view(kAnn).match->phase, MatchPhase::Ready);
    QCOMPARE(*view(kAnn).match->codeSequence, countdown.codeSequence);
    QCOMPARE(view(kAnn).match->phaseEndsAt, countdown.gameStartsAt);
    duel.passTo(5000);
    QCOMPARE(view(kAnn).match->phaseEndsAt, duel.last<GameStarted>("ann").endsAt);
    duel.passTo(6000);
    duel.act("ann types 12");
    duel.act("ann mistypes");
    duel.passTo(6100);
    const auto state = duel.last<GameState>("ann");
    const MatchView match = *view(kAnn).match;
    QCOMPARE(*match.keysAccepted, state.keysAccepted);
    QCOMPARE(*match.position, state.position);
    QCOMPARE(*match.errors, state.errors);
    QCOMPARE(match.players.front().progress, duel.last<OpponentProgress>("bob").progress);
    QCOMPARE(match.players.front().accuracy, state.accuracy);
}

void TestLifecycle::showsCountdown() {
    Scenario duel;
    duel.playToReady();
    duel.passTo(2020);
    const auto countdown = duel.last<MatchCountdown>("bob");
    QCOMPARE(countdown.secondsRemaining.count(), 3);
    QCOMPARE(countdown.timeLeft.count(), 3000);
    QCOMPARE(countdown.gameStartsAt, duel.now() + Duration{3000});
    QVERIFY(countdown.codeSequence.size() >= 68 && countdown.codeSequence.size() <= 92);
}

void TestLifecycle::countsDownAsTheHostSays_data() {
    QTest::addColumn<int>("seconds");
    QTest::newRow("shortest") << 3;
    QTest::newRow("longest") << 60;
}

void TestLifecycle::countsDownAsTheHostSays() {
    QFETCH(int, seconds);
    Rules rules = Scenario::plainRules();
    rules.countdown = std::chrono::seconds{seconds};
    Scenario duel{rules};
    duel.playToReady();
    QCOMPARE(duel.last<MatchCountdown>("ann").secondsRemaining.count(), seconds);
    QCOMPARE(duel.last<MatchCountdown>("ann").gameStartsAt, duel.now() + rules.countdown);
    const MatchId match = duel.matchOf("ann");
    duel.passTo(20 + 1000 * seconds - 1);
    QCOMPARE(duel.core().findMatch(match)->phase, MatchPhase::Ready);
    duel.passTo(20 + 1000 * seconds);
    QCOMPARE(duel.core().findMatch(match)->phase, MatchPhase::Active);
}

void TestLifecycle::expiresTicket() {
    Scenario duel;
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}}, {119'999, "wait", {}},
         {120'000,
          "wait",
          {"ann: long_wait #1 (This is taking long. Widen your rating limits or try another "
           "stake tier.)"}},
         {299'999, "wait", {}},
         {300'000, "wait", {"ann: removed #0 (No opponents found. Try a different stake tier.)"}},
         {300'001, "ann enters", {"ann: searching #1"}}, {300'002, "ann leaves", {}},
         {300'003, "ann leaves", {"! NOT_IN_QUEUE"}});
    QCOMPARE(duel.records<ReservationReleased>().size(), std::size_t{2});
}

void TestLifecycle::pushesPositions() {
    Rules rules = Scenario::plainRules();
    rules.nearInterval = Duration{1000};
    Scenario duel{rules};
    PLAY(duel, {0, "ann enters", {"ann: searching #1"}},
         {100, "bob enters 2000", {"bob: searching #2"}}, {999, "wait", {}},
         {3000, "wait", {"ann: searching #1"}}, {4000, "ann leaves", {"bob: searching #1"}},
         {10'000, "wait", {}}, {17'000, "wait", {"bob: searching #1"}});
    const auto update = duel.last<QueueUpdate>("bob");
    QCOMPARE(update.range.min, std::optional{1800});
    QCOMPARE(update.playersInTier, 1);
    QVERIFY(duel.records<TicketSaved>().size() == 2);
}

void TestLifecycle::observesWaits() {
    Scenario duel;
    duel.act("ann enters");
    duel.passTo(7000);
    EnterQueue entry;
    entry.ticket = TicketId{5, 5};
    entry.player = kBob;
    entry.card = {Scenario::address("bob"), "bob", 1200, 0, 0};
    entry.queue.tier = StakeTier::Gold;
    const auto waits = duel.apply(entry).observations.waits;
    QCOMPARE(waits.size(), std::size_t{2});
    QCOMPARE(waits.front().wait.count(), 7000);
    QVERIFY(!waits.front().insideTold);
    QCOMPARE(waits.back().wait.count(), 0);
    duel.act("bob declines");
    QVERIFY(duel.apply(LeaveQueue{kAnn}).observations.waits.empty());
}

void TestLifecycle::observesWhetherTheEstimateHeld_data() {
    QTest::addColumn<int>("waitMs");
    QTest::addColumn<bool>("isInside");
    QTest::newRow("shorter") << 14'999 << false;
    QTest::newRow("as told") << 15'000 << true;
    QTest::newRow("longer") << 15'001 << false;
}

/// Ten waits of 15 s make the interval that the next one is told.
void TestLifecycle::observesWhetherTheEstimateHeld() {
    QFETCH(int, waitMs);
    QFETCH(bool, isInside);
    Scenario duel;
    for (int pair = 0; pair < 5; ++pair) {
        duel.passTo(20'000 * pair);
        duel.act("ann" + std::to_string(pair) + " enters 1200");
        duel.act("bob" + std::to_string(pair) + " enters 1350");
    }
    duel.passTo(200'000);
    duel.act("ann enters");
    const std::vector<std::chrono::seconds> told(2, std::chrono::seconds{15});
    QCOMPARE(duel.last<QueueUpdate>("ann").waitInterval, told);
    duel.passTo(200'000 + waitMs);
    EnterQueue entry;
    entry.ticket = TicketId{5, 5};
    entry.player = kBob;
    entry.card = {Scenario::address("bob"), "bob", 1200, 0, 0};
    entry.queue.tier = StakeTier::Gold;
    const auto waits = duel.apply(entry).observations.waits;
    QCOMPARE(waits.size(), std::size_t{2});
    QCOMPARE(waits.front().wait.count(), waitMs);
    QCOMPARE(waits.front().insideTold, std::optional{isInside});
    QCOMPARE(waits.back().insideTold, std::optional{false});
}

void TestLifecycle::drawsAgainstSniping() {
    Rules rules = Scenario::plainRules();
    rules.antiSnipingMax = Duration{1500};
    Scenario duel{rules};
    duel.act("ann enters");
    duel.act("bob enters");
    const auto tickets = duel.records<TicketSaved>();
    const Instant meet =
        std::max(tickets.front().ticket.matchableAt, tickets.back().ticket.matchableAt);
    const int at = static_cast<int>((meet - tickets.front().ticket.enteredAt).count());
    QVERIFY(at > 0 && at <= 1500);
    duel.passTo(at - 1);
    QVERIFY(duel.records<MatchSaved>().empty());
    duel.passTo(at);
    QCOMPARE(duel.records<MatchSaved>().size(), std::size_t{1});
    QCOMPARE(duel.records<MatchSaved>().front().match.createdAt, meet);
    // Not drawn again when put back.
    duel.act("bob declines");
    const Ticket back = duel.records<TicketSaved>().back().ticket;
    QCOMPARE(back.id, tickets.front().ticket.id);
    QCOMPARE(back.matchableAt, tickets.front().ticket.matchableAt);
}

void TestLifecycle::samePairMeetsAgainLast_data() {
    QTest::addColumn<QString>("tier");
    QTest::addColumn<int>("enterMs");
    QTest::addColumn<QString>("opponent");
    // The pairing was at 15 s; the next one comes 15 s after the entry.
    const auto row = [](const char* name, const char* tier, int enterMs, const char* opponent) {
        QTest::newRow(name) << QString::fromLatin1(tier) << enterMs
                            << QString::fromLatin1(opponent);
    };
    row("soon", "gold", 20'000, "cid");
    row("just within 3 minutes", "gold", 179'999, "cid");
    row("3 minutes later", "gold", 180'000, "bob");
    row("in another tier", "silver", 20'000, "bob");
}

/// SPEC 3.1.4, for a pairing that came to no game.
void TestLifecycle::samePairMeetsAgainLast() {
    QFETCH(QString, tier);
    QFETCH(int, enterMs);
    QFETCH(QString, opponent);
    Scenario duel;
    duel.act("ann enters 1200");
    duel.act("bob enters 1350");
    duel.passTo(15'000);
    duel.act("ann leaves");
    duel.act("bob leaves");
    const MatchId first = duel.matchOf("ann");
    duel.passTo(enterMs);
    // Both may meet ann once she looks further, bob is nearer; they are too far apart themselves.
    for (const std::string player : {"ann enters 1200 ", "bob enters 1350 ", "cid enters 1040 "})
        duel.act(player + tier.toStdString());
    duel.passTo(enterMs + 15'000);
    QVERIFY(duel.matchOf("ann") != first);
    QCOMPARE(QString::fromStdString(duel.last<MatchFound>("ann").opponent->callsign), opponent);
}

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
