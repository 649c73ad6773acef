#pragma once

#include "tools/player/key_log.h"

#include "shared/codec/envelope.h"

#include <QPointer>
#include <QTcpServer>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <optional>
#include <string>
#include <vector>

/// A server for one player against an opponent who never types: signs in, pairs at once, referees,
/// remembers across connections. On loopback, on a free port.
class ScriptedServer : public QObject {
    Q_OBJECT

public:
    ScriptedServer();

    std::string url() const;
    void say(const arcade::ServerMessage& message, const std::string& id = {});
    /// What is said while nobody is connected is lost, as with the real one.
    void dropConnection();
    void closeConnection(int code);

    /// Refuses sign-ins with this status, so many times.
    int signInStatus = 503;
    int signInRefusals = 0;
    /// The next keystrokes of the player are lost in the server.
    bool losesProgress = false;

    int signIns = 0;
    int connections = 0;
    int matchesSettled = 0;
    int pongs = 0;
    std::string lastPongId;
    std::optional<arcade::MatchStarted> lastStart;
    std::vector<std::string> received;

private:
    enum class Place { Home, Queued, Matched, Ready, Active };

    void accept();
    void serve(QTcpSocket* socket);
    void answerSignIn(QTcpSocket* socket);
    void open(QWebSocket* socket);
    void hear(const QString& text);
    void handle(const arcade::ClientMessage& message, const std::string& id);
    arcade::SessionState sessionState() const;
    arcade::MatchFound found() const;
    arcade::QueueUpdate ticket() const;
    arcade::GameState gameState() const;
    void enter(const std::string& id);
    void cancel(arcade::CancelReason reason, const std::string& id);
    void ready(const std::string& id);
    void start();
    void take(const arcade::GameProgress& progress, const std::string& id);
    void settle(bool won, arcade::EndReason reason);

    QTcpServer m_front;
    QWebSocketServer m_upgrader;
    QPointer<QWebSocket> m_socket;
    QTimer m_start;
    Place m_place = Place::Home;
    arcade::StakeTier m_tier = arcade::StakeTier::Bronze;
    arcade::Amount m_balance;
    int m_rating = 1200;
    std::uint64_t m_matches = 0;
    arcade::Instant m_enteredAt{};
    arcade::Instant m_startsAt{};
    arcade::Instant m_endsAt{};
    std::optional<arcade::player::KeyLog> m_keys;
    std::optional<arcade::GameResult> m_lastResult;
    std::optional<arcade::MatchCancelled> m_lastCancelled;
};
