#include "tests/store/bets.h"

namespace arcade::store::test {

namespace {

constexpr const char* kPartition = "code_duel/gold";

} // namespace

core::Bet betOn(const core::Match& match, int side, PlayerId player, Amount amount, int number) {
    core::Bet bet;
    bet.id = betId(number);
    bet.match = match.id;
    bet.player = player;
    bet.address = addressOf(static_cast<int>(player.low) - 1);
    bet.side = side;
    bet.amount = amount;
    bet.at = kStart;
    return bet;
}

core::BetPlaced placed(const core::Bet& bet) {
    return {bet, kPartition};
}

std::optional<host::CommitReceipt::Booked> place(StoreFixture& fixture, const core::Bet& bet) {
    if (!fixture.reserveBet(bet.player, bet.id, bet.amount))
        return std::nullopt;
    const auto receipt = fixture.commit({placed(bet)});
    if (!receipt || !receipt->betsPlaced.contains(bet.id))
        return std::nullopt;
    return receipt->betsPlaced.at(bet.id);
}

core::BetsSettled wonByFirst(const core::Match& match, const std::vector<core::Bet>& bets,
                             Amount rake) {
    core::BetsSettled settled{match.id, kPartition, {}, {}};
    Amount pool;
    for (const core::Bet& bet : bets)
        pool += bet.amount;
    const auto account = core::Account::betPool(match.id);
    settled.transfers.push_back({account, core::Account::rake(), rake});
    for (const core::Bet& bet : bets) {
        const Amount payout = bet.side == 0 ? pool - rake : Amount{};
        settled.payouts.push_back({bet, payout});
        settled.transfers.push_back({account, core::Account::available(bet.player), payout});
    }
    return settled;
}

core::BetsSettled refunded(const core::Match& match, const std::vector<core::Bet>& bets) {
    core::BetsSettled settled{match.id, kPartition, {}, {}};
    for (const core::Bet& bet : bets) {
        settled.payouts.push_back({bet, bet.amount});
        settled.transfers.push_back(
            {core::Account::betPool(match.id), core::Account::available(bet.player), bet.amount});
    }
    return settled;
}

} // namespace arcade::store::test
