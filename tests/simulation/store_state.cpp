#include "tests/simulation/store_state.h"

#include "tests/simulation/failure.h"

#include <algorithm>
#include <vector>

namespace arcade::simulation {

StoreState::PairKey pairKey(const core::QueueKey& queue, PlayerId a, PlayerId b) {
    return {queue, std::min(a, b), std::max(a, b)};
}

void StoreState::apply(const core::Record& record) {
    std::visit([this](const auto& one) { keep(one); }, record);
}

void StoreState::keep(const core::TicketSaved& record) {
    const core::Ticket& ticket = record.ticket;
    tickets.insert_or_assign(ticket.id, ticket);
    m_ticketOf.insert_or_assign(ticket.player, ticket.id);
}

void StoreState::keep(const core::TicketErased& record) {
    const auto found = tickets.find(record.ticket);
    require(found != tickets.end(), "a ticket erased was there", record.ticket);
    const auto place = m_ticketOf.find(found->second.player);
    if (place != m_ticketOf.end() && place->second == record.ticket)
        m_ticketOf.erase(place);
    tickets.erase(found);
}

void StoreState::keep(const core::MatchSaved& record) {
    const core::Match& match = record.match;
    require(!settled.contains(match.id), "a settled match is saved no more", match.id);
    const auto before = matches.find(match.id);
    if (before != matches.end())
        forgetPlaces(before->second);
    matches.insert_or_assign(match.id, match);
    for (const core::Participant& one : match.participants) {
        if (!one.leftAt)
            m_matchOf.insert_or_assign(one.ticket.player, match.id);
    }
}

void StoreState::forgetPlaces(const core::Match& match) {
    for (const core::Participant& one : match.participants) {
        const auto place = m_matchOf.find(one.ticket.player);
        if (place != m_matchOf.end() && place->second == match.id)
            m_matchOf.erase(place);
    }
}

void StoreState::keep(const core::LobbySaved& record) {
    lobbies.insert_or_assign(record.lobby.queue, record.lobby);
}

void StoreState::keep(const core::ClaimEnded& record) {
    ledger.endClaim(record.ticket, record.player);
}

void StoreState::keep(const core::MatchErased& record) {
    const auto found = matches.find(record.match);
    require(found != matches.end(), "a match erased was there", record.match);
    forgetPlaces(found->second);
    matches.erase(found);
}

void StoreState::keep(const core::StrikesSaved& record) {
    if (record.strikes.at.empty())
        strikes.erase(record.strikes.player);
    else
        strikes.insert_or_assign(record.strikes.player, record.strikes);
}

void StoreState::keep(const core::PairingSaved& record) {
    const core::Pairing& pairing = record.pairing;
    pairings.insert_or_assign(pairKey(pairing.queue, pairing.first, pairing.second), pairing);
}

void StoreState::keep(const core::AftermathSaved& record) {
    aftermaths.insert_or_assign(record.aftermath.player, record.aftermath);
}

void StoreState::keep(const core::AftermathErased& record) {
    require(aftermaths.erase(record.player) == 1, "an aftermath erased was there", record.player);
}

void StoreState::keep(const core::ReservationReleased& record) {
    ledger.release(record.ticket, record.player);
}

void StoreState::keep(const core::StakesEscrowed& record) {
    ledger.escrow(record);
}

void StoreState::keep(const core::Settlement& record) {
    require(settled.insert(record.match).second, "a match is settled once", record.match);
    if (record.queue.gameType == GameType::Direct) {
        directResults.emplace(record.match, DirectResult{record.winner, record.reason});
        return;
    }
    ledger.settle(record);
    const bool isHunt = record.queue.gameType == GameType::BountyHunt;
    for (const core::PlayerOutcome& outcome : record.players) {
        auto& changed = isHunt ? huntRatings : ratings;
        changed.try_emplace(outcome.player, kStartRating).first->second += outcome.ratingChange;
    }
}

void StoreState::keep(const core::BetPlaced& record) {
    require(matches.contains(record.bet.match), "a bet is on a match that is there", record.bet.id);
    bets.emplace(record.bet.id, record.bet);
    ledger.place(record);
}

void StoreState::keep(const core::BetsSettled& record) {
    require(settledBets.insert(record.match).second, "bets are settled once", record.match);
    ledger.settleBets(record);
    for (const auto& payout : record.payouts) {
        const auto found = bets.find(payout.bet.id);
        require(found != bets.end() && found->second == payout.bet,
                "a bet is settled as it was placed", payout.bet.id);
        bets.erase(found);
    }
    require(betsOn(record.match).empty(), "all bets of a match are settled together", record.match);
}

void StoreState::keep(const core::EventRaised& record) {
    require(events.insert(record.id).second, "an event happens once", record.id);
}

void StoreState::releaseOrphans() {
    std::vector<std::pair<TicketId, PlayerId>> orphans;
    for (const auto& [player, ticket] : ledger.claims()) {
        if (!m_ticketOf.contains(player) && !m_matchOf.contains(player))
            orphans.emplace_back(ticket, player);
    }
    for (const auto& [ticket, player] : orphans)
        ledger.release(ticket, player);
    std::vector<std::pair<BetId, PlayerId>> unplaced;
    for (const auto& [bet, hold] : ledger.bets()) {
        if (!hold.placedOn)
            unplaced.emplace_back(bet, hold.player);
    }
    for (const auto& [bet, player] : unplaced)
        ledger.releaseBet(bet, player);
}

std::vector<core::Bet> StoreState::betsOn(MatchId match) const {
    std::vector<core::Bet> found;
    for (const auto& [id, bet] : bets) {
        if (bet.match == match)
            found.push_back(bet);
    }
    return found;
}

core::Snapshot StoreState::snapshot() const {
    core::Snapshot snapshot;
    const auto values = [](const auto& map, auto& list) {
        for (const auto& [key, value] : map)
            list.push_back(value);
    };
    values(tickets, snapshot.tickets);
    values(matches, snapshot.matches);
    values(strikes, snapshot.strikes);
    values(pairings, snapshot.pairings);
    values(aftermaths, snapshot.aftermaths);
    values(bets, snapshot.bets);
    values(lobbies, snapshot.lobbies);
    snapshot.aliveAt = aliveAt;
    return snapshot;
}

const core::Ticket* StoreState::ticketOf(PlayerId player) const {
    const auto found = m_ticketOf.find(player);
    return found == m_ticketOf.end() ? nullptr : &tickets.at(found->second);
}

const core::Match* StoreState::matchOf(PlayerId player) const {
    const auto found = m_matchOf.find(player);
    return found == m_matchOf.end() ? nullptr : &matches.at(found->second);
}

int StoreState::ratingOf(PlayerId player, GameType gameType) const {
    if (gameType == GameType::CodeDuel)
        return ratings.at(player);
    const auto found = huntRatings.find(player);
    return found == huntRatings.end() ? kStartRating : found->second;
}

bool StoreState::werePaired(const core::QueueKey& queue, PlayerId a, PlayerId b, Instant at,
                            Duration window) const {
    const auto found = pairings.find(pairKey(queue, a, b));
    return found != pairings.end() && at - found->second.at < window;
}

} // namespace arcade::simulation
