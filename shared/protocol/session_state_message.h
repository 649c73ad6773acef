#pragma once

#include "shared/protocol/game_messages.h"
#include "shared/protocol/match_messages.h"
#include "shared/protocol/queue_messages.h"
#include "shared/protocol/spectate_messages.h"
#include "shared/vocabulary/boxed.h"

namespace arcade {

/// One player's part in the match of a session.state.
struct ParticipantView {
    Address address;
    bool connected = false;
    Ratio progress;
    int wpm = 0;
    Ratio accuracy;
    std::optional<int> score;
    /// While disconnected in a game.
    std::optional<Instant> graceEndsAt;
    std::optional<Duration> graceTimeLeft;
    /// As in match.player_disconnected.
    std::optional<EndReason> endsAs;
    /// Out of the game for good; it goes on.
    std::optional<bool> left{};

    friend bool operator==(const ParticipantView&, const ParticipantView&) = default;
    static constexpr auto fields() {
        return std::tuple{field("address", &ParticipantView::address),
                          field("connected", &ParticipantView::connected),
                          field("progress", &ParticipantView::progress),
                          field("wpm", &ParticipantView::wpm),
                          field("accuracy", &ParticipantView::accuracy),
                          field("score", &ParticipantView::score),
                          field("grace_ends_at", &ParticipantView::graceEndsAt),
                          field("grace_ms_left", &ParticipantView::graceTimeLeft),
                          field("ends_as", &ParticipantView::endsAs),
                          field("left", &ParticipantView::left)};
    }
};

/// A live match as a returning player needs it.
struct MatchView {
    /// `acceptTimeLeft` counts while matched.
    MatchFound found;
    MatchPhase phase = MatchPhase::Matched;
    int accepted = 0;
    int of = 0;
    /// The receiver's own answer, when given.
    std::optional<ReadyResponse> response;
    /// End of the phase it is in.
    Instant phaseEndsAt{};
    Duration phaseTimeLeft{};
    /// From READY on.
    std::optional<std::string> codeSequence;
    std::optional<std::int64_t> keysAccepted;
    std::optional<int> position;
    std::optional<int> errors;
    std::vector<ParticipantView> players;
    /// As in game.assignment.
    std::optional<PlayerCard> target{};
    std::optional<Amount> bounty{};

    friend bool operator==(const MatchView&, const MatchView&) = default;
    static constexpr auto fields() {
        return std::tuple{embedded(&MatchView::found),
                          field("phase", &MatchView::phase),
                          field("accepted", &MatchView::accepted),
                          field("of", &MatchView::of),
                          field("response", &MatchView::response),
                          field("phase_ends_at", &MatchView::phaseEndsAt),
                          field("phase_ms_left", &MatchView::phaseTimeLeft),
                          field("code_sequence", &MatchView::codeSequence, atMost(512)),
                          field("keys_accepted", &MatchView::keysAccepted),
                          field("position", &MatchView::position),
                          field("errors", &MatchView::errors),
                          field("players", &MatchView::players, kSideBounds),
                          field("target", &MatchView::target),
                          field("bounty", &MatchView::bounty)};
    }
};

/// The server stood still for a while, which counts for nobody.
struct MatchExtended {
    static constexpr MessageInfo info{
        "match.extended", Direction::ToClient,
        "The server could not be reached for a while: the phase the match is in ends later."};
    MatchId matchId;
    MatchPhase phase = MatchPhase::Matched;
    Instant phaseEndsAt{};
    Duration phaseTimeLeft{};

    friend bool operator==(const MatchExtended&, const MatchExtended&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &MatchExtended::matchId),
                          field("phase", &MatchExtended::phase),
                          field("phase_ends_at", &MatchExtended::phaseEndsAt),
                          field("phase_ms_left", &MatchExtended::phaseTimeLeft)};
    }
};

/// Of a map.
inline constexpr std::int64_t kTerritoriesMost = 64;
/// Matches whose bets session.state tells of.
inline constexpr std::size_t kMaxLastBets = 8;

struct SessionState {
    static constexpr MessageInfo info{"session.state", Direction::ToClient,
                                      "Everything a client needs to redraw after (re)connecting."};
    Boxed<QueueUpdate> ticket;
    Boxed<LobbyUpdate> lobby;
    Boxed<MatchView> match;
    Boxed<SpectateJoined> spectating;
    Amount balance;
    /// Of a match that ended since the last ticket.
    Boxed<GameResult> lastResult;
    /// How the last match or ticket fell through, for a while; it may have been told before.
    Boxed<MatchCancelled> lastCancelled;
    Boxed<QueueUpdate> lastRemoved;
    /// What came of the latest bets, for a while; it may have been told before. Without a balance.
    std::vector<SpectateResult> lastBets;
    /// Wars that the receiver's crew is called to and the receiver has not answered.
    std::optional<std::vector<MatchFound>> musters{};

    friend bool operator==(const SessionState&, const SessionState&) = default;
    static constexpr auto fields() {
        return std::tuple{field("ticket", &SessionState::ticket),
                          field("lobby", &SessionState::lobby),
                          field("match", &SessionState::match),
                          field("spectating", &SessionState::spectating),
                          field("balance", &SessionState::balance),
                          field("last_result", &SessionState::lastResult),
                          field("last_cancelled", &SessionState::lastCancelled),
                          field("last_removed", &SessionState::lastRemoved),
                          field("last_bets", &SessionState::lastBets, atMost(kMaxLastBets)),
                          field("musters", &SessionState::musters, atMost(kTerritoriesMost))};
    }
};

} // namespace arcade
