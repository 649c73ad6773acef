#pragma once

#include "shared/protocol/direct_messages.h"

#include <map>
#include <optional>
#include <string>

namespace arcade::client {

/// What has to be equal for two players of a direct game to meet.
struct DirectKey {
    std::string game;
    DirectAsset asset = DirectAsset::Usdt;
    DirectAmount amount;

    friend bool operator==(const DirectKey&, const DirectKey&) = default;
};

/// A direct match, as far as the server has told of it.
struct DirectMatch {
    MatchId id;
    DirectKey key;
    /// Empty before it was told.
    std::string opponentId;
    DirectStatus status = DirectStatus::Active;
    /// Who is there, by player id; empty before it was told.
    std::map<std::string, DirectPresence> players;
    /// Of a finished one, where they were told.
    std::optional<std::string> winner;
    std::optional<std::string> reason;

    friend bool operator==(const DirectMatch&, const DirectMatch&) = default;
};

/// Everything the server has told of direct games that still holds.
struct DirectState {
    /// Under which the player searches and plays.
    std::string playerId;
    /// What was searched for last.
    std::optional<DirectKey> search;
    /// The match the player is in, or was in last.
    std::optional<DirectMatch> match;

    friend bool operator==(const DirectState&, const DirectState&) = default;
};

/// Whether a player of the match was there when it was last told.
bool isPresent(const DirectMatch& match, const std::string& playerId);

} // namespace arcade::client
