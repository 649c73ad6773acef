#include "tests/simulation/war_oracle.h"

#include "tests/simulation/failure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace arcade::simulation {
namespace {

constexpr std::size_t kLeast = 3;
constexpr std::size_t kMost = 8;
constexpr double kFactor = 32;

std::vector<const core::Participant*> rosterOf(const core::Match& match, int side) {
    std::vector<const core::Participant*> roster;
    for (const core::Participant& one : match.participants) {
        if (one.side == side)
            roster.push_back(&one);
    }
    return roster;
}

const core::PlayerOutcome& settledFor(const core::Settlement& settlement, PlayerId player) {
    const auto found = std::ranges::find(settlement.players, player, &core::PlayerOutcome::player);
    require(found != settlement.players.end(), "everybody of a war is settled", player);
    return *found;
}

/// The sums of what was typed, by side.
std::vector<std::int64_t> scoresOf(const core::Match& match, const core::Settlement& settlement) {
    std::vector<std::int64_t> scores(match.sides.size());
    for (const core::Participant& one : match.participants)
        scores[static_cast<std::size_t>(one.side)] +=
            settledFor(settlement, one.ticket.player).stats.score;
    return scores;
}

double meanOf(const core::Match& match, int side) {
    const auto roster = rosterOf(match, side);
    int sum = 0;
    for (const core::Participant* one : roster)
        sum += one->ticket.card.rating;
    return std::floor(double(sum) / double(roster.size()));
}

std::optional<int> winnerOf(const core::Match& match, const core::Settlement& settlement) {
    for (std::size_t side = 0; side < match.sides.size(); ++side) {
        if (settlement.winner == match.sides[side].id)
            return static_cast<int>(side);
    }
    return std::nullopt;
}

} // namespace

void WarOracle::see(const core::Record& record, const StoreState& before) {
    std::visit([&](const auto& one) { see(one, before); }, record);
}

/// Who pays what, when the roster locks (SPEC 3.6).
void WarOracle::checkShares(const core::Match& match, const core::Crew& crew, int side) const {
    const auto roster = rosterOf(match, side);
    require(roster.size() >= kLeast && roster.size() <= kMost, "three to eight fight for a crew",
            match.id);
    Amount sum;
    Amount least = roster.front()->ticket.stake;
    for (const core::Participant* one : roster) {
        sum += one->ticket.stake;
        least = std::min(least, one->ticket.stake);
        require(one->connected, "who is away at the lock is not on the roster", match.id);
    }
    require(sum == match.war->stake, "a roster pays its crew's stake to the unit", match.id);
    // Whose the remainder is: the leader's, else the longest-standing's.
    const auto isOnRoster = [&](PlayerId player) {
        return std::ranges::any_of(roster,
                                   [&](const auto* one) { return one->ticket.player == player; });
    };
    PlayerId first = crew.leader;
    for (auto member = crew.members.begin(); !isOnRoster(first); ++member)
        first = member->player;
    for (const core::Participant* one : roster) {
        const Amount extra = one->ticket.stake - least;
        require(one->ticket.player == first || extra.isZero(),
                "what does not divide is the leader's, or the longest-standing's", match.id);
        require(extra < Amount::baseUnits(roster.size()), "shares are equal but for the remainder",
                match.id);
    }
}

void WarOracle::checkLock(const core::Match& match, const StoreState& before) const {
    for (int side = 0; side < 2; ++side) {
        const auto crew = before.crews.find(match.war->crews[static_cast<std::size_t>(side)]);
        require(crew != before.crews.end(), "crews that fight are there", match.id);
        checkShares(match, crew->second, side);
    }
}

void WarOracle::see(const core::MatchSaved& saved, const StoreState& before) {
    const core::Match& match = saved.match;
    if (!match.war)
        return;
    const auto known = before.matches.find(match.id);
    if (known == before.matches.end()) {
        for (const auto& [id, other] : before.matches)
            require(!other.war || other.queue != match.queue, "one war a territory", match.id);
        const auto owner = m_owners.find(match.queue.subject);
        require(match.war->isSiege() == (owner != m_owners.end()) &&
                    (owner == m_owners.end() || owner->second == match.war->crews.at(1)),
                "the owner is besieged, and free land is fought over by two", match.id);
        require(match.war->crews.at(0) != match.war->crews.at(1), "no crew fights itself",
                match.id);
        return;
    }
    if (known->second.phase == MatchPhase::Matched && match.phase == MatchPhase::Ready)
        checkLock(match, before);
    if (match.phase == MatchPhase::Matched)
        return;
    const auto& roster = known->second.participants;
    require(known->second.phase == MatchPhase::Matched ||
                std::ranges::equal(
                    roster, match.participants, {}, [](const auto& one) { return one.ticket.id; },
                    [](const auto& one) { return one.ticket.id; }),
            "a locked roster stays", match.id);
}

void WarOracle::see(const core::MatchErased& erased, const StoreState& before) {
    const core::Match& match = before.matches.at(erased.match);
    if (match.war && !before.settled.contains(match.id))
        m_unfought.emplace(match.id, match);
}

void WarOracle::see(const core::CrewErased& erased, const StoreState&) {
    m_dissolved.insert(erased.crew);
    std::erase_if(m_owners, [&](const auto& one) { return one.second == erased.crew; });
}

