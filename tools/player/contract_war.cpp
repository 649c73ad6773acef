#include "tools/player/contract.h"
#include "tools/player/duel_rules.h"
#include "tools/player/war_rules.h"

#include <algorithm>
#include <map>

/// What SPEC 3.6 promises whoever fights for a crew.
namespace arcade::player {
namespace {

constexpr std::size_t kSides = 2;
constexpr int kFewestFighters = 3;
constexpr int kMostFighters = 8;
constexpr Duration kWarSlack{1'000};

const SideCard* sideOf(const MatchFound& found, std::string_view id) {
    const auto side = std::ranges::find(found.sides, id, &SideCard::id);
    return side == found.sides.end() ? nullptr : &*side;
}

bool isOn(const SideCard& side, const Address& address) {
    return std::ranges::find(side.players, address, &PlayerCard::address) != side.players.end();
}

Place placeOn(const SideCard& side, const Address& address) {
    return side.players.front().address == address ? Place::First : Place::Other;
}

const SideCard& ownSideOf(const MatchFound& found) {
    return *sideOf(found, found.war->ownSide);
}

/// Everybody is known, the player in the own crew.
bool hasRosters(const MatchFound& found, const Address& player) {
    const SideCard* own = sideOf(found, found.war->ownSide);
    return own != nullptr && isOn(*own, player) &&
           std::ranges::none_of(found.sides, [](const auto& side) { return side.players.empty(); });
}

/// The mean over the roster decides, leavers included.
std::string_view faultOfScores(const WarReport& war, const GameResult& result) {
    std::vector<std::int64_t> sums;
    for (const WarSide& side : war.sides) {
        std::int64_t& sum = sums.emplace_back();
        for (const PlayerStats& one : result.players) {
            if (std::ranges::find(side.roster, one.address) != side.roster.end())
                sum += one.score;
        }
    }
    const std::int64_t lead =
        sums[0] * std::ssize(war.sides[1].roster) - sums[1] * std::ssize(war.sides[0].roster);
    std::optional<std::string> better;
    if (lead != 0)
        better = war.sides[lead > 0 ? 0 : 1].crewId;
    const auto& winner = result.winner.value;
    switch (result.endReason) {
    case EndReason::Timeout: return winner == better ? "" : "the higher mean over the roster wins";
    case EndReason::Forfeit:
        return winner == war.sides[0].crewId || winner == war.sides[1].crewId
                   ? ""
                   : "a forfeit is won by the crew that stayed";
    case EndReason::Completed: return "a war has no last text";
    case EndReason::Void: return winner ? "a void war has no winner" : "";
    }
    return {};
}

Amount prizeOf(const MatchFound& found, const Address& player, const GameResult& result) {
    const SideCard& own = ownSideOf(found);
    if (!result.winner.value)
        return found.wager;
    if (*result.winner.value != own.id)
        return {};
    return prizeShareOf(found.war->crewStake, own.players.size(), placeOn(own, player));
}

bool isRatedRightly(const MatchFound& found, const GameResult& result) {
    if (result.endReason == EndReason::Void)
        return result.ratingChange == 0;
    const SideCard& own = ownSideOf(found);
    const SideCard& other = found.sides[own.id == found.sides[0].id ? 1 : 0];
    const Score score = !result.winner.value             ? Score::Tied
                        : *result.winner.value == own.id ? Score::Won
                                                         : Score::Lost;
    return isRatingChange(result.ratingChange, meanRatingOf(own.players),
                          meanRatingOf(other.players), score);
}

} // namespace

bool Contract::checkWar(const MatchFound& found) {
    const bool isWhole = found.war && found.sides.size() == kSides &&
                         sideOf(found, found.war->ownSide) != nullptr && !found.stakeTier;
    require(isWhole, "a war is two crews, and the player's is one of them");
    if (!isWhole)
        return false;
    const Amount stake = found.war->crewStake;
    require(isCrewStake(stake), "a crew stakes 150, 300, 600 or 1200 $DATA");
    require(found.prize == warPrize(stake) && found.burn == stake + stake - found.prize,
            "prize and burn are not the pot's");
    return true;
}

/// Asked to come, or told who has.
void Contract::takeWar(const MatchFound& message, const Incoming& in) {
    const auto& match = m_standing.match;
    if (match && match->id() == message.matchId) {
        require(match->phase == MatchPhase::Matched, "a roster that is locked twice");
        lockRoster(message);
        return;
    }
    require(m_matchesSeen.insert(message.matchId).second ||
                !m_standing.calls.contains(message.matchId),
            "called to the same war twice");
    takeCall(message, in);
    auto& ticket = m_standing.ticket;
    if (ticket && message.war && ticket->territory == message.war->territory)
        ticket.reset();
}

void Contract::takeCall(const MatchFound& message, const Incoming& in) {
    m_standing.calls.insert_or_assign(message.matchId, WarCall{message, {}});
    if (!checkWar(message))
        return;
    const WarCard& war = *message.war;
    require(!m_standing.crew || m_standing.crew->crewId == war.ownSide,
            "called by a crew the player is not in");
    for (const SideCard& side : message.sides)
        require(side.id == war.ownSide ? !isOn(side, ownAddress()) : side.players.empty(),
                "before the lock the own crew alone is shown, and who is called is not on it");
    require(message.wager == heldOf(war.crewStake), "accepting holds a third");
    checkCountsDown(message.acceptDeadline, message.acceptTimeLeft, in);
    require(message.acceptTimeLeft <= m_expectations.muster || mayHaveRestarted(),
            "too long to accept");
}

void Contract::lockRoster(const MatchFound& message) {
    LiveMatch& match = *m_standing.match;
    match.found = message;
    require(message.acceptTimeLeft == Duration{0}, "time to accept after the lock");
    if (!checkWar(message))
        return;
    for (const SideCard& side : message.sides) {
        const auto size = static_cast<int>(side.players.size());
        require(size >= kFewestFighters && size <= kMostFighters,
                "three to eight fight for a crew");
    }
    const SideCard& own = *sideOf(message, message.war->ownSide);
    const bool isOnIt = isOn(own, ownAddress());
    require(isOnIt, "a roster without the player");
    require(!isOnIt || message.wager == shareOf(message.war->crewStake, own.players.size(),
                                                placeOn(own, ownAddress())),
            "not the share of the crew's stake");
}

void Contract::takeRoster(const MatchReadyUpdate& message) {
    require(message.roster && message.of == kMostFighters && message.accepted <= kMostFighters &&
                message.accepted == static_cast<int>(message.roster->size()),
            "the count of those who come is wrong");
    const std::vector<Address> roster = message.roster.value_or(std::vector<Address>{});
    const bool isOnIt = std::ranges::find(roster, ownAddress()) != roster.end();
    const auto call = m_standing.calls.find(message.matchId);
    if (call == m_standing.calls.end()) {
        if (isOwnMatch(message.matchId, {MatchPhase::Matched}))
            require(isOnIt, "off the roster without a word");
        return;
    }
    if (!isOnIt)
        return;
    require(call->second.response == ReadyResponse::Accept, "on a roster without having accepted");
    enlist(call->second.found);
}

void Contract::enlist(const MatchFound& found) {
    LiveMatch& match = m_standing.match.emplace();
    match.found = found;
    match.response = ReadyResponse::Accept;
    m_standing.calls.erase(match.id());
}

/// Of a war the player is called to, not in.
void Contract::endCall(const MatchCancelled& message) {
    require(!message.requeued && !message.strikes, "a call that cost or kept something");
    const bool isExpected =
        message.reason == CancelReason::TooFew ||
        (message.reason == CancelReason::Timeout && message.by == Cause::You) ||
        (message.reason == CancelReason::Operator && message.by == Cause::Server);
    require(isExpected, "a call ends with the lock, or with the war");
    m_standing.calls.erase(message.matchId);
}

/// Off the roster by the own doing: until the lock the call stands, after it the stake does.
void Contract::leaveWar(const MatchCancelled& message) {
    LiveMatch& match = *m_standing.match;
    if (message.reason != CancelReason::Abandoned || message.by != Cause::You) {
        m_standing.match.reset();
    } else if (match.phase == MatchPhase::Matched) {
        m_standing.calls.insert_or_assign(match.id(), WarCall{match.found, {}});
        m_standing.match.reset();
    } else {
        leaveGame();
    }
}

void Contract::takeMusters(const std::vector<MatchFound>& musters, const Incoming& in) {
    std::erase_if(m_standing.calls,
                  [](const auto& one) { return one.second.response != ReadyResponse::Decline; });
    for (const MatchFound& found : musters) {
        m_matchesSeen.insert(found.matchId);
        takeCall(found, in);
    }
}

void Contract::checkWarResult(const LiveMatch& match, const GameResult& result) {
    require(result.duration >= Duration{0} &&
                (result.duration <= m_expectations.war + kWarSlack || mayHaveRestarted()),
            "longer than a war");
    const bool isWhole = result.war && match.found.war && result.war->sides.size() == kSides &&
                         match.found.sides.size() == kSides &&
                         hasRosters(match.found, ownAddress());
    require(isWhole, "a war without a report");
    if (!isWhole)
        return;
    require(result.war->territory == match.found.war->territory &&
                result.war->crewStake == match.found.war->crewStake,
            "the report is of another war");
    std::size_t fighters = 0;
    for (std::size_t side = 0; side < result.war->sides.size(); ++side) {
        const WarSide& told = result.war->sides[side];
        const SideCard& known = match.found.sides[side];
        fighters += told.roster.size();
        require(told.crewId == known.id &&
                    std::ranges::equal(told.roster, known.players, {}, {}, &PlayerCard::address),
                "the rosters are not those at the lock");
    }
    require(result.players.size() == fighters &&
                std::ranges::find(result.players, result.yourStats) != result.players.end(),
            "not all of the war, or not as they were told");
    checkKeys(match, result);
    const std::string_view fault = faultOfScores(*result.war, result);
    require(fault.empty(), fault);
    require(result.prize == prizeOf(match.found, ownAddress(), result),
            "not the share of the prize, or the stake back");
    require(isRatedRightly(match.found, result),
            "the rating change is not Elo's between the means of the rosters");
    const auto card =
        std::ranges::find(ownSideOf(match.found).players, ownAddress(), &PlayerCard::address);
    require(result.rating == card->rating + result.ratingChange || !m_standing.left.empty(),
            "the rating is not the one before and the change");
    if (m_standing.map.contains(result.war->territory))
        m_ownersToBe[result.war->territory] =
            result.winner.value ? result.winner.value : result.war->defender;
}

} // namespace arcade::player
