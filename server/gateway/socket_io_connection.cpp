#include "server/gateway/socket_io_connection.h"

#include "server/gateway/text_frame.h"
#include "server/host/system_ports.h"
#include "shared/codec/record_json.h"
#include "shared/protocol/direct_messages.h"
#include "shared/vocabulary/ids.h"

#include <utility>

namespace arcade::gateway {
namespace {

/// Connecting answers without asking the limits on messages: a client that goes on and on with it
/// loses its session.
constexpr int kConnectsMax = 64;

/// What a client may say with its connecting (`auth` of the stock client).
struct SocketIoGreeting {
    std::optional<std::string> token;
    static constexpr auto fields() {
        return std::tuple{field("token", &SocketIoGreeting::token, kBearerBounds)};
    }
};

struct SocketIoWelcome {
    std::string sid;
    static constexpr auto fields() { return std::tuple{field("sid", &SocketIoWelcome::sid)}; }
};

struct SocketIoRefusal {
    std::string message;
    static constexpr auto fields() {
        return std::tuple{field("message", &SocketIoRefusal::message)};
    }
};

/// Whether the client must not come back by itself, as it does when only the connection ends.
bool isForGood(CloseCode code) {
    switch (code) {
    case CloseCode::Replaced:
    case CloseCode::NotAuthenticated:
    case CloseCode::ProtocolAbuse:
    case CloseCode::Kicked: return true;
    case CloseCode::GoingDown:
    case CloseCode::ServerFull:
    case CloseCode::TooSlow: return false;
    }
    ARCADE_UNREACHABLE();
}

} // namespace

SocketIoTransport::SocketIoTransport(SocketIoConnection& connection,
                                     std::optional<std::string> token)
    : m_connection(&connection)
    , m_peerAddress(connection.engine().peerAddress())
    , m_dialect(std::move(token)) {}

SocketIoTransport::~SocketIoTransport() {
    if (m_connection != nullptr)
        m_connection->m_transport = nullptr;
}

void SocketIoTransport::sendFrame(std::string_view frame) {
    if (m_connection != nullptr)
        m_connection->engine().sendFrame(frame);
}

void SocketIoTransport::ping() {
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_handler != nullptr && m_connection != nullptr)
                m_handler->pongReceived();
        },
        Qt::QueuedConnection);
}

std::int64_t SocketIoTransport::bytesPending() const {
    return m_connection != nullptr ? m_connection->engine().bytesPending() : 0;
}

std::int64_t SocketIoTransport::bytesUnconfirmed() const {
    return m_connection != nullptr ? m_connection->engine().bytesUnconfirmed() : 0;
}

void SocketIoTransport::close(CloseCode code, std::string_view reason) {
    if (m_connection != nullptr)
        m_connection->close(code, reason);
}

void SocketIoTransport::abort() {
    if (m_connection != nullptr)
        m_connection->engine().abort();
}

void SocketIoTransport::detach() {
    m_connection = nullptr;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_handler != nullptr)
                m_handler->closed();
        },
        Qt::QueuedConnection);
}

SocketIoConnection::SocketIoConnection(std::string sid, EngineIoCarrier carrier,
                                       const SocketIoTimes& times, std::string peerAddress,
                                       Connected connected)
    : m_connected(std::move(connected))
    , m_engine(std::move(sid), carrier, times.engine, std::move(peerAddress), *this) {
    m_connectLimit.setSingleShot(true);
    m_connectLimit.setInterval(times.connect);
    connect(&m_connectLimit, &QTimer::timeout, this, [this] {
        m_engine.close(CloseCode::NotAuthenticated, "Connected to no namespace in time.");
    });
    m_connectLimit.start();
}

SocketIoConnection::~SocketIoConnection() {
    detach();
}

void SocketIoConnection::messageReceived(std::string_view text) {
    const auto packet = readSocketIo(text);
    if (packet && packet->type == SocketIoType::Connect) {
        connectTo(*packet);
    } else if (m_transport == nullptr) {
        m_engine.close(CloseCode::ProtocolAbuse, "Connect to a namespace first.");
    } else if (packet && packet->type == SocketIoType::Disconnect &&
               packet->nameSpace == kMainNamespace) {
        detach();
        m_connectLimit.start();
    } else if (m_transport->m_handler != nullptr) {
        m_transport->m_handler->textReceived(text);
    }
}

void SocketIoConnection::connectTo(const SocketIoPacket& packet) {
    if (++m_connects > kConnectsMax) {
        m_engine.close(CloseCode::ProtocolAbuse, "Connects too often.");
    } else if (packet.nameSpace != kMainNamespace) {
        refuse(packet, "Invalid namespace");
    } else if (m_transport != nullptr) {
        refuse(packet, "This namespace is connected already.");
    } else if (auto greeting =
                   codec::fromJson<SocketIoGreeting>(packet.json.empty() ? "{}" : packet.json)) {
        m_connectLimit.stop();
        const auto [high, low] = host::SystemEntropy{}.draw();
        const std::string welcome = codec::toJson(SocketIoWelcome{hexText(high, low)});
        send({.type = SocketIoType::Connect, .json = welcome});
        auto transport =
            std::make_unique<SocketIoTransport>(*this, std::move(greeting.value().token));
        m_transport = transport.get();
        m_connected(std::move(transport));
    } else {
        refuse(packet, greeting.error().message);
    }
}

void SocketIoConnection::refuse(const SocketIoPacket& packet, std::string_view why) {
    const std::string refusal = codec::toJson(SocketIoRefusal{std::string(why)});
    send({.type = SocketIoType::ConnectError, .nameSpace = packet.nameSpace, .json = refusal});
}

void SocketIoConnection::binaryReceived() {
    if (m_transport != nullptr && m_transport->m_handler != nullptr)
        m_transport->m_handler->binaryReceived();
}

void SocketIoConnection::bytesLeft() {
    if (m_transport != nullptr && m_transport->m_handler != nullptr)
        m_transport->m_handler->bytesLeft();
}

void SocketIoConnection::sessionEnded() {
    m_connectLimit.stop();
    detach();
    Q_EMIT ended();
}

void SocketIoConnection::sessionOver() {
    deleteLater();
}

void SocketIoConnection::send(const SocketIoPacket& packet) {
    m_engine.sendFrame(textFrame(socketIoText(packet)));
}

void SocketIoConnection::close(CloseCode code, std::string_view reason) {
    if (isForGood(code))
        send({.type = SocketIoType::Disconnect});
    m_engine.close(code, reason);
}

void SocketIoConnection::detach() {
    if (m_transport != nullptr)
        std::exchange(m_transport, nullptr)->detach();
}

} // namespace arcade::gateway
