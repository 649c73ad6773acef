// Goal: players of direct games meet as SPEC 5 says: first come first served, by one key, as long
// as they are heard of.
#include "server/core/queue.h"
#include "tests/core/scenario.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestDirectQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstComeIsFirstServed();
    void meetsOnlySameKey_data();
    void meetsOnlySameKey();
    void nameMayHoldTheSeparator();
    void readsTermsBack();
    void neverMeetsOneself();
    void meetsSamePlayerAgain();
    void ratingsDoNotMatter();
    void registeredPlayerWaitsForEver();
    void unheardPlayerIsForgotten();
    void renewalCountsAnew();
    void droppedPlayerHasAMinute();
    void meetsWhileAway();
    void leaves();
    void renewsNothingElsewhere();
    void hasOnePlace();
    void tellsThePlace();
    void fullQueueRefuses();
    void drainingServerMatchesNobody();
    void operatorRemoves();
    void forgetsEmptyQueues();
    void leavesOtherGamesAlone();
    void recordsNoMoneyAndNoMemory();
};

namespace {

constexpr int kMinute = 60'000;

} // namespace

void TestDirectQueue::firstComeIsFirstServed() {
    const QueueKey key{GameType::Direct, std::nullopt, "chess|USDT|20"};
    TicketQueue queue(Scenario::plainRules(), key);
    const Instant start = instantFromMs(1'700'000'000'000);
    // Entered in this order, and inserted in another.
    for (const int number : {3, 1, 4, 2, 5}) {
        Ticket ticket;
        ticket.id = TicketId{1, static_cast<std::uint64_t>(10 - number)};
        ticket.queue = key;
        ticket.player = PlayerId{1, static_cast<std::uint64_t>(number)};
        ticket.card.rating = number % 2 * 1000;
        ticket.enteredAt = ticket.matchableAt = start + Duration{number};
        if (number == 2)
            ticket.suspendedUntil = start + Duration{kMinute};
        queue.insert(ticket, start + Duration{10});
    }
    const auto pairs = queue.takeMatches(start + Duration{10});
    QCOMPARE(pairs.size(), 2U);
    QCOMPARE(pairs[0].first.player.low, 1U);
    QCOMPARE(pairs[0].second.player.low, 2U);
    QCOMPARE(pairs[1].first.player.low, 3U);
    QCOMPARE(pairs[1].second.player.low, 4U);
    QCOMPARE(queue.size(), 1);
    QVERIFY(!queue.nextDeadline() && !queue.nextUpdate());
    QCOMPARE(queue.brokenInvariant(start + Duration{10}), std::string{});
}

void TestDirectQueue::meetsOnlySameKey_data() {
    QTest::addColumn<QString>("other");
    QTest::newRow("game") << "go|USDT|20";
    QTest::newRow("asset") << "chess|ETH|20";
    QTest::newRow("amount") << "chess|USDT|20.5";
}

void TestDirectQueue::meetsOnlySameKey() {
    QFETCH(QString, other);
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20", {}}, {1, "bob seeks " + other.toStdString(), {}},
         {2,
          "cat seeks chess|USDT|20",
          {"ann: paired cat chess|USDT|20", "cat: paired ann chess|USDT|20"}});
}

void TestDirectQueue::nameMayHoldTheSeparator() {
    Scenario odd;
    PLAY(odd, {0, "ann seeks a|ETH|1|TON|0.5", {}},
         {1,
          "bob seeks a|ETH|1|TON|0.5",
          {"ann: paired bob a|ETH|1|TON|0.5", "bob: paired ann a|ETH|1|TON|0.5"}});
    const auto told = odd.last<DirectMatchFound>("ann");
    QCOMPARE(told.game, std::string{"a|ETH|1"});
    QCOMPARE(told.asset, DirectAsset::Ton);
    QCOMPARE(told.amount, *DirectAmount::of(0.5));
}

void TestDirectQueue::readsTermsBack() {
    for (const double number : {1e-9, 0.1, 20.0, 1.0 / 3.0, 123456789.125, 1e15}) {
        const DirectTerms terms{"x|y", DirectAsset::Eth, *DirectAmount::of(number)};
        QCOMPARE(DirectTerms::of(terms.queue()), terms);
    }
    QCOMPARE((DirectTerms{"chess", DirectAsset::Usdt, *DirectAmount::of(20)}.queue().partition()),
             std::string{"direct/chess|USDT|20"});
    for (const char* text : {"", "20 ", "x", "0", "-1", "1e16", "nan"})
        QVERIFY2(!DirectAmount::parse(text), text);
}

void TestDirectQueue::neverMeetsOneself() {
    Scenario alone;
    PLAY(alone, {0, "ann seeks chess|USDT|20", {}},
         {1, "ann seeks chess|USDT|20", {"! ALREADY_IN_QUEUE"}}, {2, "ann renews", {}},
         {3, "ann seeks go|USDT|20", {"! ALREADY_IN_QUEUE"}}, {kMinute, "wait", {}});
}

