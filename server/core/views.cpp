#include "server/core/views.h"

#include "server/core/match.h"
#include "server/core/match_phases.h"
#include "server/core/payout.h"
#include "server/core/policy.h"
#include "server/core/presence.h"
#include "server/core/spectator_view.h"

namespace arcade::core {
namespace {

bool hasCursors(const Match& match) {
    return match.startedAt.has_value();
}

int wpm(const Match& match, const Participant& participant, Instant now) {
    return hasCursors(match) ? wpmOf(participant.cursor, *match.startedAt, now) : 0;
}

Ratio progress(const Match& match, const Participant& participant) {
    return progressOf(participant.cursor, match.sequence.size());
}

PlayerProgress playerProgress(const Match& match, const Participant& one, Instant now) {
    return {one.ticket.card.address, progress(match, one), wpm(match, one, now),
            accuracyOf(one.cursor), scoreOf(one.cursor)};
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

} // namespace

std::vector<SideCard> sideCards(const Match& match) {
    std::vector<SideCard> cards;
    for (const Side& side : match.sides)
        cards.push_back({side.id, side.name, {}});
    for (const Participant& one : match.participants)
        cards[static_cast<std::size_t>(one.side)].players.push_back(one.ticket.card);
    return cards;
}

MatchFound matchFound(const Match& match, PlayerId receiver, Instant now) {
    const Ticket& own = participantOf(match, receiver).ticket;
    MatchFound found;
    found.matchId = match.id;
    found.gameType = match.queue.gameType;
    found.stakeTier = match.queue.tier;
    if (policyOf(match.queue.gameType).isAgainstOne)
        found.opponent = opponentOf(match, receiver).ticket.card;
    else
        found.sides = sideCards(match);
    const PotSplit pot = splitPot(own.stake, static_cast<int>(match.participants.size()));
    found.wager = own.stake;
    found.prize = pot.prize;
    found.burn = pot.burn;
    const bool isOpen = match.phase == MatchPhase::Matched;
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
            {}};
}

OpponentProgress opponentProgress(const Match& match, const Participant& typist, Instant now) {
    OpponentProgress told{
        match.id, progress(match, typist), wpm(match, typist, now), accuracyOf(typist.cursor), {}};
    // Only the newest is kept for a slow receiver: with several opponents it has to hold all.
    if (!policyOf(match.queue.gameType).isAgainstOne) {
        for (const Participant& one : match.participants)
            told.players.push_back(playerProgress(match, one, now));
    }
    return told;
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
    view.response = own.response;
    view.phaseEndsAt = match.phaseEndsAt;
    view.phaseTimeLeft = timeLeft(match.phaseEndsAt, now);
    if (match.phase != MatchPhase::Matched) {
        view.codeSequence = match.sequence;
        view.keysAccepted = own.cursor.keysAccepted;
        view.position = own.cursor.position;
        view.errors = own.cursor.wrong;
    }
    for (const Participant& one : match.participants)
        view.players.push_back(participantView(match, one, now));
    return view;
}

SessionState sessionState(const World& world, PlayerId player, Instant now) {
    SessionState state;
    if (const QueuePlace* place = queuePlaceOf(world, player))
        state.ticket = world.queues.at(place->queue).describe(place->ticket, now);
    if (const LiveMatch* live = liveMatchOf(world, player))
        state.match = matchView(live->match, player, now);
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
