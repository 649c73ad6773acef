#include "server/core/ticket_times.h"

#include "server/core/policy.h"
#include "server/core/random.h"

#include <algorithm>

namespace arcade::core {

void admit(Ticket& ticket, const Rules& rules, Instant now) {
    const auto bound = static_cast<std::uint64_t>(rules.antiSnipingMax.count()) + 1;
    const std::uint64_t delay =
        policyOf(ticket.queue.gameType).isFirstCome || policyOf(ticket.queue.gameType).hasLobby
            ? 0
            : Random{rules.secret}.drawBelow(bound, ticket.id, Purpose::AntiSniping, 0);
    ticket.enteredAt = now;
    ticket.matchableAt = now + Duration{static_cast<Duration::rep>(delay)};
    ticket.expiresAt = now + rules.ticketLimit;
}

bool isMatchable(const Ticket& ticket, Instant now) {
    const GamePolicy& policy = policyOf(ticket.queue.gameType);
    if (policy.hasLobby)
        return false;
    const bool isThere = !ticket.suspendedUntil || policy.isFirstCome;
    return isThere && ticket.matchableAt <= now;
}

void giveBackTime(Ticket& ticket, const Rules& rules, Duration uncounted, Instant now) {
    ticket.expiresAt = std::max(ticket.expiresAt + uncounted, now + rules.ticketLeftAtLeast);
}

Instant longWaitAt(const Ticket& ticket, const Rules& rules) {
    return ticket.expiresAt - (rules.ticketLimit - rules.longWait);
}

} // namespace arcade::core