/// Too few on one side: an owner loses the territory, an attacker the attack.
void WarOracle::see(const core::EventRaised& raised, const StoreState&) {
    const auto* cancelled = std::get_if<core::MatchCancelledEvent>(&raised.payload);
    const auto unfought =
        cancelled == nullptr ? m_unfought.end() : m_unfought.find(cancelled->match);
    if (unfought == m_unfought.end() || cancelled->reason != CancelReason::TooFew)
        return;
    const core::Match& match = unfought->second;
    for (const CrewId crew : match.war->crews) {
        if (m_dissolved.contains(crew))
            return;
    }
    ++m_short;
    std::array<bool, 2> isShort{};
    for (int side = 0; side < 2; ++side) {
        const auto roster = rosterOf(match, side);
        const auto there = std::ranges::count_if(roster, [&](const core::Participant* one) {
            return !one->leftAt && m_isThere(one->ticket.player);
        });
        isShort[static_cast<std::size_t>(side)] = there < std::ptrdiff_t{kLeast};
    }
    require(isShort[0] || isShort[1], "a war with enough on both sides is fought", match.id);
    require(m_blamelessUntil <= raised.at ||
                std::ranges::all_of(match.participants,
                                    [&](const core::Participant& one) {
                                        return one.leftAt || m_isThere(one.ticket.player);
                                    }),
            "nobody loses for being away by the server's fault", match.id);
    if (match.war->isSiege() && isShort[1] && !isShort[0])
        m_owners.insert_or_assign(match.queue.subject, match.war->crews.at(0));
}

void WarOracle::checkWinner(const core::Match& match, const core::Settlement& settlement) const {
    const auto scores = scoresOf(match, settlement);
    const auto own = std::int64_t(rosterOf(match, 0).size());
    const auto other = std::int64_t(rosterOf(match, 1).size());
    const std::int64_t lead = scores[0] * other - scores[1] * own;
    const auto winner = winnerOf(match, settlement);
    if (settlement.endReason == EndReason::Timeout) {
        require(winner == (lead > 0   ? std::optional{0}
                           : lead < 0 ? std::optional{1}
                                      : std::nullopt),
                "the higher mean over the roster wins", match.id);
    } else if (settlement.endReason == EndReason::Forfeit && winner) {
        const auto losers = rosterOf(match, 1 - *winner);
        // The last one goes in this very step.
        const auto stay = std::ranges::count_if(
            losers, [](const core::Participant* one) { return !one->leftAt; });
        require(stay == 0, "a crew forfeits when all of it are gone", match.id);
    }
    require(settlement.endReason != EndReason::Completed, "a war has no last text", match.id);
}

void WarOracle::checkPayout(const core::Match& match, const core::Settlement& settlement) const {
    const auto winner = winnerOf(match, settlement);
    const Amount pot = match.war->stake + match.war->stake;
    const Amount burn = pot.scaled(1, 10);
    Amount paid;
    for (const core::Participant& one : match.participants) {
        const Amount& prize = settledFor(settlement, one.ticket.player).prize;
        paid += prize;
        if (!winner)
            require(prize == one.ticket.stake, "stakes come back", match.id);
        else if (one.side != *winner)
            require(prize.isZero(), "a lost war pays nothing", match.id);
        else
            require(prize >= (pot - burn).scaled(one.ticket.stake, match.war->stake),
                    "the winners share by what they staked", match.id);
    }
    require(paid == (winner ? pot - burn : pot), "the pot is paid out, less burn", match.id);
}

void WarOracle::checkRatings(const core::Match& match, const core::Settlement& settlement) const {
    const auto winner = winnerOf(match, settlement);
    for (const core::Participant& one : match.participants) {
        const int change = settledFor(settlement, one.ticket.player).ratingChange;
        if (settlement.endReason == EndReason::Void) {
            require(change == 0, "a void war rates nobody", match.id);
            continue;
        }
        const double lead = meanOf(match, 1 - one.side) - meanOf(match, one.side);
        const double expected = 1 / (1 + std::pow(10, lead / 400));
        const double score = !winner ? 0.5 : *winner == one.side ? 1 : 0;
        require(std::abs(change - kFactor * (score - expected)) <= 1.01,
                "crews are rated by the means of their rosters", match.id);
    }
}

void WarOracle::see(const core::Settlement& settlement, const StoreState& before) {
    const core::Match& match = before.matches.at(settlement.match);
    if (!match.war)
        return;
    ++m_fought;
    checkWinner(match, settlement);
    checkPayout(match, settlement);
    checkRatings(match, settlement);
    const auto winner = winnerOf(match, settlement);
    if (!winner)
        return;
    const CrewId crew = match.war->crews[static_cast<std::size_t>(*winner)];
    if (before.crews.contains(crew))
        m_owners.insert_or_assign(match.queue.subject, crew);
}

void WarOracle::stepEnds(const StoreState& after) {
    m_unfought.clear();
    m_dissolved.clear();
    require(m_owners.size() == after.holdings.size(), "territories are whose they should be");
    for (const auto& [territory, holding] : after.holdings) {
        const auto owner = m_owners.find(territory);
        require(owner != m_owners.end() && owner->second == holding.owner,
                "a territory is whose it should be", holding.owner);
    }
    std::set<PlayerId> placed;
    std::set<PlayerId> members;
    for (const auto& [id, ticket] : after.tickets)
        require(placed.insert(ticket.player).second, "nobody is in two places", ticket.player);
    for (const auto& [id, match] : after.matches) {
        for (const core::Participant& one : match.participants) {
            const bool isThere = !one.leftAt;
            require(!isThere || placed.insert(one.ticket.player).second, "nobody is in two places",
                    one.ticket.player);
        }
    }
    require(placed.size() == after.ledger.claims().size(), "every place is claimed, and no other");
    for (const PlayerId player : placed)
        require(after.ledger.claims().contains(player), "a place is claimed", player);
    for (const auto& [id, crew] : after.crews) {
        require(!crew.members.empty() && crew.members.size() <= 24, "a crew has 1 to 24 members",
                id);
        for (const core::Membership& member : crew.members)
            require(members.insert(member.player).second, "nobody is in two crews", member.player);
    }
}

} // namespace arcade::simulation
