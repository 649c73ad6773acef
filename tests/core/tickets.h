#pragma once

#include "server/core/queue.h"

namespace arcade::core {

inline constexpr Instant kEpoch = instantFromMs(1'000'000'000);

inline Instant at(int seconds) {
    return kEpoch + std::chrono::seconds{seconds};
}
inline Instant atMs(int ms) {
    return kEpoch + Duration{ms};
}

inline QueueKey goldDuel() {
    return {GameType::CodeDuel, StakeTier::Gold, {}};
}

inline TicketId ticketId(int number) {
    return {1, static_cast<std::uint64_t>(number)};
}
inline PlayerId playerId(int number) {
    return {2, static_cast<std::uint64_t>(number)};
}
inline int numberOf(const Ticket& ticket) {
    return static_cast<int>(ticket.id.low);
}

/// A ticket that may be matched the moment it enters.
inline Ticket ticketOf(int number, int rating, Instant enteredAt, const Rules& rules = {}) {
    Ticket ticket;
    ticket.id = ticketId(number);
    ticket.player = playerId(number);
    ticket.queue = goldDuel();
    ticket.card.rating = rating;
    Rules plain = rules;
    plain.antiSnipingMax = Duration{0};
    admit(ticket, plain, enteredAt);
    return ticket;
}

} // namespace arcade::core
