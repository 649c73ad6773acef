#include "server/gateway/engine_io_packet.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>

namespace arcade::gateway {

std::optional<EngineIoPacket> readEngineIo(std::string_view text) {
    if (text.empty())
        return std::nullopt;
    const char type = text.front();
    text.remove_prefix(1);
    if (type == 'b')
        return EngineIoPacket{EngineIoType::Binary, text};
    if (type < '0' || type > '6')
        return std::nullopt;
    return EngineIoPacket{static_cast<EngineIoType>(type - '0'), text};
}

std::string engineIoText(EngineIoType type, std::string_view data) {
    ARCADE_EXPECT(type != EngineIoType::Binary);
    std::string text(1, static_cast<char>('0' + static_cast<int>(type)));
    return text.append(data);
}

std::string_view takePacket(std::string_view& payload) {
    const std::string_view packet = payload.substr(0, payload.find(kPacketSeparator));
    payload.remove_prefix(std::min(packet.size() + 1, payload.size()));
    return packet;
}

void appendPacket(std::string& payload, std::string_view packet) {
    if (!payload.empty())
        payload += kPacketSeparator;
    payload.append(packet);
}

} // namespace arcade::gateway
