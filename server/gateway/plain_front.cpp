#include "server/gateway/plain_front.h"

#include "server/gateway/origin.h"
#include "server/telemetry/log.h"

#include <QHostAddress>

#include <cerrno>
#include <iterator>
#include <system_error>
#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace arcade::gateway {
namespace {

using telemetry::gatewayLog;
using telemetry::logWarning;

/// Of the listening socket in one turn of the loop.
constexpr int kAcceptedATurn = 64;

/// What connections take over from the socket they came by.
void setUp(int listening) {
    constexpr int on = 1;
    ::setsockopt(listening, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    // What waits in the kernel for a slow receiver cannot be replaced by anything newer.
    constexpr int bytes = 16 * 1024;
    ::setsockopt(listening, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &bytes, sizeof bytes);
}

/// The connection alone has failed, not the accepting.
bool concernsOneConnection(int error) {
    return error == ECONNABORTED || error == EINTR || error == EPROTO || error == EPERM ||
           error == ENETDOWN || error == EHOSTDOWN || error == EHOSTUNREACH ||
           error == ENETUNREACH || error == ENONET;
}

} // namespace

PlainFront::PlainFront(const Settings& settings, Reception& reception, Deadlines& deadlines)
    : Deadline(deadlines)
    , m_settings(settings)
    , m_reception(reception)
    , m_sockets(deadlines, settings.messageBytes)
    , m_scratch(reception.httpLimits().headBytes + 1) {}

PlainFront::~PlainFront() {
    stop();
}

Result<Done> PlainFront::start() {
    m_server.pauseAccepting();
    auto opened = m_sockets.poll.open();
    if (!opened)
        return opened;
    const auto listening = static_cast<int>(m_server.socketDescriptor());
    setUp(listening);
    if (!m_sockets.poll.add(listening, EPOLLIN, *this))
        return Error{ErrorCode::Internal, "Cannot watch the listening socket."};
    return Done{};
}

void PlainFront::stop() {
    clear();
    if (m_server.isListening())
        m_sockets.poll.remove(static_cast<int>(m_server.socketDescriptor()), *this);
    m_server.close();
}

void PlainFront::ready(std::uint32_t) {
    acceptSome();
}

void PlainFront::again() {
    acceptSome();
}

void PlainFront::passed() {
    acceptSome();
}

void PlainFront::acceptSome() {
    for (int count = 0; count < kAcceptedATurn; ++count) {
        sockaddr_storage storage = {};
        socklen_t bytes = sizeof storage;
        auto* const address = reinterpret_cast<sockaddr*>(&storage);
        Descriptor socket(::accept4(static_cast<int>(m_server.socketDescriptor()), address, &bytes,
                                    SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (socket.isOpen()) {
            accepted(std::move(socket), originOf(QHostAddress(address)));
        } else if (errno == EAGAIN) {
            return;
        } else if (!concernsOneConnection(errno)) {
            logWarning(gatewayLog(), "accepting failed",
                       {{"error", std::generic_category().message(errno)},
                        {"connections", m_reception.connections()}});
            setIn(kResumeAccepting);
            return;
        }
    }
    m_sockets.poll.callAgain(*this);
}

void PlainFront::accepted(Descriptor socket, HttpOrigin origin) {
    ConnectionCount::Entry entry = m_reception.countIn(origin);
    if (entry.verdict == ConnectionCount::Verdict::Overrun)
        return;
    Newcomer& newcomer =
        m_newcomers.emplace_back(static_cast<Newcomer::Owner&>(*this), m_sockets, std::move(socket),
                                 std::move(origin), std::move(entry), m_reception.httpLimits());
    newcomer.place = std::prev(m_newcomers.end());
    if (!newcomer.begin(m_settings.handshakeTimeout))
        m_newcomers.pop_back();
}

void PlainFront::headKnown(Newcomer& newcomer) {
    const Reception::Fate fate =
        m_reception.fateOf(newcomer.head(), newcomer.origin(), newcomer.verdict());
    if (fate.upgraded)
        fate.upgraded(newcomer.toTransport());
    else
        serveHttp(newcomer, fate);
    m_newcomers.erase(newcomer.place);
}

void PlainFront::serveHttp(Newcomer& newcomer, const Reception::Fate& fate) {
    const HttpRequestParser::State head = newcomer.head().state();
    // Who is refused is not read any further; what is left in the socket would take the answer
    // with it.
    const bool isTaken = fate.refusal && head != HttpRequestParser::State::Failed;
    if (auto socket =
            newcomer.toQtSocket(isTaken ? Newcomer::Head::IsTaken : Newcomer::Head::Waits))
        m_reception.serveHttp(socket.release(), newcomer.origin(), fate, head);
}

void PlainFront::lost(Newcomer& newcomer) {
    m_newcomers.erase(newcomer.place);
}

} // namespace arcade::gateway
