#pragma once

#include "tools/player/key_log.h"

#include "shared/protocol/messages.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace arcade::player {

/// A match as its player has been told of it.
struct LiveMatch {
    MatchFound found;
    MatchPhase phase = MatchPhase::Matched;
    int accepted = 0;
    /// Set when the request was sent.
    std::optional<ReadyResponse> response;
    bool abandoned = false;
    /// queue.leave was sent, perhaps in the instant of the match.
    bool left = false;
    std::string sequence;
    std::optional<Instant> startsAt;
    std::optional<Instant> endsAt;
    std::optional<std::chrono::seconds> secondsRemaining;
    /// Keystrokes sent.
    std::optional<KeyLog> keys;
    /// What the server last said of the own cursor.
    std::int64_t keysAccepted = 0;
    Ratio progress;
    bool opponentAway = false;
    /// The server stood still in it.
    bool extended = false;
    std::optional<OpponentProgress> opponent;
    /// Of the opponent, when the match was found.
    int opponentRating = 0;
    std::optional<GameResult> result;
    /// Hunts.
    std::optional<GameAssignment> target;
    /// Hunts and wars: as they were told last, by address.
    std::map<Address, int> scores;

    bool isHunt() const { return found.gameType == GameType::BountyHunt; }
    bool isWar() const { return found.gameType == GameType::ProxyWar; }
    /// Hunts and wars: texts follow one another, and the others play on without who leaves.
    bool hasMany() const { return isHunt() || isWar(); }
    const MatchId& id() const { return found.matchId; }
};

/// A war that the player's crew is called to, without the player.
struct WarCall {
    MatchFound found;
    /// Set when the request was sent.
    std::optional<ReadyResponse> response;
};

/// What a player knows of itself from the server's messages alone.
struct Standing {
    /// session.state has come on this connection.
    bool open = false;
    bool draining = false;
    bool replaced = false;
    std::optional<AuthSuccess> me;
    int rating = 0;
    /// Available, as it is without a ticket or match, but for bets; empty while not certain.
    std::optional<Amount> balance;
    /// What the last queue.enter asked for.
    std::optional<QueueEnter> asked;
    Boxed<QueueUpdate> ticket;
    Boxed<LobbyUpdate> lobby;
    std::optional<LiveMatch> match;
    /// Hunts and wars that were left and are not over.
    std::vector<LiveMatch> left;
    std::optional<CrewState> crew;
    std::map<MatchId, WarCall> calls;
    /// By id, as it was told last on this connection; empty before it was asked for.
    std::map<std::string, Territory> map;
    int matchesPlayed = 0;
    /// What it watches, as it was told last.
    Boxed<SpectateJoined> watching;
    std::optional<SpectateMatches> watchable;
    /// Those of matches that are not over.
    std::vector<BetReceipt> bets;
    /// All that came, oldest first.
    std::vector<SpectateResult> betResults;
};

} // namespace arcade::player
