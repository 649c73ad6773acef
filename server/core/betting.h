#pragma once

#include "server/core/command.h"
#include "server/core/step.h"
#include "server/core/world.h"

/// Bets while a match is READY, and what becomes of them (SPEC 3.7).
namespace arcade::core {

/// In whole $DATA: a bet, and all of a player's bets on one match.
inline constexpr std::uint64_t kBetLeast = 10;
inline constexpr std::uint64_t kBetMost = 500;

/// MATCH_NOT_FOUND, MATCH_NOT_SPECTATABLE before READY, BAD_MESSAGE for a side that is none,
/// BETTING_CLOSED from the start of the game, BET_TOO_SMALL, BET_TOO_LARGE, BET_ON_OWN_MATCH.
Refusal betRefusal(const World& world, PlayerId player, const SpectateBet& bet, Instant now);
/// A bet that was placed already is answered again and not placed again.
Refusal placeBet(World& world, Step& step, const PlaceBet& command);

/// What a store held; the match is there.
void restoreBets(LiveMatch& live, std::vector<Bet> bets);
/// Of a match that the store does not hold any more: back in full.
void refundBets(const World& world, Step& step, MatchId match, const std::vector<Bet>& bets);

/// The match is over. Without a winner every bet comes back. Says what each bet brought.
std::vector<BetsSettled::Payout> settleBets(const World& world, Step& step, const LiveMatch& ended,
                                            std::optional<int> winner);

} // namespace arcade::core
