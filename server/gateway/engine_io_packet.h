#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Packets of Engine.IO 4, and the bodies of its long-polling requests, which hold several.
namespace arcade::gateway {

/// In the order of their digits on the wire, but for Binary, which long-polling writes as `b` and
/// base64.
enum class EngineIoType { Open, Close, Ping, Pong, Message, Upgrade, Noop, Binary };

/// Views into the text it was read from.
struct EngineIoPacket {
    EngineIoType type = EngineIoType::Noop;
    std::string_view data{};

    friend bool operator==(const EngineIoPacket&, const EngineIoPacket&) = default;
};

/// Stands between the packets of a payload, and within none: JSON escapes it.
inline constexpr char kPacketSeparator = '\x1e';

/// Empty for what is no packet.
std::optional<EngineIoPacket> readEngineIo(std::string_view text);
/// Not for Binary, which no server of ours sends.
std::string engineIoText(EngineIoType type, std::string_view data = {});

/// Takes the first packet's text off the payload, with the separator behind it.
std::string_view takePacket(std::string_view& payload);
void appendPacket(std::string& payload, std::string_view packet);

} // namespace arcade::gateway
