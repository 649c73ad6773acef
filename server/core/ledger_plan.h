#pragma once

#include "shared/protocol/field.h"
#include "shared/vocabulary/amount.h"
#include "shared/vocabulary/ids.h"

#include <array>
#include <string>
#include <tuple>
#include <vector>

/// Money as the core plans it: transfers between accounts, balanced by their form. The store alone
/// books them.
namespace arcade::core {

enum class AccountKind { Available, Locked, Escrow, BetPool, Burn, Rake, Mint };

/// A ledger account: a player's available or locked balance, a match's escrow or bet pool, or one
/// of the three of the house (whose id is null).
struct Account {
    AccountKind kind = AccountKind::Burn;
    std::uint64_t idHigh = 0;
    std::uint64_t idLow = 0;

    static Account available(PlayerId player) {
        return {AccountKind::Available, player.high, player.low};
    }
    static Account locked(PlayerId player) {
        return {AccountKind::Locked, player.high, player.low};
    }
    static Account escrow(MatchId match) { return {AccountKind::Escrow, match.high, match.low}; }
    static Account betPool(MatchId match) { return {AccountKind::BetPool, match.high, match.low}; }
    static Account burn() { return {AccountKind::Burn, 0, 0}; }
    static Account rake() { return {AccountKind::Rake, 0, 0}; }
    static Account mint() { return {AccountKind::Mint, 0, 0}; }

    friend auto operator<=>(const Account&, const Account&) = default;

    /// `available:<32 hex>`, `escrow:<32 hex>`, `burn`.
    std::string toString() const;
};

/// Moves an amount from one account to another. Only mint may go below zero.
struct Transfer {
    Account from;
    Account to;
    Amount amount;

    friend bool operator==(const Transfer&, const Transfer&) = default;
};

} // namespace arcade::core

template <>
struct arcade::EnumText<arcade::core::AccountKind> {
    static constexpr std::array<std::string_view, 7> texts{"available", "locked", "escrow", "bets",
                                                           "burn",      "rake",   "mint"};
};
