#pragma once

#include "client/model/row_list_model.h"
#include "client/model/view_enums.h"
#include "client/state/client_state.h"

#include <QCoreApplication>

#include <optional>

namespace arcade::client {

/// Matches that others play, and bets on them, in words.
class SpectateText {
    Q_DECLARE_TR_FUNCTIONS(SpectateText)

public:
    /// A side's name, its player's where it has none.
    static QString name(const SideCard& side);
    /// Of its player, or the mean of its crew; empty for nobody.
    static QString rating(const SideCard& side);
    /// What its player, or how many players of it, have done so far; empty for nobody.
    static QString record(const SideCard& side);
    /// The name of the side with this id; the id itself, shortened, where it is not known.
    static QString nameOf(const std::vector<SideCard>& sides, const std::string& id);
    /// `ann against bob`, `ann, bob and 6 others`; empty for nobody.
    static QString against(const std::vector<SideCard>& sides);
    static QString watchers(int count);
    /// `Code duel · Gold`
    static QString game(GameType game, const std::optional<StakeTier>& tier);

    static QString verdict(const SpectateResult& result, const std::vector<SideCard>& sides);
    /// How it ended, in a sentence or two.
    static QString how(const SpectateResult& result);

    /// All that was bet; null is nothing.
    static Amount staked(const BetsOnMatch* bets);
    static BetState stateOf(const BetOutcome& bet, const SpectateResult& result);
    /// Rows: matchText, betText, state, stateText; one for each bet, in the order they were placed.
    static QList<RowListModel::Row> rows(const BetsOnMatch& bets);
    /// What came of all bets on a match, in a sentence; empty while that was not told.
    static QString settled(const BetsOnMatch& bets);
    /// The same, with the match.
    static QString settledElsewhere(const BetsOnMatch& bets);

private:
    static QString state(BetState state, const Amount& payout);
};

} // namespace arcade::client
