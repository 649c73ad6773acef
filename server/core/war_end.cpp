#include "server/core/war_end.h"

#include "server/core/attacks.h"
#include "server/core/betting.h"
#include "server/core/crews.h"
#include "server/core/match.h"
#include "server/core/match_events.h"
#include "server/core/match_phases.h"
#include "server/core/memory.h"
#include "server/core/spectators.h"
#include "server/core/territories.h"

#include <algorithm>

namespace arcade::core {
namespace {

constexpr int kAttacker = 0;
constexpr int kDefender = 1;

/// How a war is not fought.
struct Disbanding {
    CancelReason reason = CancelReason::TooFew;
    /// Whose doing it was; empty for the server.
    std::vector<int> by;
};

Cause causeFor(const Disbanding& how, int side) {
    if (how.by.empty())
        return Cause::Server;
    return std::ranges::find(how.by, side) != how.by.end() ? Cause::You : Cause::Opponent;
}

void dismissFighter(World& world, Step& step, const Match& match, const Participant& one,
                    const Disbanding& how) {
    const PlayerId player = one.ticket.player;
    step.keep(ReservationReleased{one.ticket.id, player});
    if (!isPlaying(one))
        return;
    world.places.erase(player);
    const MatchCancelled told{match.id, how.reason, causeFor(how, one.side), false, {}, {}};
    step.tell(player, told);
    rememberCancelled(world, step, player, told);
}

/// Members who were called and are not on the roster.
void dismissCalled(const World& world, Step& step, const Match& match, const Disbanding& how) {
    for (std::size_t side = 0; side < match.sides.size(); ++side) {
        const Crew* crew = world.crews.find(match.war->crews[side]);
        if (crew == nullptr)
            continue;
        std::vector<PlayerId> called = onlineMembers(world, *crew);
        std::erase_if(called, [&](PlayerId player) { return findParticipant(match, player); });
        step.tell(std::move(called),
                  MatchCancelled{
                      match.id, how.reason, causeFor(how, static_cast<int>(side)), false, {}, {}});
    }
}

void returnMembers(World& world, Step& step, const Match& match,
                   const std::vector<PlayerCard>& cards) {
    for (const CrewId crew : match.war->crews)
        membersBack(world, step, crew, cards);
}

/// The one way a war is not fought; what of territory and attacks is the caller's.
Match disband(World& world, Step& step, MatchId id, const Disbanding& how) {
    LiveMatch ended = takeMatch(world, id);
    Match& match = ended.match;
    const bool wasCalled = match.phase == MatchPhase::Matched;
    enter(match, MatchPhase::Cancelled, step.now);
    step.keep(MatchErased{id});
    std::vector<Address> by;
    for (const Participant& one : match.participants) {
        dismissFighter(world, step, match, one, how);
        if (causeFor(how, one.side) == Cause::You)
            by.push_back(one.ticket.card.address);
    }
    if (wasCalled)
        dismissCalled(world, step, match, how);
    raiseEvent(world, step, match, MatchCancelledEvent{id, how.reason, by});
    endSpectating(world, step, ended, {}, settleBets(world, step, ended, std::nullopt));
    returnMembers(world, step, match, {});
    return match;
}

void putBackAttacks(World& world, Step& step, const Match& match, const std::vector<int>& lost) {
    for (int side = 0; side < static_cast<int>(match.war->attacks.size()); ++side) {
        if (std::ranges::find(lost, side) == lost.end())
            putBackAttack(world, step, match.war->attacks[static_cast<std::size_t>(side)],
                          step.now - match.createdAt);
    }
}

} // namespace

void disbandShort(World& world, Step& step, MatchId id, const std::vector<int>& tooFew) {
    const Match match = disband(world, step, id, {CancelReason::TooFew, tooFew});
    if (!match.war->isSiege())
        putBackAttacks(world, step, match, tooFew);
    else if (tooFew == std::vector{kDefender})
        takeTerritory(world, step, match, match.war->crews[kAttacker]);
    settleLand(world, step, match.queue.subject);
}

void disbandByOperator(World& world, Step& step, MatchId id) {
    const Match match = disband(world, step, id, {CancelReason::Operator, {}});
    settleLand(world, step, match.queue.subject);
}

void disbandCrew(World& world, Step& step, CrewId crew) {
    std::vector<std::pair<MatchId, int>> wars;
    for (const auto& [territory, id] : world.battles) {
        const Match& match = world.matches.at(id).match;
        const auto side = std::ranges::find(match.war->crews, crew);
        if (side != match.war->crews.end() && match.phase != MatchPhase::Active)
            wars.emplace_back(id, static_cast<int>(side - match.war->crews.begin()));
    }
    for (const auto& [id, side] : wars) {
        const Match match = disband(world, step, id, {CancelReason::TooFew, {side}});
        if (side == kDefender || !match.war->isSiege())
            putBackAttacks(world, step, match, {side});
        settleLand(world, step, match.queue.subject);
    }
}

void concludeWar(World& world, Step& step, const Match& match, const Settlement& plan) {
    const auto winner =
        std::ranges::find_if(match.sides, [&](const Side& side) { return side.id == plan.winner; });
    if (winner != match.sides.end()) {
        const CrewId crew =
            match.war->crews[static_cast<std::size_t>(winner - match.sides.begin())];
        const Crew* owner = ownerOf(world, match.queue.subject);
        const bool isOwner = owner != nullptr && owner->id == crew;
        if (!isOwner && world.crews.find(crew) != nullptr)
            takeTerritory(world, step, match, crew);
    }
    std::vector<PlayerCard> cards;
    for (const PlayerOutcome& one : plan.players) {
        PlayerCard& card = cards.emplace_back(one.card);
        card.rating = one.ratingBefore + one.ratingChange;
        card.wins += one.won.value_or(false) ? 1 : 0;
    }
    returnMembers(world, step, match, cards);
    settleLand(world, step, match.queue.subject);
}

} // namespace arcade::core
