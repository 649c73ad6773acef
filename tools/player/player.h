#pragma once

#include "tools/player/behaviour.h"
#include "tools/player/clock_estimate.h"
#include "tools/player/contract.h"
#include "tools/player/http_call.h"
#include "tools/player/web_socket.h"

#include "shared/protocol/http_messages.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace arcade::player {

/// Who a player is. With a token there is no need to sign in.
struct Identity {
    std::string callsign;
    std::optional<std::string> recoveryKey{};
    std::string token{};
};

enum class Stage {
    Idle,
    SigningIn,
    SignedIn,
    Connecting, ///< until session.state
    Open,
    Waiting,  ///< for the next attempt to connect
    Finished, ///< all matches played, stopped, or replaced by another connection
    Failed,   ///< see failure()
};

class Player;

/// Told what happens to players. Calls come from within the player: it may be told to do something,
/// but not destroyed.
class Observer {
public:
    virtual ~Observer() = default;
    virtual void sent(Player&, const ClientMessage&, std::string_view /*id*/, Time) {}
    /// After the contract has looked at it, before the player acts on it.
    virtual void received(Player&, const codec::Decoded<ServerMessage>&, Time) {}
    virtual void moved(Player&, Stage /*from*/) {}
};

/// One headless player over a real socket. Knows of the game only what the server says.
class Player final : private WebSocket::Receiver {
public:
    Player(Loop& loop, const Endpoint& server, Identity identity, Behaviour behaviour,
           const Expectations& expectations, std::uint64_t seed, Observer* observer = nullptr);
    ~Player();

    /// POST /api/session; then stage SignedIn.
    void signIn();
    /// Opens the session, and again whenever the connection is lost.
    void connect();
    /// Both.
    void start();
    /// Leaves the queue, closes the connection; stage Finished. A running match is forfeited.
    void stop();
    /// The connection is gone at once; comes back by itself if that is its behaviour.
    void cut();
    /// Where the next connection goes.
    void moveTo(const Endpoint& server) { m_server = server; }

    void enterQueue(const QueueEnter& request);
    void leaveQueue();
    /// Any message, also one that is out of place; its id.
    std::string send(const ClientMessage& message);

    Stage stage() const { return m_stage; }
    bool isDone() const { return m_stage == Stage::Finished || m_stage == Stage::Failed; }
    bool hasConnection() const { return m_socket != nullptr; }
    /// Why it failed.
    const std::string& failure() const { return m_failure; }
    const Identity& identity() const { return m_identity; }
    Behaviour& behaviour() { return m_behaviour; }
    const Contract& contract() const { return m_contract; }
    const Standing& standing() const { return m_contract.standing(); }

    /// All that came, oldest first. A result may also have come with session.state.
    const std::vector<GameResult>& results() const { return m_results; }
    const std::vector<MatchCancelled>& cancellations() const { return m_cancellations; }
    const std::optional<SessionState>& lastSessionState() const { return m_sessionState; }
    /// Connections that ended without the player having closed them.
    int connectionsLost() const { return m_connectionsLost; }
    int sessionsOpened() const { return m_sessionsOpened; }
    const ClockEstimate& clockEstimate() const { return m_clockEstimate; }

private:
    void socketOpened() override;
    void socketText(std::string_view text) override;
    void socketClosed(const CloseInfo& info) override;

    void move(Stage stage);
    void fail(std::string reason);
    void finish();
    void signedIn(Result<HttpReply> result);
    void retry(void (Player::*attempt)(), const std::string& reason);
    void dropSocket();
    void later(std::chrono::milliseconds after, std::function<void()> action);
    bool isCutNow(Cut::Where where, std::string_view type);

    void act(const ServerMessage& message, std::string_view id);
    void resume(const SessionState& state);
    void atHome();
    void offered();
    void answer();
    void refused(const ErrorReply& error, std::string_view id);
    void cancelled(const MatchCancelled& message);
    void keepResult(const GameResult& result);

    void ping();
    void pingAnswered(std::string_view id);
    void reportStart(MatchId match);
    void startTyping();
    void learnText(const GameState& state);
    void leftHunt();
    void type();
    void sendKeys();

    Loop& m_loop;
    Endpoint m_server;
    Identity m_identity;
    Behaviour m_behaviour;
    Contract m_contract;
    Random m_random;
    Observer* m_observer;
    Stage m_stage = Stage::Idle;
    std::string m_failure;
    std::vector<int> m_cutCounts;
    bool m_connectsAfterSignIn = false;
    int m_attempt = 0;
    std::uint64_t m_lastId = 0;
    std::string m_entryId;

    std::vector<GameResult> m_results;
    std::vector<MatchCancelled> m_cancellations;
    std::optional<SessionState> m_sessionState;
    int m_connectionsLost = 0;
    int m_sessionsOpened = 0;

    ClockEstimate m_clockEstimate;
    /// The envelope's time of the message being acted on.
    Instant m_messageTime{};

    Typist m_typist;
    /// All keys typed, also those not sent yet.
    std::optional<KeyLog> m_keys;
    MatchId m_typedMatch;
    std::int64_t m_keysSent = 0;
    std::int64_t m_keysAccepted = 0;
    Time m_acceptedAt{};
    Time m_nextStrokeAt{};

    std::function<void()> m_action;
    Timer m_later;
    Timer m_typing;
    Timer m_checking;
    std::shared_ptr<HttpCall> m_call;
    std::shared_ptr<WebSocket> m_socket;
};

} // namespace arcade::player
