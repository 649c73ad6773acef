#include "server/gateway/socket_io_packet.h"

#include "server/gateway/engine_io_packet.h"

#include <algorithm>

namespace arcade::gateway {
namespace {

bool isDigit(char character) {
    return character >= '0' && character <= '9';
}

std::string_view takeDigits(std::string_view& text) {
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    const auto digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    return digits;
}

/// How many attachments follow, which nobody takes.
bool skipAttachments(std::string_view& text) {
    const std::string_view count = takeDigits(text);
    if (count.empty() || !text.starts_with('-'))
        return false;
    text.remove_prefix(1);
    return true;
}

/// It may have to be repeated to the client.
bool isPlain(std::string_view nameSpace) {
    return std::ranges::all_of(nameSpace, [](char character) {
        const auto byte = static_cast<unsigned char>(character);
        return byte >= 0x20 && byte != 0x7F;
    });
}

std::string_view takeNamespace(std::string_view& text) {
    if (!text.starts_with('/'))
        return kMainNamespace;
    const std::string_view name = text.substr(0, text.find(','));
    text.remove_prefix(std::min(name.size() + 1, text.size()));
    return name;
}

} // namespace

std::optional<SocketIoPacket> readSocketIo(std::string_view text) {
    if (text.empty() || text.front() < '0' || text.front() > '6')
        return std::nullopt;
    SocketIoPacket packet;
    packet.type = static_cast<SocketIoType>(text.front() - '0');
    text.remove_prefix(1);
    const bool isBinary =
        packet.type == SocketIoType::BinaryEvent || packet.type == SocketIoType::BinaryAck;
    if (isBinary && !skipAttachments(text))
        return std::nullopt;
    packet.nameSpace = takeNamespace(text);
    packet.ackId = takeDigits(text);
    packet.json = text;
    if (packet.nameSpace.size() > kNamespaceBytes || !isPlain(packet.nameSpace) ||
        packet.ackId.size() > kAckDigits)
        return std::nullopt;
    return packet;
}

std::string socketIoText(const SocketIoPacket& packet) {
    const char type = static_cast<char>('0' + static_cast<int>(packet.type));
    std::string text = engineIoText(EngineIoType::Message, {&type, 1});
    if (packet.nameSpace != kMainNamespace)
        text.append(packet.nameSpace).append(",");
    return text.append(packet.ackId).append(packet.json);
}

} // namespace arcade::gateway
