#pragma once

#include "shared/protocol/messages.h"

#include <chrono>
#include <optional>

namespace arcade::client {

/// Everything the server has told this client that still holds. Whatever is drawn comes from here.
struct ClientState {
    /// Who the player is; empty before the first auth.success.
    std::optional<AuthSuccess> player;
    /// As the last session.state said, changed by every event since.
    SessionState session;
    /// Of session.lastResult, once its payouts are booked.
    std::optional<MatchSettled> settled;
    /// What the live ticket or match holds of the player's money; not in the balance.
    Amount held;
    /// Of a running game, once it was told.
    std::optional<std::chrono::seconds> gameDuration;
    std::optional<ServerNotice> notice;

    friend bool operator==(const ClientState&, const ClientState&) = default;
};

/// The live match, when it is the one with this id.
const MatchView* liveMatch(const ClientState& state, MatchId id);

/// The part of a player in the live match; null for one who has none in it.
const ParticipantView* participant(const MatchView& match, const Address& address);

/// The player's own part in the live match, and the first that is not; null before the player is
/// known.
const ParticipantView* ownPart(const ClientState& state);
const ParticipantView* opponentOf(const ClientState& state);

} // namespace arcade::client
