#include "server/gateway/plain_transport.h"

#include "server/gateway/control_frame.h"
#include "server/gateway/origin.h"
#include "shared/vocabulary/fetch.h"

#include <QHostAddress>

#include <array>
#include <cerrno>
#include <chrono>
#include <utility>

#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace arcade::gateway {
namespace {

/// A peer that does not answer a close frame is not waited for longer.
constexpr std::chrono::seconds kAnswerLimit{3};
/// How long what a peer still sends is dropped: closing at once would make the system throw away
/// the close frame as well.
constexpr std::chrono::seconds kDropLimit{1};
/// Of one connection in one turn of the loop; what is left has to wait for the others.
constexpr int kItemsATurn = 32;
constexpr int kReadsATurn = 4;
/// Above it only the newest pong is kept, not sent.
constexpr std::int64_t kLatePongBytes = 16 * 1024;
/// What has been sent stays in front of what has not up to this size.
constexpr std::size_t kSentBytes = 64 * 1024;
constexpr std::size_t kSpareReaders = 16;

} // namespace

std::unique_ptr<FrameReader> FrameReaders::take() {
    if (m_spare.empty())
        return std::make_unique<FrameReader>(m_messageBytes);
    std::unique_ptr<FrameReader> reader = std::move(m_spare.back());
    m_spare.pop_back();
    return reader;
}

void FrameReaders::giveBack(std::unique_ptr<FrameReader> reader) {
    if (m_spare.size() < kSpareReaders)
        m_spare.push_back(std::move(reader));
}

/// The socket, as far as it is read in one turn.
class PlainTransport::Source final : public FrameReader::Source {
public:
    Source(int socket, bool isEnding)
        : m_socket(socket)
        , m_isEnding(isEnding) {}

    std::size_t read(char* into, std::size_t atMost) override {
        if (isEmpty || hasEnded || m_reads == kReadsATurn)
            return 0;
        ++m_reads;
        const ssize_t bytes = ::recv(m_socket, into, atMost, 0);
        if (bytes <= 0) {
            isEmpty = bytes < 0 && (errno == EAGAIN || errno == EINTR);
            hasEnded = !isEmpty;
            return 0;
        }
        // There is no more now, and we are told when there is, but of the end we were told already.
        isEmpty = static_cast<std::size_t>(bytes) < atMost && !m_isEnding;
        return static_cast<std::size_t>(bytes);
    }

    bool isEmpty = false;
    bool hasEnded = false;

private:
    int m_socket;
    bool m_isEnding;
    int m_reads = 0;
};

PlainTransport::PlainTransport(PlainSockets& shared, PolledSocket& earlier, Descriptor socket,
                               ConnectionCount::Ticket ticket, std::string answer)
    : Deadline(shared.deadlines)
    , m_shared(shared)
    , m_ticket(std::move(ticket))
    , m_outgoing(std::move(answer))
    , m_socket(std::move(socket)) {
    m_shared.poll.pass(m_socket.number(), EPOLLIN | EPOLLOUT | EPOLLRDHUP, earlier, *this);
    m_shared.poll.callAtEnd(*this);
}

PlainTransport::~PlainTransport() {
    m_shared.poll.remove(m_socket.number(), *this);
}

void PlainTransport::sendFrame(std::string_view frame) {
    if (m_stage == Stage::Open)
        queue(frame);
}

void PlainTransport::fetch() const {
    arcade::fetch(*this);
}

void PlainTransport::ping() {
    sendFrame(kPingFrame);
}

std::int64_t PlainTransport::bytesPending() const {
    return static_cast<std::int64_t>(m_outgoing.size() - m_sentBytes);
}

std::int64_t PlainTransport::bytesUnconfirmed() const {
    int onTheirWay = 0;
    if (m_socket.isOpen())
        ::ioctl(m_socket.number(), SIOCOUTQ, &onTheirWay);
    return bytesPending() + onTheirWay;
}

void PlainTransport::close(CloseCode code, std::string_view reason) {
    if (m_stage != Stage::Open)
        return;
    m_stage = Stage::Closing;
    queue(closeFrame(static_cast<std::uint16_t>(code), reason));
    setIn(kAnswerLimit);
}

void PlainTransport::abort() {
    vanish();
}

std::string PlainTransport::peerAddress() const {
    sockaddr_storage storage = {};
    socklen_t bytes = sizeof storage;
    auto* const address = reinterpret_cast<sockaddr*>(&storage);
    if (::getpeername(m_socket.number(), address, &bytes) != 0)
        return {};
    return originOf(QHostAddress(address)).address;
}

