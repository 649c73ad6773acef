// Goal: exactly those are paired who may meet by SPEC 3.1, in the order it demands; against tables,
// and against a plain reading of the rules over thousands of drawn plays.
#include "tests/core/pairing_play.h"

#include "server/core/matcher.h"

#include <QtTest>

using namespace arcade;
using namespace arcade::core;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Pairs)

class MatcherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rangesByWait_data();
    void rangesByWait();
    void twoMayMeet_data();
    void twoMayMeet();
    void widensOnTheMillisecond_data();
    void widensOnTheMillisecond();
    void orderOfService_data();
    void orderOfService();
    void samePairOnlyForWantOfAnother();
    void pairingsAreRememberedForTheWindow();
    void agreesWithThePlainReading();
    void largeQueueStaysExact();
};

void MatcherTest::rangesByWait_data() {
    QTest::addColumn<int>("waitMs");
    QTest::addColumn<int>("range");
    QTest::newRow("0") << 0 << 100;
    QTest::newRow("14.999") << 14'999 << 100;
    QTest::newRow("15") << 15'000 << 200;
    QTest::newRow("29.999") << 29'999 << 200;
    QTest::newRow("30") << 30'000 << 300;
    QTest::newRow("59.999") << 59'999 << 300;
    QTest::newRow("60") << 60'000 << kAnyRange;
    QTest::newRow("300") << 300'000 << kAnyRange;
}

void MatcherTest::rangesByWait() {
    QFETCH(int, waitMs);
    QFETCH(int, range);
    QCOMPARE(kRangeSteps[rangeStepAfter(Duration{waitMs})].range, range);
}

/// The first has waited, the second enters now.
void MatcherTest::twoMayMeet_data() {
    QTest::addColumn<int>("waited");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::addColumn<QString>("firstWishes");
    QTest::addColumn<QString>("secondWishes");
    QTest::addColumn<bool>("meet");
    const auto row = [](const char* name, int waited, int first, int second, bool meet,
                        const char* firstWishes = "", const char* secondWishes = "") {
        QTest::newRow(name) << waited << first << second << QString::fromLatin1(firstWishes)
                            << QString::fromLatin1(secondWishes) << meet;
    };
    row("equal", 0, 1200, 1200, true);
    row("100 apart", 0, 1200, 1300, true);
    row("101 apart", 0, 1200, 1301, false);
    row("101 below", 0, 1301, 1200, false);
    row("200 apart after 15 s", 15, 1200, 1400, true);
    row("201 apart after 15 s", 15, 1200, 1401, false);
    row("300 apart after 30 s", 30, 1500, 1200, true);
    row("301 apart after 59 s", 59, 1501, 1200, false);
    row("any after 60 s", 60, 200, 9000, true);
    row("older does not expand", 200, 1200, 1501, false, "fixed");
    row("older does not expand, 300", 200, 1200, 1500, true, "fixed");
    row("younger does not expand", 200, 1200, 1501, false, "", "fixed");
    row("younger does not expand, 300", 200, 1200, 900, true, "", "fixed");
    row("not expanding does not narrow 200", 15, 1200, 1400, true, "fixed", "fixed");
    row("older wants more", 0, 1200, 1200, false, ">=1201");
    row("older wants as much", 0, 1200, 1200, true, ">=1200");
    row("younger wants more", 0, 1250, 1200, false, "", ">=1251");
    row("younger wants less", 0, 1250, 1200, false, "", "<=1249");
    row("younger wants as much", 0, 1250, 1200, true, "", "<=1250");
    row("bounds hold for ever", 250, 1200, 1800, false, "<=1700");
    row("bounds within any", 250, 1200, 1800, true, ">=1700", "<=1300");
    row("bounds that exclude all", 250, 1200, 1200, false, ">=1300 <=1100");
    row("bounds against a fixed range", 250, 1200, 1600, false, ">=1600 fixed");
}

