// Goal: a ticket keeps its times and its place, is told why it waits and no more often than
// allowed, and every end of it comes at its instant.
#include "tests/core/tickets.h"

#include <QtTest>

using namespace arcade;
using namespace arcade::core;
using namespace std::chrono_literals;

namespace {

using Numbers = QList<int>;

Numbers numbersOf(const std::vector<Ticket>& tickets) {
    Numbers numbers;
    for (const Ticket& ticket : tickets)
        numbers.append(numberOf(ticket));
    return numbers;
}

Numbers toldTo(TicketQueue& queue, Instant now) {
    Numbers numbers;
    for (const auto& [player, update] : queue.takeUpdates(now))
        numbers.append(static_cast<int>(player.low));
    return numbers;
}

/// Tickets too far apart to meet within the first minute.
void insertFarApart(TicketQueue& queue, int count, Instant now) {
    for (int number = 1; number <= count; ++number)
        queue.insert(ticketOf(number, number * 1000, now), now);
}

int secondsLeft(const TicketQueue& queue, int number, Instant now) {
    const auto widens = queue.describe(ticketId(number), now).widensIn;
    return widens ? static_cast<int>(widens->count() / 1000) : -1;
}

QueueUpdate described(const TicketQueue& queue, int number, Instant now) {
    return queue.describe(ticketId(number), now);
}

} // namespace

class QueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newTicketGetsItsTimes();
    void delayAgainstSnipingIsDrawn();
    void delayedTicketMeetsNobodyBefore();
    void timeThatDoesNotCount_data();
    void timeThatDoesNotCount();
    void positionsGoBySeniority();
    void whyYouWait_data();
    void whyYouWait();
    void rangeWidensInSteps_data();
    void rangeWidensInSteps();
    void longWaitIsToldOnce();
    void expiresAfterTheLimit();
    void suspendedTicketMeetsNobody();
    void whoStaysAwayIsRemoved();
    void longWaitWaitsForTheReturn();
    void estimateComesFromRealWaits();
    void waitIsRecordedOnce();
    void pairCountsInBothTickets();
    void changesAreToldAtMostOncePerInterval();
    void sameNewsIsNotToldTwice();
    void farTicketsAreToldLessOften();
    void fiftyAreNear();
    void lastWordsOfATicket();
    void deadlinesAreTheEarliest();
};

void QueueTest::newTicketGetsItsTimes() {
    Rules rules;
    rules.antiSnipingMax = Duration{0};
    Ticket ticket;
    ticket.id = ticketId(1);
    admit(ticket, rules, at(5));
    QCOMPARE(ticket.enteredAt, at(5));
    QCOMPARE(ticket.matchableAt, at(5));
    QCOMPARE(ticket.expiresAt, at(305));
}

