#pragma once

#include "tools/player/loop.h"
#include "tools/player/standing.h"

#include "shared/codec/envelope.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace arcade::player {

/// What a server's rules and a test's circumstances make of the contract.
struct Expectations {
    std::chrono::milliseconds replyWithin{5'000};
    std::chrono::milliseconds settledWithin{5'000};
    /// The longest time without a ping.
    std::chrono::milliseconds pingWithin{25'000};
    Duration accept{15'000};
    Duration duel{60'000};
    Duration hunt{360'000};
    Duration grace{30'000};
    /// The server is known to be stopped, or killed and restarted: what follows from that is let
    /// pass even where the player saw nothing of it.
    bool serverMayStop = false;
    /// Another connection of the same player may come.
    bool mayBeReplaced = false;
};

/// A broken promise of the server's, and the message that broke it.
struct Violation {
    std::string rule;
    std::string frame;
    Time at{};
};

/// Holds every message of a server against SPEC: by its declaration, its place in the order of
/// things, and its figures. Pure: time comes with each call and never goes backwards.
class Contract {
public:
    explicit Contract(const Expectations& expectations);

    /// The WebSocket is open.
    void connected(Time now);
    /// An attempt to connect found nobody there: the server has stopped, and is to be started
    /// again.
    void unanswered();
    /// The server is known to have been away since the last session, or in this one before.
    bool hasRestarted() const { return m_hasRestarted; }
    /// `expected`: the player's own doing. Replies still missing are not missed any more.
    void disconnected(int closeCode, bool expected, Time now);
    void sent(const ClientMessage& message, std::string_view id, Time now);
    /// Also when it is a violation; the standing is then what the message says, where it can be.
    codec::Decoded<ServerMessage> received(std::string_view frame, Time now);
    /// Finds what should have come and did not. To be called about once a second.
    void check(Time now);

    const Standing& standing() const { return m_standing; }
    /// At most 20 are kept; `violationCount` counts all.
    const std::vector<Violation>& violations() const { return m_violations; }
    int violationCount() const { return m_violationCount; }
    std::size_t repliesMissing() const { return m_requests.size(); }
    /// The address of the player who opened the session.
    Address ownAddress() const { return m_standing.me ? m_standing.me->address : Address{}; }

private:
    struct Request {
        std::string id;
        std::size_t type = 0;
        Time sentAt{};
        /// The match it was sent in, and its phase then.
        std::optional<MatchId> match;
        MatchPhase phase = MatchPhase::Matched;
        /// game.progress: answered by any game.state that has come this far.
        std::int64_t keys = 0;
    };
    /// One message being looked at.
    struct Incoming {
        std::string_view id;
        Instant ts{};
        Time at{};
        /// The request it answers.
        std::optional<Request> request;
    };

    void require(bool holds, std::string_view rule);
    void breach(std::string rule);

    void sentProgress(const GameProgress& progress, Request& request);
    std::optional<Request> takeRequest(const ServerMessage& message, std::string_view id);
    void checkReply(const ServerMessage& message, const Incoming& in);
    void checkOrder(const ServerMessage& message);
    void checkClock(const Incoming& in);
    void checkCountsDown(Instant deadline, Duration left, const Incoming& in);
    bool isOwnMatch(MatchId match, std::initializer_list<MatchPhase> phases);

    void take(const AuthSuccess& message, const Incoming& in);
    void take(const SessionState& message, const Incoming& in);
    void take(const SessionReplaced& message, const Incoming& in);
    void take(const QueueUpdate& message, const Incoming& in);
    void take(const LobbyUpdate& message, const Incoming& in);
    void take(const GameAssignment& message, const Incoming& in);
    void take(const MatchFound& message, const Incoming& in);
    void take(const MatchReadyUpdate& message, const Incoming& in);
    void take(const MatchCancelled& message, const Incoming& in);
    void take(const MatchCountdown& message, const Incoming& in);
    void take(const GameStarted& message, const Incoming& in);
    void take(const MatchExtended& message, const Incoming& in);
    void take(const GameState& message, const Incoming& in);
    void take(const OpponentProgress& message, const Incoming& in);
    void take(const PlayerDisconnected& message, const Incoming& in);
    void take(const PlayerReconnected& message, const Incoming& in);
    void take(const GameResult& message, const Incoming& in);
    void take(const MatchSettled& message, const Incoming& in);
    void take(const SpectateMatches& message, const Incoming& in);
    void take(const SpectateJoined& message, const Incoming& in);
    void take(const SpectateUpdate& message, const Incoming& in);
    void take(const SpectateBetAccepted& message, const Incoming& in);
    void take(const SpectateResult& message, const Incoming& in);
    void take(const BalanceUpdate& message, const Incoming& in);
    void take(const Ping& message, const Incoming& in);
    void take(const Ok& message, const Incoming& in);
    void take(const ErrorReply& message, const Incoming& in);
    void take(const ServerNotice& message, const Incoming& in);
    template <class Unasked>
    void take(const Unasked&, const Incoming&) {
        breach("a message this player never asked for");
    }

    void checkTicketFigures(const QueueUpdate& update, const Incoming& in);
    void checkPushRate(const QueueUpdate& update, const Incoming& in);
    void checkFound(const MatchFound& found, const Incoming& in);
    void checkHunters(const MatchFound& found);
    void checkField(LiveMatch& match, const OpponentProgress& message);
    void checkHuntResult(const LiveMatch& match, const GameResult& result);
    void checkHuntScores(const LiveMatch& match, const GameResult& result);
    void checkBounties(const LiveMatch& match, const GameResult& result);
    void checkAbsence(LiveMatch& match, const PlayerDisconnected& message);
    void leaveHunt();
    bool takeLeftResult(const GameResult& result);
    bool takeLeftSettled(const MatchSettled& message);
    void checkCause(const LiveMatch& match, const MatchCancelled& message);
    void checkCursor(const LiveMatch& match, const GameState& state);
    void checkResult(const LiveMatch& match, const GameResult& result);
    void checkWinner(const LiveMatch& match, const GameResult& result);
    void checkPayout(const LiveMatch& match, const GameResult& result);
    void resumeMatch(const arcade::MatchView& view, const Incoming& in);
    void resumeGame(LiveMatch& match, const arcade::MatchView& view);
    bool mayHaveRestarted() const { return m_hasRestarted || m_expectations.serverMayStop; }
    void checkNothingVanished(const SessionState& state);
    void checkBalanceOf(const SessionState& state);
    void moveOnFrom(const GameResult& result);
    void checkView(const SpectateUpdate& view);
    void takeMissed(const SpectateResult& result);
    Amount staked() const;
    bool isBalanceKnown() const;
    bool mayBeRefusedToWatcher(const ErrorReply& error, const Request& request) const;
    template <class Message>
    bool isWaitingFor() const {
        const std::size_t type = ClientMessage(std::in_place_type<Message>).index();
        return std::ranges::find(m_requests, type, &Request::type) != m_requests.end();
    }
    bool mayBeRefused(const ErrorReply& error, const Request& request) const;

    Expectations m_expectations;
    Standing m_standing;
    std::vector<Request> m_requests;
    std::vector<Violation> m_violations;
    int m_violationCount = 0;
    std::string_view m_frame;
    Time m_now{};

    bool m_connected = false;
    bool m_authenticated = false;
    /// The server was away between the last two sessions: connections ended without a word, clocks
    /// are extended, and keystrokes not yet stored come back to be sent again.
    bool m_hasRestarted = false;
    /// A connection ended without a word; the next session tells whether there was a reason.
    bool m_wasCutOff = false;
    Time m_lastPing{};
    std::int64_t m_newestTs = 0;
    /// Server time less local time, in ms, from the first message of the connection.
    std::optional<std::int64_t> m_clockOffset;
    std::optional<Instant> m_enteredAt;
    std::optional<std::pair<TicketStatus, Instant>> m_lastPush;
    /// When lobbies that fill were told of, since the entry or the return.
    std::vector<Instant> m_lobbyPushes;
    /// A request whose fate the lost connection hides.
    bool m_entryUncertain = false;
    bool m_leaveUncertain = false;
    bool m_betUncertain = false;
    std::set<MatchId> m_matchesSeen;
    std::optional<Time> m_resultAt;
};

} // namespace arcade::player
