#include "server/core/queue_state.h"

#include <cstdlib>

namespace arcade::core {

namespace {

/// Pairs are looked at only among so many: their number grows with the square.
constexpr std::size_t kPairsCheckedAmong = 200;

bool mayMeet(const Candidate& a, const Candidate& b) {
    const int range = kRangeSteps[std::max(a.step, b.step)].range;
    return std::abs(a.rating - b.rating) <= range && a.accepts.contains(b.rating) &&
           b.accepts.contains(a.rating);
}

} // namespace

std::string TicketQueue::Impl::brokenEntry(const Entry& entry, Instant now) const {
    const Ticket& ticket = entry.ticket;
    const std::string name = "ticket " + ticket.id.toString();
    const bool mayMatch = core::isMatchable(ticket, now);
    if (entry.isMatchable != mayMatch)
        return name + (mayMatch ? " is kept from matching" : " may not be matched");
    if (entry.candidate.step != rangeStepOf(ticket, now))
        return name + " has the range of another wait";
    if (!entry.due || !deadlines.contains({*entry.due, entry.candidate.seniority}))
        return name + " has no deadline";
    return {};
}

std::string TicketQueue::Impl::brokenPairs() const {
    std::vector<const Candidate*> matchable;
    entries.visit([&](TicketId, const Entry& entry) {
        if (entry.isMatchable && matchable.size() < kPairsCheckedAmong)
            matchable.push_back(&entry.candidate);
    });
    for (std::size_t first = 0; first < matchable.size(); ++first) {
        for (std::size_t second = first + 1; second < matchable.size(); ++second) {
            if (mayMeet(*matchable[first], *matchable[second]))
                return "tickets " + matchable[first]->seniority.ticket.toString() + " and " +
                       matchable[second]->seniority.ticket.toString() + " may meet and wait";
        }
    }
    return {};
}

std::string TicketQueue::brokenInvariant(Instant now) const {
    const Impl& impl = *m_impl;
    const std::size_t count = impl.entries.size();
    if (impl.deadlines.size() != count || impl.tellOrder.size() != count ||
        impl.order.size() != static_cast<int>(count))
        return "the tickets are counted differently";
    // What is due and not done is broken only once it was to be done.
    const auto due = nextDeadline();
    if (due && *due <= now)
        return {};
    std::size_t matchable = 0;
    int suspended = 0;
    std::string broken;
    impl.entries.visit([&](TicketId, const Impl::Entry& entry) {
        if (broken.empty())
            broken = impl.brokenEntry(entry, now);
        matchable += entry.isMatchable ? 1 : 0;
        suspended += entry.ticket.suspendedUntil ? 1 : 0;
    });
    if (!broken.empty())
        return broken;
    if (matchable != impl.matcher.size() || suspended != impl.suspended)
        return "the matchable or the suspended are counted wrongly";
    return impl.matcher.hasChanges() ? std::string{} : impl.brokenPairs();
}

} // namespace arcade::core
