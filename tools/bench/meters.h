#pragma once

#include "tools/bench/histogram.h"
#include "tools/player/cross_check.h"
#include "tools/player/player.h"

#include <deque>
#include <map>
#include <unordered_map>

namespace arcade::bench {

/// Measures what the players of one process see, from the moment a message is handed to the
/// socket to the moment one has been read from it.
class Meters final : public player::Observer {
public:
    /// queue.enter to its queue.update, and queue.leave to its ok.
    Histogram queueEnter;
    Histogram queueLeave;
    /// From the later of both players' queue.enter to match.found at each. Only for pairs of this
    /// process of which neither had been put back.
    Histogram matchNotice;
    /// From the envelope's time (whole ms of the server's clock) to match.found at each; means
    /// something on the server's machine only.
    Histogram matchNoticeFromEnvelope;
    /// From the later of both players' accept to the first match.countdown at each.
    Histogram readyCheck;
    /// From a typist's game.progress to the opponent's game.opponent_progress that shows it.
    Histogram progressRelay;
    /// auth to session.state.
    Histogram sessionOpen;

    std::uint64_t messagesSent = 0;
    std::uint64_t messagesReceived = 0;
    std::uint64_t progressSent = 0;
    int errors = 0;
    int cancelled = 0;
    std::map<MatchId, EndReason> completed;
    std::map<GameType, int> games;
    player::CrossCheck crossCheck;

    /// Forgets all figures, not what is under way.
    void reset();

    void sent(player::Player& player, const ClientMessage& message, std::string_view id,
              player::Time now) override;
    void received(player::Player& player, const codec::Decoded<ServerMessage>& decoded,
                  player::Time now) override;

private:
    struct Shown {
        Ratio progress;
        Ratio accuracy;
        player::Time sentAt{};
    };
    struct Track {
        std::string enterId;
        player::Time enteredAt{};
        bool isFirstPairing = false;
        std::string leaveId;
        player::Time leftAt{};
        player::Time authAt{};
        player::Time acceptedAt{};
        MatchId countdownOf;
        std::deque<Shown> trail;
    };

    void found(Track& track, const MatchFound& found, Instant ts, player::Time now);
    void countdown(player::Player& player, Track& track, MatchId match, player::Time now);
    void opponentShown(player::Player& player, const OpponentProgress& progress, player::Time now);
    void progressed(player::Player& player, Track& track, player::Time now);
    Track* opponentOf(const player::Player& player);
    Track* trackOf(const Address& address);

    std::unordered_map<const player::Player*, Track> m_tracks;
    std::map<Address, Track*> m_byAddress;
};

} // namespace arcade::bench
