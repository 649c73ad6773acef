#include "server/core/direct_view.h"

#include "server/core/match.h"
#include "server/core/match_phases.h"
#include "shared/vocabulary/expect.h"

#include <algorithm>

namespace arcade::core {
namespace {

std::ptrdiff_t joinedCount(const Match& match) {
    return std::count_if(match.participants.begin(), match.participants.end(),
                         [](const Participant& one) { return one.response.has_value(); });
}

} // namespace

DirectStatus directStatus(const Match& match) {
    if (!isLive(match.phase))
        return DirectStatus::Finished;
    const std::ptrdiff_t joined = joinedCount(match);
    if (joined == 0)
        return DirectStatus::Active;
    if (joined < std::ssize(match.participants))
        return DirectStatus::Waiting;
    return everyoneConnected(match) ? DirectStatus::Active : DirectStatus::Paused;
}

DirectMatchFound directMatchFound(const Match& match, PlayerId receiver) {
    const std::vector<PlayerId> others = playersBut(match, receiver);
    ARCADE_EXPECT(others.size() == 1);
    const DirectTerms terms = DirectTerms::of(match.queue);
    return {match.id, terms.game, terms.asset, terms.amount,
            participantOf(match, others.front()).ticket.card.callsign};
}

DirectMatchState directMatchState(const Match& match) {
    DirectMatchState state;
    state.matchId = match.id;
    state.status = directStatus(match);
    for (const Participant& one : match.participants)
        state.players[one.ticket.card.callsign] = {one.connected};
    return state;
}

DirectMatchReply directMatchReply(const Match& match) {
    const DirectTerms terms = DirectTerms::of(match.queue);
    DirectMatchReply reply{match.id, terms.game, terms.asset, terms.amount, {}, {}, {}, {}};
    for (const Side& side : match.sides)
        reply.players.push_back(side.id);
    reply.status = directStatus(match);
    return reply;
}

} // namespace arcade::core
