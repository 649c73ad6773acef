#include "server/gateway/frame_reader.h"

#include "server/gateway/http_text.h"
#include "shared/vocabulary/expect.h"

#include <wslay/wslay.h>

#include <utility>

namespace arcade::gateway {
namespace {

/// A server tells a client's frame apart by its mask, which is four bytes of the head.
std::uint64_t headBytes(std::uint64_t payloadBytes) {
    return 2U + 4U + (payloadBytes < 126 ? 0U : payloadBytes <= 0xFFFF ? 2U : 8U);
}

bool isControl(unsigned opcode) {
    return wslay_is_ctrl_frame(opcode) != 0;
}

/// What may stand in a close frame (RFC 6455, 7.4, and the registry it founded).
bool isCloseCode(unsigned code) {
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) ||
           (code >= 3000 && code <= 4999);
}

std::optional<std::uint16_t> closeFault(std::string_view payload) {
    if (payload.empty())
        return std::nullopt;
    if (payload.size() == 1)
        return kProtocolError;
    const auto high = static_cast<unsigned char>(payload[0]);
    const auto low = static_cast<unsigned char>(payload[1]);
    if (!isCloseCode(high * 256U + low))
        return kProtocolError;
    return http::isUtf8(payload.substr(2)) ? std::nullopt : std::optional(kNotText);
}

FrameReader::Item faulty(std::uint16_t code) {
    return {.kind = FrameReader::Kind::Fault, .code = code};
}

} // namespace

struct FrameReader::Wslay {
    static ssize_t receive(std::uint8_t* buffer, std::size_t length, int, void* data) {
        auto& reader = *static_cast<FrameReader*>(data);
        const std::size_t bytes = reader.m_source->read(reinterpret_cast<char*>(buffer), length);
        reader.m_wasFed = bytes > 0;
        reader.m_takenBytes += bytes;
        return bytes > 0 ? static_cast<ssize_t>(bytes) : -1;
    }
};

void FrameReader::Free::operator()(wslay_frame_context* context) const {
    wslay_frame_context_free(context);
}

FrameReader::FrameReader(std::size_t messageBytes)
    : m_messageBytes(messageBytes) {
    const wslay_frame_callbacks callbacks{nullptr, &Wslay::receive, nullptr};
    wslay_frame_context* context = nullptr;
    ARCADE_EXPECT(wslay_frame_context_init(&context, &callbacks, this) == 0);
    m_frames.reset(context);
}

FrameReader::~FrameReader() = default;

FrameReader::Item FrameReader::next(Source& source) {
    m_source = &source;
    forget();
    for (;;) {
        m_wasFed = false;
        wslay_frame_iocb piece = {};
        const ssize_t bytes = wslay_frame_recv(m_frames.get(), &piece);
        if (bytes == WSLAY_ERR_WANT_READ) {
            // It asks once a call, and may have got less than a head needs.
            if (m_wasFed)
                continue;
            return {};
        }
        if (bytes < 0)
            return faulty(kProtocolError);
        if (const auto item = take(piece))
            return *item;
    }
}

bool FrameReader::isIdle() const {
    return m_takenBytes == m_usedBytes && !m_isInFrame && m_opcode == WSLAY_CONTINUATION_FRAME;
}

std::optional<FrameReader::Item> FrameReader::take(const wslay_frame_iocb& piece) {
    if (!std::exchange(m_isInFrame, true)) {
        if (const auto fault = faultOf(piece))
            return faulty(*fault);
        m_frameLeft = piece.payload_length;
        m_usedBytes += headBytes(piece.payload_length);
        if (piece.opcode == WSLAY_TEXT_FRAME || piece.opcode == WSLAY_BINARY_FRAME)
            m_opcode = piece.opcode;
    }
    m_frameLeft -= piece.data_length;
    m_usedBytes += piece.data_length;
    m_isInFrame = m_frameLeft > 0;
    const bool isLast = !m_isInFrame && piece.fin != 0;
    std::string_view payload(reinterpret_cast<const char*>(piece.data), piece.data_length);
    std::string& kept = isControl(piece.opcode) ? m_control : m_message;
    // What came in one piece is not copied.
    if (!isLast || !kept.empty()) {
        kept += payload;
        payload = kept;
        m_handedOut = isLast ? &kept : nullptr;
    }
    if (!isLast)
        return std::nullopt;
    return whole(isControl(piece.opcode) ? piece.opcode : std::exchange(m_opcode, 0U), payload);
}

/// Looked at once a frame, before any of its payload is kept.
std::optional<std::uint16_t> FrameReader::faultOf(const wslay_frame_iocb& piece) const {
    if (piece.rsv != WSLAY_RSV_NONE || piece.mask == 0)
        return kProtocolError;
    const bool hasBegun = m_opcode != WSLAY_CONTINUATION_FRAME;
    switch (piece.opcode) {
    case WSLAY_CONTINUATION_FRAME:
        if (!hasBegun)
            return kProtocolError;
        break;
    case WSLAY_TEXT_FRAME:
    case WSLAY_BINARY_FRAME:
        if (hasBegun)
            return kProtocolError;
        break;
    case WSLAY_CONNECTION_CLOSE:
    case WSLAY_PING:
    case WSLAY_PONG: return std::nullopt;
    default: return kProtocolError;
    }
    // The message so far is within the limit.
    if (piece.payload_length > m_messageBytes - m_message.size())
        return kTooLong;
    return std::nullopt;
}

FrameReader::Item FrameReader::whole(unsigned opcode, std::string_view payload) {
    switch (opcode) {
    case WSLAY_TEXT_FRAME:
        return http::isUtf8(payload) ? Item{Kind::Text, payload} : faulty(kNotText);
    case WSLAY_BINARY_FRAME: return {Kind::Binary, payload};
    case WSLAY_PING: return {Kind::Ping, payload};
    case WSLAY_PONG: return {Kind::Pong, payload};
    case WSLAY_CONNECTION_CLOSE:
        if (const auto fault = closeFault(payload))
            return faulty(*fault);
        return {Kind::Close, payload};
    default: ARCADE_UNREACHABLE();
    }
}

void FrameReader::forget() {
    if (std::string* const handedOut = std::exchange(m_handedOut, nullptr))
        handedOut->clear();
}

} // namespace arcade::gateway
