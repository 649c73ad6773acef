#include "server/gateway/control_frame.h"

namespace arcade::gateway {
namespace {

constexpr char kFinalClose = '\x88';
constexpr char kFinalPong = '\x8A';
/// Of a close frame's reason: a control frame carries 125 bytes, two of them the code.
constexpr std::size_t kReasonBytes = 123;

std::string controlFrame(char first, std::string_view payload) {
    std::string frame;
    frame.reserve(payload.size() + 2);
    frame += first;
    frame += static_cast<char>(payload.size());
    return frame += payload;
}

} // namespace

std::string pongFrame(std::string_view payload) {
    return controlFrame(kFinalPong, payload);
}

std::string closeFrame(std::uint16_t code, std::string_view reason) {
    std::string payload{static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
    payload += reason.substr(0, kReasonBytes);
    return controlFrame(kFinalClose, payload);
}

std::string closeAnswer(std::string_view payload) {
    return controlFrame(kFinalClose, payload);
}

} // namespace arcade::gateway
