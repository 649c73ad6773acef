#include "tests/simulation/standing_oracle.h"

#include "tests/simulation/failure.h"
#include "tests/simulation/hunt_oracle.h"
#include "tests/simulation/pairing_oracle.h"

#include <algorithm>
#include <cstdlib>

namespace arcade::simulation {
namespace {

struct Counted {
    int position = 1;
    int players = 0;
    int inRange = 0;
    int excluded = 0;
};

int ownRange(const core::Ticket& ticket, Instant now) {
    const int range = rangeAfter(now - ticket.enteredAt);
    return ticket.preferences.expandSearch.value_or(true) ? range : std::min(range, 300);
}

Counted count(const StoreState& state, const core::Ticket& own, Instant now) {
    Counted counted;
    for (const auto& [id, other] : state.tickets) {
        if (other.queue != own.queue)
            continue;
        ++counted.players;
        if (id == own.id)
            continue;
        if (std::pair{other.enteredAt, id} < std::pair{own.enteredAt, own.id})
            ++counted.position;
        if (isHunt(own.queue)) {
            ++counted.inRange;
            continue;
        }
        if (std::abs(other.card.rating - own.card.rating) > ownRange(own, now))
            continue;
        ++counted.inRange;
        const int rating = other.card.rating;
        if (rating < own.preferences.minOpponentRating.value_or(rating) ||
            rating > own.preferences.maxOpponentRating.value_or(rating))
            ++counted.excluded;
    }
    return counted;
}

} // namespace

void checkStanding(const StoreState& state, const core::Ticket& ticket, const QueueUpdate& told,
                   Instant now) {
    const Counted counted = count(state, ticket, now);
    require(told.position == counted.position, "the position told is the place in the queue",
            ticket.id);
    require(told.playersInTier == counted.players, "the players of the tier are counted",
            ticket.id);
    require(told.inRange == counted.inRange, "those in range are counted", ticket.id);
    require(told.excludedByBounds == counted.excluded, "those the own bounds exclude are counted",
            ticket.id);
    require(told.enteredAt == ticket.enteredAt && told.waited == now - ticket.enteredAt,
            "the wait told is the real one", ticket.id);
    require((told.status == TicketStatus::Suspended) == ticket.suspendedUntil.has_value(),
            "who is suspended is told", ticket.id);
}

} // namespace arcade::simulation
