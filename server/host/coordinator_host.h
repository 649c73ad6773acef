#pragma once

#include "server/core/coordinator.h"
#include "server/host/account_reads.h"
#include "server/host/authenticator.h"
#include "server/host/crew_request.h"
#include "server/host/delivery_queue.h"
#include "server/host/fan_out.h"
#include "server/host/host_settings.h"
#include "server/host/load_watch.h"
#include "server/host/ports.h"
#include "server/host/session_registry.h"
#include "server/host/step_observer.h"
#include "server/host/watch_list.h"
#include "shared/protocol/admin_messages.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace arcade::host {

/// The loop around the core: request -> reservation -> command -> outcome -> commit -> notices.
/// Arms one timer for the core's deadlines. Everything happens on the thread it lives on.
class CoordinatorHost : public QObject {
    Q_OBJECT

public:
    CoordinatorHost(const HostSettings& settings, Store& store, Accounts& accounts,
                    const Clock& clock, Entropy& entropy, const Authenticator& authenticator,
                    telemetry::Metrics& metrics);

    /// Loads what the store holds and continues from there. Call once, first.
    Result<Done> start();

    SessionId open(SessionSink& sink);
    /// The connection is gone. The sink is not called any more.
    void close(SessionId id);
    void receive(SessionId id, const ClientMessage& message, const std::string& requestId);

    /// No new tickets; tells everyone. `drained` is called once, when no match played here is under
    /// way and everything is durable, or when the limit is over. A second call may shorten the
    /// limit.
    void drain(Duration limit, std::function<void()> drained);
    bool isDraining() const { return m_core.isDraining(); }
    /// Ends every session with this code. The last call before a restart: nothing is decided any
    /// more, so that a place or game is as it was when the players come back.
    void endAll(CloseCode code, std::string_view reason);

    /// Operator: MATCH_NOT_FOUND when there is none.
    Result<Done> cancelMatch(MatchId match);
    /// Operator: ends place and session, with close code 4005. NOT_IN_MATCH when nobody is here.
    Result<Done> kick(const Address& address);

    /// Direct games. Each is answered once what it decided is durable.
    /// ALREADY_IN_QUEUE or ALREADY_IN_MATCH under another key, QUEUE_FULL, DRAINING.
    void findMatch(const FindMatchRequest& request, const Reply<FindMatchReply>& reply);
    /// NOT_IN_QUEUE, ALREADY_IN_MATCH.
    void leaveFindMatch(const std::string& playerId, const Reply<Done>& reply);
    /// Also one that is over. MATCH_NOT_FOUND.
    void directMatch(const std::string& matchId, const Reply<DirectMatchReply>& reply);
    /// What a trusted game server says. MATCH_NOT_FOUND, INVALID_STATE when it is over, BAD_MESSAGE
    /// for a winner who is none of its players.
    void reportResult(const std::string& matchId, const DirectResultRequest& request,
                      const Reply<DirectMatchReply>& reply);
    bool trustsDirectIds() const { return m_settings.directAuth == DirectAuth::Open; }
    /// The player's id that a token stands for. UNAUTHENTICATED without one, TOKEN_INVALID,
    /// TOKEN_EXPIRED.
    Result<std::string> directSubject(std::optional<std::string_view> token) const;
    /// Why whoever brings this token, or none, may not speak for the player.
    std::optional<Error> directFault(const std::string& playerId,
                                     std::optional<std::string_view> token) const;

