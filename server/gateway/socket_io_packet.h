#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Packets of Socket.IO protocol 5, each the data of one Engine.IO message.
namespace arcade::gateway {

/// In the order of their digits on the wire.
enum class SocketIoType { Connect, Disconnect, Event, Ack, ConnectError, BinaryEvent, BinaryAck };

inline constexpr std::string_view kMainNamespace = "/";
/// Bounds on what a packet says before its JSON, which has a bound of its own.
inline constexpr std::size_t kNamespaceBytes = 128;
inline constexpr std::size_t kAckDigits = 15;

/// Views into the text it was read from.
struct SocketIoPacket {
    SocketIoType type = SocketIoType::Event;
    std::string_view nameSpace = kMainNamespace;
    /// The digits of the acknowledgement's number; empty when none is wanted.
    std::string_view ackId{};
    /// JSON that nobody has looked at yet, or nothing.
    std::string_view json{};

    friend bool operator==(const SocketIoPacket&, const SocketIoPacket&) = default;
};

/// Empty for what is no packet, or is over a bound.
std::optional<SocketIoPacket> readSocketIo(std::string_view text);
/// The packet within its Engine.IO message.
std::string socketIoText(const SocketIoPacket& packet);

} // namespace arcade::gateway
