#include "tools/player/web_socket.h"

#include "shared/codec/envelope.h"
#include "shared/vocabulary/expect.h"
#include "tools/player/http_call.h"
#include "tools/player/random.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>
#include <cstring>
#include <random>
#include <utility>

namespace arcade::player {
namespace {

using namespace std::chrono_literals;

constexpr Clock::duration kHandshakeLimit = 20s;
constexpr Clock::duration kCloseLimit = 2s;
constexpr std::size_t kMaxHeadBytes = 16 * 1024;

Random& masks() {
    thread_local Random random(std::random_device{}());
    return random;
}

std::string drawKey() {
    QByteArray bytes(16, '\0');
    for (int half = 0; half < 2; ++half) {
        const std::uint64_t word = masks().next();
        std::memcpy(bytes.data() + half * 8, &word, sizeof word);
    }
    return bytes.toBase64().toStdString();
}

/// RFC 6455, 4.2.2.
std::string acceptFor(const std::string& key) {
    const std::string text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha1)
        .toBase64()
        .toStdString();
}

} // namespace

struct WebSocket::Codec {
    static WebSocket& self(void* data) { return *static_cast<WebSocket*>(data); }

    static ssize_t receive(wslay_event_context* context, uint8_t* buffer, size_t length, int,
                           void* data) {
        std::string_view& unread = self(data).m_unread;
        if (unread.empty()) {
            wslay_event_set_error(context, WSLAY_ERR_WOULDBLOCK);
            return -1;
        }
        const std::size_t count = std::min(length, unread.size());
        std::memcpy(buffer, unread.data(), count);
        unread.remove_prefix(count);
        return static_cast<ssize_t>(count);
    }
    static ssize_t send(wslay_event_context*, const uint8_t* bytes, size_t length, int,
                        void* data) {
        self(data).m_outgoing.append(reinterpret_cast<const char*>(bytes), length);
        return static_cast<ssize_t>(length);
    }
    static int drawMask(wslay_event_context*, uint8_t* buffer, size_t length, void*) {
        const std::uint64_t word = masks().next();
        std::memcpy(buffer, &word, std::min(length, sizeof word));
        return 0;
    }
    static void message(wslay_event_context*, const wslay_event_on_msg_recv_arg* message,
                        void* data) {
        WebSocket& socket = self(data);
        const std::string_view text(reinterpret_cast<const char*>(message->msg),
                                    message->msg_length);
        if (message->opcode == WSLAY_CONNECTION_CLOSE) {
            socket.m_peerClosed.code = message->status_code;
            socket.m_peerClosed.reason = text.size() > 2 ? text.substr(2) : "closed by the server";
        } else if (message->opcode == WSLAY_BINARY_FRAME) {
            socket.end({1003, "the server sent a binary message"});
        } else if (message->opcode == WSLAY_TEXT_FRAME && socket.m_receiver) {
            socket.m_receiver->socketText(text);
        }
    }
};

WebSocket::WebSocket(Loop& loop, const Endpoint& endpoint, std::string_view path,
                     Receiver& receiver)
    : m_loop(loop)
    , m_receiver(&receiver)
    , m_limit(loop,
              [this] {
                  end({1006, "the server did not answer in time"});
              })
    , m_frames(nullptr, &wslay_event_context_free) {
    const std::string key = drawKey();
    m_expectedAccept = acceptFor(key);
    m_request.append("GET ").append(path).append(" HTTP/1.1\r\nHost: ");
    m_request += endpoint.authority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
                 "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + key + "\r\n\r\n";
    const wslay_event_callbacks callbacks{&Codec::receive, &Codec::send, &Codec::drawMask, nullptr,
                                          nullptr,         nullptr,      &Codec::message};
    wslay_event_context* context = nullptr;
    ARCADE_EXPECT(wslay_event_context_client_init(&context, &callbacks, this) == 0);
    m_frames.reset(context);
    wslay_event_config_set_max_recv_msg_length(context, codec::kMaxServerMessageBytes);
    m_limit.start(kHandshakeLimit);
    m_stream = ByteStream::open(loop, endpoint, *this);
}

WebSocket::~WebSocket() {
    cut();
}

void WebSocket::send(std::string_view text) {
    if (!m_open)
        return;
    const wslay_event_msg message{WSLAY_TEXT_FRAME,
                                  reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
    wslay_event_queue_msg(m_frames.get(), &message);
    writeFrames();
}

void WebSocket::close(int code) {
    if (!m_open) {
        end({1006, "given up before it was open"});
        return;
    }
    m_limit.start(kCloseLimit);
    wslay_event_queue_close(m_frames.get(), static_cast<std::uint16_t>(code), nullptr, 0);
    writeFrames();
}

void WebSocket::cut() {
    m_receiver = nullptr;
    // What was sent before leaves all the same.
    m_corking = false;
    if (m_open)
        writeFrames();
    end({});
}

void WebSocket::streamOpened() {
    m_stream->write(m_request);
}

void WebSocket::streamBytes(std::string_view bytes) {
    if (!m_stream)
        return;
    std::string rest;
    if (!m_open) {
        if (!readHandshake(bytes))
            return;
        // What followed the head in the same bytes is the first frames.
        rest = std::exchange(m_head, {});
        bytes = rest;
    }
    m_unread = bytes;
    readFrames();
}

bool WebSocket::readHandshake(std::string_view bytes) {
    m_head += bytes;
    const auto head = HttpHead::parse(m_head);
    if (!head) {
        if (m_head.size() > kMaxHeadBytes)
            end({1006, "the server's answer to the upgrade is too long"});
        return false;
    }
    if (head->status != 101 || head->header("sec-websocket-accept") != m_expectedAccept) {
        end({1006, "the server refused the upgrade with status " + std::to_string(head->status)});
        return false;
    }
    m_head.erase(0, head->size);
    m_open = true;
    m_limit.stop();
    if (m_receiver)
        m_receiver->socketOpened();
    return m_stream != nullptr;
}

void WebSocket::readFrames() {
    m_corking = true;
    const int fault = wslay_event_recv(m_frames.get());
    m_corking = false;
    m_unread = {};
    if (!m_stream)
        return;
    writeFrames();
    if (wslay_event_get_close_received(m_frames.get()))
        end(m_peerClosed);
    else if (fault != 0 || !wslay_event_get_read_enabled(m_frames.get()))
        end({1002, "the server broke the WebSocket protocol"});
}

void WebSocket::writeFrames() {
    // Answers to what is being read leave together.
    if (m_corking || !m_stream)
        return;
    wslay_event_send(m_frames.get());
    if (!m_outgoing.empty())
        m_stream->write(m_outgoing);
    m_outgoing.clear();
}

void WebSocket::streamClosed(const std::string& reason) {
    end({1006, reason, !m_open && m_head.empty()});
}

void WebSocket::end(CloseInfo info) {
    m_limit.stop();
    m_open = false;
    if (m_stream)
        m_stream->close();
    m_loop.dispose(std::move(m_stream));
    m_stream.reset();
    if (Receiver* const receiver = std::exchange(m_receiver, nullptr))
        receiver->socketClosed(info);
}

} // namespace arcade::player
