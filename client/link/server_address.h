#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace arcade::client {

/// Where a coordinator listens.
class ServerAddress {
public:
    static constexpr int kDefaultPort = 5000;

    ServerAddress() = default;

    /// From what a person types: `host`, `host:port`, `[::1]:port`, or a URL with http, https, ws
    /// or wss. Without a scheme it is http, without a port 5000. Empty for what is no address.
    static std::optional<ServerAddress> parse(const QString& text);

    bool isNull() const { return m_base.isEmpty(); }
    bool isSecure() const { return m_base.scheme() == QLatin1String("https"); }
    /// `http(s)://host:port`; also the key under which a server is remembered.
    QString text() const { return m_base.toString(); }
    QString host() const { return m_base.host(); }
    quint16 port() const { return static_cast<quint16>(m_base.port()); }
    /// `path` begins with a slash.
    QUrl webSocketUrl(const QString& path) const;
    /// `path` begins with a slash and may hold a query.
    QUrl httpUrl(const QString& path) const;

    friend bool operator==(const ServerAddress&, const ServerAddress&) = default;

private:
    QUrl m_base;
};

} // namespace arcade::client