void MatcherTest::twoMayMeet() {
    QFETCH(int, waited);
    QFETCH(int, first);
    QFETCH(int, second);
    QFETCH(QString, firstWishes);
    QFETCH(QString, secondWishes);
    QFETCH(bool, meet);
    const auto wishes = [](const QString& all) {
        QueuePreferences found;
        for (const QString& one : all.split(u' ', Qt::SkipEmptyParts)) {
            if (one == QLatin1String("fixed"))
                found.expandSearch = false;
            else if (one.startsWith(u'>'))
                found.minOpponentRating = one.mid(2).toInt();
            else
                found.maxOpponentRating = one.mid(2).toInt();
        }
        return found;
    };
    TicketQueue queue({}, goldDuel());
    Ticket older = ticketOf(1, first, at(0));
    older.preferences = wishes(firstWishes);
    queue.insert(older, at(0));
    QCOMPARE(matchNow(queue, at(waited)), Pairs{});
    Ticket younger = ticketOf(2, second, at(waited));
    younger.preferences = wishes(secondWishes);
    queue.insert(younger, at(waited));
    QCOMPARE(text(matchNow(queue, at(waited))), meet ? QStringLiteral("1-2") : QString());
    QCOMPARE(queue.size(), meet ? 0 : 2);
    QCOMPARE(queue.brokenInvariant(at(waited)), std::string{});
}

void MatcherTest::widensOnTheMillisecond_data() {
    QTest::addColumn<int>("apart");
    QTest::addColumn<int>("matchedMs");
    QTest::newRow("150 at 15 s") << 150 << 15'000;
    QTest::newRow("250 at 30 s") << 250 << 30'000;
    QTest::newRow("350 at 60 s") << 350 << 60'000;
}

