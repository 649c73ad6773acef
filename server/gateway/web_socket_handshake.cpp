#include "server/gateway/web_socket_handshake.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace arcade::gateway {
namespace {

/// RFC 6455, 1.3.
constexpr std::string_view kKeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

} // namespace

std::string handshakeAnswer(const HttpRequest& request) {
    std::string key{request.header("Sec-WebSocket-Key").value_or("")};
    key += kKeySuffix;
    const QByteArray accept =
        QCryptographicHash::hash(QByteArray::fromStdString(key), QCryptographicHash::Sha1)
            .toBase64();
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: " +
           accept.toStdString() + "\r\n\r\n";
}

} // namespace arcade::gateway