    StatusReply status() const;
    AdminPlayers playersOnline() const;
    /// Matches in READY or ACTIVE, oldest first, as anyone may see them; a page of at most 100.
    /// BAD_MESSAGE for a cursor that is none.
    Result<SpectateMatches> watchable(std::optional<GameType> gameType,
                                      const std::optional<std::string>& cursor);
    /// The session's player holds a ticket or a match: being away would matter to others.
    bool holdsPlace(SessionId id) const;
    const core::Coordinator& core() const { return m_core; }
    Accounts& accounts() { return m_accounts; }
    Instant now() const;
    /// How long the loop stood still so far: what its connections sent meanwhile came at once.
    Duration stoodStill() const { return m_stoodStill; }
    std::size_t commitsPending() const { return m_deliveries.pending(); }
    LoadWatch& load() { return m_load; }

private:
    /// Whose request a step answers, if any.
    struct Requester {
        SessionId session;
        std::string requestId;
        /// A request without a reply of its own is answered with ok.
        bool acknowledged = true;
    };
    void handle(Session& session, const ClientMessage& message, const std::string& requestId);
    void handleSignedIn(Session& session, const ClientMessage& message,
                        const std::string& requestId);
    void answerPing(const Session& session, const std::string& requestId);
    /// The slow request of a session is over: goes on with what waited behind it.
    void finishRequest(SessionId id);
    void authenticate(Session& session, const Auth& auth, const std::string& requestId);
    void loadAccount(SessionId id, const Identity& identity, const std::string& requestId);
    void signedIn(Session& session, const Identity& identity, const PlayerAccount& account,
                  const std::string& requestId);
    void enterQueue(Session& session, const QueueEnter& request, const std::string& requestId);
    void handleCrew(Session& session, const CrewRequest& request, const std::string& requestId);
    void withCrewCard(Session& session, const std::string& requestId,
                      std::function<core::Command(PlayerCard)> command);
    void attackTerritory(Session& session, const QueueEnter& request, const std::string& requestId);
    void answerReady(Session& session, const MatchReady& ready, const std::string& requestId);
    void enlist(Session& session, MatchId match, const Amount& stake, const std::string& requestId);
    void listMatches(const Session& session, const SpectateList& request,
                     const std::string& requestId);
    void watch(const Session& session, const SpectateJoin& request, const std::string& requestId);
    void placeBet(Session& session, const SpectateBet& request, const std::string& requestId);
    /// What was decided for watchers, taken out of the notices.
    static std::vector<Broadcast> takeBroadcasts(std::vector<core::Notice>& notices, Instant at);
    /// In a slice of the fan-out.
    void tellWatcher(PlayerId player, const std::shared_ptr<Outgoing>& outgoing, FanOut::Kind kind);
    /// Balances that are being read for a sign-in are not what they were.
    void noteBets(const std::vector<core::Record>& records);
    void keepReceipts(Session& session, ServerMessage& message) const;
    void handleDirect(Session& session, const ClientMessage& message, const std::string& requestId);
    std::optional<Error> sessionFault(const Session& session, const std::string& playerId,
                                      const std::optional<std::string>& token) const;
    void registerDirect(Session& session, const DirectRegister& request,
                        const std::string& requestId);
    core::Outcome bindDirect(Session& session, const std::string& playerId);
    void joinDirect(Session& session, const DirectJoin& request, const std::string& requestId);
    void leaveDirect(Session& session, const DirectLeave& request, const std::string& requestId);
    void runDirect(core::Outcome outcome, const std::optional<Requester>& requester);
    void refuseUnknown(Session& session, const std::string& matchId, const std::string& requestId);
    const core::Match* findDirect(const std::string& matchId) const;
    std::optional<FindMatchReply> directStanding(PlayerId player,
                                                 const core::QueueKey& queue) const;
    std::optional<Error> enterDirect(const std::string& playerId, const core::QueueKey& queue);
    void endReplaced(SessionId id, std::string_view reason);
    void startReported(const Session& session, const MatchStarted& started,
                       const std::string& requestId);
    core::Outcome decide(const core::Command& command);
    void run(const core::Command& command, const std::optional<Requester>& requester = {});
    void process(core::Outcome outcome, const std::optional<Requester>& requester);
    void tellReleased(const std::vector<core::Record>& records, Instant at,
                      std::vector<Delivery>& deliveries);
    std::vector<Delivery> addressed(std::vector<core::Notice> notices,
                                    const std::optional<Requester>& requester, Instant at,
                                    bool& replied);
    void reply(SessionId id, ServerMessage message, const std::string& requestId);
    void refuse(SessionId id, const Error& error, const std::string& requestId);
    static std::shared_ptr<Outgoing> outgoing(ServerMessage message, Instant at);
    void deliver(const Delivery& delivery);

    /// Notices a standstill of the loop before anything is decided or stored after it.
    void look();
    Instant coreTime() const { return m_heldAt.value_or(now()); }
    void advance();
    void armTimer();
    void keepAlive();
    void checkDrained();
    void finishDrain();

    HostSettings m_settings;
    core::Coordinator m_core;
    Store& m_store;
    Accounts& m_accounts;
    const Clock& m_clock;
    Entropy& m_entropy;
    const Authenticator& m_authenticator;
    telemetry::Metrics& m_metrics;
    StepObserver m_observer;
    FanOut m_fanOut;
    DeliveryQueue m_deliveries;
    LoadWatch m_load;
    SessionRegistry m_sessions;
    AccountReads m_reads;
    WatchList m_watchList;
    QTimer m_timer;
    std::optional<Instant> m_armedFor; ///< what that one runs for, in the core's time
    QTimer m_keepAlive;
    QTimer m_drainLimit;
    Instant m_startedAt{};
    /// When the loop was last known to turn.
    Instant m_seenAt{};
    Instant m_aliveAt{};
    Duration m_stoodStill{};
    /// After a standstill the core's time waits for what the sockets hold.
    std::optional<Instant> m_heldAt;
    QTimer m_hold;
    std::function<void()> m_drained;
    bool m_hasEnded = false;
};

} // namespace arcade::host