void MatcherTest::widensOnTheMillisecond() {
    QFETCH(int, apart);
    QFETCH(int, matchedMs);
    TicketQueue queue({}, goldDuel());
    queue.insert(ticketOf(1, 1200, atMs(0)), atMs(0));
    QCOMPARE(matchNow(queue, atMs(0)), Pairs{});
    queue.insert(ticketOf(2, 1200 + apart, atMs(7'000)), atMs(7'000));
    Instant now = atMs(7'000);
    while (true) {
        const Pairs pairs = matchNow(queue, now);
        QVERIFY(pairs.isEmpty() == (now < atMs(matchedMs)));
        if (!pairs.isEmpty())
            break;
        const auto next = queue.nextDeadline();
        QVERIFY(next && *next > now);
        now = *next;
    }
    QCOMPARE(now, atMs(matchedMs));
}

void MatcherTest::orderOfService_data() {
    QTest::addColumn<QList<int>>("ratings");
    QTest::addColumn<Pairs>("pairs");
    // Ticket n entered as the n-th, a second after the one before; all become matchable together.
    QTest::newRow("the oldest takes the closest")
        << QList<int>{1200, 1260, 1210, 1205} << Pairs{{1, 4}, {2, 3}};
    QTest::newRow("as close: the older")
        << QList<int>{1200, 1250, 1150, 1250} << Pairs{{1, 2}, {3, 4}};
    QTest::newRow("as close, below first") << QList<int>{1200, 1150, 1250} << Pairs{{1, 2}};
    QTest::newRow("the oldest has nobody") << QList<int>{2000, 1200, 1280, 1290} << Pairs{{2, 3}};
    QTest::newRow("served first even if others are closer")
        << QList<int>{1200, 1290, 1291} << Pairs{{1, 2}};
    QTest::newRow("all equal") << QList<int>{1200, 1200, 1200, 1200} << Pairs{{1, 2}, {3, 4}};
    QTest::newRow("odd one waits") << QList<int>{1200, 1200, 1200} << Pairs{{1, 2}};
    QTest::newRow("chain") << QList<int>{1000, 1100, 1200, 1300} << Pairs{{1, 2}, {3, 4}};
}

void MatcherTest::orderOfService() {
    QFETCH(QList<int>, ratings);
    QFETCH(Pairs, pairs);
    TicketQueue queue({}, goldDuel());
    for (int index = 0; index < ratings.size(); ++index) {
        Ticket ticket = ticketOf(index + 1, ratings[index], at(index));
        ticket.matchableAt = at(12);
        queue.insert(ticket, at(index));
        QCOMPARE(matchNow(queue, at(index)), Pairs{});
    }
    QCOMPARE(text(matchNow(queue, at(12))), text(pairs));
}

void MatcherTest::samePairOnlyForWantOfAnother() {
    TicketQueue queue({}, goldDuel());
    queue.restorePairing({goldDuel(), playerId(1), playerId(2), at(0)});
    queue.insert(ticketOf(1, 1200, at(0)), at(1));
    queue.insert(ticketOf(2, 1200, at(1)), at(1));
    queue.insert(ticketOf(3, 1299, at(2)), at(2));
    // Somebody else is eligible, though further away.
    QCOMPARE(text(matchNow(queue, at(2))), QStringLiteral("1-3"));
    queue.insert(ticketOf(1, 1200, at(0)), at(3));
    // Nobody else is.
    QCOMPARE(text(matchNow(queue, at(3))), QStringLiteral("1-2"));
}

void MatcherTest::pairingsAreRememberedForTheWindow() {
    TicketQueue queue({}, goldDuel());
    queue.restorePairing({goldDuel(), playerId(2), playerId(1), at(0)});
    const auto playAt = [&queue](Instant now) {
        queue.insert(ticketOf(1, 1200, now - 3s), now);
        queue.insert(ticketOf(2, 1200, now - 2s), now);
        queue.insert(ticketOf(3, 1250, now - 1s), now);
        const QString pairs = text(matchNow(queue, now));
        for (int number = 1; number <= 3; ++number) {
            if (queue.find(ticketId(number)) != nullptr)
                queue.remove(ticketId(number));
        }
        return pairs;
    };
    QCOMPARE(playAt(atMs(179'999)), QStringLiteral("1-3"));
    QCOMPARE(playAt(atMs(180'000)), QStringLiteral("1-2"));
    // Both pairings made here are known, and no other.
    const std::vector<Pairing> known = queue.pairings();
    QCOMPARE(known.size(), 2U);
    QCOMPARE(known[0], (Pairing{goldDuel(), playerId(1), playerId(3), atMs(179'999)}));
    QCOMPARE(known[1], (Pairing{goldDuel(), playerId(1), playerId(2), atMs(180'000)}));
}

void MatcherTest::agreesWithThePlainReading() {
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        const QString fault = Play(seed).run(80);
        QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1, ").arg(seed) + fault));
    }
}

/// Tickets whose bounds exclude one another, then one that the middle of them all awaits.
void MatcherTest::largeQueueStaysExact() {
    constexpr int count = 20'000;
    TicketQueue queue({}, goldDuel());
    for (int number = 1; number <= count; ++number) {
        Ticket ticket = ticketOf(number, 500 + number % 2000, atMs(number / 10));
        ticket.preferences.minOpponentRating = ticket.card.rating + 150;
        queue.insert(ticket, atMs(number / 10));
        QVERIFY(matchNow(queue, atMs(number / 10)).isEmpty());
    }
    QCOMPARE(queue.size(), count);
    Ticket seeker = ticketOf(count + 1, 1500, at(3));
    seeker.preferences.minOpponentRating = 1000;
    seeker.preferences.maxOpponentRating = 1000;
    queue.insert(seeker, at(3));
    QVERIFY(matchNow(queue, at(3)).isEmpty());
    while (*queue.nextDeadline() < atMs(60'050))
        QVERIFY(matchNow(queue, *queue.nextDeadline()).isEmpty());
    // From a minute on the range is open: the oldest of that rating has been waiting for it.
    QCOMPARE(text(matchNow(queue, atMs(60'050))), QStringLiteral("500-20001"));
    QCOMPARE(queue.size(), count - 1);
}

QTEST_APPLESS_MAIN(MatcherTest)
#include "tst_matcher.moc"
