#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace arcade::gateway {

/// Control frames as a server sends them (RFC 6455, 5.5): not masked, 125 bytes of payload at most.
/// A ping that carries nothing.
inline constexpr std::string_view kPingFrame{"\x89\0", 2};
/// Answers a ping with that payload.
std::string pongFrame(std::string_view payload);
/// A reason too long for the frame is cut.
std::string closeFrame(std::uint16_t code, std::string_view reason);
/// Answers a close frame of that payload.
std::string closeAnswer(std::string_view payload);

} // namespace arcade::gateway
