#include "client/model/spectate_text.h"

#include "client/model/format.h"
#include "client/model/match_text.h"

#include <algorithm>
#include <numeric>

namespace arcade::client {
namespace {

constexpr qsizetype kShownOfId = 8;

QString oddsOf(const BetReceipt* receipt) {
    return receipt != nullptr ? Format::odds(receipt->currentOdds) : QString();
}

/// Bets of one amount on one side are told apart by nothing that is shown.
const BetReceipt* takeReceipt(std::vector<const BetReceipt*>& receipts, const BetOutcome& bet) {
    const auto found = std::ranges::find_if(receipts, [&bet](const BetReceipt* one) {
        return one->onPlayer == bet.onPlayer && one->amount == bet.amount;
    });
    if (found == receipts.end())
        return nullptr;
    const BetReceipt* receipt = *found;
    receipts.erase(found);
    return receipt;
}

} // namespace

QString SpectateText::name(const SideCard& side) {
    if (!side.name.empty())
        return QString::fromStdString(side.name);
    if (side.players.size() == 1)
        return QString::fromStdString(side.players.front().callsign);
    return QString::fromStdString(side.id).left(kShownOfId);
}

QString SpectateText::rating(const SideCard& side) {
    if (side.players.empty())
        return {};
    const int sum =
        std::accumulate(side.players.begin(), side.players.end(), 0,
                        [](int all, const PlayerCard& one) { return all + one.rating; });
    return Format::number(sum / static_cast<int>(side.players.size()));
}

QString SpectateText::record(const SideCard& side) {
    if (side.players.empty())
        return {};
    if (side.players.size() > 1)
        return tr("%n players", nullptr, static_cast<int>(side.players.size()));
    const PlayerCard& player = side.players.front();
    return Format::record(player.wins, player.avgWpm);
}

QString SpectateText::nameOf(const std::vector<SideCard>& sides, const std::string& id) {
    const auto found = std::ranges::find(sides, id, &SideCard::id);
    if (found != sides.end())
        return name(*found);
    const auto address = Address::parse(id);
    return address ? Format::shortAddress(*address) : QString::fromStdString(id).left(kShownOfId);
}

QString SpectateText::against(const std::vector<SideCard>& sides) {
    if (sides.empty())
        return {};
    if (sides.size() == 1)
        return name(sides.front());
    const QString first = name(sides[0]);
    const QString second = name(sides[1]);
    if (sides.size() == 2)
        return tr("%1 against %2").arg(first, second);
    return tr("%1, %2 and %n other(s)", nullptr, static_cast<int>(sides.size()) - 2)
        .arg(first, second);
}

QString SpectateText::watchers(int count) {
    return tr("%1 watching").arg(Format::number(count));
}

QString SpectateText::game(GameType game, const std::optional<StakeTier>& tier) {
    const QString name = MatchText::game(game);
    return tier ? QStringLiteral("%1 · %2").arg(name, MatchText::tier(*tier)) : name;
}

QString SpectateText::verdict(const SpectateResult& result, const std::vector<SideCard>& sides) {
    if (!result.endReason)
        return tr("Match cancelled");
    if (*result.endReason == EndReason::Void)
        return MatchText::verdict(Verdict::Void);
    return result.winner.value ? tr("%1 wins").arg(nameOf(sides, *result.winner.value))
                               : MatchText::verdict(Verdict::Tie);
}

QString SpectateText::how(const SpectateResult& result) {
    if (!result.endReason)
        return tr("It fell through before its start. Every bet goes back.");
    if (*result.endReason == EndReason::Void)
        return tr("The match was called off. Every bet goes back.");
    if (!result.winner.value)
        return tr("Time ran out level. Every bet goes back.");
    switch (*result.endReason) {
    case EndReason::Completed: return tr("First to finish the sequence.");
    case EndReason::Timeout: return tr("Ahead when time ran out.");
    case EndReason::Forfeit: return tr("The other side gave up, or did not come back in time.");
    case EndReason::Void: break;
    }
    return {};
}

Amount SpectateText::staked(const BetsOnMatch* bets) {
    Amount sum;
    if (bets == nullptr)
        return sum;
    for (const BetReceipt& bet : bets->bets)
        sum += bet.amount;
    return sum;
}

BetState SpectateText::stateOf(const BetOutcome& bet, const SpectateResult& result) {
    if (bet.payout.isZero())
        return BetState::Lost;
    return result.winner.value == bet.onPlayer ? BetState::Won : BetState::Returned;
}

QString SpectateText::state(BetState state, const Amount& payout) {
    switch (state) {
    case BetState::Open: return tr("Open");
    case BetState::Won: return tr("Won %1").arg(Format::amount(payout));
    case BetState::Lost: return tr("Lost");
    case BetState::Returned: return tr("Given back");
    case BetState::Unknown: return tr("Not told: see your balance");
    }
    return {};
}

QList<RowListModel::Row> SpectateText::rows(const BetsOnMatch& bets) {
    QList<RowListModel::Row> rows;
    const QString match = against(bets.sides);
    const auto add = [&](const std::string& side, const Amount& amount, const QString& odds,
                         BetState is, const QString& stateText) {
        const QString what = tr("%1 on %2").arg(Format::amount(amount), nameOf(bets.sides, side));
        rows.append({match, odds.isEmpty() ? what : tr("%1 at %2").arg(what, odds),
                     static_cast<int>(is), stateText});
    };
    if (!bets.result) {
        const BetState is = bets.isUncertain ? BetState::Unknown : BetState::Open;
        for (const BetReceipt& bet : bets.bets)
            add(bet.onPlayer, bet.amount, oddsOf(&bet), is, state(is, {}));
        return rows;
    }
    std::vector<const BetReceipt*> receipts;
    for (const BetReceipt& bet : bets.bets)
        receipts.push_back(&bet);
    for (const BetOutcome& bet : bets.result->bets) {
        const BetState is = stateOf(bet, *bets.result);
        add(bet.onPlayer, bet.amount, oddsOf(takeReceipt(receipts, bet)), is,
            state(is, bet.payout));
    }
    return rows;
}

QString SpectateText::settled(const BetsOnMatch& bets) {
    if (!bets.result)
        return {};
    const SpectateResult& result = *bets.result;
    const bool allBack = std::ranges::all_of(result.bets, [&result](const BetOutcome& bet) {
        return stateOf(bet, result) == BetState::Returned;
    });
    if (allBack)
        return tr("Your bets are given back.");
    if (result.payout.isZero())
        return tr("Your bets are lost.");
    return tr("Your bets return %1.").arg(Format::amount(result.payout));
}

QString SpectateText::settledElsewhere(const BetsOnMatch& bets) {
    const QString match = bets.sides.empty() ? tr("A match you bet on") : against(bets.sides);
    return tr("%1 is over. %2").arg(match, settled(bets));
}

} // namespace arcade::client
