#include "tools/player/endpoint.h"

#include <QUrl>

#include <netdb.h>

#include <cstring>
#include <memory>

namespace arcade::player {
namespace {

constexpr int kDefaultPort = 5000;

Error unusable(std::string_view url, std::string_view why) {
    return {ErrorCode::BadMessage, "\"" + std::string(url) + "\": " + std::string(why)};
}

} // namespace

Result<Endpoint> Endpoint::resolve(std::string_view url) {
    const auto text = QString::fromUtf8(url.data(), static_cast<qsizetype>(url.size()));
    const QUrl parsed(text.contains(QStringLiteral("://")) ? text
                                                           : QStringLiteral("http://") + text);
    const QString scheme = parsed.scheme();
    const bool tls = scheme == QStringLiteral("https") || scheme == QStringLiteral("wss");
    if (!tls && scheme != QStringLiteral("http") && scheme != QStringLiteral("ws"))
        return unusable(url, "a server's URL starts with http:// or https://");
    if (!parsed.isValid() || parsed.host().isEmpty())
        return unusable(url, "not a URL with a host");
    Endpoint endpoint;
    endpoint.tls = tls;
    endpoint.host = parsed.host().toStdString();
    endpoint.port = static_cast<std::uint16_t>(parsed.port(kDefaultPort));

    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const std::string port = std::to_string(endpoint.port);
    if (const int fault = ::getaddrinfo(endpoint.host.c_str(), port.c_str(), &hints, &found))
        return unusable(url, ::gai_strerror(fault));
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses(found, &::freeaddrinfo);
    std::memcpy(&endpoint.address, found->ai_addr, found->ai_addrlen);
    endpoint.addressLength = found->ai_addrlen;
    return endpoint;
}

std::string Endpoint::authority() const {
    const bool isIpv6 = host.find(':') != std::string::npos;
    return (isIpv6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

} // namespace arcade::player
