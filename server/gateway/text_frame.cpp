#include "server/gateway/text_frame.h"

#include <cstdint>
#include <limits>

namespace arcade::gateway {
namespace {

constexpr char kFinalText = '\x81';
/// Lengths above are written in the bytes that follow, two or eight of them.
constexpr std::size_t kShortLength = 125;
constexpr char kTwoBytes = 126;
constexpr char kEightBytes = 127;

void appendNumber(std::string& frame, std::uint64_t number, int bytes) {
    for (int byte = bytes - 1; byte >= 0; --byte)
        frame += static_cast<char>(number >> (8 * byte) & 0xFFU);
}

} // namespace

std::string textFrame(std::string_view text) {
    std::string frame;
    frame.reserve(text.size() + 10);
    frame += kFinalText;
    if (text.size() <= kShortLength) {
        frame += static_cast<char>(text.size());
    } else if (text.size() <= std::numeric_limits<std::uint16_t>::max()) {
        frame += kTwoBytes;
        appendNumber(frame, text.size(), 2);
    } else {
        frame += kEightBytes;
        appendNumber(frame, text.size(), 8);
    }
    frame += text;
    return frame;
}

std::string_view textOf(std::string_view frame) {
    const char length = frame[1];
    return frame.substr(length == kTwoBytes ? 4 : length == kEightBytes ? 10 : 2);
}

} // namespace arcade::gateway
