// Goal: an attempt to pair looks at a bounded number of candidates, and what it leaves comes later:
// nobody is paired who may not be, and nobody is left out.
#include "tests/core/pairing_play.h"

#include <QtTest>

using namespace arcade;
using namespace arcade::core;
using namespace std::chrono_literals;

class PairingPortionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smallAttemptsLeaveNobodyOut_data();
    void smallAttemptsLeaveNobodyOut();
    void attemptsAreBounded();
};

void PairingPortionsTest::smallAttemptsLeaveNobodyOut_data() {
    QTest::addColumn<int>("candidates");
    for (const int candidates : {1, 2, 5, 12, 40})
        QTest::addRow("%d", candidates) << candidates;
}

void PairingPortionsTest::smallAttemptsLeaveNobodyOut() {
    QFETCH(int, candidates);
    Rules rules;
    rules.candidatesAnAttempt = candidates;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const QString fault = Play(seed, rules).runInPortions(80);
        QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1, ").arg(seed) + fault));
    }
}

/// Thousands who exclude the seeker by their bounds, and one at the far end who does not.
void PairingPortionsTest::attemptsAreBounded() {
    constexpr int count = 5'000;
    Rules rules;
    rules.candidatesAnAttempt = 100;
    TicketQueue queue(rules, goldDuel());
    for (int number = 1; number <= count; ++number) {
        Ticket ticket = ticketOf(number, 1000 + number % 1000, at(0));
        if (number % 2 == 0)
            ticket.preferences.minOpponentRating = 9000;
        else
            ticket.preferences.maxOpponentRating = 100;
        queue.insert(ticket, at(0));
    }
    queue.insert(ticketOf(count + 1, 8000, at(0)), at(0));
    // Everyone's range is open, and nobody finds anyone: in portions too.
    Instant now = at(61);
    while (queue.nextDeadline().value_or(now + 1h) <= now + 1s) {
        now = std::max(now, *queue.nextDeadline());
        QCOMPARE(matchNow(queue, now), Pairs{});
    }
    queue.insert(ticketOf(count + 2, 1500, now), now);
    Pairs pairs;
    int calls = 0;
    for (; pairs.isEmpty(); ++calls) {
        const std::int64_t lookedAt = queue.candidatesLookedAt();
        pairs = matchNow(queue, now);
        QVERIFY(queue.candidatesLookedAt() - lookedAt <= 4 * rules.candidatesAnAttempt);
        if (pairs.isEmpty()) {
            QCOMPARE(*queue.nextDeadline(), now + 1ms);
            now += 1ms;
        }
    }
    QCOMPARE(text(pairs), QStringLiteral("5001-5002"));
    QVERIFY2(calls > 3 && calls < 2 * count / rules.candidatesAnAttempt,
             qPrintable(QString::number(calls)));
    QCOMPARE(queue.brokenInvariant(now), std::string{});
}

QTEST_APPLESS_MAIN(PairingPortionsTest)
#include "tst_pairing_portions.moc"
