#include "client/link/server_address.h"

namespace arcade::client {
namespace {

QString httpScheme(const QString& scheme) {
    if (scheme == QLatin1String("http") || scheme == QLatin1String("ws"))
        return QStringLiteral("http");
    if (scheme == QLatin1String("https") || scheme == QLatin1String("wss"))
        return QStringLiteral("https");
    return {};
}

} // namespace

std::optional<ServerAddress> ServerAddress::parse(const QString& text) {
    QString full = text.trimmed();
    if (!full.contains(QLatin1String("://")))
        full.prepend(QLatin1String("http://"));
    const QUrl url(full, QUrl::StrictMode);
    const QString scheme = httpScheme(url.scheme());
    const bool isBare = url.path().isEmpty() || url.path() == QLatin1String("/") ||
                        url.path() == QLatin1String("/ws");
    if (!url.isValid() || scheme.isEmpty() || url.host().isEmpty() || !isBare ||
        !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment() || url.port() == 0)
        return std::nullopt;
    ServerAddress address;
    address.m_base.setScheme(scheme);
    address.m_base.setHost(url.host());
    address.m_base.setPort(url.port(kDefaultPort));
    return address;
}

QUrl ServerAddress::webSocketUrl(const QString& path) const {
    QUrl url = m_base;
    url.setScheme(isSecure() ? QStringLiteral("wss") : QStringLiteral("ws"));
    url.setPath(path);
    return url;
}

QUrl ServerAddress::httpUrl(const QString& path) const {
    return m_base.resolved(QUrl(path));
}

} // namespace arcade::client
