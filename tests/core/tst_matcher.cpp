// Goal: exactly those are paired who may meet by SPEC 3.1, in the order it demands; against tables,
// and against a plain reading of the rules over thousands of drawn plays.
#include "tests/core/tickets.h"

#include "server/core/matcher.h"

#include <QtTest>

#include <cstdlib>
#include <map>

using namespace arcade;
using namespace arcade::core;
using namespace std::chrono_literals;

using Pairs = QList<std::pair<int, int>>;
Q_DECLARE_METATYPE(Pairs)

namespace {

Pairs matchNow(TicketQueue& queue, Instant now) {
    queue.advance(now);
    Pairs pairs;
    for (const auto& [served, opponent] : queue.takeMatches(now))
        pairs.append({numberOf(served), numberOf(opponent)});
    return pairs;
}

QString text(const Pairs& pairs) {
    QStringList parts;
    for (const auto& [served, opponent] : pairs)
        parts.append(QStringLiteral("%1-%2").arg(served).arg(opponent));
    return parts.join(u' ');
}

/// The rules of pairing read off the page, at the cost of looking at every pair.
class PlainMatcher {
public:
    std::map<int, Ticket> tickets;
    std::map<std::pair<int, int>, Instant> pairedAt;

    Pairs match(Instant now) {
        Pairs pairs;
        while (const auto pair = nextPair(now)) {
            pairs.append(*pair);
            pairedAt[std::minmax(pair->first, pair->second)] = now;
            tickets.erase(pair->first);
            tickets.erase(pair->second);
        }
        return pairs;
    }

private:
    static int rangeAfter(Duration wait) {
        if (wait < 15s)
            return 100;
        if (wait < 30s)
            return 200;
        return wait < 60s ? 300 : 1'000'000;
    }

    static bool allows(const Ticket& one, int rating) {
        const QueuePreferences& wishes = one.preferences;
        const int difference = std::abs(one.card.rating - rating);
        return rating >= wishes.minOpponentRating.value_or(rating) &&
               rating <= wishes.maxOpponentRating.value_or(rating) &&
               (wishes.expandSearch.value_or(true) || difference <= 300);
    }

    static bool isMatchable(const Ticket& one, Instant now) {
        return one.matchableAt <= now && !one.suspendedUntil;
    }

    static bool mayMeet(const Ticket& a, const Ticket& b, Instant now) {
        const Duration longer = now - std::min(a.enteredAt, b.enteredAt);
        return a.id != b.id && isMatchable(a, now) && isMatchable(b, now) &&
               std::abs(a.card.rating - b.card.rating) <= rangeAfter(longer) &&
               allows(a, b.card.rating) && allows(b, a.card.rating);
    }

    bool metLately(const Ticket& a, const Ticket& b, Instant now) const {
        const auto found = pairedAt.find(std::minmax(numberOf(a), numberOf(b)));
        return found != pairedAt.end() && now - found->second < 180s;
    }

    std::optional<std::pair<int, int>> nextPair(Instant now) const {
        std::vector<const Ticket*> oldestFirst;
        for (const auto& [number, ticket] : tickets)
            oldestFirst.push_back(&ticket);
        std::sort(oldestFirst.begin(), oldestFirst.end(), isOlder);
        for (const Ticket* served : oldestFirst) {
            const Ticket* best = nullptr;
            for (const Ticket* other : oldestFirst) {
                if (mayMeet(*served, *other, now) &&
                    (best == nullptr || isBetter(*served, *other, *best, now)))
                    best = other;
            }
            if (best != nullptr)
                return std::pair{numberOf(*served), numberOf(*best)};
        }
        return std::nullopt;
    }

    static bool isOlder(const Ticket* a, const Ticket* b) {
        return std::pair{a->enteredAt, a->id} < std::pair{b->enteredAt, b->id};
    }

