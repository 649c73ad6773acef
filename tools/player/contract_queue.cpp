#include "tools/player/contract.h"
#include "tools/player/duel_rules.h"

#include <cstdlib>

namespace arcade::player {
namespace {

constexpr Duration kPushInterval{1'000};
constexpr Duration kPushSlack{100};
constexpr Duration kWaitSlack{1'000};
constexpr int kWidestBoundedRange = 300;

} // namespace

void Contract::take(const QueueUpdate& message, const Incoming& in) {
    checkTicketFigures(message, in);
    if (message.status == TicketStatus::Removed) {
        require(m_standing.ticket.has_value(), "there is no ticket to be removed");
        require(message.reason && !message.reason->empty(), "a ticket is removed for a reason");
        m_standing.ticket.reset();
        return;
    }
    require(m_standing.ticket || in.request, "about a ticket the player does not hold");
    require(!m_standing.match, "a queue.update during a match");
    require(message.status != TicketStatus::Suspended || !m_standing.open,
            "the ticket of a connected player is suspended");
    if (!in.request) {
        require(!m_enteredAt || *m_enteredAt == message.enteredAt,
                "the ticket lost its entry time");
        checkPushRate(message, in);
    }
    m_enteredAt = message.enteredAt;
    m_standing.ticket = message;
}

void Contract::checkTicketFigures(const QueueUpdate& update, const Incoming& in) {
    const auto& asked = m_standing.asked;
    require(!asked || (update.gameType == asked->gameType && update.stakeTier == asked->stakeTier),
            "the ticket is for another queue than asked for");
    if (update.status == TicketStatus::Removed)
        return;
    require(update.position >= 1 && update.position <= update.playersInTier,
            "the position lies outside the queue");
    require(update.inRange >= 0 && update.inRange < update.playersInTier,
            "more in range than others in the tier");
    require(update.excludedByBounds >= 0 && update.excludedByBounds <= update.inRange,
            "more excluded than in range");
    const auto& interval = update.waitInterval;
    require(interval.empty() || (interval.size() == 2 && interval[0] <= interval[1]),
            "the interval of waits is none");
    require(!update.range.min || !update.range.max || *update.range.min <= *update.range.max,
            "the range is empty");
    require(update.enteredAt <= in.ts + kWaitSlack, "entered in the future");
    require(update.waited >= Duration{0} && update.waited <= in.ts - update.enteredAt + kWaitSlack,
            "waited longer than since the entry");
}

void Contract::checkPushRate(const QueueUpdate& update, const Incoming& in) {
    if (m_lastPush && m_lastPush->first == update.status)
        require(in.ts - m_lastPush->second >= kPushInterval - kPushSlack,
                "queue.update pushed more than once a second");
    m_lastPush = {update.status, in.ts};
}

void Contract::take(const MatchFound& message, const Incoming& in) {
    require(m_standing.ticket.has_value(), "a match for a player without a ticket");
    require(!m_standing.match, "a match while in a match");
    require(m_matchesSeen.insert(message.matchId).second, "a match that was found before");
    checkFound(message, in);
    checkCountsDown(message.acceptDeadline, message.acceptTimeLeft, in);
    require(message.acceptTimeLeft <= m_expectations.accept, "too long to accept");
    m_standing.ticket.reset();
    LiveMatch& match = m_standing.match.emplace();
    match.found = message;
    match.opponentRating = message.opponent ? message.opponent->rating : 0;
    match.left = isWaitingFor<QueueLeave>();
    // Entering was accepting.
    if (match.isHunt())
        match.response = ReadyResponse::Accept;
}

void Contract::checkFound(const MatchFound& found, const Incoming&) {
    const auto& asked = m_standing.asked;
    require(!asked || (found.gameType == asked->gameType && found.stakeTier == asked->stakeTier),
            "the match is for another queue than asked for");
    if (found.gameType == GameType::BountyHunt)
        checkHunters(found);
    if (found.gameType != GameType::CodeDuel)
        return;
    require(found.stakeTier.has_value(), "a duel has a stake tier");
    if (found.stakeTier) {
        const Pot pot = potOf(*found.stakeTier);
        require(found.wager == pot.wager && found.burn == pot.burn && found.prize == pot.prize,
                "wager, burn and prize are not the tier's");
    }
    require(found.opponent.has_value(), "a duel has an opponent");
    if (!found.opponent)
        return;
    require(found.opponent->address != ownAddress(), "the player's own opponent");
    if (!asked || !asked->preferences)
        return;
    const QueuePreferences& own = *asked->preferences;
    const int rating = found.opponent->rating;
    require(rating >= own.minOpponentRating.value_or(rating) &&
                rating <= own.maxOpponentRating.value_or(rating),
            "the opponent's rating is outside the player's bounds");
    require(own.expandSearch.value_or(true) ||
                std::abs(rating - m_standing.rating) <= kWidestBoundedRange,
            "the opponent's rating is out of range for one who does not expand the search");
}

void Contract::take(const MatchReadyUpdate& message, const Incoming&) {
    if (!isOwnMatch(message.matchId, {MatchPhase::Matched}))
        return;
    LiveMatch& match = *m_standing.match;
    require(message.of == 2, "a duel has two players");
    require(message.accepted >= 1 && message.accepted <= message.of &&
                message.accepted >= match.accepted,
            "the count of those who accepted is wrong");
    match.accepted = message.accepted;
}

void Contract::take(const MatchCancelled& message, const Incoming&) {
    if (!isOwnMatch(message.matchId, {MatchPhase::Matched, MatchPhase::Ready}))
        return;
    const LiveMatch& match = *m_standing.match;
    checkCause(match, message);
    m_lastPush.reset();
    m_lobbyPushes.clear();
    if (message.requeued) {
        QueueUpdate& ticket = m_standing.ticket.emplace();
        ticket.gameType = match.found.gameType;
        ticket.stakeTier = match.found.stakeTier;
        ticket.enteredAt = m_enteredAt.value_or(Instant{});
    }
    m_standing.match.reset();
}

void Contract::checkCause(const LiveMatch& match, const MatchCancelled& message) {
    const bool isOwnDoing = message.by == Cause::You;
    const bool hasDeclined =
        match.response == ReadyResponse::Decline || match.abandoned || match.left;
    require(!isOwnDoing || !message.requeued, "put back after the player's own doing");
    require(!message.strikes || isOwnDoing, "a strike for what another did");
    switch (message.reason) {
    case CancelReason::Declined:
    case CancelReason::Abandoned:
        require(message.by != Cause::Server && isOwnDoing == hasDeclined,
                "declined or abandoned by another than is named");
        break;
    case CancelReason::Timeout:
        require(message.by != Cause::Server && (!isOwnDoing || !match.response),
                "timed out though the player had answered");
        break;
    case CancelReason::OpponentDisconnected:
        require(message.by == Cause::Opponent, "the opponent's disconnect is the opponent's");
        break;
    case CancelReason::ServerRestart:
    case CancelReason::Operator:
        require(message.by == Cause::Server, "the server's doing is the server's");
        break;
    }
    if (message.by == Cause::Server && message.reason == CancelReason::ServerRestart)
        require(message.requeued, "a restart cost a place in the queue");
    if (message.by == Cause::Opponent && match.response == ReadyResponse::Accept)
        require(message.requeued || hasDeclined, "another's doing cost a place in the queue");
}

} // namespace arcade::player
