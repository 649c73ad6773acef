#include "tools/player/contract.h"
#include "tools/player/hunt_rules.h"

#include <algorithm>

/// What SPEC 3.5 promises a hunter.
namespace arcade::player {
namespace {

constexpr int kFewest = 8;
constexpr int kMost = 64;
constexpr Duration kLobbyInterval{1'000};
constexpr Duration kLobbySlack{100};
constexpr Duration kEndSlack{1'000};

const PlayerCard* cardOf(const MatchFound& found, const Address& address) {
    for (const SideCard& side : found.sides) {
        for (const PlayerCard& card : side.players) {
            if (card.address == address)
                return &card;
        }
    }
    return nullptr;
}

const PlayerStats* statsOf(const GameResult& result, const Address& address) {
    const auto found = std::ranges::find(result.players, address, &PlayerStats::address);
    return found == result.players.end() ? nullptr : &*found;
}

} // namespace

void Contract::take(const LobbyUpdate& message, const Incoming& in) {
    require(message.min == kFewest && message.max == kMost, "a round has 8 to 64 hunters");
    require(message.round >= 1 && message.players >= 0, "the lobby's figures are out of bounds");
    checkCountsDown(message.phaseEndsAt, message.timeLeft, in);
    const auto& before = m_standing.lobby;
    require(!before || before->round <= message.round || !m_standing.match,
            "rounds are counted on");
    if (message.phase == LobbyPhase::Registration) {
        require(m_standing.ticket.has_value(), "a lobby told to who does not wait in it");
        require(!message.stakeTier ||
                    message.prizePool ==
                        Amount::data(stakeOf(*message.stakeTier))
                            .scaled(static_cast<std::uint64_t>(message.players), 1),
                "the prize pool is not the stakes of who is there");
        // One at the entry or the return, and one with the others.
        m_lobbyPushes.push_back(in.ts);
        const std::size_t count = m_lobbyPushes.size();
        require(count < 3 || in.ts - m_lobbyPushes[count - 2] >= kLobbyInterval - kLobbySlack,
                "lobby.update pushed more than once a second");
    } else if (message.phase != LobbyPhase::Ended) {
        require(m_standing.match && m_standing.match->isHunt(), "a round the player is not in");
    }
    m_standing.lobby = message;
}

void Contract::checkHunters(const MatchFound& found) {
    const auto count = static_cast<int>(found.sides.size());
    require(count <= kMost && (count >= kFewest || m_standing.match),
            "a round has 8 to 64 hunters");
    require(std::ranges::all_of(found.sides,
                                [](const SideCard& side) {
                                    return side.players.size() == 1 &&
                                           side.players[0].address.toString() == side.id;
                                }) ||
                m_standing.match,
            "each hunter is a side");
    require(cardOf(found, ownAddress()) != nullptr, "a hunt without the player");
    require(found.acceptTimeLeft == Duration{0}, "entering a hunt is accepting");
    require(found.stakeTier.has_value(), "a hunt has a stake tier");
    if (!found.stakeTier)
        return;
    const Amount stake = Amount::data(stakeOf(*found.stakeTier));
    const Amount bounty = bountyOf(stake);
    require(found.wager == stake && found.burn == stake - bounty && found.prize == stake + bounty,
            "wager, burn and prize are not the tier's");
}

void Contract::take(const GameAssignment& message, const Incoming&) {
    if (!isOwnMatch(message.matchId, {MatchPhase::Ready}))
        return;
    LiveMatch& match = *m_standing.match;
    require(cardOf(match.found, message.target.address) != nullptr &&
                message.target.address != ownAddress(),
            "the target is another hunter of the round");
    require(message.bounty == bountyOf(match.found.wager), "the bounty is the stake less burn");
    match.target = message;
}

void Contract::checkField(LiveMatch& match, const OpponentProgress& message) {
    bool hasOwn = false;
    for (const PlayerProgress& one : message.players) {
        hasOwn = hasOwn || one.address == ownAddress();
        require(cardOf(match.found, one.address) != nullptr, "progress of who is no hunter");
        require(one.progress >= Ratio{} && one.progress <= Ratio::one() &&
                    one.accuracy >= Ratio{} && one.accuracy <= Ratio::one() && one.wpm >= 0,
                "a hunter's figures are out of bounds");
        require(one.score.has_value() && *one.score >= 0, "a hunter without a score");
        match.scores[one.address] = one.score.value_or(0);
    }
    require(hasOwn && message.players.size() >= 2, "the field is not all of it");
}

void Contract::checkAbsence(LiveMatch& match, const PlayerDisconnected& message) {
    require(cardOf(match.found, message.address) != nullptr && message.address != ownAddress(),
            "not about another hunter");
    require(message.gracePeriod <= m_expectations.grace || match.extended || mayHaveRestarted(),
            "more grace than there is");
    require(!message.endsAs || *message.endsAs == EndReason::Void, "a hunt is not forfeited");
}

void Contract::checkHuntResult(const LiveMatch& match, const GameResult& result) {
    require(result.duration >= Duration{0} &&
                (result.duration <= m_expectations.hunt + kEndSlack || mayHaveRestarted()),
            "longer than a hunt");
    require(result.players.size() >= kFewest, "fewer hunters than make a round");
    const PlayerStats* own = statsOf(result, ownAddress());
    require(own != nullptr && *own == result.yourStats, "the player is not among the hunters");
    require(std::ranges::all_of(result.players,
                                [&](const PlayerStats& one) {
                                    return cardOf(match.found, one.address) != nullptr;
                                }),
            "a result of who is no hunter");
    if (match.keys && match.keys->isWhole()) {
        const KeyLog& keys = *match.keys;
        bool isReached = false;
        for (std::int64_t count = keys.first(); count <= keys.count() && !isReached; ++count) {
            const Cursor& cursor = keys.at(count);
            isReached = cursor.done + cursor.position == result.yourStats.score &&
                        cursor.accuracy() == result.yourStats.accuracy;
        }
        require(isReached, "your_stats are not what the keystrokes lead to");
    }
    checkHuntScores(match, result);
    checkBounties(match, result);
}

void Contract::checkHuntScores(const LiveMatch& match, const GameResult& result) {
    if (result.endReason == EndReason::Void) {
        require(!result.winner.value && result.ratingChange == 0, "a void match changed something");
        return;
    }
    require(result.endReason == EndReason::Timeout || result.endReason == EndReason::Forfeit,
            "a hunt ends with its time");
    const auto best = std::ranges::max_element(result.players, {}, &PlayerStats::score);
    if (best == result.players.end())
        return;
    const bool isShared = std::ranges::count(result.players, best->score, &PlayerStats::score) > 1;
    require(result.winner.value ==
                (isShared ? std::nullopt : std::optional{best->address.toString()}),
            "the highest score alone wins a hunt");
    const PlayerCard* own = cardOf(match.found, ownAddress());
    if (own == nullptr)
        return;
    std::vector<Rival> field;
    for (const PlayerStats& one : result.players) {
        const PlayerCard* card = cardOf(match.found, one.address);
        if (card != nullptr && one.address != ownAddress())
            field.push_back({card->rating, result.yourStats.score - one.score});
    }
    require(isFieldChange(result.ratingChange, own->rating, field),
            "the rating change is not Elo's against the field");
    require(result.rating == own->rating + result.ratingChange || !m_standing.left.empty(),
            "the rating is not the one before and the change");
}

void Contract::checkBounties(const LiveMatch& match, const GameResult& result) {
    const Amount stake = match.found.wager;
    if (result.endReason == EndReason::Void) {
        require(result.prize == stake && !result.hunt, "not the stake back");
        return;
    }
    require(result.hunt.has_value(), "a hunt without a report");
    if (!result.hunt)
        return;
    const PlayerStats* target = statsOf(result, result.hunt->target);
    const PlayerStats* hunter = statsOf(result, result.hunt->hunter);
    require(target != nullptr && hunter != nullptr, "target or hunter did not play");
    require(!match.target || match.target->target.address == result.hunt->target,
            "another target than was assigned");
    if (target == nullptr || hunter == nullptr)
        return;
    const int own = result.yourStats.score;
    const Amount bounty = own > target->score ? bountyOf(stake) : Amount{};
    const bool isTaken = hunter->score > own;
    require(result.hunt->bounty == bounty, "not the bounty of the target");
    require(result.hunt->isTaken == isTaken, "the stake goes to a hunter who scored more");
    require(result.prize == (isTaken ? bounty : bounty + stake),
            "not the bounty and the stake that was kept");
}

/// The stake is gone until the end, and may come back then.
void Contract::leaveHunt() {
    if (m_standing.balance)
        m_standing.balance = *m_standing.balance - m_standing.match->found.wager;
    m_standing.left.push_back(std::move(*m_standing.match));
    m_standing.match.reset();
    m_standing.lobby.reset();
}

bool Contract::takeLeftResult(const GameResult& result) {
    const auto left = std::ranges::find(m_standing.left, result.matchId, &LiveMatch::id);
    if (left == m_standing.left.end())
        return false;
    require(!left->result, "a second result");
    checkResult(*left, result);
    left->result = result;
    ++m_standing.matchesPlayed;
    return true;
}

bool Contract::takeLeftSettled(const MatchSettled& message) {
    const auto left = std::ranges::find(m_standing.left, message.matchId, &LiveMatch::id);
    if (left == m_standing.left.end())
        return false;
    require(left->result.has_value(), "match.settled before game.result");
    if (isBalanceKnown() && left->result) {
        m_standing.balance = *m_standing.balance + left->result->prize;
        require(*m_standing.balance == message.balance + staked(),
                "the balance after is not the one before with the prize");
    }
    m_standing.left.erase(left);
    return true;
}

} // namespace arcade::player
