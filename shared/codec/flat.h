#pragma once

#include "shared/protocol/messages.h"
#include "shared/vocabulary/result.h"

#include <string>
#include <string_view>

/// The messages of direct games, each one JSON object. Flat: `{"type", …fields}`. As an event's
/// argument (Socket.IO) the same without `type`, which is the event's name.
namespace arcade::codec {

/// What a client of direct games may send in one message.
inline constexpr std::size_t kMaxFlatMessageBytes = 16 * 1024;

/// Unknown fields are ignored. TooLarge, UnknownType or BadMessage.
Result<ClientMessage> decodeFlatClient(std::string_view text);
Result<ServerMessage> decodeFlatServer(std::string_view text);

std::string encodeFlat(const ClientMessage& message);
std::string encodeFlat(const ServerMessage& message);

/// `argument` is the JSON text of one object.
Result<ClientMessage> decodeEvent(std::string_view name, std::string_view argument);
/// The argument alone.
std::string encodeEventArgument(const ServerMessage& message);

/// What the event of Socket.IO that carries a message is called: as the message, but that clients
/// of Socket.IO keep `error` to themselves.
std::string_view eventNameOf(const MessageInfo& info);

} // namespace arcade::codec
