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

RatingIndex::Way Matcher::wayTo(const Candidate& candidate) const {
    return m_indexes[candidate.step].wayTo(candidate);
}

RatingIndex::Way Matcher::wayFor(const Candidate& candidate) const {
    return m_indexes[candidate.step].wayFor(candidate);
}

void Matcher::add(const RatingIndex::Way& way, Candidate& candidate) {
    m_indexes[candidate.step].insert(way, candidate);
    m_changed.insert_or_assign(candidate.seniority, candidate);
}

void Matcher::remove(const RatingIndex::Way& way, const Candidate& candidate) {
    m_indexes[candidate.step].erase(way, candidate);
    m_changed.erase(candidate.seniority);
    if (m_searches.empty())
        return;
    m_searches.erase(SearchKey{Meeting::NotMetLately, candidate.seniority});
    m_searches.erase(SearchKey{Meeting::Anyone, candidate.seniority});
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
std::optional<Candidate> Matcher::servedBecauseOf(const Candidate& changed, Looks& looks) const {
    std::optional<Candidate> served;
    for (std::size_t step = 0; step < m_indexes.size(); ++step) {
        const Seniority& limit = served ? served->seniority : changed.seniority;
        const auto older =
            m_indexes[step].oldest(reachOf(changed, step), changed.rating, limit, looks);
        if (older)
            served = older;
    }
    if (!served && opponentFor(changed, nullptr, looks))
        served = changed;
    return served;
}

std::optional<Candidate> Matcher::opponentFor(const Candidate& served, const Opponents* avoided,
                                              Looks& looks) const {
    const RatingWindow window = reachOf(served, served.step);
    std::optional<Candidate> best;
    for (const RatingIndex& index : m_indexes)
        best = index.closest(window, served, avoided, best, looks);
    return best;
}

std::optional<Candidate> Matcher::opponentFor(const Candidate& served, const RecentPairings& recent,
                                              Looks& looks) const {
    const Opponents* const avoided = recent.opponentsOf(served.player);
    auto opponent = opponentFor(served, avoided, looks);
    if (!opponent && avoided != nullptr && !looks.areSpent())
        opponent = opponentFor(served, nullptr, looks);
    return opponent;
}

void Matcher::searchInPortions(const Candidate& changed) {
    m_searches[SearchKey{Meeting::NotMetLately, changed.seniority}] = {changed, 0, std::nullopt};
}

/// A change for which the looks do not suffice stays one.
void Matcher::addTurn(Turns& turns, const Candidate& changed, std::size_t pairs, Looks& looks) {
    const auto served = servedBecauseOf(changed, looks);
    if (looks.areSpent())
        m_changed.insert_or_assign(changed.seniority, changed);
    else if (served)
        turns.insert({*served, changed, pairs});
}

Matcher::Turns Matcher::turnsOfChanges() {
    Turns turns;
    Looks looks(m_candidatesAnAttempt);
    for (bool isFirst = true; !m_changed.empty() && !looks.areSpent(); isFirst = false) {
        const Candidate changed = m_changed.extract(m_changed.begin()).mapped();
        addTurn(turns, changed, 0, looks);
        // A whole attempt did not suffice.
        if (isFirst && looks.areSpent() && m_changed.erase(changed.seniority) > 0)
            searchInPortions(changed);
    }
    note(looks);
    return turns;
}

Matcher::Pair Matcher::takePair(const Candidate& one, const Candidate& other) {
    remove(one);
    remove(other);
    return one.seniority < other.seniority ? Pair{one, other} : Pair{other, one};
}

/// False when the looks are spent.
bool Matcher::takeTurn(Turns& turns, std::vector<Pair>& pairs, const RecentPairings& recent,
                       Looks& looks) {
    const Turn turn = turns.extract(turns.begin()).value();
    if (turn.pairs != pairs.size()) {
        if (m_indexes[turn.changed.step].contains(turn.changed))
            addTurn(turns, turn.changed, pairs.size(), looks);
        return !looks.areSpent();
    }
    const auto opponent = opponentFor(turn.served, recent, looks);
    if (looks.areSpent()) {
        m_changed.insert_or_assign(turn.changed.seniority, turn.changed);
        return false;
    }
    ARCADE_EXPECT(opponent.has_value());
    pairs.push_back(takePair(turn.served, *opponent));
    if (m_indexes[turn.changed.step].contains(turn.changed))
        addTurn(turns, turn.changed, pairs.size(), looks);
    return !looks.areSpent();
}

/// Two who may meet are there only since one of them changed, and taking a pair out lets nobody
/// meet who could not before: the first in `turns` that still holds is the next to be served.
std::vector<Matcher::Pair> Matcher::takePairs(const RecentPairings& recent) {
    std::vector<Pair> pairs;
    if (m_changed.empty())
        return pairs;
    Turns turns = turnsOfChanges();
    Looks looks(m_candidatesAnAttempt);
    while (!turns.empty()) {
        const Candidate changed = turns.begin()->changed;
        if (takeTurn(turns, pairs, recent, looks))
            continue;
        // A whole attempt did not suffice.
        if (pairs.empty() && m_changed.erase(changed.seniority) > 0)
            searchInPortions(changed);
        break;
    }
    note(looks);
    for (const Turn& turn : turns) {
        if (m_indexes[turn.changed.step].contains(turn.changed))
            m_changed.insert_or_assign(turn.changed.seniority, turn.changed);
    }
    return pairs;
}

std::optional<Candidate> Matcher::searchOn(Search& search, const Opponents* avoided,
                                           Looks& looks) const {
    const Candidate& seeker = search.seeker;
    while (search.step < m_indexes.size()) {
        const RatingWindow window = reachOf(seeker, std::max(search.step, seeker.step));
        auto found =
            m_indexes[search.step].closestFrom(search.from, window, seeker, avoided, looks);
        if (!search.from)
            ++search.step;
        if (found || search.from)
            return found;
    }
    return std::nullopt;
}

std::optional<Matcher::Pair> Matcher::takeLeftPair(const RecentPairings& recent) {
    if (m_searches.empty())
        return std::nullopt;
    auto& [key, search] = *m_searches.begin();
    const Candidate seeker = search.seeker;
    const Opponents* const met = recent.opponentsOf(seeker.player);
    const Meeting meeting = key.first;
    // Another change may bring somebody whom neither has met.
    if (meeting == Meeting::Anyone && !m_changed.empty())
        return std::nullopt;
    Looks looks(m_candidatesAnAttempt);
    const auto found = searchOn(search, meeting == Meeting::Anyone ? nullptr : met, looks);
    search.hasAvoided = search.hasAvoided || met != nullptr;
    note(looks);
    const bool isOver = search.step == m_indexes.size();
    const bool hasAvoided = search.hasAvoided;
    if (!found && !isOver)
        return std::nullopt;
    m_searches.erase(m_searches.begin());
    if (!found) {
        if (meeting == Meeting::NotMetLately && hasAvoided)
            m_searches[SearchKey{Meeting::Anyone, seeker.seniority}] = {seeker, 0, std::nullopt};
        return std::nullopt;
    }
    return takePair(seeker, *found);
}

} // namespace arcade::core
