#include "tools/player/endpoint.h"

#include <QUrl>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

#include <cerrno>
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

int Endpoint::connectSocket() const {
    const int socket = ::socket(address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return socket;
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    bool isBound = true;
    if (source) {
        sockaddr_in from{};
        from.sin_family = AF_INET;
        from.sin_addr.s_addr = htonl(*source);
        // The port is found when connecting: it need be free towards this server only.
        ::setsockopt(socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
        isBound = ::bind(socket, reinterpret_cast<const sockaddr*>(&from), sizeof from) == 0;
    }
    const auto* to = reinterpret_cast<const sockaddr*>(&address);
    if (isBound && (::connect(socket, to, addressLength) == 0 || errno == EINPROGRESS))
        return socket;
    const int fault = errno;
    ::close(socket);
    errno = fault;
    return -1;
}

} // namespace arcade::player
