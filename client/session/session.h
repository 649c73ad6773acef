#pragma once

#include "client/link/http_client.h"
#include "client/link/socket_link.h"
#include "client/session/credential_store.h"
#include "client/session/local_clock.h"
#include "client/session/request_tracker.h"
#include "client/session/session_machine.h"
#include "client/state/client_state.h"
#include "client/state/key_buffer.h"
#include "client/state/key_pacer.h"
#include "client/state/time_sync.h"
#include "shared/protocol/http_messages.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>

namespace arcade::client {

/// The connection as a person may be told of it.
struct ConnectionView {
    SessionPhase phase = SessionPhase::Idle;
    StopReason stop = StopReason::None;
    /// It was online since it was opened: a lost connection, not a first try.
    bool wasOnline = false;
    ServerAddress server;
    /// As the server calls itself; empty before it was asked.
    QString serverName;
    std::optional<Duration> roundTrip;
    /// Until the next attempt, in Backoff.
    std::optional<Duration> retryIn;
    /// Why the last attempt failed.
    Failure failure;
    /// SHA-256 of the certificate that waits for the player's word.
    QString offeredCertificate;
};

/// A player on a server: signs in, connects, resumes, keeps the state. Lives in one thread.
class Session : public QObject {
    Q_OBJECT

public:
    /// `credentials` and `log` outlive the session.
    Session(CredentialStore& credentials, FrameLog& log, QObject* parent = nullptr,
            LocalClock clock = timeSinceBoot);
    ~Session() override;

    const ClientState& state() const { return m_state; }
    /// Never goes back during a connection, and goes on without one.
    Instant serverNow() const;
    ConnectionView connection() const;
    bool isOnline() const { return m_machine.phase() == SessionPhase::Online; }

    /// Goes to a server under the callsign it is known by there; another callsign signs in anew.
    /// The recovery key may be empty.
    void open(const ServerAddress& server, const QString& callsign,
              const QString& recoveryKey = {});
    /// Leaves the server and forgets what it told.
    void close();
    void retryNow();
    /// Takes the session back after another connection replaced it.
    void takeOver() { retryNow(); }
    /// Accepts the certificate that was offered, and goes on.
    void trustCertificate();
    /// Takes the next certificate of a server as the first one.
    void forgetCertificate(const QString& server) { m_pins.forget(server); }

    /// Sends a request; requestFinished follows with its id, exactly once and not before this
    /// returns. When not online it fails with NotConnected, when 64 wait with RATE_LIMITED; it is
    /// never sent later.
    quint64 request(const ClientMessage& message);

    /// Keystrokes of the running game; false when none is taken now.
    bool type(const QString& text);
    bool erase();
    const KeyBuffer& keys() const { return m_keys; }

    HttpClient& http() { return m_http; }
    /// Another connection to the same servers, with the same pins, in the same log.
    std::unique_ptr<SocketLink> makeLink(Dialect dialect);

    /// What a server sends, perhaps as the reply to a request. The socket calls it; tests may as
    /// well: fed a session.state, a session that was never opened is online.
    void receive(const ServerMessage& message, quint64 answerTo = 0);

Q_SIGNALS:
    void stateChanged();
    void connectionChanged();
    void keysChanged();
    /// A request was asked for, sent or not.
    void requested(quint64 id, const arcade::ClientMessage& message);
    /// The reply, or a Failure: refused by the server, timed out, or not connected. The state has
    /// changed by it before.
    void requestFinished(quint64 id, const arcade::client::Outcome<arcade::ServerMessage>& outcome);
    /// Every message, after the state has changed by it.
    void received(const arcade::ServerMessage& message);

private:
    using Waiting = RequestTracker::Waiting;

    void restorePins();
    void feed(const SessionInput& input);
    void perform(const SessionEffect& effect);
    void forgetToken();

    QCoro::Task<> signIn();
    QCoro::Task<Outcome<SessionReply>> askForToken();
    QCoro::Task<> renewToken();
    void signInFailed(const Failure& failure);
    void keep(const SessionReply& reply);
    void sendAuth();

    void socketReceived(const codec::Decoded<ServerMessage>& decoded);
    void answeredInRiddles(const Waiting& waiting);
    void socketClosed(int code, const QString& reason);
    void resumed();
    void reportStart(MatchId match);

    void sendTracked(RequestKind kind, const ClientMessage& message);
    void finish(const Waiting& waiting, const ServerMessage& reply);
    void failLater(quint64 id, Failure failure);
    void fail(const std::vector<Waiting>& requests, Problem problem);
    void clockSampled();
    void startBeat();
    void beat();
    void wakeUp(Duration slept);

    void followGame(const ServerMessage& message);
    void beginKeys();
    bool press(char32_t key);
    void sendKeys();

    CredentialStore& m_credentials;
    FrameLog& m_log;
    LocalClock m_now;
    CertificatePins m_pins;
    HttpClient m_http;
    SocketLink m_link;
    SessionMachine m_machine;
    RequestTracker m_requests;
    ClientState m_state;
    mutable TimeSync m_clock;
    KeyBuffer m_keys;
    KeyPacer m_pacer;

    ServerAddress m_server;
    QString m_callsign;
    QString m_recoveryKey;
    QString m_serverName;
    Failure m_failure;
    /// Grows with each open() and close(): answers to an earlier one are not for this.
    quint64 m_epoch = 0;
    /// Inputs that came while effects were performed.
    std::deque<SessionInput> m_inputs;
    bool m_isFeeding = false;
    int m_clockSamples = 0;
    LocalTime m_pingedAt{};
    LocalTime m_lastBeat{};
    LocalTime m_renewAt{};

    QTimer m_retry;
    QTimer m_beat;
    QTimer m_sendKeys;
};

} // namespace arcade::client
