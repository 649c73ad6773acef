#include "server/core/matcher.h"

#include "server/core/policy.h"
#include "shared/vocabulary/expect.h"

#include <algorithm>

namespace arcade::core {

namespace {

RatingWindow common(const RatingWindow& a, const RatingWindow& b) {
    return {std::max(a.min, b.min), std::min(a.max, b.max)};
}

RatingWindow reachOf(const Candidate& candidate, std::size_t step) {
    return common(windowAround(candidate.rating, kRangeSteps[step].range), candidate.accepts);
}

} // namespace

std::size_t rangeStepAfter(Duration wait) {
    std::size_t step = 0;
    while (step + 1 < kRangeSteps.size() && wait >= kRangeSteps[step + 1].from)
        ++step;
    return step;
}

RatingWindow windowAround(int rating, int range) {
    return {rating - range, rating + range};
}

std::size_t rangeStepOf(const Ticket& ticket, Instant now) {
    const GamePolicy& policy = policyOf(ticket.queue.gameType);
    return policy.isFirstCome || policy.hasLobby ? 0 : rangeStepAfter(now - ticket.enteredAt);
}

Candidate candidateOf(const Ticket& ticket, Instant now) {
    // All alike, so that only seniority is left to choose by.
    if (policyOf(ticket.queue.gameType).isFirstCome)
        return {0, {}, {ticket.enteredAt, ticket.id}, ticket.player, 0};
    const QueuePreferences& wishes = ticket.preferences;
    RatingWindow accepts;
    accepts.min = wishes.minOpponentRating.value_or(accepts.min);
    accepts.max = wishes.maxOpponentRating.value_or(accepts.max);
    if (!wishes.expandSearch.value_or(true))
        accepts = common(accepts, windowAround(ticket.card.rating, kUnexpandedRange));
    return {ticket.card.rating,
            accepts,
            {ticket.enteredAt, ticket.id},
            ticket.player,
            rangeStepOf(ticket, now)};
}

std::uint64_t Matcher::priorityOf(const Candidate& candidate) const {
    return m_random.draw(candidate.seniority.ticket, Purpose::TreeBalance, 0);
}

void Matcher::add(const Candidate& candidate) {
    m_indexes[candidate.step].insert(candidate, priorityOf(candidate));
    m_changed.insert_or_assign(candidate.seniority, candidate);
}

void Matcher::remove(const Candidate& candidate) {
    m_indexes[candidate.step].erase(candidate);
    m_changed.erase(candidate.seniority);
}

std::size_t Matcher::size() const {
    std::size_t count = 0;
    for (const RatingIndex& index : m_indexes)
        count += index.size();
    return count;
}

/// Whoever is older than the changed one brings a range of its own; the changed one's range counts
/// towards the younger. An older one out of its own range is out of the changed one's too, so the
/// second search needs no look at the age.
std::optional<Candidate> Matcher::servedBecauseOf(const Candidate& changed) const {
    std::optional<Candidate> served;
    for (std::size_t step = 0; step < m_indexes.size(); ++step) {
        const Seniority& limit = served ? served->seniority : changed.seniority;
        const auto older = m_indexes[step].oldest(reachOf(changed, step), changed.rating, limit);
        if (older)
            served = older;
    }
    if (!served && opponentFor(changed, {}))
        served = changed;
    return served;
}

std::optional<Candidate> Matcher::opponentFor(const Candidate& served,
                                              std::span<const PlayerId> avoided) const {
    const RatingWindow window = reachOf(served, served.step);
    std::optional<Candidate> best;
    for (const RatingIndex& index : m_indexes)
        best = index.closest(window, served, avoided, best);
    return best;
}

void Matcher::addTurn(std::set<Turn>& turns, const Candidate& changed) const {
    if (!m_indexes[changed.step].contains(changed))
        return;
    if (const auto served = servedBecauseOf(changed))
        turns.insert({served->seniority, changed});
}

/// Two who may meet are there only since one of them changed, and taking a pair out lets nobody
/// meet who could not before: the first in `turns` that still holds is the next to be served.
std::vector<Matcher::Pair> Matcher::takePairs(const RecentPairings& recent) {
    std::set<Turn> turns;
    for (const auto& [seniority, changed] : m_changed)
        addTurn(turns, changed);
    m_changed.clear();

    std::vector<Pair> pairs;
    while (!turns.empty()) {
        const Turn turn = turns.extract(turns.begin()).value();
        if (!m_indexes[turn.changed.step].contains(turn.changed))
            continue;
        const auto served = servedBecauseOf(turn.changed);
        if (!served)
            continue;
        if (served->seniority != turn.served) {
            turns.insert({served->seniority, turn.changed});
            continue;
        }
        const std::vector<PlayerId> avoided = recent.opponentsOf(served->player);
        auto opponent = opponentFor(*served, avoided);
        if (!opponent && !avoided.empty())
            opponent = opponentFor(*served, {});
        ARCADE_EXPECT(opponent.has_value());
        remove(*served);
        remove(*opponent);
        pairs.push_back({*served, *opponent});
        addTurn(turns, turn.changed);
    }
    return pairs;
}

} // namespace arcade::core
