#include "tools/bench/abuse_hearing.h"

#include "tools/player/http_call.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>

namespace arcade::bench {
namespace {

constexpr int kSwitching = 101;
constexpr std::size_t kCloseOpcode = 8;
constexpr std::size_t kTextOpcode = 1;
constexpr std::string_view kTypeKey = R"({"type":")";

std::size_t octetAt(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

struct HeardFrame {
    std::size_t opcode = 0;
    std::string_view payload;
    std::size_t size = 0;
};

/// Empty while bytes are missing. A server's frame is not masked.
std::optional<HeardFrame> heardFrameIn(std::string_view bytes) {
    if (bytes.size() < 2)
        return std::nullopt;
    std::size_t length = octetAt(bytes, 1) & 0x7FU;
    const std::size_t more = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (bytes.size() < 2 + more)
        return std::nullopt;
    if (more > 0)
        length = 0;
    for (std::size_t at = 0; at < more; ++at)
        length = length << 8U | octetAt(bytes, 2 + at);
    const std::size_t head = 2 + more;
    if (bytes.size() < head + length)
        return std::nullopt;
    return HeardFrame{octetAt(bytes, 0) & 0x0FU, bytes.substr(head, length), head + length};
}

std::string_view valueOf(std::string_view text, std::string_view key) {
    const auto at = text.find(key);
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = text.substr(at + key.size());
    return rest.substr(0, rest.find('"'));
}

} // namespace

void Hearing::hear(std::string_view bytes) {
    const std::size_t skipped = std::min(m_skipped, bytes.size());
    m_skipped -= skipped;
    m_unread += bytes.substr(skipped);
    while (m_isUpgraded ? readFrame() : readHttp())
        ;
}

bool Hearing::readHttp() {
    const auto head = player::HttpHead::parse(m_unread);
    if (!head)
        return false;
    m_statuses.push_back(head->status);
    m_unread.erase(0, head->size);
    m_isUpgraded = head->status == kSwitching;
    if (head->status < 200)
        return true;
    const auto length =
        std::strtoull(std::string(head->header("content-length")).c_str(), nullptr, 10);
    const auto there = std::min<std::size_t>(length, m_unread.size());
    m_unread.erase(0, there);
    m_skipped = length - there;
    return true;
}

bool Hearing::readFrame() {
    const auto frame = heardFrameIn(m_unread);
    if (!frame)
        return false;
    if (frame->opcode == kTextOpcode)
        readText(frame->payload);
    else if (frame->opcode == kCloseOpcode && frame->payload.size() >= 2)
        m_closeCode =
            static_cast<int>(octetAt(frame->payload, 0) << 8U | octetAt(frame->payload, 1));
    m_unread.erase(0, frame->size);
    return true;
}

void Hearing::readText(std::string_view text) {
    const std::string_view type = valueOf(text, kTypeKey);
    if (type == "error")
        m_error = valueOf(text, R"("code":")");
    else if (type == "auth.success")
        m_isSignedIn = true;
    else if (type == "spectate.joined")
        m_isWatching = true;
    else if (type == "ping")
        m_pings.emplace_back(valueOf(text, R"("id":")"));
}

std::string Hearing::inWords() const {
    std::string words;
    const auto add = [&words](const std::string& more) {
        words += (words.empty() ? "" : ", ") + more;
    };
    for (const int status : m_statuses) {
        if (status != kSwitching)
            add(std::to_string(status));
    }
    if (m_isSignedIn)
        add("signed in");
    if (m_isWatching)
        add("watching");
    if (m_closeCode != 0)
        add("close " + std::to_string(m_closeCode));
    else if (!m_error.empty())
        add(m_error);
    return words;
}

} // namespace arcade::bench
