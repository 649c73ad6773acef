#pragma once

#include "shared/protocol/messages.h"

#include <chrono>
#include <optional>
#include <vector>

namespace arcade::client {

/// What there is to see of a match that the player watches no more.
struct PastWatch {
    /// As it was told last.
    SpectateJoined view;
    /// Empty when the server never told how it ended.
    std::optional<SpectateResult> result;

    friend bool operator==(const PastWatch&, const PastWatch&) = default;
};

/// What the player has bet on one match.
struct BetsOnMatch {
    MatchId match;
    /// Empty when the match was never watched by this client.
    std::vector<SideCard> sides;
    std::vector<BetReceipt> bets;
    /// What came of them, once it was told.
    std::optional<SpectateResult> result;
    /// A connection was lost meanwhile, and perhaps the result with it.
    bool isUncertain = false;

    friend bool operator==(const BetsOnMatch&, const BetsOnMatch&) = default;
};

/// Who was in a match of many. Its result tells the figures alone.
struct PlayedField {
    MatchId match;
    std::vector<SideCard> sides;

    friend bool operator==(const PlayedField&, const PlayedField&) = default;
};

/// Everything the server has told this client that still holds. Whatever is drawn comes from here.
struct ClientState {
    /// Who the player is; empty before the first auth.success.
    std::optional<AuthSuccess> player;
    /// As the last session.state said, changed by every event since.
    SessionState session;
    /// Of session.lastResult, once its payouts are booked.
    std::optional<MatchSettled> settled;
    /// Of a running game, once it was told.
    std::optional<std::chrono::seconds> gameDuration;
    /// Of the last match of many that this client took part in.
    std::optional<PlayedField> lastField;
    /// The match that was watched last, until another one is.
    std::optional<PastWatch> lastWatch;
    /// The latest matches the player has bet on, oldest first; at most kMaxBetMatches.
    std::vector<BetsOnMatch> bets;
    std::optional<ServerNotice> notice;
    /// The player's crew; empty for none, and as long as it is not known.
    std::optional<CrewState> crew;
    bool isCrewKnown = false;
    /// The map as it was told last; empty before.
    std::vector<Territory> territories;
    /// Wars the player has declined: the server tells of them no more, and takes the player still.
    std::vector<MatchFound> declinedCalls;

    static constexpr std::size_t kMaxBetMatches = 20;

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

/// The crew somebody fought for; null for one who was on neither roster.
const WarSide* sideOf(const WarReport& war, const Address& fighter);

/// Who won is the player, or the player's crew.
bool isOwnWin(const ClientState& state, const GameResult& result);
/// The player leads the crew.
bool leadsCrew(const ClientState& state);
/// The wars that the player's crew is called to and the player is not in: first those that wait
/// for an answer.
std::vector<const MatchFound*> openCalls(const ClientState& state);

/// The match on the spectators' screen: the one that is watched, else the last one. Null for none.
const SpectateJoined* watchedMatch(const ClientState& state);

/// What the player has bet on a match; null for nothing.
const BetsOnMatch* betsOn(const ClientState& state, MatchId match);

} // namespace arcade::client
