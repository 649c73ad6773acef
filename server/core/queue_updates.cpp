#include "server/core/queue_state.h"

#include <algorithm>

namespace arcade::core {

namespace {

/// How far from its own rating a ticket may look after such a wait.
int ownRange(const QueuePreferences& wishes, std::size_t step) {
    const int range = kRangeSteps[step].range;
    return wishes.expandSearch.value_or(true) ? range : std::min(range, kUnexpandedRange);
}

std::optional<Duration> widensIn(const Ticket& ticket, Instant now) {
    const std::size_t step = rangeStepAfter(now - ticket.enteredAt);
    const bool isLast = step + 1 == kRangeSteps.size();
    if (isLast || ownRange(ticket.preferences, step) == ownRange(ticket.preferences, step + 1))
        return std::nullopt;
    return kRangeSteps[step + 1].from - (now - ticket.enteredAt);
}

} // namespace

/// Range, who is in it, and when it widens (SPEC 3.1.8).
void TicketQueue::Impl::describeChances(QueueUpdate& told, const Ticket& ticket,
                                        Instant now) const {
    if (hasLobby) {
        told.inRange = order.size() - 1;
        return;
    }
    const int rating = ticket.card.rating;
    const int range = ownRange(ticket.preferences, rangeStepAfter(now - ticket.enteredAt));
    const RatingWindow window = windowAround(rating, range);
    if (range < kAnyRange)
        told.range = {std::max(0, window.min), window.max};
    told.inRange = counts.within(window.min, window.max) - 1;

    const int min = std::max(window.min, ticket.preferences.minOpponentRating.value_or(window.min));
    const int max = std::min(window.max, ticket.preferences.maxOpponentRating.value_or(window.max));
    const int self = rating >= min && rating <= max ? 1 : 0;
    told.excludedByBounds = told.inRange - (counts.within(min, max) - self);
    told.widensIn = widensIn(ticket, now);
}

QueueUpdate TicketQueue::Impl::describe(const Entry& entry, Instant now) const {
    const Ticket& ticket = entry.ticket;
    QueueUpdate told;
    told.gameType = key.gameType;
    told.stakeTier = key.tier;
    told.position = order.positionOf(entry.candidate.seniority);
    told.playersInTier = order.size();
    told.enteredAt = ticket.enteredAt;
    told.waited = timeLeft(now, ticket.enteredAt);
    if (ticket.longWaitTold) {
        told.status = TicketStatus::LongWait;
        told.reason = std::string{kLongWaitAdvice};
    }
    if (ticket.suspendedUntil)
        told.status = TicketStatus::Suspended;
    if (const auto estimate = waits.estimate(ticket.card.rating, told.waited)) {
        told.estimatedWait.value = estimate->median;
        told.waitInterval = {estimate->low, estimate->high};
    }
    describeChances(told, ticket, now);
    return told;
}

void TicketQueue::Impl::lookedAt(Entry& entry, Instant now) {
    entry.lookedAt = now;
    entry.lookedAtVersion = version;
    tellOrder.erase(entry);
    tellOrder.append(entry);
}

void TicketQueue::Impl::tellIfChanged(Entry& entry, Instant now, Updates& updates) {
    QueueUpdate update = describe(entry, now);
    Told told = Told::of(update);
    lookedAt(entry, now);
    if (told == entry.told)
        return;
    entry.told = std::move(told);
    updates.emplace_back(entry.ticket.player, std::move(update));
}

std::optional<Instant> TicketQueue::Impl::nextNear() const {
    if (nearVersion == version || entries.empty() || isFirstCome || hasLobby)
        return std::nullopt;
    return nearDue;
}

void TicketQueue::Impl::tellNear(Instant now, Updates& updates) {
    const auto due = nextNear();
    if (!due || *due > now)
        return;
    nearVersion = version;
    nearDue = now + rules.nearInterval;
    for (const Seniority& seniority : order.oldest(rules.nearPositions)) {
        Entry& entry = at(seniority.ticket);
        if (!isStale(entry))
            continue;
        const Instant mayBeTold = entry.lookedAt + rules.nearInterval;
        if (mayBeTold <= now) {
            tellIfChanged(entry, now, updates);
        } else {
            nearVersion = 0;
            nearDue = std::min(nearDue, mayBeTold);
        }
    }
}

std::optional<Instant> TicketQueue::Impl::nextFar() const {
    if (tellOrder.empty() || isFirstCome || hasLobby || !isStale(tellOrder.front()))
        return std::nullopt;
    return tellOrder.front().lookedAt + rules.farInterval;
}

void TicketQueue::Impl::tellFar(Instant now, Updates& updates) {
    for (auto due = nextFar(); due && *due <= now; due = nextFar())
        tellIfChanged(tellOrder.front(), now, updates);
}

std::vector<std::pair<PlayerId, QueueUpdate>> TicketQueue::takeUpdates(Instant now) {
    Impl::Updates updates;
    m_impl->tellNear(now, updates);
    m_impl->tellFar(now, updates);
    return updates;
}

std::optional<Instant> TicketQueue::nextUpdate() const {
    const auto near = m_impl->nextNear();
    const auto far = m_impl->nextFar();
    return near && far ? std::min(near, far) : std::max(near, far);
}

QueueUpdate TicketQueue::describe(TicketId ticket, Instant now) const {
    return m_impl->describe(m_impl->at(ticket), now);
}

QueueUpdate TicketQueue::tell(TicketId ticket, Instant now) {
    Impl::Entry& entry = m_impl->at(ticket);
    QueueUpdate update = m_impl->describe(entry, now);
    entry.told = Impl::Told::of(update);
    m_impl->lookedAt(entry, now);
    return update;
}

QueueUpdate TicketQueue::describeRemoved(const Ticket& ticket, std::string reason, Instant now) {
    QueueUpdate told;
    told.status = TicketStatus::Removed;
    told.gameType = ticket.queue.gameType;
    told.stakeTier = ticket.queue.tier;
    told.enteredAt = ticket.enteredAt;
    told.waited = timeLeft(now, ticket.enteredAt);
    told.reason = std::move(reason);
    return told;
}

} // namespace arcade::core
