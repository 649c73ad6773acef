#include "server/gateway/socket_io_dialect.h"

#include "server/gateway/engine_io_packet.h"
#include "server/gateway/socket_io_packet.h"
#include "shared/codec/flat.h"

#include <utility>
#include <variant>

namespace arcade::gateway {
namespace {

Result<std::string_view> eventIn(const std::optional<SocketIoPacket>& packet) {
    if (!packet)
        return Error{ErrorCode::BadMessage, "This is not a packet of Socket.IO."};
    if (packet->type == SocketIoType::BinaryEvent)
        return Error{ErrorCode::BadMessage, "Messages are text, not binary."};
    if (packet->type != SocketIoType::Event)
        return Error{ErrorCode::BadMessage, "Nothing but events is expected here."};
    if (packet->nameSpace != kMainNamespace)
        return Error{ErrorCode::BadMessage, "This namespace is not connected."};
    return packet->json;
}

void addToken(ClientMessage& message, const std::optional<std::string>& token) {
    std::visit(
        [&](auto& content) {
            if constexpr (requires {
                              content.playerId;
                              content.token;
                          }) {
                if (!content.token)
                    content.token = token;
            }
        },
        message);
}

std::string eventOf(const ServerMessage& message) {
    std::string json = R"([")";
    json.append(codec::eventNameOf(infoOf(message))).append(R"(",)");
    json.append(codec::encodeEventArgument(message)).append("]");
    return socketIoText({.json = json});
}

std::string acknowledgementOf(const ServerMessage& message, std::string_view ackId) {
    const bool isError = std::holds_alternative<ErrorReply>(message);
    const std::string json =
        isError ? R"([{"error":)" + codec::encodeEventArgument(message) + "}]" : R"([{"ok":true}])";
    return socketIoText({.type = SocketIoType::Ack, .ackId = ackId, .json = json});
}

} // namespace

SocketIoDialect::SocketIoDialect(std::optional<std::string> token)
    : m_token(std::move(token)) {}

Dialect::Request SocketIoDialect::decode(std::string_view text) const {
    const auto packet = readSocketIo(text);
    std::string id(packet ? packet->ackId : std::string_view{});
    const Result<std::string_view> event = eventIn(packet);
    if (!event)
        return {std::move(id), event.error()};
    Result<ClientMessage> message = codec::decodeEvent(event.value());
    if (message)
        addToken(message.value(), m_token);
    return {std::move(id), std::move(message)};
}

bool SocketIoDialect::tells(const ServerMessage& message, std::string_view replyTo) const {
    return infoOf(message).isIn(Contract::Direct) ||
           (std::holds_alternative<Ok>(message) && !replyTo.empty());
}

/// The acknowledgement first: who waits for it before listening to events misses none.
std::string SocketIoDialect::encode(const host::Outgoing& outgoing,
                                    std::string_view replyTo) const {
    std::string packets;
    if (!replyTo.empty())
        appendPacket(packets, acknowledgementOf(outgoing.message, replyTo));
    if (infoOf(outgoing.message).isIn(Contract::Direct))
        appendPacket(packets, eventOf(outgoing.message));
    return packets;
}

} // namespace arcade::gateway
