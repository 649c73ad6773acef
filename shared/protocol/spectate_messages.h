#pragma once

#include "shared/protocol/spectate_view.h"

namespace arcade {

struct SpectateList {
    static constexpr MessageInfo info{"spectate.list", Direction::ToServer,
                                      "Asks for the matches that can be watched."};
    std::optional<GameType> gameType;
    std::optional<std::string> cursor;
    friend bool operator==(const SpectateList&, const SpectateList&) = default;
    static constexpr auto fields() {
        return std::tuple{field("game_type", &SpectateList::gameType),
                          field("cursor", &SpectateList::cursor, atMost(64))};
    }
};

struct SpectateJoin {
    static constexpr MessageInfo info{"spectate.join", Direction::ToServer,
                                      "Watches a match. Answered with spectate.joined."};
    MatchId matchId;
    friend bool operator==(const SpectateJoin&, const SpectateJoin&) = default;
    static constexpr auto fields() { return std::tuple{field("match_id", &SpectateJoin::matchId)}; }
};

struct SpectateLeave {
    static constexpr MessageInfo info{"spectate.leave", Direction::ToServer,
                                      "Stops watching. Answered with ok."};
    MatchId matchId;
    friend bool operator==(const SpectateLeave&, const SpectateLeave&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &SpectateLeave::matchId)};
    }
};

struct SpectateBet {
    static constexpr MessageInfo info{"spectate.bet", Direction::ToServer,
                                      "Bets on a side. Answered with spectate.bet_accepted."};
    MatchId matchId;
    /// An address or a crew's id.
    std::string onPlayer;
    Amount amount;
    friend bool operator==(const SpectateBet&, const SpectateBet&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &SpectateBet::matchId),
                          field("on_player", &SpectateBet::onPlayer, between(1, 64)),
                          field("amount", &SpectateBet::amount)};
    }
};

/// A match in a list of those that can be watched; delayed and rounded.
struct WatchableMatch {
    MatchId matchId;
    GameType gameType = GameType::CodeDuel;
    std::optional<StakeTier> tier;
    MatchPhase phase = MatchPhase::Ready;
    std::vector<SideCard> sides;
    Instant endsAt{};
    Duration timeLeft{};
    int spectatorCount = 0;

    friend bool operator==(const WatchableMatch&, const WatchableMatch&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &WatchableMatch::matchId),
                          field("game_type", &WatchableMatch::gameType),
                          field("tier", &WatchableMatch::tier),
                          field("phase", &WatchableMatch::phase),
                          field("sides", &WatchableMatch::sides, kSideBounds),
                          field("ends_at", &WatchableMatch::endsAt),
                          field("ms_left", &WatchableMatch::timeLeft),
                          field("spectator_count", &WatchableMatch::spectatorCount)};
    }
};

struct SpectateMatches {
    static constexpr MessageInfo info{"spectate.matches", Direction::ToClient,
                                      "The matches that can be watched."};
    std::vector<WatchableMatch> matches;
    std::optional<std::string> cursor;
    friend bool operator==(const SpectateMatches&, const SpectateMatches&) = default;
    static constexpr auto fields() {
        return std::tuple{field("matches", &SpectateMatches::matches, atMost(100)),
                          field("cursor", &SpectateMatches::cursor, atMost(64))};
    }
};

/// A bet as its bettor sees it. The host fills the hash in, which only the store knows.
struct BetReceipt {
    MatchId matchId;
    Amount amount;
    std::string onPlayer;
    Ratio currentOdds;
    std::string txHash;
    BetId bet{};

    friend bool operator==(const BetReceipt&, const BetReceipt&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &BetReceipt::matchId),
                          field("amount", &BetReceipt::amount),
                          field("on_player", &BetReceipt::onPlayer, atMost(64)),
                          field("current_odds", &BetReceipt::currentOdds),
                          field("tx_hash", &BetReceipt::txHash, atMost(80)),
                          field("bet_id", &BetReceipt::bet)};
    }
};

struct SpectateJoined {
    static constexpr MessageInfo info{"spectate.joined", Direction::ToClient,
                                      "The receiver watches a match from now on."};
    SpectateUpdate update;
    GameType gameType = GameType::CodeDuel;
    std::optional<StakeTier> tier;
    std::vector<SideCard> players;
    bool canBet = false;
    Duration delay{};
    std::vector<BetReceipt> bets;

    friend bool operator==(const SpectateJoined&, const SpectateJoined&) = default;
    static constexpr auto fields() {
        return std::tuple{embedded(&SpectateJoined::update),
                          field("game_type", &SpectateJoined::gameType),
                          field("tier", &SpectateJoined::tier),
                          field("players", &SpectateJoined::players, kSideBounds),
                          field("can_bet", &SpectateJoined::canBet),
                          field("delay_ms", &SpectateJoined::delay),
                          field("bets", &SpectateJoined::bets, atMost(64))};
    }
};

struct SpectateBetAccepted {
    static constexpr MessageInfo info{"spectate.bet_accepted", Direction::ToClient,
                                      "The bet is booked."};
    BetReceipt receipt;
    /// The bettor's available balance after it.
    Amount balance;
    friend bool operator==(const SpectateBetAccepted&, const SpectateBetAccepted&) = default;
    static constexpr auto fields() {
        return std::tuple{embedded(&SpectateBetAccepted::receipt),
                          field("balance", &SpectateBetAccepted::balance)};
    }
};

/// What came of one bet.
struct BetOutcome {
    std::string onPlayer;
    Amount amount;
    /// Credited to the bettor: 0 for a lost bet, the amount for one that was given back.
    Amount payout;

    friend bool operator==(const BetOutcome&, const BetOutcome&) = default;
    static constexpr auto fields() {
        return std::tuple{field("on_player", &BetOutcome::onPlayer, atMost(64)),
                          field("amount", &BetOutcome::amount),
                          field("payout", &BetOutcome::payout)};
    }
};

struct SpectateResult {
    static constexpr MessageInfo info{"spectate.result", Direction::ToClient,
                                      "How a watched match ended, and what the bets return."};
    MatchId matchId;
    /// An address or a crew's id; null for a tie, a void and a cancelled match.
    Nullable<std::string> winner;
    /// Left out when the match was cancelled before its start.
    std::optional<EndReason> endReason;
    /// Of all the receiver's bets.
    Amount payout;
    std::vector<BetOutcome> bets;
    /// The receiver's available balance after it; left out without bets.
    std::optional<Amount> balance;

    friend bool operator==(const SpectateResult&, const SpectateResult&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &SpectateResult::matchId),
                          field("winner", &SpectateResult::winner, atMost(64)),
                          field("end_reason", &SpectateResult::endReason),
                          field("payout", &SpectateResult::payout),
                          field("bets", &SpectateResult::bets, atMost(64)),
                          field("balance", &SpectateResult::balance)};
    }
};

} // namespace arcade
