#include "tests/gateway/player_client.h"

#include "tests/gateway/raw_client.h"

#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

namespace arcade::gateway::test {

PlayerClient::PlayerClient(quint16 port, const QString& path)
    : m_port(port)
    , m_path(path) {
    QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                     [this](const QString& text) {
                         m_received.append(QJsonDocument::fromJson(text.toUtf8()).object());
                     });
    QObject::connect(&m_socket, &QWebSocket::connected, &m_socket,
                     [this] { m_wasConnected = true; });
    QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket,
                     [this] { m_isClosed = true; });
}

bool PlayerClient::connects(const QString& server) {
    m_socket.open(QUrl(QStringLiteral("%1:%2%3").arg(server).arg(m_port).arg(m_path)));
    return waitUntil([this] { return m_wasConnected; });
}

void PlayerClient::send(const QString& type, const QJsonObject& data, const QString& id) {
    const QJsonObject envelope{{QStringLiteral("type"), type},
                               {QStringLiteral("id"), id},
                               {QStringLiteral("ts"), 0},
                               {QStringLiteral("data"), data}};
    m_socket.sendTextMessage(
        QString::fromUtf8(QJsonDocument(envelope).toJson(QJsonDocument::Compact)));
}

QJsonObject PlayerClient::authenticate(const QString& token) {
    send(QStringLiteral("auth"), {{QStringLiteral("token"), token}}, QStringLiteral("auth-1"));
    const auto isAnswer = [](const QJsonObject& message) {
        return message[QStringLiteral("id")] == QStringLiteral("auth-1");
    };
    waitUntil([&] { return m_isClosed || std::ranges::any_of(m_received, isAnswer); });
    const auto found = std::ranges::find_if(m_received, isAnswer);
    return found == m_received.end() ? QJsonObject{}
                                     : m_received.takeAt(found - m_received.begin());
}

std::optional<QJsonObject> PlayerClient::take(const QString& type) {
    for (qsizetype index = 0; index < m_received.size(); ++index)
        if (m_received[index][QStringLiteral("type")] == type)
            return m_received.takeAt(index);
    return std::nullopt;
}

QJsonObject PlayerClient::next(const QString& type) {
    std::optional<QJsonObject> found;
    waitUntil([&] {
        found = take(type);
        return found.has_value();
    });
    return found.value_or(QJsonObject{});
}

int PlayerClient::closeCode() {
    return waitUntil([this] { return m_isClosed; }) ? m_socket.closeCode() : -1;
}

int PlayerClient::count(const QString& type) const {
    return static_cast<int>(std::ranges::count_if(m_received, [&](const QJsonObject& message) {
        return message[QStringLiteral("type")] == type;
    }));
}

} // namespace arcade::gateway::test
