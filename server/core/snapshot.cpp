#include "server/core/snapshot.h"

#include "server/core/betting.h"
#include "server/core/cancellation.h"
#include "server/core/clock_step.h"
#include "server/core/direct.h"
#include "server/core/lobby.h"
#include "server/core/match_phases.h"
#include "server/core/memory.h"
#include "server/core/outage.h"
#include "server/core/policy.h"
#include "server/core/queueing.h"
#include "server/core/spectators.h"

#include <algorithm>

namespace arcade::core {
namespace {

void restoreMemory(World& world, const Snapshot& snapshot) {
    for (const Strikes& strikes : snapshot.strikes) {
        world.strikes.insert_or_assign(strikes.player, strikes);
        armMemory(world, strikes.player);
    }
    for (const Aftermath& aftermath : snapshot.aftermaths) {
        world.aftermaths.insert_or_assign(aftermath.player, aftermath);
        armMemory(world, aftermath.player);
    }
}

void restorePairings(World& world, const Snapshot& snapshot) {
    std::vector<Pairing> pairings = snapshot.pairings;
    std::stable_sort(pairings.begin(), pairings.end(),
                     [](const Pairing& a, const Pairing& b) { return a.at < b.at; });
    for (const Pairing& pairing : pairings)
        queueOf(world, pairing.queue).restorePairing(pairing);
}

/// Who was away has as much time left as before. Who was there is away only now.
void awaitFirstCome(Ticket& ticket, const Rules& rules, Duration outage, Instant now) {
    ticket.suspendedUntil =
        ticket.suspendedUntil ? *ticket.suspendedUntil + outage : now + rules.directWaiting;
}

void restoreTickets(World& world, Step& step, const Snapshot& snapshot, Duration outage) {
    for (Ticket ticket : snapshot.tickets) {
        giveBackTime(ticket, world.rules, outage, step.now);
        if (policyOf(ticket.queue.gameType).isFirstCome)
            awaitFirstCome(ticket, world.rules, outage, step.now);
        else
            ticket.suspendedUntil = step.now + world.rules.restartGrace;
        placeTicket(world, step, ticket);
    }
}

/// The game goes on as if the outage had not been; nobody is to blame for being away now.
void continueGame(World& world, Step& step, LiveMatch& live, Duration outage) {
    moveGame(live.match, world.rules, outage, step.now);
    openToSpectators(world, live, step.now);
    step.keep(MatchSaved{live.match});
    armMatch(world, live);
}

using BetsByMatch = std::map<MatchId, std::vector<Bet>>;

void restoreMatch(World& world, Step& step, Match match, std::vector<Bet> bets, Duration outage) {
    ARCADE_EXPECT(isLive(match.phase));
    LiveMatch& live = addMatch(world, std::move(match));
    if (!policyOf(live.match.queue.gameType).isPlayedHere) {
        restoreDirect(world, step, live);
        return;
    }
    for (Participant& one : live.match.participants)
        one.connected = false;
    restoreBets(live, std::move(bets));
    if (live.match.phase == MatchPhase::Active)
        continueGame(world, step, live, outage);
    else
        cancelMatch(world, step, live.match.id,
                    {CancelReason::ServerRestart, {}, world.rules.restartGrace});
}

void restoreMatches(World& world, Step& step, const Snapshot& snapshot, Duration outage) {
    BetsByMatch bets;
    for (const Bet& bet : snapshot.bets)
        bets[bet.match].push_back(bet);
    for (const Match& match : snapshot.matches) {
        const auto own = bets.extract(match.id);
        restoreMatch(world, step, match, own.empty() ? std::vector<Bet>{} : own.mapped(), outage);
    }
    for (const auto& [match, orphans] : bets)
        refundBets(world, step, match, orphans);
}

void restoreRecords(World& world, Step& step, const Snapshot& snapshot) {
    const Duration outage = step.now - snapshot.aliveAt;
    restoreMemory(world, snapshot);
    restorePairings(world, snapshot);
    restoreLobbies(world, step, snapshot.lobbies, outage);
    restoreTickets(world, step, snapshot, outage);
    restoreMatches(world, step, snapshot, outage);
}

/// What restoring does not write anew by itself.
void keepMemory(Step& step, const Snapshot& snapshot) {
    for (const Strikes& strikes : snapshot.strikes)
        step.keep(StrikesSaved{strikes});
    for (const Pairing& pairing : snapshot.pairings)
        step.keep(PairingSaved{pairing});
    for (const Aftermath& aftermath : snapshot.aftermaths)
        step.keep(AftermathSaved{aftermath});
}

} // namespace

Snapshot snapshotOf(const World& world, Instant now) {
    Snapshot snapshot;
    for (const auto& [key, queue] : world.queues) {
        for (const Ticket* ticket : queue.tickets())
            snapshot.tickets.push_back(*ticket);
        for (const Pairing& pairing : queue.pairings())
            snapshot.pairings.push_back(pairing);
    }
    for (const auto& [id, live] : world.matches) {
        snapshot.matches.push_back(live.match);
        const std::vector<Bet> bets = live.bets.all();
        snapshot.bets.insert(snapshot.bets.end(), bets.begin(), bets.end());
    }
    for (const auto& [player, strikes] : world.strikes)
        snapshot.strikes.push_back(strikes);
    for (const auto& [player, aftermath] : world.aftermaths)
        snapshot.aftermaths.push_back(aftermath);
    for (const auto& [key, live] : world.lobbies)
        snapshot.lobbies.push_back(live.lobby);
    snapshot.aliveAt = now;
    return snapshot;
}

void restoreWorld(World& world, Step& step, const Snapshot& snapshot) {
    ARCADE_EXPECT(world.places.empty());
    if (snapshot.aliveAt > step.now) {
        // The clock was set back: nobody knows how long the outage was, only that it did not count.
        const Snapshot moved = movedBack(snapshot, snapshot.aliveAt - step.now);
        keepMemory(step, moved);
        restoreRecords(world, step, moved);
    } else {
        restoreRecords(world, step, snapshot);
    }
    std::vector<QueueKey> keys;
    for (const auto& [key, queue] : world.queues)
        keys.push_back(key);
    for (const QueueKey& key : keys)
        settleQueue(world, step, key);
}

} // namespace arcade::core