    bool isBetter(const Ticket& served, const Ticket& a, const Ticket& b, Instant now) const {
        const bool metA = metLately(served, a, now);
        const bool metB = metLately(served, b, now);
        if (metA != metB)
            return metB;
        const int farA = std::abs(served.card.rating - a.card.rating);
        const int farB = std::abs(served.card.rating - b.card.rating);
        return farA != farB ? farA < farB : isOlder(&a, &b);
    }
};

/// A small deterministic source of choices for one play.
class Choices {
public:
    explicit Choices(std::uint64_t seed)
        : m_seed(seed) {}
    int below(int bound) {
        m_seed = m_seed * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<int>((m_seed >> 33) % static_cast<std::uint64_t>(bound));
    }
    bool once(int in) { return below(in) == 0; }

private:
    std::uint64_t m_seed;
};

} // namespace

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

namespace {

/// Does the same to the queue and to the plain reading, and compares who is matched.
class Play {
public:
    explicit Play(std::uint64_t seed)
        : m_choices(seed)
        , m_spread(50 + m_choices.below(900)) {}

    QString run(int steps) {
        for (int step = 0; step < steps; ++step) {
            doSomething();
            const Pairs expected = afterExpiry();
            const Pairs actual = matched();
            const std::string broken = m_queue.brokenInvariant(m_now);
            if (actual != expected || !broken.empty()) {
                return QStringLiteral("step %1: %2 instead of %3 %4")
                    .arg(step)
                    .arg(text(actual), text(expected), QString::fromStdString(broken));
            }
        }
        return {};
    }

private:
    void doSomething() {
        switch (m_choices.below(8)) {
        case 0: m_now += Duration{m_choices.below(20'000)}; break;
        case 1: m_now = std::max(m_now, m_queue.nextDeadline().value_or(m_now)); break;
        case 2: remove(); break;
        case 3: toggle(); break;
        default: insert(); break;
        }
    }

    void insert() {
        int number = 1 + m_choices.below(40);
        while (m_plain.tickets.contains(number))
            ++number;
        const int wait = m_choices.once(3) ? m_choices.below(80) * 1000 : 0;
        Ticket ticket = ticketOf(number, 1200 + m_choices.below(m_spread), m_now - Duration{wait});
        if (m_choices.once(4))
            ticket.matchableAt = m_now + Duration{m_choices.below(1500)};
        if (m_choices.once(5))
            ticket.preferences.expandSearch = false;
        if (m_choices.once(5))
            ticket.preferences.minOpponentRating = 1100 + m_choices.below(m_spread);
        if (m_choices.once(5))
            ticket.preferences.maxOpponentRating = 1250 + m_choices.below(m_spread);
        if (m_choices.once(8))
            ticket.suspendedUntil = m_now + 10s;
        m_plain.tickets.emplace(number, ticket);
        m_queue.insert(ticket, m_now);
    }

    int any() {
        if (m_plain.tickets.empty())
            return 0;
        auto chosen = m_plain.tickets.begin();
        std::advance(chosen, m_choices.below(static_cast<int>(m_plain.tickets.size())));
        return chosen->first;
    }

    void remove() {
        if (const int number = any()) {
            m_plain.tickets.erase(number);
            m_queue.remove(ticketId(number));
        }
    }

    void toggle() {
        const int number = any();
        if (number == 0)
            return;
        auto& suspended = m_plain.tickets.at(number).suspendedUntil;
        if (suspended) {
            suspended.reset();
            m_queue.resume(ticketId(number), m_now);
        } else {
            suspended = m_now + 10s;
            m_queue.suspend(ticketId(number), m_now + 10s, m_now);
        }
    }

    Pairs afterExpiry() {
        std::erase_if(m_plain.tickets, [this](const auto& entry) {
            const Ticket& ticket = entry.second;
            return ticket.expiresAt <= m_now ||
                   (ticket.suspendedUntil && *ticket.suspendedUntil <= m_now);
        });
        return m_plain.match(m_now);
    }

    Pairs matched() { return matchNow(m_queue, m_now); }

    Choices m_choices;
    int m_spread;
    Instant m_now = kEpoch;
    TicketQueue m_queue{Rules{}, goldDuel()};
    PlainMatcher m_plain;
};

} // namespace

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
    // From a minute on the range is open: the oldest of that rating has been waiting for it.
    QCOMPARE(text(matchNow(queue, atMs(60'050))), QStringLiteral("500-20001"));
    QCOMPARE(queue.size(), count - 1);
}

QTEST_APPLESS_MAIN(MatcherTest)
#include "tst_matcher.moc"