void QueueTest::delayAgainstSnipingIsDrawn() {
    const Rules rules;
    Duration least{10'000};
    Duration most{0};
    for (int number = 1; number <= 2000; ++number) {
        Ticket ticket;
        ticket.id = ticketId(number);
        admit(ticket, rules, at(0));
        const Duration delay = ticket.matchableAt - at(0);
        least = std::min(least, delay);
        most = std::max(most, delay);
        Ticket again = ticket;
        admit(again, rules, at(0));
        QCOMPARE(again.matchableAt, ticket.matchableAt);
        again.queue.gameType = GameType::Direct;
        admit(again, rules, at(0));
        QCOMPARE(again.matchableAt, at(0));
    }
    QVERIFY(least >= 0ms && least < 20ms);
    QVERIFY(most <= 1500ms && most > 1480ms);
}

void QueueTest::delayedTicketMeetsNobodyBefore() {
    TicketQueue queue({}, goldDuel());
    queue.insert(ticketOf(1, 1200, at(0)), at(0));
    Ticket delayed = ticketOf(2, 1200, at(0));
    delayed.matchableAt = atMs(700);
    queue.insert(delayed, at(0));
    queue.advance(atMs(699));
    QVERIFY(queue.takeMatches(atMs(699)).empty());
    QCOMPARE(queue.nextDeadline(), std::optional{atMs(700)});
    queue.advance(atMs(700));
    QCOMPARE(queue.takeMatches(atMs(700)).size(), 1U);
}

void QueueTest::timeThatDoesNotCount_data() {
    QTest::addColumn<int>("enteredBefore");
    QTest::addColumn<int>("uncounted");
    QTest::addColumn<int>("left");
    // Entered so many seconds ago, of which some do not count.
    QTest::newRow("early match of 20 s") << 30 << 20 << 290;
    QTest::newRow("none") << 30 << 0 << 270;
    QTest::newRow("exactly a minute left") << 260 << 20 << 60;
    QTest::newRow("less than a minute left") << 290 << 15 << 60;
    QTest::newRow("past its end through an outage") << 4000 << 3900 << 200;
}

void QueueTest::timeThatDoesNotCount() {
    QFETCH(int, enteredBefore);
    QFETCH(int, uncounted);
    QFETCH(int, left);
    const Instant now = at(10'000);
    Ticket ticket = ticketOf(1, 1200, now - std::chrono::seconds{enteredBefore});
    const Instant entered = ticket.enteredAt;
    giveBackTime(ticket, {}, std::chrono::seconds{uncounted}, now);
    QCOMPARE(ticket.expiresAt - now, Duration{std::chrono::seconds{left}});
    QCOMPARE(ticket.enteredAt, entered);
    QCOMPARE(ticket.matchableAt, entered);
}

void QueueTest::positionsGoBySeniority() {
    TicketQueue queue({}, goldDuel());
    queue.insert(ticketOf(3, 3000, at(2)), at(9));
    queue.insert(ticketOf(1, 1000, at(0)), at(9));
    queue.insert(ticketOf(2, 2000, at(1)), at(9));
    queue.insert(ticketOf(5, 5000, at(2)), at(9));
    QCOMPARE(described(queue, 1, at(9)).position, 1);
    QCOMPARE(described(queue, 2, at(9)).position, 2);
    QCOMPARE(described(queue, 3, at(9)).position, 3);
    QCOMPARE(described(queue, 5, at(9)).position, 4);
    QCOMPARE(described(queue, 5, at(9)).playersInTier, 4);
    QCOMPARE(described(queue, 5, at(9)).waited, Duration{7'000});
    QCOMPARE(queue.oldestEntry(), std::optional{at(0)});
    QCOMPARE(queue.remove(ticketId(2)), ticketOf(2, 2000, at(1)));
    QCOMPARE(described(queue, 5, at(9)).position, 3);
    QCOMPARE(queue.tickets().size(), 3U);
    QCOMPARE(numberOf(*queue.tickets().front()), 1);
    QCOMPARE(queue.find(ticketId(2)), nullptr);
}

void QueueTest::whyYouWait_data() {
    QTest::addColumn<int>("min");
    QTest::addColumn<int>("max");
    QTest::addColumn<int>("inRange");
    QTest::addColumn<int>("excluded");
    // Others in range of 1200: 1100, 1150, 1200, 1300; out of it 1099 and 1301.
    QTest::newRow("no bounds") << -1 << -1 << 4 << 0;
    QTest::newRow("from 1150") << 1150 << -1 << 4 << 1;
    QTest::newRow("to 1150") << -1 << 1150 << 4 << 2;
    QTest::newRow("own rating alone") << 1200 << 1200 << 4 << 3;
    QTest::newRow("above") << 1301 << -1 << 4 << 4;
    QTest::newRow("contradictory") << 1300 << 1100 << 4 << 4;
    QTest::newRow("wider than the range") << 0 << 10'000 << 4 << 0;
}

void QueueTest::whyYouWait() {
    QFETCH(int, min);
    QFETCH(int, max);
    QFETCH(int, inRange);
    QFETCH(int, excluded);
    TicketQueue queue({}, goldDuel());
    Ticket own = ticketOf(1, 1200, at(0));
    if (min >= 0)
        own.preferences.minOpponentRating = min;
    if (max >= 0)
        own.preferences.maxOpponentRating = max;
    queue.insert(own, at(0));
    int number = 2;
    for (const int rating : {1099, 1100, 1150, 1200, 1300, 1301})
        queue.insert(ticketOf(number++, rating, at(0)), at(0));
    const QueueUpdate update = described(queue, 1, at(0));
    QCOMPARE(update.status, TicketStatus::Searching);
    QCOMPARE(update.stakeTier, std::optional{StakeTier::Gold});
    QCOMPARE(update.playersInTier, 7);
    QCOMPARE(update.range, (RatingRange{1100, 1300}));
    QCOMPARE(update.inRange, inRange);
    QCOMPARE(update.excludedByBounds, excluded);
    QVERIFY(!update.reason.has_value());
}

void QueueTest::rangeWidensInSteps_data() {
    QTest::addColumn<int>("waited");
    QTest::addColumn<bool>("expands");
    QTest::addColumn<int>("range");
    QTest::addColumn<int>("widensIn");
    QTest::newRow("0") << 0 << true << 100 << 15;
    QTest::newRow("14") << 14 << true << 100 << 1;
    QTest::newRow("15") << 15 << true << 200 << 15;
    QTest::newRow("30") << 30 << true << 300 << 30;
    QTest::newRow("60") << 60 << true << 0 << -1;
    QTest::newRow("15 fixed") << 15 << false << 200 << 15;
    QTest::newRow("30 fixed") << 30 << false << 300 << -1;
    QTest::newRow("60 fixed") << 60 << false << 300 << -1;
}

void QueueTest::rangeWidensInSteps() {
    QFETCH(int, waited);
    QFETCH(bool, expands);
    QFETCH(int, range);
    QFETCH(int, widensIn);
    TicketQueue queue({}, goldDuel());
    Ticket own = ticketOf(1, 250, at(0));
    own.preferences.expandSearch = expands;
    queue.insert(own, at(0));
    queue.insert(ticketOf(2, 9'000, at(0)), at(0));
    const QueueUpdate update = described(queue, 1, at(waited));
    const RatingRange expected =
        range == 0 ? RatingRange{} : RatingRange{std::max(0, 250 - range), 250 + range};
    QCOMPARE(update.range, expected);
    QCOMPARE(update.inRange, range == 0 ? 1 : 0);
    QCOMPARE(secondsLeft(queue, 1, at(waited)), widensIn);
}

void QueueTest::longWaitIsToldOnce() {
    TicketQueue queue({}, goldDuel());
    queue.insert(ticketOf(1, 1200, at(0)), at(0));
    QVERIFY(queue.advance(atMs(119'999)).longWaits.empty());
    QCOMPARE(queue.advance(at(120)).longWaits, std::vector{ticketId(1)});
    QCOMPARE(described(queue, 1, at(120)).status, TicketStatus::LongWait);
    QCOMPARE(described(queue, 1, at(120)).reason, std::optional{std::string{kLongWaitAdvice}});
    QVERIFY(queue.find(ticketId(1))->longWaitTold);
    QVERIFY(queue.advance(at(299)).longWaits.empty());

    // Nor when it comes back from a match.
    Ticket again = queue.remove(ticketId(1));
    giveBackTime(again, {}, 15s, at(299));
    queue.insert(again, at(299));
    QVERIFY(queue.advance(at(310)).longWaits.empty());
}

void QueueTest::expiresAfterTheLimit() {
    TicketQueue queue({}, goldDuel());
    queue.insert(ticketOf(1, 1200, at(0)), at(0));
    QVERIFY(queue.advance(atMs(299'999)).expired.empty());
    QCOMPARE(numbersOf(queue.advance(at(300)).expired), Numbers{1});
    QCOMPARE(queue.size(), 0);
    QCOMPARE(queue.nextDeadline(), std::nullopt);
    QCOMPARE(std::string{kNoOpponentsReason},
             std::string{"No opponents found. Try a different stake tier."});
}

void QueueTest::suspendedTicketMeetsNobody() {
    TicketQueue queue({}, goldDuel());
    queue.insert(ticketOf(1, 1200, at(0)), at(0));
    queue.suspend(ticketId(1), at(11), at(1));
    QCOMPARE(queue.suspendedCount(), 1);
    QCOMPARE(described(queue, 1, at(1)).status, TicketStatus::Suspended);
    queue.insert(ticketOf(2, 1200, at(2)), at(2));
    queue.advance(at(2));
    QVERIFY(queue.takeMatches(at(2)).empty());
    queue.resume(ticketId(1), at(10));
    queue.advance(at(10));
    const auto matches = queue.takeMatches(at(10));
    QCOMPARE(matches.size(), 1U);
    QCOMPARE(matches[0].first.enteredAt, at(0));
    QCOMPARE(matches[0].first.suspendedUntil, std::nullopt);
    QCOMPARE(queue.suspendedCount(), 0);
}

void QueueTest::whoStaysAwayIsRemoved() {
    TicketQueue queue({}, goldDuel());
    insertFarApart(queue, 2, at(0));
    queue.suspend(ticketId(1), at(11), at(1));
    QVERIFY(queue.advance(atMs(10'999)).unreturned.empty());
    const TicketQueue::Due due = queue.advance(at(11));
    QCOMPARE(numbersOf(due.unreturned), Numbers{1});
    QVERIFY(due.expired.empty());
    QCOMPARE(queue.size(), 1);
    QCOMPARE(queue.suspendedCount(), 0);
    QCOMPARE(queue.brokenInvariant(at(11)), std::string{});
}

void QueueTest::longWaitWaitsForTheReturn() {
    TicketQueue queue({}, goldDuel());
    queue.insert(ticketOf(1, 1200, at(0)), at(0));
    queue.suspend(ticketId(1), at(125), at(115));
    QVERIFY(queue.advance(at(121)).longWaits.empty());
    queue.resume(ticketId(1), at(122));
    QCOMPARE(queue.advance(at(122)).longWaits, std::vector{ticketId(1)});
}

void QueueTest::estimateComesFromRealWaits() {
    TicketQueue queue({}, goldDuel());
    QCOMPARE(queue.usualWait(), std::nullopt);
    // Five pairs, each matched when the younger comes: five waits of 10 s and five of none.
    for (int pair = 0; pair < 5; ++pair) {
        const Instant now = at(100 * pair);
        queue.insert(ticketOf(2 * pair + 1, 1200, now - 10s), now);
        queue.insert(ticketOf(2 * pair + 2, 1200, now), now);
        QVERIFY(!queue.find(ticketId(2 * pair + 2))->told.has_value());
        queue.advance(now);
        QCOMPARE(queue.takeMatches(now).size(), 1U);
    }
    queue.insert(ticketOf(100, 1200, at(1000)), at(1000));
    QCOMPARE(queue.find(ticketId(100))->told, std::optional(ToldEstimate{0s, 10s}));
    const QueueUpdate update = described(queue, 100, at(1000));
    QCOMPARE(update.estimatedWait.value, std::optional{10s});
    QCOMPARE(update.waitInterval, (std::vector{0s, 10s}));
    // Too few waited longer than it has by now.
    QVERIFY(described(queue, 100, at(1001)).waitInterval.empty());
    QCOMPARE(queue.usualWait(), std::optional{10s});
}

void QueueTest::waitIsRecordedOnce() {
    TicketQueue queue({}, goldDuel());
    for (int round = 0; round < 20; ++round) {
        Ticket ticket = ticketOf(1, 1200, at(0));
        ticket.pairings = 1;
        queue.insert(ticket, at(1));
        ticket = ticketOf(2, 1200, at(0));
        ticket.pairings = 3;
        queue.insert(ticket, at(1));
        queue.advance(at(1));
        QCOMPARE(queue.takeMatches(at(1)).size(), 1U);
    }
    QCOMPARE(queue.usualWait(), std::nullopt);
}

void QueueTest::pairCountsInBothTickets() {
    TicketQueue queue({}, goldDuel());
    Ticket older = ticketOf(1, 1200, at(0));
    older.pairings = 2;
    queue.insert(older, at(0));
    queue.insert(ticketOf(2, 1200, at(0)), at(0));
    queue.advance(at(0));
    const auto matches = queue.takeMatches(at(0));
    QCOMPARE(matches[0].first.pairings, 3);
    QCOMPARE(matches[0].second.pairings, 1);
    QCOMPARE(queue.pairings().size(), 1U);
}

void QueueTest::changesAreToldAtMostOncePerInterval() {
    TicketQueue queue({}, goldDuel());
    insertFarApart(queue, 1, at(0));
    queue.tell(ticketId(1), at(0));
    QVERIFY(toldTo(queue, at(0)).isEmpty());
    queue.insert(ticketOf(2, 2000, atMs(5'000)), atMs(5'000));
    queue.tell(ticketId(2), atMs(5'000));
    // Long not told: at once.
    QCOMPARE(toldTo(queue, atMs(5'000)), Numbers{1});
    queue.insert(ticketOf(3, 3000, atMs(5'100)), atMs(5'100));
    queue.tell(ticketId(3), atMs(5'100));
    QVERIFY(toldTo(queue, atMs(5'100)).isEmpty());
    QCOMPARE(queue.nextUpdate(), std::optional{atMs(6'000)});
    QVERIFY(toldTo(queue, atMs(5'999)).isEmpty());
    QCOMPARE(toldTo(queue, atMs(6'000)), (Numbers{1, 2}));
    // Whoever was told in between waits for a full interval as well.
    QVERIFY(toldTo(queue, atMs(6'999)).isEmpty());
}

void QueueTest::sameNewsIsNotToldTwice() {
    TicketQueue queue({}, goldDuel());
    insertFarApart(queue, 2, at(0));
    queue.tell(ticketId(1), at(0));
    queue.tell(ticketId(2), at(0));
    // Gone and replaced within the interval: nothing changed for the first.
    queue.remove(ticketId(2));
    queue.insert(ticketOf(3, 2000, atMs(100)), atMs(100));
    queue.tell(ticketId(3), atMs(100));
    QVERIFY(toldTo(queue, at(1)).isEmpty());
    QVERIFY(toldTo(queue, at(3)).isEmpty());
    QCOMPARE(queue.nextUpdate(), std::nullopt);
    // The range of the first widens.
    queue.advance(at(15));
    QVERIFY(toldTo(queue, at(15)).contains(1));
}

void QueueTest::farTicketsAreToldLessOften() {
    Rules rules;
    rules.nearPositions = 3;
    TicketQueue queue(rules, goldDuel());
    insertFarApart(queue, 6, at(0));
    for (int number = 1; number <= 6; ++number)
        queue.tell(ticketId(number), at(0));
    queue.insert(ticketOf(7, 7000, atMs(500)), atMs(500));
    queue.tell(ticketId(7), atMs(500));
    QVERIFY(toldTo(queue, atMs(500)).isEmpty());
    QCOMPARE(toldTo(queue, at(1)), (Numbers{1, 2, 3}));
    QCOMPARE(queue.nextUpdate(), std::optional{at(5)});
    QVERIFY(toldTo(queue, atMs(4'999)).isEmpty());
    QCOMPARE(toldTo(queue, at(5)), (Numbers{4, 5, 6}));
    // A place among the first is told at their pace; the seventh is due at 5.5 s.
    queue.remove(ticketId(1));
    QCOMPARE(toldTo(queue, at(6)), (Numbers{2, 3, 4, 7}));
}

void QueueTest::fiftyAreNear() {
    TicketQueue queue({}, goldDuel());
    Numbers near;
    for (int number = 1; number <= 51; ++number) {
        queue.insert(ticketOf(number, number * 150, at(0)), at(0));
        queue.tell(ticketId(number), at(0));
        near.append(number);
    }
    near.removeLast();
    queue.insert(ticketOf(52, 52 * 150, atMs(500)), atMs(500));
    queue.tell(ticketId(52), atMs(500));
    QVERIFY(toldTo(queue, atMs(999)).isEmpty());
    QCOMPARE(toldTo(queue, at(1)), near);
    QVERIFY(toldTo(queue, atMs(4'999)).isEmpty());
    QCOMPARE(toldTo(queue, at(5)), Numbers{51});
}

void QueueTest::lastWordsOfATicket() {
    const Ticket ticket = ticketOf(1, 1200, at(0));
    const QueueUpdate update = TicketQueue::describeRemoved(ticket, "Gone.", at(300));
    QCOMPARE(update.status, TicketStatus::Removed);
    QCOMPARE(update.position, 0);
    QCOMPARE(update.stakeTier, std::optional{StakeTier::Gold});
    QCOMPARE(update.waited, Duration{300'000});
    QCOMPARE(update.reason, std::optional{std::string{"Gone."}});
}

void QueueTest::deadlinesAreTheEarliest() {
    TicketQueue queue({}, goldDuel());
    QCOMPARE(queue.nextDeadline(), std::nullopt);
    QCOMPARE(queue.nextUpdate(), std::nullopt);
    queue.insert(ticketOf(1, 1200, at(0)), at(0));
    for (const int due : {15, 30, 60, 120, 300}) {
        QCOMPARE(queue.nextDeadline(), std::optional{at(due)});
        queue.advance(at(due));
    }
    QCOMPARE(queue.nextDeadline(), std::nullopt);
}

QTEST_APPLESS_MAIN(QueueTest)
#include "tst_queue.moc"
