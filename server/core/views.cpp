#include "server/core/views.h"

#include "server/core/attacks.h"
#include "server/core/lobby.h"
#include "server/core/match.h"
#include "server/core/match_phases.h"
#include "server/core/muster.h"
#include "server/core/payout.h"
#include "server/core/policy.h"
#include "server/core/presence.h"
#include "server/core/spectator_view.h"
#include "server/core/war_shares.h"

namespace arcade::core {
namespace {

bool hasCursors(const Match& match) {
    return match.startedAt.has_value();
}

int wpm(const Match& match, const Participant& participant, Instant now) {
    return hasCursors(match) ? wpmOf(participant.cursor, *match.startedAt, now) : 0;
}

Ratio progress(const Match& match, const Participant& participant) {
    return progressOf(participant.cursor, textOf(match, participant).size());
}

PlayerProgress playerProgress(const Match& match, const Participant& one, Instant now) {
    PlayerProgress told{one.ticket.card.address, progress(match, one), wpm(match, one, now),
                        accuracyOf(one.cursor), scoreOf(one.cursor)};
    if (!isPlaying(one))
        told.left = true;
    return told;
}

PotSplit prospectOf(const Match& match, const Amount& stake) {
    if (match.queue.gameType != GameType::BountyHunt)
        return splitPot(stake, static_cast<int>(match.participants.size()));
    const PotSplit bounty = splitPot(stake);
    return {stake + bounty.pot, bounty.burn, stake + bounty.prize};
}

const Participant& opponentOf(const Match& match, PlayerId player) {
    const auto others = playersBut(match, player);
    ARCADE_EXPECT(others.size() == 1);
    return participantOf(match, others.front());
}

ParticipantView participantView(const Match& match, const Participant& one, Instant now) {
    ParticipantView view;
    view.address = one.ticket.card.address;
    view.connected = one.connected;
    view.progress = progress(match, one);
    view.wpm = wpm(match, one, now);
    view.accuracy = accuracyOf(one.cursor);
    if (!policyOf(match.queue.gameType).isAgainstOne)
        view.score = scoreOf(one.cursor);
    if (!isPlaying(one)) {
        view.left = true;
        return view;
    }
    view.graceEndsAt = one.graceEndsAt;
    if (!one.connected && !one.graceEndsAt)
        view.graceEndsAt = match.phase == MatchPhase::Active ? match.restartGraceEndsAt
                                                             : std::optional{match.phaseEndsAt};
    if (view.graceEndsAt)
        view.graceTimeLeft = timeLeft(*view.graceEndsAt, now);
    if (!one.connected)
        view.endsAs = endsAs(match, one);
    return view;
}

/// Where the player gathers, or the round played in.
std::optional<LobbyUpdate> lobbySeenBy(const World& world, PlayerId player, Instant now) {
    const QueuePlace* place = queuePlaceOf(world, player);
    if (place != nullptr && policyOf(place->queue->key().gameType).hasLobby)
        return lobbyUpdate(world, place->queue->key(), now);
    const LiveMatch* live = liveMatchOf(world, player);
    if (live != nullptr && live->match.round)
        return lobbyUpdate(world.rules, live->match, now);
    return std::nullopt;
}

} // namespace

std::vector<SideCard> sideCards(const Match& match) {
    std::vector<SideCard> cards;
    for (const Side& side : match.sides)
        cards.push_back({side.id, side.name, {}});
    for (const Participant& one : match.participants)
        cards[static_cast<std::size_t>(one.side)].players.push_back(one.ticket.card);
    // Of a crew nobody may have come yet.
    if (!isMustering(match))
        std::erase_if(cards, [](const SideCard& card) { return card.players.empty(); });
    return cards;
}

MatchFound warFound(const Match& match, int side, Instant now) {
    MatchFound found;
    found.matchId = match.id;
    found.gameType = match.queue.gameType;
    found.sides = sideCards(match);
    const bool isOpen = match.phase == MatchPhase::Matched;
    // Who comes for the others is not known before it can be changed no more.
    for (int other = 0; isOpen && other < static_cast<int>(found.sides.size()); ++other) {
        if (other != side)
            found.sides[static_cast<std::size_t>(other)].players.clear();
    }
    const PotSplit pot = splitPot(match.war->stake, static_cast<int>(match.sides.size()));
    found.prize = pot.prize;
    found.burn = pot.burn;
    found.acceptDeadline = isOpen ? match.phaseEndsAt : match.createdAt;
    found.acceptTimeLeft = isOpen ? timeLeft(match.phaseEndsAt, now) : Duration{0};
    found.war = WarCard{match.queue.subject, match.war->stake,
                        match.sides[static_cast<std::size_t>(side)].id};
    return found;
}

MatchFound matchFound(const Match& match, PlayerId receiver, Instant now) {
    const Ticket& own = participantOf(match, receiver).ticket;
    if (match.war) {
        MatchFound found = warFound(match, participantOf(match, receiver).side, now);
        found.wager = own.stake;
        return found;
    }
    MatchFound found;
    found.matchId = match.id;
    found.gameType = match.queue.gameType;
    found.stakeTier = match.queue.tier;
    if (policyOf(match.queue.gameType).isAgainstOne)
        found.opponent = opponentOf(match, receiver).ticket.card;
    else
        found.sides = sideCards(match);
    const PotSplit pot = prospectOf(match, own.stake);
    found.wager = own.stake;
    found.prize = pot.prize;
    found.burn = pot.burn;
    const bool isOpen = match.phase == MatchPhase::Matched && !everyoneAccepted(match);
    found.acceptDeadline = isOpen ? match.phaseEndsAt : match.createdAt;
    found.acceptTimeLeft = isOpen ? timeLeft(match.phaseEndsAt, now) : Duration{0};
    return found;
}

GameState gameState(const Match& match, const Participant& typist, Instant now) {
    const Cursor& cursor = typist.cursor;
    return {match.id,
            cursor.keysAccepted,
            cursor.position,
            cursor.wrong,
            progress(match, typist),
            wpm(match, typist, now),
            accuracyOf(cursor),
            typist.text};
}

OpponentProgress opponentProgress(const Match& match, const Participant& typist, Instant now) {
    return {
        match.id, progress(match, typist), wpm(match, typist, now), accuracyOf(typist.cursor), {}};
}

OpponentProgress fieldProgress(const Match& match, Instant now) {
    OpponentProgress told;
    told.matchId = match.id;
    // Only the newest is kept for a slow receiver: it has to hold all.
    for (const Participant& one : match.participants)
        told.players.push_back(playerProgress(match, one, now));
    return told;
}

GameAssignment gameAssignment(const Match& match, const Participant& hunter) {
    const Ticket& target = participantOf(match, *hunter.target).ticket;
    return {match.id, target.card, splitPot(target.stake).prize};
}

PlayerStats playerStats(const Match& match, const Participant& participant, Instant now) {
    PlayerStats stats;
    stats.address = participant.ticket.card.address;
    stats.progress = progress(match, participant);
    stats.wpm = wpm(match, participant, now);
    stats.accuracy = accuracyOf(participant.cursor);
    stats.score = scoreOf(participant.cursor);
    if (hasCursors(match))
        stats.time = typingTime(participant.cursor, *match.startedAt);
    return stats;
}

MatchView matchView(const Match& match, PlayerId receiver, Instant now) {
    const Participant& own = participantOf(match, receiver);
    MatchView view;
    view.found = matchFound(match, receiver, now);
    view.phase = match.phase;
    view.accepted = acceptedCount(match);
    view.of = static_cast<int>(match.participants.size());
    if (match.war && match.phase == MatchPhase::Matched) {
        view.accepted = rosterSize(match, own.side);
        view.of = kRosterMost;
    }
    view.response = own.response;
    view.phaseEndsAt = match.phaseEndsAt;
    view.phaseTimeLeft = timeLeft(match.phaseEndsAt, now);
    if (match.phase != MatchPhase::Matched) {
        view.codeSequence = textOf(match, own);
        view.keysAccepted = own.cursor.keysAccepted;
        view.position = own.cursor.position;
        view.errors = own.cursor.wrong;
    }
    for (const Participant& one : match.participants) {
        const bool isHidden =
            match.war && match.phase == MatchPhase::Matched && one.side != own.side;
        if (!isHidden)
            view.players.push_back(participantView(match, one, now));
    }
    if (own.target) {
        const GameAssignment assignment = gameAssignment(match, own);
        view.target = assignment.target;
        view.bounty = assignment.bounty;
    }
    return view;
}

SessionState sessionState(const World& world, PlayerId player, Instant now) {
    SessionState state;
    if (const QueuePlace* place = queuePlaceOf(world, player))
        state.ticket = place->queue->describe(place->ticket, now);
    if (const LiveMatch* live = liveMatchOf(world, player))
        state.match = matchView(live->match, player, now);
    if (!state.ticket) {
        if (const Attack* attack = attackLedBy(world, player))
            state.ticket = attackUpdate(world, *attack, now);
    }
    if (std::vector<MatchFound> musters = mustersFor(world, player, now); !musters.empty())
        state.musters = std::move(musters);
    state.lobby = lobbySeenBy(world, player, now);
    const auto watched = world.watching.find(player);
    if (watched != world.watching.end())
        state.spectating = spectateJoined(world.matches.at(watched->second), player, now);
    const auto aftermath = world.aftermaths.find(player);
    if (aftermath != world.aftermaths.end()) {
        state.lastCancelled = aftermath->second.cancelled;
        state.lastRemoved = aftermath->second.removed;
        state.lastBets = aftermath->second.bets.value_or(std::vector<SpectateResult>{});
    }
    return state;
}

} // namespace arcade::core
