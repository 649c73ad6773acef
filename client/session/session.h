#pragma once

#include "client/link/http_client.h"
#include "client/link/socket_link.h"
#include "client/session/credential_store.h"
#include "client/session/request_tracker.h"
#include "client/session/session_machine.h"
#include "client/state/client_state.h"
#include "client/state/key_buffer.h"
#include "client/state/time_sync.h"

#include "shared/protocol/http_messages.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

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
    Session(CredentialStore& credentials, FrameLog& log, QObject* parent = nullptr);
    ~Session() override;

    const ClientState& state() const { return m_state; }
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

    /// Sends a request; requestFinished follows with its id, exactly once. When not online it is
    /// refused with NotConnected, and never sent later.
    quint64 request(const ClientMessage& message);

    /// Keystrokes of the running game; false when none is taken now.
    bool type(const QString& text);
    bool erase();
    const KeyBuffer& keys() const { return m_keys; }

    HttpClient& http() { return m_http; }

    /// What a server sends. The socket calls it; tests may as well.
    void receive(const ServerMessage& message);

Q_SIGNALS:
    void stateChanged();
    void connectionChanged();
    void keysChanged();
    /// A request was asked for, sent or not.
    void requested(quint64 id, const arcade::ClientMessage& message);
    /// The reply, or a Failure: refused by the server, timed out, or not connected.
    void requestFinished(quint64 id, const arcade::client::Outcome<arcade::ServerMessage>& outcome);
    /// Every message, after the state has changed by it.
    void received(const arcade::ServerMessage& message);

private:
    void feed(const SessionInput& input);
    void perform(const SessionEffect& effect);
    QCoro::Task<> signIn();
    QCoro::Task<Outcome<SessionReply>> askForToken();
    void signInFailed(const Failure& failure);
    void keep(const SessionReply& reply);
    void sendAuth();
    void socketReceived(const codec::Decoded<ServerMessage>& decoded);
    void socketClosed(int code, const QString& reason);
    void answered(const RequestTracker::Waiting& waiting, const ServerMessage& message);
    void failRequests(const std::vector<RequestTracker::Waiting>& requests, Problem problem);
    void sendTracked(RequestKind kind, const ClientMessage& message);
    void heartbeat();
    void followGame(const ServerMessage& message);
    void beginKeys();
    void sendKeys();
    bool press(char32_t key);

    CredentialStore& m_credentials;
    CertificatePins m_pins;
    HttpClient m_http;
    SocketLink m_link;
    SessionMachine m_machine;
    RequestTracker m_requests;
    /// The answer to a ready check that waits for its `ok`.
    std::optional<std::pair<quint64, MatchReady>> m_readyAsked;
    ClientState m_state;
    TimeSync m_clock;
    KeyBuffer m_keys;

    ServerAddress m_server;
    QString m_callsign;
    QString m_recoveryKey;
    QString m_serverName;
    Failure m_failure;
    /// Grows with each open() and close(): answers to an earlier one are not for this.
    quint64 m_epoch = 0;

    QTimer m_retry;
    QTimer m_heartbeat;
    QTimer m_sendKeys;
    QElapsedTimer m_sinceSent;
    QElapsedTimer m_sinceConfirmed;
};

} // namespace arcade::client