void PlainTransport::ready(std::uint32_t events) {
    m_isEnding = m_isEnding || (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0;
    if ((events & EPOLLOUT) != 0 && !m_outgoing.empty())
        m_shared.poll.callAtEnd(*this);
    if ((events & ~static_cast<std::uint32_t>(EPOLLOUT)) != 0)
        read();
}

void PlainTransport::again() {
    read();
}

void PlainTransport::turnEnds() {
    flush();
    if (m_stage == Stage::Gone) {
        m_stage = Stage::Told;
        if (m_handler != nullptr)
            m_handler->closed();
    }
}

void PlainTransport::passed() {
    vanish();
}

void PlainTransport::read() {
    if (m_stage >= Stage::Gone)
        return;
    const bool isAllRead = m_stage == Stage::Leaving ? drop() : readFrames();
    if (!isAllRead && m_stage < Stage::Gone)
        m_shared.poll.callAgain(*this);
}

/// Whether nothing is left in the socket or in the reader.
bool PlainTransport::readFrames() {
    std::unique_ptr<FrameReader> reader = m_reader ? std::move(m_reader) : m_shared.readers.take();
    Source source(m_socket.number(), m_isEnding);
    for (int count = 0; count < kItemsATurn; ++count) {
        const FrameReader::Item item = reader->next(source);
        if (item.kind == FrameReader::Kind::Nothing) {
            if (source.hasEnded)
                end();
            else if (reader->isIdle())
                m_shared.readers.giveBack(std::move(reader));
            else
                m_reader = std::move(reader);
            return source.hasEnded || source.isEmpty;
        }
        if (!take(item))
            return false;
    }
    m_reader = std::move(reader);
    return false;
}

/// Whether frames may follow.
bool PlainTransport::take(const FrameReader::Item& item) {
    const bool isHeard = m_handler != nullptr && m_stage == Stage::Open;
    switch (item.kind) {
    case FrameReader::Kind::Nothing: break;
    case FrameReader::Kind::Text:
        if (isHeard)
            m_handler->textReceived(item.payload);
        break;
    case FrameReader::Kind::Binary:
        if (isHeard)
            m_handler->binaryReceived();
        break;
    case FrameReader::Kind::Ping: answerPing(item.payload); break;
    case FrameReader::Kind::Pong:
        if (isHeard)
            m_handler->pongReceived();
        break;
    case FrameReader::Kind::Close: closeReceived(item.payload); return false;
    case FrameReader::Kind::Fault: leave(closeFrame(item.code, {})); return false;
    }
    return m_stage < Stage::Leaving;
}

/// Takes a turn's share of what comes and nobody wants.
bool PlainTransport::drop() {
    std::array<char, 16 * 1024> rubbish;
    Source source(m_socket.number(), m_isEnding);
    while (source.read(rubbish.data(), rubbish.size()) > 0) {
    }
    if (source.hasEnded)
        end();
    return source.isEmpty || source.hasEnded;
}

void PlainTransport::answerPing(std::string_view payload) {
    if (m_stage != Stage::Open)
        return;
    if (bytesPending() < kLatePongBytes)
        queue(pongFrame(payload));
    else
        m_latePong = std::make_unique<std::string>(pongFrame(payload));
}

void PlainTransport::closeReceived(std::string_view payload) {
    if (m_stage == Stage::Closing)
        vanish();
    else
        leave(closeAnswer(payload));
}

void PlainTransport::leave(std::string_view lastFrame) {
    // One close frame is enough.
    if (m_stage == Stage::Open)
        queue(lastFrame);
    m_stage = Stage::Leaving;
    m_shared.poll.callAtEnd(*this);
    setIn(kDropLimit);
}

void PlainTransport::queue(std::string_view bytes) {
    m_outgoing += bytes;
    m_shared.poll.callAtEnd(*this);
}

void PlainTransport::flush() {
    const bool hasLeft = write();
    if (m_latePong && bytesPending() < kLatePongBytes && m_stage == Stage::Open)
        queue(*std::exchange(m_latePong, nullptr));
    if (m_stage == Stage::Leaving && m_outgoing.empty() && !std::exchange(m_hasShutDown, true))
        ::shutdown(m_socket.number(), SHUT_WR);
    if (hasLeft && m_stage == Stage::Open && m_handler != nullptr)
        m_handler->bytesLeft();
}

/// Whether some of what was pending has left.
bool PlainTransport::write() {
    const std::size_t before = m_sentBytes;
    while (m_sentBytes < m_outgoing.size() && m_socket.isOpen()) {
        const ssize_t bytes = ::send(m_socket.number(), m_outgoing.data() + m_sentBytes,
                                     m_outgoing.size() - m_sentBytes, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (bytes > 0) {
            m_sentBytes += static_cast<std::size_t>(bytes);
            continue;
        }
        if (errno != EAGAIN && errno != EINTR)
            vanish();
        if (errno != EINTR)
            break;
    }
    const bool hasLeft = m_sentBytes > before;
    if (m_sentBytes == m_outgoing.size()) {
        // An empty value assigned would leave it its room.
        std::string().swap(m_outgoing);
        m_sentBytes = 0;
    } else if (m_sentBytes > kSentBytes) {
        m_outgoing.erase(0, m_sentBytes);
        m_sentBytes = 0;
    }
    return hasLeft;
}

/// The peer says nothing more, but may still read what it asked for.
void PlainTransport::end() {
    write();
    vanish();
}

void PlainTransport::vanish() {
    if (m_stage >= Stage::Gone)
        return;
    m_stage = Stage::Gone;
    clear();
    m_shared.poll.remove(m_socket.number(), *this);
    m_socket.close();
    m_shared.poll.callAtEnd(*this);
}

} // namespace arcade::gateway