void TestDirectQueue::meetsSamePlayerAgain() {
    Scenario again;
    PLAY(again, {0, "ann seeks chess|USDT|20", {}},
         {1,
          "bob seeks chess|USDT|20",
          {"ann: paired bob chess|USDT|20", "bob: paired ann chess|USDT|20"}},
         {2,
          "referee reports ann",
          {"ann: finished ann away bob away won by ann",
           "bob: finished ann away bob away won by ann"}},
         {3, "ann seeks chess|USDT|20", {}},
         {4,
          "bob seeks chess|USDT|20",
          {"ann: paired bob chess|USDT|20", "bob: paired ann chess|USDT|20"}});
}

void TestDirectQueue::ratingsDoNotMatter() {
    Scenario chess;
    EnterQueue entry;
    entry.queue = {GameType::Direct, std::nullopt, "chess|USDT|20"};
    for (const auto& [name, rating] : {std::pair{"ann", 0}, std::pair{"bob", 5000}}) {
        entry.ticket = TicketId{6, static_cast<std::uint64_t>(rating + 1)};
        entry.player = Scenario::player(name);
        entry.card = {Scenario::address(name), name, rating, 0, 0};
        QVERIFY(!chess.apply(entry).refusal);
    }
    QCOMPARE(chess.core().matches().size(), 1U);
}

void TestDirectQueue::registeredPlayerWaitsForEver() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20", {}}, {24 * 60 * kMinute, "wait", {}},
         {24 * 60 * kMinute,
          "bob seeks chess|USDT|20",
          {"ann: paired bob chess|USDT|20", "bob: paired ann chess|USDT|20"}});
    Scenario waiting;
    PLAY(waiting, {0, "ann seeks chess|USDT|20", {}});
    QVERIFY(!waiting.core().nextDeadline());
    QVERIFY(std::holds_alternative<QueueKey>(waiting.core().directPlace(Scenario::player("ann"))));
}

void TestDirectQueue::unheardPlayerIsForgotten() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20 away", {}}, {kMinute - 1, "wait", {}});
    QVERIFY(chess.core().holdsPlace(Scenario::player("ann")));
    PLAY(chess, {kMinute, "wait", {}});
    QVERIFY(!chess.core().holdsPlace(Scenario::player("ann")));
    PLAY(chess, {kMinute, "ann renews", {"! NOT_IN_QUEUE"}},
         {kMinute, "bob seeks chess|USDT|20", {}});
}

void TestDirectQueue::renewalCountsAnew() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20 away", {}}, {50'000, "ann renews", {}},
         {50'000 + kMinute - 1, "ann renews", {}}, {50'000 + 2 * kMinute - 2, "wait", {}});
    QVERIFY(chess.core().holdsPlace(Scenario::player("ann")));
    PLAY(chess, {50'000 + 2 * kMinute - 1, "wait", {}});
    QVERIFY(!chess.core().holdsPlace(Scenario::player("ann")));
}

void TestDirectQueue::droppedPlayerHasAMinute() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20", {}}, {100'000, "ann drops", {}},
         {159'999, "ann returns", {}}, {500'000, "ann drops", {}}, {559'999, "wait", {}});
    QVERIFY(chess.core().holdsPlace(Scenario::player("ann")));
    PLAY(chess, {560'000, "wait", {}});
    QVERIFY(!chess.core().holdsPlace(Scenario::player("ann")));
    // Registering after asking keeps the place.
    PLAY(chess, {600'000, "bob seeks chess|USDT|20 away", {}}, {630'000, "bob returns", {}},
         {900'000, "wait", {}});
    QVERIFY(chess.core().holdsPlace(Scenario::player("bob")));
}

void TestDirectQueue::meetsWhileAway() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20", {}}, {10, "ann drops", {}},
         {20,
          "bob seeks chess|USDT|20 away",
          {"ann: paired bob chess|USDT|20", "bob: paired ann chess|USDT|20"}});
}

void TestDirectQueue::leaves() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20", {}}, {1, "ann leaves", {}},
         {2, "ann leaves", {"! NOT_IN_QUEUE"}}, {3, "bob seeks chess|USDT|20", {}},
         {4,
          "ann seeks chess|USDT|20",
          {"bob: paired ann chess|USDT|20", "ann: paired bob chess|USDT|20"}},
         {5, "ann leaves", {"! INVALID_STATE"}});
}

void TestDirectQueue::renewsNothingElsewhere() {
    Scenario duel;
    PLAY(duel, {0, "ann renews", {"! NOT_IN_QUEUE"}}, {0, "ann enters", {"ann: searching #1"}},
         {0, "ann renews", {"! NOT_IN_QUEUE"}}, {0, "bob seeks chess|USDT|20", {}},
         {1,
          "cat seeks chess|USDT|20",
          {"bob: paired cat chess|USDT|20", "cat: paired bob chess|USDT|20"}},
         {2, "bob renews", {"! NOT_IN_QUEUE"}});
}

void TestDirectQueue::hasOnePlace() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20", {}}, {0, "ann enters", {"! ALREADY_IN_QUEUE"}},
         {1,
          "bob seeks chess|USDT|20",
          {"ann: paired bob chess|USDT|20", "bob: paired ann chess|USDT|20"}},
         {2, "ann seeks chess|USDT|20", {"! ALREADY_IN_MATCH"}},
         {3, "ann seeks go|USDT|20", {"! ALREADY_IN_MATCH"}},
         {4, "ann enters", {"! ALREADY_IN_MATCH"}});
}

