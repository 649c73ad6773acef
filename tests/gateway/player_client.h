#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QWebSocket>

#include <optional>

namespace arcade::gateway::test {

/// A client of the arcade protocol over a real WebSocket; on path `/` of the flat messages, which
/// are sent as text.
class PlayerClient {
public:
    explicit PlayerClient(quint16 port, const QString& path = QStringLiteral("/ws"));

    bool connects(const QString& server = QStringLiteral("ws://127.0.0.1"));
    void send(const QString& type, const QJsonObject& data = {}, const QString& id = {});
    void sendText(const QString& text) { m_socket.sendTextMessage(text); }
    /// Signs in; the message is auth.success or error.
    QJsonObject authenticate(const QString& token);
    /// The oldest message of that type not taken yet, whole, within the time a test waits; empty
    /// when none came.
    QJsonObject next(const QString& type);
    bool isClosed() const { return m_isClosed; }
    /// The close code once it is closed, within the time a test waits; -1 else.
    int closeCode();
    int count(const QString& type) const;
    QWebSocket& socket() { return m_socket; }

private:
    std::optional<QJsonObject> take(const QString& type);

    quint16 m_port;
    QString m_path;
    QList<QJsonObject> m_received;
    bool m_wasConnected = false;
    bool m_isClosed = false;
    QWebSocket m_socket;
};

} // namespace arcade::gateway::test
