#pragma once

#include "shared/protocol/messages.h"
#include "shared/vocabulary/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// The arcade dialect's frame, each way one JSON object: `{"type", "id", "ts", "data"}`.
namespace arcade::codec {

/// What a client may send in one message.
inline constexpr std::size_t kMaxClientMessageBytes = 16 * 1024;
/// What a client takes from a server in one message.
inline constexpr std::size_t kMaxServerMessageBytes = 128 * 1024;
/// A request's id; the reply repeats it.
inline constexpr std::size_t kMaxRequestIdBytes = 64;

/// What came of one frame. The id stands also beside a refusal, where it could be read, so that
/// the `error` can repeat it; without one it is empty.
template <class Family>
struct Decoded {
    std::string id;
    /// The sender's clock, never trusted; 0 when left out.
    std::int64_t ts = 0;
    /// TooLarge, UnknownType, BadMessage, or the code that the bounds of a field name.
    Result<Family> message;
};

/// Unknown fields are ignored; `id`, `ts`, and `data` without required fields may be left out.
Decoded<ClientMessage> decodeClient(std::string_view frame);
Decoded<ServerMessage> decodeServer(std::string_view frame);

std::string encode(const ClientMessage& message, std::string_view id, Instant ts);
std::string encode(const ServerMessage& message, std::string_view id, Instant ts);

} // namespace arcade::codec
