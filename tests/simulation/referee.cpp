#include "tests/simulation/referee.h"

#include "tests/simulation/bet_oracle.h"
#include "tests/simulation/failure.h"
#include "tests/simulation/hunt_oracle.h"
#include "tests/simulation/pairing_oracle.h"
#include "tests/simulation/settlement_oracle.h"

#include <algorithm>

namespace arcade::simulation {
namespace {

bool isUnanswered(const core::Match& match, PlayerId player) {
    return std::any_of(
        match.participants.begin(), match.participants.end(),
        [&](const core::Participant& one) { return one.ticket.player == player && !one.response; });
}

} // namespace

PlayerId playerAt(std::size_t index) {
    return {1, index + 1};
}

std::size_t indexOf(PlayerId player) {
    return static_cast<std::size_t>(player.low - 1);
}

const Client& Referee::client(PlayerId player) const {
    return m_clients[indexOf(player)];
}

void Referee::commandBegins(const core::Command& command, const StoreState& before) {
    m_deed = Deed::None;
    if (const auto* respond = std::get_if<core::Respond>(&command)) {
        m_doer = respond->player;
        const core::Match* match = before.matchOf(m_doer);
        if (respond->response == ReadyResponse::Decline && match != nullptr &&
            match->id == respond->match)
            m_deed = Deed::Strike;
    } else if (const auto* leave = std::get_if<core::LeaveQueue>(&command)) {
        m_doer = leave->player;
        const auto shown = m_shown.find(m_doer);
        const core::Match* match = before.matchOf(m_doer);
        if (match != nullptr && shown != m_shown.end() && shown->second == match->id)
            m_deed = Deed::Strike;
    } else if (const auto* abandon = std::get_if<core::Abandon>(&command)) {
        m_doer = abandon->player;
        const core::Match* match = before.matchOf(m_doer);
        if (match != nullptr && match->id == abandon->match)
            m_deed = match->phase == MatchPhase::Active ? Deed::GiveUp : Deed::Strike;
    } else if (const auto* kick = std::get_if<core::Kick>(&command)) {
        m_doer = kick->player;
        m_deed = Deed::GiveUp;
    } else if (std::holds_alternative<core::CancelMatch>(command)) {
        m_deed = Deed::Operator;
    }
}

void Referee::commandEnds(const core::Command& command, bool accepted) {
    if (!accepted)
        return;
    if (const auto* show = std::get_if<core::ShowPrompt>(&command)) {
        const auto [shown, isNew] = m_shown.try_emplace(show->player, show->match);
        if (isNew || shown->second != show->match)
            m_unanswered.insert_or_assign(show->player, show->match);
        shown->second = show->match;
    } else if (const auto* respond = std::get_if<core::Respond>(&command)) {
        m_shown.insert_or_assign(respond->player, respond->match);
        m_unanswered.erase(respond->player);
        require(respond->response == ReadyResponse::Accept || m_struck.contains(respond->player),
                "a decline counts against the player", respond->player);
    } else if (const auto* abandon = std::get_if<core::Abandon>(&command)) {
        require(m_deed != Deed::Strike || m_struck.contains(abandon->player),
                "leaving before the start counts against the player", abandon->player);
    }
}

void Referee::see(const core::Record& record, const StoreState& before) {
    std::visit([&](const auto& one) { see(one, before); }, record);
}

template <class Other>
void Referee::see(const Other&, const StoreState&) {}

void Referee::checkEntry(const core::Ticket& ticket) {
    const auto [known, isNew] = m_entries.try_emplace(
        ticket.id, Entry{ticket.enteredAt, ticket.matchableAt, ticket.expiresAt, ticket.stake});
    Entry& entry = known->second;
    require(entry.enteredAt == ticket.enteredAt, "no wait is ever lost", ticket.id);
    require(entry.matchableAt == ticket.matchableAt, "the delay against sniping is drawn once",
            ticket.id);
    require(entry.stake == ticket.stake, "a stake does not change", ticket.id);
    require(entry.expiresAt <= ticket.expiresAt, "no time in the queue is taken away", ticket.id);
    entry.expiresAt = ticket.expiresAt;
    const Duration delay = ticket.matchableAt - ticket.enteredAt;
    require(delay >= Duration{0} && delay <= m_rules.antiSnipingMax,
            "the delay against sniping is within its bound", ticket.id);
    if (isNew)
        require(ticket.expiresAt - ticket.enteredAt == m_rules.ticketLimit,
                "a new ticket has its full time", ticket.id);
    m_touched.push_back(ticket.player);
    m_changedTickets.push_back(ticket.id);
}

void Referee::see(const core::TicketSaved& saved, const StoreState&) {
    checkEntry(saved.ticket);
}

void Referee::see(const core::MatchSaved& saved, const StoreState& before) {
    const core::Match& match = saved.match;
    const auto known = before.matches.find(match.id);
    if (known == before.matches.end() && isHunt(match.queue)) {
        checkRound(before, match, m_rules, m_closed[match.queue]);
    } else if (known == before.matches.end()) {
        checkPairing(before, match, m_rules);
    } else {
        const MatchPhase was = known->second.phase;
        require(was == match.phase ||
                    (was == MatchPhase::Matched && match.phase == MatchPhase::Ready) ||
                    (was == MatchPhase::Ready && match.phase == MatchPhase::Active),
                "phases follow one another", match.id);
        require(known->second.sequence.empty() || known->second.sequence == match.sequence,
                "the text of a match does not change", match.id);
    }
    require(match.sequence.empty() == (match.phase == MatchPhase::Matched),
            "the text is drawn when all accepted", match.id);
    if (isHunt(match.queue) && match.phase != MatchPhase::Matched)
        checkRing(match);
    for (const core::Participant& one : match.participants)
        checkEntry(one.ticket);
}

void Referee::see(const core::LobbySaved& saved, const StoreState& before) {
    const core::Lobby& lobby = saved.lobby;
    const auto known = before.lobbies.find(lobby.queue);
    if (known == before.lobbies.end()) {
        require(lobby.round <= 2, "rounds are counted from the first");
        return;
    }
    require(lobby.round == known->second.round || lobby.round == known->second.round + 1,
            "rounds are numbered one by one");
    if (lobby.round != known->second.round)
        m_closed[lobby.queue] = known->second.closesAt;
}

/// Out of a hunt that goes on: by the own will, or away for too long.
void Referee::see(const core::ClaimEnded& ended, const StoreState& before) {
    m_touched.push_back(ended.player);
    const core::Match* match = nullptr;
    for (const auto& [id, one] : before.matches) {
        for (const core::Participant& participant : one.participants) {
            if (participant.ticket.id == ended.ticket)
                match = &one;
        }
    }
    require(match != nullptr && match->phase == MatchPhase::Active && isHunt(match->queue),
            "only a hunt goes on without who leaves", ended.player);
    if (m_deed == Deed::GiveUp && m_doer == ended.player)
        return;
    const Client& leaver = client(ended.player);
    require(!leaver.connected && leaver.awaySince.has_value(),
            "who is there, or away by the server's fault, does not leave", ended.player);
}

void Referee::see(const core::MatchErased& erased, const StoreState& before) {
    const core::Match& match = before.matches.at(erased.match);
    m_erased.insert_or_assign(match.id, match);
    for (const core::Participant& one : match.participants)
        m_touched.push_back(one.ticket.player);
}

void Referee::see(const core::ReservationReleased& released, const StoreState&) {
    m_touched.push_back(released.player);
}

void Referee::see(const core::BetPlaced& placed, const StoreState& before) {
    checkBetPlaced(before, placed.bet);
    require(placed.partition == before.matches.at(placed.bet.match).queue.partition(),
            "a bet is booked where its match is", placed.bet.id);
}

/// After the settlement of a game, while it is on record, or after the end of one that fell
/// through.
void Referee::see(const core::BetsSettled& settled, const StoreState& before) {
    const auto winner = m_winners.find(settled.match);
    const bool isPlayed = winner != m_winners.end();
    require(isPlayed || m_erased.contains(settled.match), "bets end with their match, not before",
            settled.match);
    const core::Match& match =
        isPlayed ? before.matches.at(settled.match) : m_erased.at(settled.match);
    checkBetsSettled(match, isPlayed ? winner->second : std::nullopt, before.betsOn(match.id),
                     settled);
    require(settled.partition == match.queue.partition(), "bets are booked where their match is",
            match.id);
}

/// Whoever was put back has the time that did not count, and a minute at least (SPEC 3.1.5).
void Referee::see(const core::EventRaised& raised, const StoreState& before) {
    const auto* cancelled = std::get_if<core::MatchCancelledEvent>(&raised.payload);
    if (cancelled == nullptr)
        return;
    require(m_erased.contains(cancelled->match), "a match cancelled was live", cancelled->match);
    const core::Match& match = m_erased.at(cancelled->match);
    for (const core::Participant& one : match.participants) {
        const auto ticket = before.tickets.find(one.ticket.id);
        if (ticket == before.tickets.end())
            continue;
        const Instant left = one.ticket.expiresAt + (raised.at - match.createdAt);
        require(ticket->second.expiresAt >= std::max(left, raised.at + m_rules.ticketLeftAtLeast),
                "time in a match that falls through does not count", one.ticket.id);
    }
}

bool Referee::sleptOnPrompt(PlayerId player) const {
    const auto shown = m_unanswered.find(player);
    return shown != m_unanswered.end() && m_erased.contains(shown->second);
}

void Referee::see(const core::StrikesSaved& saved, const StoreState& before) {
    const core::Strikes& strikes = saved.strikes;
    if (strikes.at.empty())
        return;
    const auto known = before.strikes.find(strikes.player);
    const bool isNew = known == before.strikes.end() || known->second.at != strikes.at;
    if (!isNew)
        return;
    require((m_deed == Deed::Strike && m_doer == strikes.player) || sleptOnPrompt(strikes.player),
            "the innocent get no strikes", strikes.player);
    const Instant now = strikes.at.back();
    std::vector<Instant> expected;
    if (known != before.strikes.end())
        expected = known->second.at;
    std::erase_if(expected, [&](Instant at) { return now - at >= m_rules.strikeWindow; });
    expected.push_back(now);
    require(expected == strikes.at, "strikes are counted one by one", strikes.player);
    require((expected.size() >= static_cast<std::size_t>(m_rules.strikesToBlock)) ==
                (strikes.blockedUntil == now + m_rules.strikeBlock),
            "the third strike blocks, none before", strikes.player);
    m_struck.insert(strikes.player);
}

void Referee::checkForfeit(const core::Settlement& settlement) const {
    if (isHunt(settlement.queue))
        return;
    for (const core::PlayerOutcome& outcome : settlement.players) {
        if (outcome.won.value_or(true) || (m_deed == Deed::GiveUp && m_doer == outcome.player))
            continue;
        const Client& loser = client(outcome.player);
        require(!loser.connected && loser.awaySince.has_value(),
                "who is there, or away by the server's fault, forfeits nothing", outcome.player);
        const Duration away = settlement.endedAt - *loser.awaySince;
        const Duration before = loser.awayFrom == settlement.match ? loser.awayBefore : Duration{0};
        require(away >= m_rules.grace || away + before >= m_rules.graceInAll,
                "nobody forfeits within the grace", outcome.player);
    }
}

void Referee::checkVoid(const core::Settlement& settlement) const {
    const bool someoneIsAway =
        std::any_of(settlement.players.begin(), settlement.players.end(),
                    [&](const auto& outcome) { return !client(outcome.player).connected; });
    require(m_deed == Deed::Operator || someoneIsAway, "a game is void for a reason",
            settlement.match);
}

void Referee::checkCompleted(const core::Settlement& settlement) const {
    for (const core::PlayerOutcome& outcome : settlement.players) {
        const Typescript& typed = client(outcome.player).typed;
        if (outcome.won == true && !m_rules.untyped)
            require(typed.match() == settlement.match && typed.isFinished(),
                    "who completes has typed it all", outcome.player);
    }
}

void Referee::see(const core::Settlement& settlement, const StoreState& before) {
    const auto match = before.matches.find(settlement.match);
    require(match != before.matches.end(), "a match settled was live", settlement.match);
    checkSettlement(match->second, settlement);
    m_winners.insert_or_assign(settlement.match, settlement.winner);
    switch (settlement.endReason) {
    case EndReason::Completed: checkCompleted(settlement); break;
    case EndReason::Forfeit: checkForfeit(settlement); break;
    case EndReason::Void: checkVoid(settlement); break;
    case EndReason::Timeout:
        require(settlement.endedAt >= match->second.phaseEndsAt, "time is not up before its end",
                settlement.match);
        break;
    }
}

void Referee::stepEnds(const StoreState& after, const std::set<PlayerId>& reserving) {
    for (const PlayerId player : m_touched) {
        const core::Ticket* ticket = after.ticketOf(player);
        const core::Match* match = after.matchOf(player);
        require(ticket == nullptr || match == nullptr, "no player is in two places", player);
        const bool hasPlace = ticket != nullptr || match != nullptr;
        require(after.ledger.claims().contains(player) == (hasPlace || reserving.contains(player)),
                "claims are places", player);
        if (ticket != nullptr)
            require(ticket->suspendedUntil.has_value() != client(player).connected,
                    "a ticket is suspended while its owner is away", player);
        const auto shown = m_unanswered.find(player);
        if (shown != m_unanswered.end() &&
            (match == nullptr || match->id != shown->second || !isUnanswered(*match, player)))
            m_unanswered.erase(shown);
    }
    for (const auto& [id, match] : m_erased)
        require(after.betsOn(id).empty(), "bets are settled with their match", id);
    m_touched.clear();
    m_erased.clear();
    m_winners.clear();
    m_closed.clear();
    m_struck.clear();
    m_deed = Deed::None;
}

void Referee::restarted(const StoreState& durable) {
    m_entries.clear();
    m_shown.clear();
    m_unanswered.clear();
    m_changedTickets.clear();
    const auto remember = [this](const core::Ticket& ticket) {
        m_entries.insert_or_assign(
            ticket.id, Entry{ticket.enteredAt, ticket.matchableAt, ticket.expiresAt, ticket.stake});
    };
    for (const auto& [id, ticket] : durable.tickets)
        remember(ticket);
    for (const auto& [id, match] : durable.matches) {
        for (const core::Participant& one : match.participants)
            remember(one.ticket);
    }
}

} // namespace arcade::simulation
