#include "server/core/queue_state.h"

#include <algorithm>

namespace arcade::core {

/// Brings matcher and deadline in line with the ticket and the time.
void TicketQueue::Impl::update(Entry& entry, Instant now) {
    const Ticket& ticket = entry.ticket;
    const std::size_t step = rangeStepOf(ticket, now);
    const bool mayMatch = core::isMatchable(ticket, now);
    ++version;
    arm(entry, step, mayMatch);
    if (entry.isMatchable == mayMatch && entry.candidate.step == step)
        return;
    if (entry.isMatchable)
        matcher.remove(entry.candidate);
    entry.candidate.step = step;
    entry.isMatchable = mayMatch;
    if (mayMatch)
        matcher.add(entry.candidate);
}

void TicketQueue::Impl::arm(Entry& entry, std::size_t step, bool mayMatch) {
    const Instant due = dueOf(entry.ticket, step, mayMatch);
    if (entry.due == due)
        return;
    if (entry.due)
        deadlines.erase({*entry.due, entry.candidate.seniority});
    entry.due = due;
    deadlines.insert({due, entry.candidate.seniority});
}

Instant TicketQueue::Impl::dueOf(const Ticket& ticket, std::size_t step, bool mayMatch) const {
    if (isFirstCome)
        return ticket.suspendedUntil.value_or(kNever);
    if (hasLobby)
        return std::min(ticket.expiresAt, ticket.suspendedUntil.value_or(ticket.expiresAt));
    Instant due = ticket.expiresAt;
    if (step + 1 < kRangeSteps.size())
        due = std::min(due, ticket.enteredAt + kRangeSteps[step + 1].from);
    if (ticket.suspendedUntil) {
        due = std::min(due, *ticket.suspendedUntil);
    } else {
        // Whoever is away would miss the notice: it is told on return.
        if (!ticket.longWaitTold)
            due = std::min(due, longWaitAt(ticket, rules));
        if (!mayMatch)
            due = std::min(due, ticket.matchableAt);
    }
    return due;
}

/// Out of all that is ordered. Each of them lies elsewhere, and mostly in no cache: the ways to all
/// are found before the first is changed, so that the memory comes together.
void TicketQueue::Impl::eraseOrdered(Entry& entry) {
    const Seniority& seniority = entry.candidate.seniority;
    const Deadline deadline{*entry.due, seniority};
    const auto inMatcher = matcher.wayTo(entry.candidate);
    const auto inDeadlines = deadlines.wayTo(deadline);
    const auto inOrder = order.wayTo(seniority);
    TellOrder::fetchAround(entry);
    // Freed with the ticket.
    fetchAt(entry.ticket.card.callsign.data());
    if (entry.isMatchable)
        matcher.remove(inMatcher, entry.candidate);
    deadlines.erase(inDeadlines, deadline);
    order.erase(inOrder, seniority);
    tellOrder.erase(entry);
}

Ticket TicketQueue::Impl::take(Entry& entry) {
    eraseOrdered(entry);
    counts.add(entry.ticket.card.rating, -1);
    suspended -= entry.ticket.suspendedUntil ? 1 : 0;
    ++version;
    Ticket ticket = std::move(entry.ticket);
    entries.erase(ticket.id);
    return ticket;
}

/// The matcher no longer has it.
Ticket TicketQueue::Impl::takeMatched(Entry& entry, Instant now) {
    entry.isMatchable = false;
    Ticket ticket = take(entry);
    // A wait is real once: whoever was put back has been counted.
    if (ticket.pairings++ == 0 && !isFirstCome)
        waits.record(ticket.card.rating, now - ticket.enteredAt);
    return ticket;
}

TicketQueue::TicketQueue(const Rules& rules, QueueKey key)
    : m_impl(std::make_unique<Impl>(rules, std::move(key))) {}
TicketQueue::~TicketQueue() = default;
TicketQueue::TicketQueue(TicketQueue&&) noexcept = default;
TicketQueue& TicketQueue::operator=(TicketQueue&&) noexcept = default;

void TicketQueue::fetchFor(TicketId ticket) const {
    m_impl->entries.fetchFor(ticket);
}

void TicketQueue::fetchFor(const Ticket* waiting, TicketId ticket) const {
    m_impl->entries.fetchFor(ticket);
    fetchAll(waiting, sizeof(Impl::Entry));
}

const Ticket& TicketQueue::insert(Ticket entering, Instant now) {
    ARCADE_EXPECT(entering.queue == m_impl->key);
    const TicketId id = entering.id;
    const Candidate candidate = candidateOf(entering, now);
    const auto inMatcher = m_impl->matcher.wayFor(candidate);
    const bool mayMatch = isMatchable(entering, now);
    Impl::Entry& entry = m_impl->entries.insert(id, std::move(entering), candidate, now);
    Ticket& ticket = entry.ticket;
    m_impl->tellOrder.append(entry);
    m_impl->order.insert(candidate.seniority);
    m_impl->counts.add(ticket.card.rating, 1);
    m_impl->suspended += ticket.suspendedUntil ? 1 : 0;
    ++m_impl->version;
    m_impl->arm(entry, candidate.step, mayMatch);
    entry.isMatchable = mayMatch;
    if (mayMatch)
        m_impl->matcher.add(inMatcher, entry.candidate);
    if (ticket.enteredAt != now || ticket.pairings != 0)
        return ticket;
    if (const auto estimate = m_impl->waits.estimate(ticket.card.rating, Duration{0}))
        ticket.told = ToldEstimate{estimate->low, estimate->high};
    return ticket;
}

Ticket TicketQueue::remove(TicketId ticket) {
    return m_impl->take(m_impl->at(ticket));
}

const Ticket* TicketQueue::find(TicketId ticket) const {
    const Impl::Entry* const found = m_impl->entries.find(ticket);
    return found == nullptr ? nullptr : &found->ticket;
}

void TicketQueue::suspend(TicketId ticket, Instant until, Instant now) {
    Impl::Entry& entry = m_impl->at(ticket);
    m_impl->suspended += entry.ticket.suspendedUntil ? 0 : 1;
    entry.ticket.suspendedUntil = until;
    m_impl->update(entry, now);
}

void TicketQueue::resume(TicketId ticket, Instant now) {
    Impl::Entry& entry = m_impl->at(ticket);
    m_impl->suspended -= entry.ticket.suspendedUntil ? 1 : 0;
    entry.ticket.suspendedUntil.reset();
    m_impl->update(entry, now);
}

void TicketQueue::giveBack(Duration outage, Instant backBy, Instant now) {
    m_impl->entries.visit([&](TicketId, Impl::Entry& entry) {
        giveBackTime(entry.ticket, m_impl->rules, outage, now);
        auto& suspendedUntil = entry.ticket.suspendedUntil;
        if (suspendedUntil)
            suspendedUntil = m_impl->isFirstCome ? *suspendedUntil + outage : backBy;
        m_impl->update(entry, now);
    });
}

TicketQueue::Due TicketQueue::advance(Instant now) {
    Due due;
    if (m_impl->goesOnAt && *m_impl->goesOnAt <= now) {
        m_impl->goesOn = true;
        m_impl->goesOnAt.reset();
    }
    while (m_impl->isDue(now)) {
        Impl::Entry& entry = m_impl->at(m_impl->deadlines.first().seniority.ticket);
        Ticket& ticket = entry.ticket;
        if (ticket.expiresAt <= now && !m_impl->isFirstCome) {
            due.expired.push_back(remove(ticket.id));
            continue;
        }
        if (ticket.suspendedUntil && *ticket.suspendedUntil <= now) {
            due.unreturned.push_back(remove(ticket.id));
            continue;
        }
        const bool isLong =
            !ticket.suspendedUntil && !m_impl->hasLobby && longWaitAt(ticket, m_impl->rules) <= now;
        if (isLong && !ticket.longWaitTold) {
            ticket.longWaitTold = true;
            due.longWaits.push_back(ticket.id);
        }
        m_impl->update(entry, now);
    }
    return due;
}

/// Each call looks at a bounded number of candidates; what it has left waits for an instant of its
/// own, so that it does not matter how often the time is looked at.
std::vector<Matcher::Pair> TicketQueue::Impl::takePairs(Instant now) {
    std::vector<Matcher::Pair> pairs = matcher.takePairs(recent);
    if (goesOn) {
        if (const auto pair = matcher.takeLeftPair(recent))
            pairs.push_back(*pair);
        goesOn = false;
    }
    if (!matcher.hasChanges())
        goesOnAt.reset();
    else if (!goesOnAt)
        goesOnAt = now + kBetweenPortions;
    return pairs;
}

std::vector<std::pair<Ticket, Ticket>> TicketQueue::takeMatches(Instant now) {
    Impl& impl = *m_impl;
    ARCADE_EXPECT(!impl.isDue(now));
    impl.recent.forget(now);
    const auto takeMatched = [&](const Candidate& candidate) {
        return impl.takeMatched(impl.at(candidate.seniority.ticket), now);
    };
    std::vector<std::pair<Ticket, Ticket>> matches;
    for (const Matcher::Pair& pair : impl.takePairs(now)) {
        if (!impl.isFirstCome)
            impl.recent.remember({impl.key, pair.served.player, pair.opponent.player, now});
        Ticket served = takeMatched(pair.served);
        matches.emplace_back(std::move(served), takeMatched(pair.opponent));
    }
    return matches;
}

std::int64_t TicketQueue::candidatesLookedAt() const {
    return m_impl->matcher.looked();
}

std::vector<Ticket> TicketQueue::takePresent(int most, Instant now) {
    std::vector<TicketId> oldest;
    for (const Ticket* ticket : tickets()) {
        if (!ticket->suspendedUntil && std::ssize(oldest) < most)
            oldest.push_back(ticket->id);
    }
    std::vector<Ticket> taken;
    for (const TicketId id : oldest)
        taken.push_back(m_impl->takeMatched(m_impl->at(id), now));
    return taken;
}

std::optional<Instant> TicketQueue::nextDeadline() const {
    std::optional<Instant> next = m_impl->goesOnAt;
    if (!m_impl->deadlines.isEmpty() && m_impl->deadlines.first().at != Impl::kNever)
        next = std::min(m_impl->deadlines.first().at, next.value_or(Impl::kNever));
    return next;
}

const QueueKey& TicketQueue::key() const {
    return m_impl->key;
}

int TicketQueue::size() const {
    return m_impl->order.size();
}

int TicketQueue::suspendedCount() const {
    return m_impl->suspended;
}

std::vector<const Ticket*> TicketQueue::tickets() const {
    std::vector<const Ticket*> tickets;
    for (const Seniority& seniority : m_impl->order.oldest(size()))
        tickets.push_back(find(seniority.ticket));
    return tickets;
}

std::optional<Instant> TicketQueue::oldestEntry() const {
    const std::vector<Seniority> oldest = m_impl->order.oldest(1);
    return oldest.empty() ? std::nullopt : std::optional{oldest.front().enteredAt};
}

std::optional<std::chrono::seconds> TicketQueue::usualWait() const {
    return m_impl->waits.usual();
}

void TicketQueue::restorePairing(const Pairing& pairing) {
    m_impl->recent.remember(pairing);
}

std::vector<Pairing> TicketQueue::pairings() const {
    return m_impl->recent.all();
}

} // namespace arcade::core
