#include "tests/simulation/pairing_oracle.h"

#include "tests/simulation/failure.h"
#include "tests/simulation/hunt_oracle.h"
#include "tests/simulation/patience_oracle.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace arcade::simulation {
namespace {

/// Beyond this the matcher may serve a change in portions, and comparing all with all is slow.
constexpr std::size_t kOrderCheckedUpTo = 60;

bool accepts(const core::Ticket& own, const core::Ticket& other) {
    const QueuePreferences& preferences = own.preferences;
    const int rating = other.card.rating;
    if (preferences.minOpponentRating && rating < *preferences.minOpponentRating)
        return false;
    if (preferences.maxOpponentRating && rating > *preferences.maxOpponentRating)
        return false;
    return preferences.expandSearch.value_or(true) || std::abs(own.card.rating - rating) <= 300;
}

bool isOlder(const core::Ticket& a, const core::Ticket& b) {
    return std::pair{a.enteredAt, a.id} < std::pair{b.enteredAt, b.id};
}

/// As an opponent of `served`: closest rating, then older.
bool isBetter(const core::Ticket& a, const core::Ticket& b, const core::Ticket& served) {
    const int distanceA = std::abs(a.card.rating - served.card.rating);
    const int distanceB = std::abs(b.card.rating - served.card.rating);
    return distanceA != distanceB ? distanceA < distanceB : isOlder(a, b);
}

/// One pairing against everyone else who could have been chosen.
class Choice {
public:
    Choice(const StoreState& before, const core::Match& match, const core::Rules& rules)
        : m_before(before)
        , m_match(match)
        , m_rules(rules)
        , m_at(match.createdAt)
        , m_served(&match.participants[0].ticket)
        , m_opponent(&match.participants[1].ticket) {
        if (isOlder(*m_opponent, *m_served))
            std::swap(m_served, m_opponent);
        for (const auto& [id, ticket] : before.tickets) {
            if (ticket.queue == match.queue && id != m_served->id && id != m_opponent->id &&
                isMatchable(ticket, m_at) && ticket.expiresAt > m_at)
                m_others.push_back(&ticket);
        }
    }

    void check() const {
        const bool metLately = areRecent(*m_served, *m_opponent);
        for (const core::Ticket* other : m_others) {
            if (!mayMeet(*m_served, *other, m_at))
                continue;
            const bool otherRecent = areRecent(*m_served, *other);
            require(!metLately || otherRecent,
                    "nobody meets the same opponent again while another would do", m_match.id);
            if (isOrderChecked() && metLately == otherRecent)
                require(!isBetter(*other, *m_opponent, *m_served),
                        "the closest rating is chosen, then the older", m_match.id);
        }
        if (isOrderChecked())
            checkOldestFirst();
    }

private:
    bool isOrderChecked() const {
        return m_others.size() <= kOrderCheckedUpTo && !PatienceOracle::isNeeded(m_rules);
    }

    bool areRecent(const core::Ticket& a, const core::Ticket& b) const {
        return m_before.werePaired(m_match.queue, a.player, b.player, m_at, m_rules.rematchWindow);
    }

    void checkOldestFirst() const {
        std::vector<const core::Ticket*> all = m_others;
        all.push_back(m_served);
        all.push_back(m_opponent);
        for (const core::Ticket* older : m_others) {
            if (!isOlder(*older, *m_served))
                continue;
            for (const core::Ticket* one : all)
                require(one == older || !mayMeet(*older, *one, m_at),
                        "the oldest ticket that has an opponent is served first", m_match.id);
        }
    }

    const StoreState& m_before;
    const core::Match& m_match;
    const core::Rules& m_rules;
    Instant m_at;
    const core::Ticket* m_served;
    const core::Ticket* m_opponent;
    std::vector<const core::Ticket*> m_others;
};

} // namespace

int rangeAfter(Duration wait) {
    if (wait < std::chrono::seconds{15})
        return 100;
    if (wait < std::chrono::seconds{30})
        return 200;
    return wait < std::chrono::seconds{60} ? 300 : 1'000'000;
}

bool mayMeet(const core::Ticket& a, const core::Ticket& b, Instant at) {
    const int range = rangeAfter(at - std::min(a.enteredAt, b.enteredAt));
    return a.queue == b.queue && a.player != b.player &&
           std::abs(a.card.rating - b.card.rating) <= range && accepts(a, b) && accepts(b, a);
}

bool isMatchable(const core::Ticket& ticket, Instant at) {
    return !isHunt(ticket.queue) && !ticket.suspendedUntil && ticket.matchableAt <= at;
}

void checkPairing(const StoreState& before, const core::Match& match, const core::Rules& rules) {
    require(match.phase == MatchPhase::Matched, "a match begins as MATCHED", match.id);
    require(match.participants.size() == 2 && match.sides.size() == 2,
            "a duel has two players on two sides", match.id);
    const core::Ticket& a = match.participants[0].ticket;
    const core::Ticket& b = match.participants[1].ticket;
    require(mayMeet(a, b, match.createdAt), "nobody is matched out of range", match.id);
    for (const core::Participant& one : match.participants) {
        require(one.ticket.queue == match.queue, "a match is of the queue of its tickets",
                match.id);
        require(isMatchable(one.ticket, match.createdAt) && one.connected,
                "nobody is matched who is away or not yet matchable", match.id);
        require(one.ticket.expiresAt >= match.createdAt, "nobody is matched after the time is up",
                match.id);
    }
    Choice(before, match, rules).check();
}

void checkNobodyWaitsInVain(const StoreState& state, Instant now) {
    std::map<core::QueueKey, std::vector<const core::Ticket*>> queues;
    for (const auto& [id, ticket] : state.tickets) {
        if (isMatchable(ticket, now))
            queues[ticket.queue].push_back(&ticket);
    }
    for (const auto& [key, waiting] : queues) {
        for (std::size_t first = 0; first < waiting.size(); ++first) {
            for (std::size_t second = first + 1; second < waiting.size(); ++second)
                require(!mayMeet(*waiting[first], *waiting[second], now),
                        "two who may meet are matched at once", waiting[first]->id);
        }
    }
}

void checkNotInVain(const StoreState& state, const core::Ticket& only, Instant now) {
    if (!isMatchable(only, now))
        return;
    for (const auto& [id, other] : state.tickets)
        require(id == only.id || !isMatchable(other, now) || !mayMeet(only, other, now),
                "two who may meet are matched at once", only.id);
}

} // namespace arcade::simulation
