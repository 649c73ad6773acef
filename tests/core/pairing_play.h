#pragma once

#include "server/core/queue.h"
#include "tests/core/tickets.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace arcade::core {

using namespace std::chrono_literals;

using Pairs = QList<std::pair<int, int>>;
inline Pairs matchNow(TicketQueue& queue, Instant now) {
    queue.advance(now);
    Pairs pairs;
    for (const auto& [served, opponent] : queue.takeMatches(now))
        pairs.append({numberOf(served), numberOf(opponent)});
    return pairs;
}

inline QString text(const Pairs& pairs) {
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
            take(*pair, now);
        }
        return pairs;
    }

    /// Whether the two may be paired now, the first one served, in whatever order of service.
    bool mayPair(int served, int opponent, Instant now) const {
        if (!tickets.contains(served) || !tickets.contains(opponent))
            return false;
        const Ticket& first = tickets.at(served);
        const Ticket& second = tickets.at(opponent);
        const bool isInOrder = isOlder(&first, &second) && mayMeet(first, second, now);
        return isInOrder && (!metLately(first, second, now) ||
                             std::none_of(tickets.begin(), tickets.end(), [&](const auto& other) {
                                 return mayMeet(first, other.second, now) &&
                                        !metLately(first, other.second, now);
                             }));
    }
    void take(const std::pair<int, int>& pair, Instant now) {
        pairedAt[std::minmax(pair.first, pair.second)] = now;
        tickets.erase(pair.first);
        tickets.erase(pair.second);
    }
    bool isAnyoneLeftOut(Instant now) const { return nextPair(now).has_value(); }

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

/// Does the same to the queue and to the plain reading, and compares who is matched.
class Play {
public:
    explicit Play(std::uint64_t seed, const Rules& rules = {})
        : m_choices(seed)
        , m_spread(50 + m_choices.below(900))
        , m_queue(rules, goldDuel()) {}

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

    /// With attempts that look at few: each pair is one that may be, and nobody is left out once
    /// the queue says that it has looked at all.
    QString runInPortions(int steps) {
        for (int step = 0; step < steps; ++step) {
            doSomething();
            const QString fault = finish();
            if (!fault.isEmpty())
                return QStringLiteral("step %1: ").arg(step) + fault;
        }
        return {};
    }

private:
    QString finish() {
        constexpr int kMostPortions = 2'000;
        for (int portion = 0; portion < kMostPortions; ++portion) {
            expire();
            for (const auto& [served, opponent] : matched()) {
                if (!m_plain.mayPair(served, opponent, m_now))
                    return QStringLiteral("%1-%2 may not be").arg(served).arg(opponent);
                m_plain.take({served, opponent}, m_now);
            }
            if (const std::string broken = m_queue.brokenInvariant(m_now); !broken.empty())
                return QString::fromStdString(broken);
            if (m_queue.nextDeadline().value_or(m_now + 1h) > m_now + 1ms)
                return m_plain.isAnyoneLeftOut(m_now) ? QStringLiteral("somebody is left out")
                                                      : QString();
            m_now += 1ms;
        }
        return QStringLiteral("it goes on for ever");
    }

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

    void expire() {
        std::erase_if(m_plain.tickets, [this](const auto& entry) {
            const Ticket& ticket = entry.second;
            return ticket.expiresAt <= m_now ||
                   (ticket.suspendedUntil && *ticket.suspendedUntil <= m_now);
        });
    }

    Pairs afterExpiry() {
        expire();
        return m_plain.match(m_now);
    }

    Pairs matched() { return matchNow(m_queue, m_now); }

    Choices m_choices;
    int m_spread;
    Instant m_now = kEpoch;
    TicketQueue m_queue;
    PlainMatcher m_plain;
};

} // namespace arcade::core
