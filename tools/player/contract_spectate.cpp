#include "tools/player/contract.h"

#include <algorithm>
#include <set>

namespace arcade::player {
namespace {

constexpr Duration kLeastDelay{500};
constexpr Duration kMostDelay{700};
constexpr std::int64_t kHundredth = Ratio::kOne / 100;
constexpr int kWpmStep = 5;

bool isRounded(Ratio ratio) {
    return ratio >= Ratio{} && ratio <= Ratio::one() && ratio.millionths % kHundredth == 0;
}

Amount smaller(const Amount& a, const Amount& b) {
    return a < b ? a : b;
}

/// SPEC 3.7, of a side in a pool.
Ratio oddsOf(const Amount& sidePool, const Amount& pool) {
    if (sidePool.isZero())
        return Ratio{2 * Ratio::kOne};
    const Amount rake = smaller(pool.scaled(5, 100), pool - sidePool);
    const Amount millionths =
        (pool - rake).scaled(Amount::baseUnits(static_cast<std::uint64_t>(Ratio::kOne)), sidePool);
    return Ratio{std::stoll(millionths.toString())};
}

} // namespace

Amount Contract::staked() const {
    if (m_standing.match)
        return m_standing.match->found.wager;
    if (m_standing.ticket && m_standing.ticket->stakeTier)
        return Amount::data(stakeOf(*m_standing.ticket->stakeTier));
    return {};
}

/// While a stake may be on its way the balance cannot be told.
bool Contract::isBalanceKnown() const {
    return m_standing.balance && !isWaitingFor<QueueEnter>() && !isWaitingFor<QueueLeave>();
}

void Contract::checkView(const SpectateUpdate& view) {
    require(view.phase != MatchPhase::Matched, "a match that cannot be watched yet");
    require(view.spectatorCount >= 0, "fewer than no spectators");
    require(view.sides.size() >= 2, "a match has two sides at least");
    if (view.sides.size() < 2)
        return;
    Amount pool;
    std::set<std::string> ids;
    for (const SpectatedSide& side : view.sides) {
        pool += side.pool;
        ids.insert(side.id);
        require(isRounded(side.progress) && isRounded(side.accuracy) && side.wpm >= 0 &&
                    side.wpm % kWpmStep == 0,
                "what watchers see is rounded");
        require(side.odds == oddsOf(side.pool, view.totalPool), "the odds are not the pools'");
    }
    require(ids.size() == view.sides.size(), "two sides are the same");
    require(pool == view.totalPool, "the pools of the sides are not the whole pool");
    require(view.player1Progress == view.sides[0].progress &&
                view.player2Progress == view.sides[1].progress &&
                view.betOdds == BetOdds{view.sides[0].odds, view.sides[1].odds},
            "player1 and player2 are not the first two sides");
}

void Contract::take(const SpectateMatches& message, const Incoming&) {
    std::set<MatchId> ids;
    for (const WatchableMatch& match : message.matches) {
        ids.insert(match.matchId);
        require(match.phase == MatchPhase::Ready || match.phase == MatchPhase::Active,
                "a match in the list cannot be watched");
    }
    require(ids.size() == message.matches.size(), "a match stands twice in the list");
    m_standing.watchable = message;
}

void Contract::take(const SpectateJoined& message, const Incoming&) {
    checkView(message.update);
    require(message.delay >= kLeastDelay && message.delay <= kMostDelay,
            "not the delay of watchers");
    require(!message.canBet || message.update.phase == MatchPhase::Ready,
            "bets are taken before the start");
    // Who has withdrawn from a hunt is shown a little longer.
    require(message.players.size() == message.update.sides.size() ||
                message.gameType == GameType::BountyHunt,
            "not as many players as there are sides");
    m_standing.watching = message;
}

void Contract::take(const SpectateUpdate& message, const Incoming&) {
    checkView(message);
    auto& watching = m_standing.watching;
    // One of a match that was left may have been under way.
    if (!watching || watching->update.matchId != message.matchId)
        return;
    require(message.phase >= watching->update.phase, "the view goes back to an earlier phase");
    watching->update = message;
}

void Contract::take(const SpectateBetAccepted& message, const Incoming&) {
    const BetReceipt& receipt = message.receipt;
    require(!receipt.txHash.empty(), "a bet has a tx_hash");
    require(receipt.currentOdds >= Ratio::one(), "odds that lose money");
    if (m_standing.balance) {
        *m_standing.balance -= receipt.amount;
        require(!isBalanceKnown() || *m_standing.balance == message.balance + staked(),
                "the balance after is not the one before, less the bet");
    }
    m_standing.bets.push_back(receipt);
}

/// Of a match that ended while the player was away, unless it was told before.
void Contract::takeMissed(const SpectateResult& result) {
    const auto ofMatch = [&](const BetReceipt& bet) { return bet.matchId == result.matchId; };
    require(!result.bets.empty() && !result.balance, "last_bets tells of bets, without a balance");
    if (std::erase_if(m_standing.bets, ofMatch) == 0)
        return;
    if (m_standing.balance)
        *m_standing.balance += result.payout;
    m_standing.betResults.push_back(result);
}

void Contract::take(const SpectateResult& message, const Incoming&) {
    Amount payout;
    Amount amount;
    for (const BetOutcome& bet : message.bets) {
        payout += bet.payout;
        amount += bet.amount;
        require(message.winner.value.has_value() || bet.payout == bet.amount,
                "without a winner every bet comes back");
        require(!message.winner.value || *message.winner.value != bet.onPlayer ||
                    bet.payout >= bet.amount,
                "a winning bet lost");
    }
    require(payout == message.payout, "the payout is not that of the bets");
    require(message.bets.empty() == !message.balance.has_value(),
            "who has bet is told the balance, nobody else");
    Amount known;
    for (const BetReceipt& bet : m_standing.bets) {
        if (bet.matchId == message.matchId)
            known += bet.amount;
    }
    // Of bets on a match that is not watched session.state does not tell.
    require(known <= amount, "a bet that was taken is forgotten");
    std::erase_if(m_standing.bets,
                  [&](const BetReceipt& bet) { return bet.matchId == message.matchId; });
    if (m_standing.balance) {
        *m_standing.balance += payout;
        require(!message.balance || !isBalanceKnown() ||
                    *m_standing.balance == *message.balance + staked(),
                "the balance after is not the one before, with the payout");
    }
    if (m_standing.watching && m_standing.watching->update.matchId == message.matchId)
        m_standing.watching.reset();
    m_standing.betResults.push_back(message);
}

bool Contract::mayBeRefusedToWatcher(const ErrorReply& error, const Request& request) const {
    static const std::size_t kJoin = ClientMessage(SpectateJoin{}).index();
    static const std::size_t kLeave = ClientMessage(SpectateLeave{}).index();
    static const std::size_t kBet = ClientMessage(SpectateBet{}).index();
    const auto isOneOf = [&](std::initializer_list<ErrorCode> codes) {
        return std::ranges::find(codes, error.code) != codes.end();
    };
    if (request.type == kLeave)
        return isOneOf(
            {ErrorCode::MatchNotFound, ErrorCode::MatchNotSpectatable, ErrorCode::InvalidState});
    if (request.type == kJoin)
        return isOneOf({ErrorCode::MatchNotFound, ErrorCode::MatchNotSpectatable,
                        ErrorCode::SpectatorsFull, ErrorCode::ServerFull, ErrorCode::InvalidState});
    return request.type == kBet &&
           isOneOf({ErrorCode::MatchNotFound, ErrorCode::MatchNotSpectatable,
                    ErrorCode::BettingClosed, ErrorCode::BetTooSmall, ErrorCode::BetTooLarge,
                    ErrorCode::BetOnOwnMatch, ErrorCode::InsufficientFunds, ErrorCode::ServerFull});
}

} // namespace arcade::player
