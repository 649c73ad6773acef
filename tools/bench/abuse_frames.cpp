#include "tools/bench/abuse_frames.h"

#include <array>

namespace arcade::bench {
namespace {

constexpr std::uint8_t kLast = 0x80;
constexpr std::uint8_t kMaskBit = 0x80;
constexpr std::uint8_t kLength16 = 126;
constexpr std::uint8_t kLength64 = 127;
constexpr std::string_view kMask = "\x5A\xC3\x17\xE9";

void appendLength(std::string& frame, std::uint64_t length, std::uint8_t maskBit) {
    int bytes = 0;
    if (length < kLength16) {
        frame += static_cast<char>(maskBit | length);
    } else {
        bytes = length <= 0xFFFF ? 2 : 8;
        frame += static_cast<char>(maskBit | (bytes == 2 ? kLength16 : kLength64));
    }
    while (bytes-- > 0)
        frame += static_cast<char>((length >> (8U * static_cast<unsigned>(bytes))) & 0xFFU);
}

} // namespace

std::string frameOf(Opcode opcode, std::string_view payload, const FrameForm& form) {
    std::string frame(1, static_cast<char>((form.isLast ? kLast : 0U) | form.reserved |
                                           static_cast<unsigned>(opcode)));
    appendLength(frame, payload.size(), form.isMasked ? kMaskBit : 0);
    if (!form.isMasked)
        return frame.append(payload);
    frame += kMask;
    for (std::size_t at = 0; at < payload.size(); ++at)
        frame += static_cast<char>(payload[at] ^ kMask[at % kMask.size()]);
    return frame;
}

std::string frameHead(Opcode opcode, std::uint64_t length, bool isLast) {
    std::string head(1, static_cast<char>((isLast ? kLast : 0U) | static_cast<unsigned>(opcode)));
    appendLength(head, length, kMaskBit);
    return head.append(kMask);
}

std::string upgradeRequest(std::string_view host, std::string_view path) {
    return httpRequest(host, "GET " + std::string(path) + " HTTP/1.1",
                       "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
}

std::string httpRequest(std::string_view host, std::string_view line, std::string_view headers,
                        std::string_view body) {
    std::string request(line);
    request.append("\r\nHost: ").append(host).append("\r\n").append(headers);
    if (!body.empty())
        request +=
            "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
            "\r\n";
    return request.append("\r\n").append(body);
}

std::string repeated(std::string_view text, int times) {
    std::string whole;
    whole.reserve(text.size() * static_cast<std::size_t>(times));
    for (; times > 0; --times)
        whole += text;
    return whole;
}

} // namespace arcade::bench
