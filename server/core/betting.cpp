#include "server/core/betting.h"

#include "server/core/bet_payout.h"
#include "server/core/match.h"
#include "server/core/match_events.h"
#include "server/core/spectator_view.h"
#include "server/core/spectators.h"

#include <algorithm>

namespace arcade::core {
namespace {

/// Of the transactions that give back what belongs to no match.
constexpr std::string_view kOrphansPartition = "bets";

std::optional<int> sideWith(const Match& match, const std::string& id) {
    for (std::size_t index = 0; index < match.sides.size(); ++index) {
        const int side = static_cast<int>(index);
        if (match.sides[index].id == id && !isWithdrawn(match, side))
            return side;
    }
    return std::nullopt;
}

Refusal amountRefusal(const LiveMatch& live, PlayerId player, const Amount& amount) {
    const Amount most = Amount::data(kBetMost);
    if (amount < Amount::data(kBetLeast))
        return refusal(ErrorCode::BetTooSmall, "A bet is at least 10 $DATA.");
    if (amount > most)
        return refusal(ErrorCode::BetTooLarge, "A bet is at most 500 $DATA.");
    if (amount > most - live.bets.amountOf(player))
        return refusal(ErrorCode::BetTooLarge,
                       "All your bets on one match are at most 500 $DATA together.");
    return std::nullopt;
}

const Bet* findBet(const LiveMatch& live, PlayerId player, BetId id) {
    const std::vector<Bet>& bets = live.bets.betsOf(player);
    const auto found =
        std::find_if(bets.begin(), bets.end(), [&](const Bet& bet) { return bet.id == id; });
    return found == bets.end() ? nullptr : &*found;
}

void replyPlaced(Step& step, const LiveMatch& live, const Bet& bet) {
    step.reply(bet.player, SpectateBetAccepted{betReceipt(live, bet, step.now), {}});
}

std::vector<BetsSettled::Payout> keepSettled(const World& world, Step& step, MatchId match,
                                             std::string partition, const std::vector<Bet>& bets,
                                             std::optional<int> winner,
                                             const std::set<int>& withdrawn = {}) {
    if (bets.empty())
        return {};
    BetPayout payout = payBets(match, bets, winner, withdrawn);
    std::vector<BetsSettled::Payout> payouts;
    for (std::size_t index = 0; index < bets.size(); ++index)
        payouts.push_back({bets[index], payout.credited[index]});
    step.keep(BetsSettled{match, partition, std::move(payout.transfers), payouts});
    for (const auto& [bet, amount] : payouts)
        raiseEvent(world, step, partition, bet.id,
                   BetSettledEvent{bet.id, match, bet.address, amount});
    return payouts;
}

} // namespace

Refusal betRefusal(const World& world, PlayerId player, const SpectateBet& bet, Instant now) {
    const auto found = world.matches.find(bet.matchId);
    if (found == world.matches.end())
        return refusal(ErrorCode::MatchNotFound, "There is no such match, or it is over.");
    const LiveMatch& live = found->second;
    if (!live.sight)
        return refusal(ErrorCode::MatchNotSpectatable,
                       "Bets are taken once all players of the match have accepted.");
    if (!sideWith(live.match, bet.onPlayer))
        return refusal(ErrorCode::BadMessage, "data.on_player: is no side of this match");
    if (live.match.phase != MatchPhase::Ready || live.match.phaseEndsAt <= now)
        return refusal(ErrorCode::BettingClosed, "The game has started: no more bets.");
    if (Refusal refused = amountRefusal(live, player, bet.amount))
        return refused;
    if (findParticipant(live.match, player))
        return refusal(ErrorCode::BetOnOwnMatch, "You cannot bet on a match you play in.");
    return std::nullopt;
}

Refusal placeBet(World& world, Step& step, const PlaceBet& command) {
    const auto found = world.matches.find(command.match);
    if (found != world.matches.end()) {
        if (const Bet* placed = findBet(found->second, command.player, command.bet)) {
            replyPlaced(step, found->second, *placed);
            return std::nullopt;
        }
    }
    if (Refusal refused = betRefusal(world, command.player,
                                     {command.match, command.onSide, command.amount}, step.now))
        return refused;
    LiveMatch& live = found->second;
    const std::string partition = live.match.queue.partition();
    const Bet bet{command.bet,
                  command.match,
                  command.player,
                  command.address,
                  *sideWith(live.match, command.onSide),
                  command.amount,
                  step.now};
    live.bets.add(bet);
    noteSight(live, step.now);
    step.keep(BetPlaced{bet, partition});
    raiseEvent(world, step, partition, bet.id,
               BetPlacedEvent{bet.id, bet.match, bet.address, command.onSide, bet.amount});
    replyPlaced(step, live, bet);
    return std::nullopt;
}

void restoreBets(LiveMatch& live, std::vector<Bet> bets) {
    std::stable_sort(bets.begin(), bets.end(),
                     [](const Bet& a, const Bet& b) { return a.at < b.at; });
    for (int side = 0; side < static_cast<int>(live.match.sides.size()); ++side) {
        if (isWithdrawn(live.match, side))
            live.bets.withdraw(side);
    }
    for (const Bet& bet : bets)
        live.bets.add(bet);
}

void refundBets(const World& world, Step& step, MatchId match, const std::vector<Bet>& bets) {
    keepSettled(world, step, match, std::string{kOrphansPartition}, bets, std::nullopt);
}

std::vector<BetsSettled::Payout> settleBets(const World& world, Step& step, const LiveMatch& ended,
                                            std::optional<int> winner) {
    return keepSettled(world, step, ended.match.id, ended.match.queue.partition(), ended.bets.all(),
                       winner, ended.bets.withdrawn());
}

} // namespace arcade::core