void TestDirectQueue::tellsThePlace() {
    Scenario chess;
    const PlayerId ann = Scenario::player("ann");
    QVERIFY(std::holds_alternative<std::monostate>(chess.core().directPlace(ann)));
    chess.act("ann seeks chess|USDT|20");
    QCOMPARE(std::get<QueueKey>(chess.core().directPlace(ann)).subject,
             std::string{"chess|USDT|20"});
    chess.act("bob seeks chess|USDT|20");
    QCOMPARE(std::get<MatchId>(chess.core().directPlace(ann)), chess.matchOf("ann"));
    QCOMPARE(chess.matchOf("ann"), chess.matchOf("bob"));
}

void TestDirectQueue::fullQueueRefuses() {
    Rules rules = Scenario::plainRules();
    rules.queueLimit = 0;
    Scenario chess{rules};
    // The limit is looked at once there is a queue.
    PLAY(chess, {0, "ann seeks chess|USDT|20", {}},
         {0, "bob seeks chess|USDT|20", {"! QUEUE_FULL"}}, {0, "bob seeks go|USDT|20", {}});
}

void TestDirectQueue::drainingServerMatchesNobody() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20 away", {}}, {0, "operator drains", {}},
         {0, "bob seeks chess|USDT|20", {"! DRAINING"}}, {1, "ann renews", {}});
    QVERIFY(!chess.core().hasGamesToFinish());
}

void TestDirectQueue::operatorRemoves() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20", {}}, {0, "operator kicks ann", {}},
         {1, "bob seeks chess|USDT|20", {}});
    QVERIFY(!chess.core().holdsPlace(Scenario::player("ann")));
}

void TestDirectQueue::forgetsEmptyQueues() {
    Scenario many;
    for (int number = 0; number < 20; ++number) {
        const std::string key = "game" + std::to_string(number) + "|TON|1";
        many.act("ann seeks " + key + " away");
        if (number % 3 == 0) {
            many.act("ann leaves");
        } else if (number % 3 == 1) {
            many.passTo(many.nowMs() + kMinute);
        } else {
            many.act("bob seeks " + key);
            many.act("referee reports nobody");
        }
        QVERIFY(many.core().queues(many.now()).empty());
    }
    QVERIFY(!many.core().nextDeadline());
}

void TestDirectQueue::leavesOtherGamesAlone() {
    Scenario both;
    PLAY(both, {0, "ann enters", {"ann: searching #1"}}, {0, "bob seeks chess|USDT|20", {}},
         {1, "cat enters", {"cat: searching #2", "ann: found cat", "cat: found ann"}},
         {2,
          "dan seeks chess|USDT|20",
          {"bob: paired dan chess|USDT|20", "dan: paired bob chess|USDT|20"}},
         {3, "bob joins ann", {"! MATCH_NOT_FOUND"}}, {3, "ann joins bob", {"! NOT_IN_MATCH"}},
         {4, "ann accepts", {"ann: ready 1/2", "cat: ready 1/2"}});
}

void TestDirectQueue::recordsNoMoneyAndNoMemory() {
    Scenario chess;
    PLAY(chess, {0, "ann seeks chess|USDT|20", {}});
    QCOMPARE(chess.takeRecords(), (std::vector<std::string>{"TicketSaved ann"}));
    PLAY(chess, {0, "ann renews", {}}, {0, "ann returns", {}});
    QVERIFY(chess.takeRecords().empty());
    PLAY(chess, {0, "ann drops", {}}, {1, "ann renews", {}});
    QCOMPARE(chess.takeRecords(), (std::vector<std::string>{"TicketSaved ann", "TicketSaved ann"}));
    PLAY(chess, {2, "ann leaves", {}});
    QCOMPARE(chess.takeRecords(), (std::vector<std::string>{"TicketErased"}));
    PLAY(chess, {3, "ann seeks chess|USDT|20 away", {}}, {3 + kMinute, "wait", {}});
    QCOMPARE(chess.takeRecords(), (std::vector<std::string>{"TicketSaved ann", "TicketErased"}));
    const SessionState state = chess.core().view(Scenario::player("ann"), chess.now());
    QVERIFY(!state.lastRemoved && !state.ticket);
}

QTEST_GUILESS_MAIN(TestDirectQueue)
#include "tst_direct_queue.moc"
