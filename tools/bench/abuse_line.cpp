#include "tools/bench/abuse_line.h"

#include "tools/bench/abuse_frames.h"

#include "shared/codec/envelope.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace arcade::bench {
namespace {

/// Handed to the system at once.
constexpr std::size_t kHandedBytes = 256 * 1024;
constexpr std::chrono::seconds kLongestPatience{40};
constexpr std::chrono::milliseconds kLookAtAnswer{50};
/// What a deaf line's own machine takes for it.
constexpr int kDeafBytes = 4 * 1024;

std::string messageFrame(const ClientMessage& message, std::string_view id) {
    return frameOf(Opcode::Text, codec::encode(message, id, Instant{}));
}

} // namespace

Line::Line(player::Loop& loop, const player::Endpoint& server, const Offence& offence,
           Offender offender, Over over)
    : m_loop(loop)
    , m_server(server)
    , m_offence(offence)
    , m_offender(std::move(offender))
    , m_over(std::move(over))
    , m_patience(loop, [this] { losePatience(); })
    , m_drip(loop, [this] { pour(); }) {}

Line::~Line() {
    m_over = nullptr;
    if (m_stage != Stage::Over)
        end(false);
}

void Line::begin() {
    m_begunAt = player::Clock::now();
    m_patience.start(m_offence.patience);
    m_socket = m_server.connectSocket();
    if (m_socket < 0) {
        m_answer = "no socket";
        return end(false);
    }
    if (m_offence.isDeaf)
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &kDeafBytes, sizeof kDeafBytes);
    m_events = EPOLLOUT | EPOLLIN | EPOLLRDHUP;
    m_loop.add(m_socket, m_events, this);
}

/// A server that is slow is waited for: what it answers is one thing, when another.
void Line::losePatience() {
    const bool isExpected = std::ranges::count(m_offence.answers, answerAtEnd(false)) > 0;
    // Whoever is deaf has not even looked yet, and does so when giving up.
    if (m_offence.isDeaf || isExpected || player::Clock::now() - m_begunAt >= kLongestPatience)
        giveUp();
    else
        m_patience.start(kLookAtAnswer);
}

void Line::giveUp() {
    if (m_stage == Stage::Over)
        return;
    // Deaf lines look now.
    if (m_stage != Stage::Connecting)
        receive();
    end(false);
}

void Line::ready(std::uint32_t events) {
    constexpr std::uint32_t kEnded = EPOLLHUP | EPOLLERR | EPOLLRDHUP;
    if (m_stage == Stage::Connecting) {
        if ((events & (EPOLLHUP | EPOLLERR)) != 0)
            return end(true);
        connected();
    }
    // Before anything is written: what was answered to what went before is not to be lost.
    const bool isOpen = (events & (EPOLLIN | kEnded)) == 0 || receive();
    if (m_stage == Stage::Over)
        return;
    if (!isOpen)
        return end(true);
    advance();
    if (m_stage != Stage::Over && (events & EPOLLOUT) != 0)
        send();
}

void Line::connected() {
    if (m_offence.webSocketPath.empty()) {
        m_stage = Stage::Busy;
        busy();
        return;
    }
    m_stage = Stage::Upgrading;
    m_unsent = upgradeRequest(m_offender.host, m_offence.webSocketPath);
}

/// What follows from what was heard.
void Line::advance() {
    for (const std::string& id : m_hearing.takePings())
        m_unsent += messageFrame(Pong{}, id);
    if (m_stage == Stage::Upgrading && m_hearing.isUpgraded()) {
        m_stage = m_offence.signsIn ? Stage::SigningIn : Stage::Busy;
        if (m_offence.signsIn)
            m_unsent += messageFrame(Auth{m_offender.token, {}}, "auth");
        else
            busy();
    } else if (m_stage == Stage::SigningIn && m_hearing.isSignedIn()) {
        m_stage = Stage::Busy;
        busy();
    }
    if (m_stage != Stage::Over && isAnswered())
        return end(false);
    if (m_stage != Stage::Over && !m_unsent.empty())
        listen();
}

void Line::busy() {
    if (m_offence.saying)
        m_unsent += m_offence.saying(m_offender);
    if (m_offence.until == Offence::Until::Begun) {
        m_answer = "cut";
        return end(false);
    }
    pour();
    listen();
}

void Line::pour() {
    const auto more = [this] { return m_pouredTimes < m_offence.times; };
    if (m_offence.interval.count() > 0) {
        if (!more())
            return;
        m_unsent += m_offence.poured;
        ++m_pouredTimes;
        m_drip.start(m_offence.interval);
        return listen();
    }
    while (more() && m_unsent.size() < kHandedBytes) {
        m_unsent += m_offence.poured;
        ++m_pouredTimes;
    }
}

void Line::send() {
    while (m_sentOfUnsent < m_unsent.size()) {
        const auto sent = ::send(m_socket, m_unsent.data() + m_sentOfUnsent,
                                 m_unsent.size() - m_sentOfUnsent, MSG_NOSIGNAL);
        // A broken connection shows itself at the next read.
        if (sent <= 0)
            return listen();
        m_bytesSent += sent;
        m_sentOfUnsent += static_cast<std::size_t>(sent);
    }
    m_unsent.clear();
    m_sentOfUnsent = 0;
    if (m_stage == Stage::Busy && m_offence.interval.count() == 0)
        pour();
    listen();
}

/// False when the connection is at its end.
bool Line::receive() {
    thread_local std::array<char, 64 * 1024> buffer;
    for (;;) {
        const auto count = ::recv(m_socket, buffer.data(), buffer.size(), 0);
        if (count > 0)
            m_hearing.hear({buffer.data(), static_cast<std::size_t>(count)});
        else
            return count < 0 && (errno == EAGAIN || errno == EINTR);
    }
}

void Line::listen() {
    const bool isDeafNow = m_offence.isDeaf && m_stage == Stage::Busy;
    const bool hasMore = m_sentOfUnsent < m_unsent.size();
    const std::uint32_t events =
        EPOLLRDHUP | (isDeafNow ? 0U : EPOLLIN) | (hasMore ? EPOLLOUT : 0U);
    if (m_socket >= 0 && events != std::exchange(m_events, events))
        m_loop.change(m_socket, events);
}

bool Line::isAnswered() const {
    if (m_hearing.closeCode() != 0)
        return true;
    if (m_offence.until != Offence::Until::Answered)
        return false;
    return !m_hearing.error().empty() || m_hearing.isWatching() ||
           (!m_hearing.statuses().empty() && !m_hearing.isUpgraded());
}

std::string Line::answerAtEnd(bool byServer) const {
    const std::string words = m_hearing.inWords();
    const bool isTold =
        m_hearing.closeCode() != 0 || (!m_hearing.statuses().empty() && !m_hearing.isUpgraded());
    if (byServer && !isTold)
        return words.empty() ? "dropped" : words + ", dropped";
    if (words.empty())
        return m_hearing.isUpgraded() ? "open" : "silence";
    return words;
}

void Line::end(bool byServer) {
    m_stage = Stage::Over;
    m_patience.stop();
    m_drip.stop();
    if (m_answer.empty())
        m_answer = answerAtEnd(byServer);
    if (m_socket >= 0) {
        // Reset: nothing of it stays in the tables of this machine.
        const linger hard{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        if (m_events != 0)
            m_loop.remove(m_socket);
        ::close(std::exchange(m_socket, -1));
    }
    m_unsent = {};
    if (const Over over = std::exchange(m_over, nullptr))
        over(*this);
}

} // namespace arcade::bench
