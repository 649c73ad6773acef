#pragma once

#include "client/link/socket_link.h"
#include "client/session/direct_machine.h"
#include "client/session/session.h"
#include "client/state/direct_state.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>

namespace arcade::client {

/// The player's search for a direct match, and the way into it: asks over HTTP while it waits, and
/// opens a socket of its own once there is a match. On the server, and under the name, of the
/// player's session. Lives in one thread.
class DirectSession : public QObject {
    Q_OBJECT

public:
    /// `session` outlives this.
    explicit DirectSession(Session& session, QObject* parent = nullptr);
    ~DirectSession() override;

    const DirectState& state() const { return m_state; }
    DirectPhase phase() const { return m_machine.phase(); }
    /// Why there is no match, or no connection to it; empty when neither went wrong last.
    const Failure& failure() const { return m_failure; }
    /// The player looks for a match since then, by the clock of the session.
    Instant waitingSince() const { return m_waitingSince; }
    /// Until the next attempt, in Backoff.
    std::optional<Duration> retryIn() const;

    /// `isInstead`: of another search, which is left first.
    void find(const DirectKey& key, bool isInstead = false);
    void cancel();
    /// Into the match that was left; or into the one that the server knows of, when none was.
    void goBack();
    /// Out of the match, which goes on, or out of what is shown of one that is over.
    void leave();
    void retryNow();

Q_SIGNALS:
    void changed();
    /// A match was made just now.
    void matchMade();

private:
    void followSession();
    void feed(const DirectInput& input);
    void perform(const DirectEffect& effect);

    QCoro::Task<> ask();
    QCoro::Task<> takeBack();
    QCoro::Task<> lookUp();
    void answered(const Outcome<FindMatchReply>& outcome);
    void useTokenId();

    std::string matchId() const;
    void sendRegister();
    void received(const codec::Decoded<ServerMessage>& decoded);
    void take(const ServerMessage& message);

    Session& m_session;
    std::unique_ptr<SocketLink> m_link;
    DirectMachine m_machine;
    DirectState m_state;
    Failure m_failure;
    Instant m_waitingSince{};
    SessionPhase m_sessionPhase = SessionPhase::Idle;
    /// Grows when the player leaves the server: answers to what was asked before are not taken.
    quint64 m_epoch = 0;
    /// Inputs that came while effects were performed.
    std::deque<DirectInput> m_inputs;
    bool m_isFeeding = false;
    QTimer m_due;
};

} // namespace arcade::client
