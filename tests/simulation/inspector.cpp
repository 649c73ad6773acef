#include "tests/simulation/inspector.h"

#include "tests/simulation/direct_book.h"
#include "tests/simulation/failure.h"
#include "tests/simulation/hunt_oracle.h"
#include "tests/simulation/pairing_oracle.h"
#include "tests/simulation/patience_oracle.h"
#include "tests/simulation/referee.h"

#include <algorithm>
#include <map>

namespace arcade::simulation {
namespace {

/// The match as far as it is stored at once: prompts and answers are not, cursors once a second.
core::Match withoutVolatile(core::Match match) {
    for (core::Participant& one : match.participants) {
        one.shown = false;
        one.response.reset();
        one.cursor = {};
        one.text.reset();
    }
    return match;
}

} // namespace

void Inspector::inspect() const {
    if (const std::string broken = core.brokenInvariant(now); !broken.empty())
        fail("the core's own invariant: " + broken);
    stored.ledger.check();
    inspectEscrows();
    const core::Snapshot held = core.snapshot(now);
    inspectRecords(held);
    inspectBets(held);
    inspectDeadlines(held);
    inspectPresence(held);
    inspectCursors(held);
    const auto deadline = core.nextDeadline();
    const bool isSettled = !deadline || *deadline > now;
    if (!core.isDraining() && isSettled && !PatienceOracle::isNeeded(rules))
        checkNobodyWaitsInVain(stored, now);
}

void Inspector::inspectRecords(const core::Snapshot& held) const {
    require(held.tickets.size() == stored.tickets.size(), "every ticket is on record");
    for (const core::Ticket& ticket : held.tickets) {
        const auto found = stored.tickets.find(ticket.id);
        require(found != stored.tickets.end() && found->second == ticket,
                "a ticket is as it was last saved", ticket.id);
    }
    require(held.matches.size() == stored.matches.size(), "every match is on record");
    for (const core::Match& match : held.matches) {
        const auto found = stored.matches.find(match.id);
        require(found != stored.matches.end() &&
                    withoutVolatile(found->second) == withoutVolatile(match),
                "a match is as it was last saved", match.id);
    }
    require(held.strikes.size() == stored.strikes.size(), "all strikes are on record");
    for (const core::Strikes& strikes : held.strikes)
        require(stored.strikes.contains(strikes.player) &&
                    stored.strikes.at(strikes.player) == strikes,
                "strikes are as they were last saved", strikes.player);
    require(held.aftermaths.size() == stored.aftermaths.size(), "every aftermath is on record");
    for (const core::Aftermath& aftermath : held.aftermaths)
        require(stored.aftermaths.contains(aftermath.player) &&
                    stored.aftermaths.at(aftermath.player) == aftermath,
                "an aftermath is as it was last saved", aftermath.player);
    require(held.lobbies.size() == stored.lobbies.size(), "every lobby is on record");
    for (const core::Lobby& lobby : held.lobbies)
        require(stored.lobbies.contains(lobby.queue) && stored.lobbies.at(lobby.queue) == lobby,
                "a lobby is as it was last saved");
    for (const core::Pairing& pairing : held.pairings)
        require(stored.pairings.contains(pairKey(pairing.queue, pairing.first, pairing.second)),
                "every pairing is on record", pairing.first);
}

void Inspector::inspectDeadlines(const core::Snapshot& held) const {
    const auto next = core.nextDeadline();
    const auto isAwaited = [&](Instant deadline) { return next && *next <= deadline; };
    for (const core::Ticket& ticket : held.tickets) {
        require(isDirect(ticket.queue) || isAwaited(ticket.expiresAt),
                "every ticket has a deadline", ticket.id);
        require(!ticket.suspendedUntil || isAwaited(*ticket.suspendedUntil),
                "every absence has a deadline", ticket.id);
    }
    for (const core::Lobby& lobby : held.lobbies)
        require(!lobby.closesAt ||
                    (isAwaited(*lobby.closesAt) &&
                     *lobby.closesAt - now <= std::max(rules.registration, rules.restartGrace)),
                "every registration has an end");
    for (const core::Match& match : held.matches) {
        if (isDirect(match.queue)) {
            for (const core::Participant& one : match.participants)
                require(one.connected ? !one.graceEndsAt
                                      : one.graceEndsAt && isAwaited(*one.graceEndsAt),
                        "every absence has a deadline", one.ticket.player);
            continue;
        }
        require(isAwaited(match.phaseEndsAt), "every phase has a deadline", match.id);
        Duration longest = rules.accept;
        if (match.phase == MatchPhase::Ready)
            longest = isHunt(match.queue) ? rules.assigning : rules.countdown;
        else if (match.phase == MatchPhase::Active)
            longest = isHunt(match.queue) ? rules.hunt : rules.duel;
        require(match.phaseEndsAt - now <= longest, "no phase is longer than its rule", match.id);
        for (const core::Participant& one : match.participants)
            require(!one.graceEndsAt || isAwaited(*one.graceEndsAt), "every grace has a deadline",
                    one.ticket.player);
    }
}

void Inspector::inspectPresence(const core::Snapshot& held) const {
    for (const core::Ticket& ticket : held.tickets) {
        if (isDirect(ticket.queue))
            continue;
        const Client& client = clients[indexOf(ticket.player)];
        require(ticket.suspendedUntil.has_value() != client.connected,
                "a ticket is suspended while its owner is away", ticket.player);
        require(core.holdsPlace(ticket.player), "a ticket is a place", ticket.player);
    }
    for (const core::Match& match : held.matches) {
        if (isDirect(match.queue))
            continue;
        for (const core::Participant& one : match.participants) {
            if (one.leftAt)
                continue;
            const Client& client = clients[indexOf(one.ticket.player)];
            require(one.connected == client.connected, "the core knows who is there",
                    one.ticket.player);
            require(core.holdsPlace(one.ticket.player), "a match is a place", one.ticket.player);
        }
    }
    require(core.matches().size() == held.matches.size(), "all matches are told of");
}

void Inspector::inspectCursors(const core::Snapshot& held) const {
    for (const core::Match& match : held.matches) {
        if (!match.startedAt || rules.untyped || isDirect(match.queue))
            continue;
        const std::int64_t allowed =
            rules.charactersInAdvance +
            rules.charactersPerSecond * (now - *match.startedAt).count() / 1000;
        for (const core::Participant& one : match.participants) {
            const Typescript& typed = clients[indexOf(one.ticket.player)].typed;
            const auto taken = static_cast<std::size_t>(one.cursor.keysAccepted);
            require(one.cursor.allKeys <= allowed, "nobody types faster than the limit",
                    one.ticket.player);
            if (typed.match() != match.id)
                continue;
            require(taken <= typed.size() &&
                        typed.after(taken) == Typescript::Place{one.cursor.position,
                                                                one.cursor.wrong, one.cursor.score},
                    "the cursor is where the keys lead", one.ticket.player);
        }
    }
}

void Inspector::inspectEscrows() const {
    for (const auto& [id, match] : stored.matches) {
        Amount stakes;
        if (match.phase == MatchPhase::Active) {
            for (const core::Participant& one : match.participants)
                stakes += one.ticket.stake;
        }
        require(stored.ledger.balance(core::Account::escrow(id)) == stakes,
                "the stakes of a running game, and no others, are in its escrow", id);
    }
    for (const auto& [ticket, hold] : stored.ledger.holds())
        require(!hold.escrowedIn || stored.matches.contains(*hold.escrowedIn),
                "no stake stays in an escrow", ticket);
}

void Inspector::inspectBets(const core::Snapshot& held) const {
    require(held.bets.size() == stored.bets.size(), "every bet is on record");
    std::map<MatchId, Amount> pools;
    for (const core::Bet& bet : held.bets) {
        const auto found = stored.bets.find(bet.id);
        require(found != stored.bets.end() && found->second == bet, "a bet is as it was placed",
                bet.id);
        require(stored.matches.contains(bet.match), "no bet outlives its match", bet.id);
        pools[bet.match] += bet.amount;
    }
    for (const auto& [id, match] : stored.matches) {
        const auto pool = pools.find(id);
        require(stored.ledger.balance(core::Account::betPool(id)) ==
                    (pool == pools.end() ? Amount{} : pool->second),
                "the bets of a match, and no others, are in its pool", id);
    }
}

void Inspector::inspectQuiet() const {
    inspect();
    require(stored.tickets.empty(), "no ticket is orphaned");
    require(stored.matches.empty(), "no match is orphaned");
    require(stored.ledger.claims().empty(), "no claim is orphaned");
    require(stored.ledger.holds().empty(), "no stake is orphaned");
    require(stored.bets.empty() && stored.ledger.bets().empty(), "no bet is orphaned");
    require(stored.aftermaths.empty(), "every aftermath is forgotten in time");
    require(stored.strikes.empty(), "all strikes are forgotten in time");
    for (const auto& [queue, lobby] : stored.lobbies)
        require(!lobby.closesAt, "no registration is open to nobody");
    require(core.matches().empty(), "no match is left in the core");
    require(!core.nextDeadline(), "nothing waits when nobody is there");
}

void Inspector::inspectTicketBack(const core::Ticket& before, Duration uncounted) const {
    const core::Ticket* ticket = stored.ticketOf(before.player);
    require(ticket != nullptr && ticket->id == before.id, "every ticket comes back", before.id);
    require(ticket->enteredAt == before.enteredAt && ticket->stake == before.stake &&
                ticket->preferences == before.preferences && ticket->card == before.card &&
                ticket->pairings == before.pairings,
            "a ticket comes back as it was", before.id);
    require(ticket->suspendedUntil == now + rules.restartGrace,
            "a ticket waits for its owner after a restart", before.id);
    require(ticket->expiresAt >= before.expiresAt + uncounted &&
                ticket->expiresAt >= now + rules.ticketLeftAtLeast,
            "an outage does not count", before.id);
    require(core.holdsPlace(before.player), "a ticket that came back is a place", before.player);
}

void Inspector::inspectRestored(const StoreState& before) const {
    const Duration outage = now - before.aliveAt;
    for (const auto& [id, ticket] : before.tickets) {
        if (!isDirect(ticket.queue))
            inspectTicketBack(ticket, outage);
    }
    for (const auto& [id, match] : before.matches) {
        if (isDirect(match.queue))
            continue;
        if (match.phase != MatchPhase::Active) {
            for (const core::Participant& one : match.participants)
                inspectTicketBack(one.ticket, now - match.createdAt);
            continue;
        }
        // A process that was stalled may have died before it ended the game.
        if (match.phaseEndsAt <= before.aliveAt)
            continue;
        const auto found = stored.matches.find(id);
        require(found != stored.matches.end() && found->second.phase == MatchPhase::Active,
                "a running game goes on", id);
        require(found->second.phaseEndsAt == match.phaseEndsAt + outage,
                "the clock of a game stands still in an outage", id);
        require(found->second.restartGraceEndsAt == now + rules.restartGrace,
                "players have their time to come back", id);
        for (std::size_t index = 0; index < match.participants.size(); ++index)
            require(found->second.participants[index].cursor.keysAccepted ==
                        match.participants[index].cursor.keysAccepted,
                    "stored keystrokes come back", id);
    }
    for (const auto& [id, bet] : before.bets) {
        const bool isPlayedOn = stored.matches.contains(bet.match);
        require(stored.bets.contains(id) == isPlayedOn, "bets share the fate of their match", id);
    }
    inspect();
}

void Inspector::inspectResumed(const StoreState& before, Duration outage) const {
    for (const auto& [id, match] : before.matches) {
        if (isDirect(match.queue))
            continue;
        const auto found = stored.matches.find(id);
        require(found != stored.matches.end() && found->second.phase == match.phase,
                "no deadline of a match passes in a standstill", id);
        const core::Match& after = found->second;
        if (match.phase == MatchPhase::Matched)
            require(after.phaseEndsAt == now + rules.accept, "prompts start anew", id);
        else
            require(after.phaseEndsAt == match.phaseEndsAt + outage,
                    "the clock of a match stands still", id);
        require(match.startedAt.has_value() == after.startedAt.has_value() &&
                    (!match.startedAt || *after.startedAt == *match.startedAt + outage),
                "a game is no longer by a standstill", id);
        for (const core::Participant& one : after.participants)
            require(one.leftAt || match.phase != MatchPhase::Active || one.connected ||
                        (!one.graceEndsAt && after.restartGraceEndsAt == now + rules.restartGrace),
                    "who is away has time to come back", one.ticket.player);
    }
    for (const auto& [id, ticket] : before.tickets) {
        if (isDirect(ticket.queue))
            continue;
        // It may have been matched at once: the wait of the standstill widens its range.
        const auto found = stored.tickets.find(id);
        if (found == stored.tickets.end()) {
            require(stored.matchOf(ticket.player) != nullptr, "no ticket is lost", id);
            continue;
        }
        require(found->second.expiresAt >= ticket.expiresAt + outage,
                "a standstill does not count as waiting", id);
        require(!ticket.suspendedUntil || found->second.suspendedUntil == now + rules.restartGrace,
                "who is away from the queue has time to come back", id);
    }
    inspect();
}

} // namespace arcade::simulation
