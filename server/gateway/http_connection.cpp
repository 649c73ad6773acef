#include "server/gateway/http_connection.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

namespace arcade::gateway {
namespace {

/// Unread requests of a client that does not wait for its answers stay in the kernel.
constexpr qint64 kReadBufferBytes = 128 * 1024;
/// How long what a refused client still sends is dropped before the socket closes: closing at
/// once would make the system throw away the answer as well.
constexpr std::chrono::seconds kLinger{1};
/// The metrics' label of requests that never got as far as a route.
constexpr std::string_view kRefusedRoute = "refused";

} // namespace

HttpConnection::HttpConnection(QTcpSocket* socket, HttpHandler& handler,
                               telemetry::Metrics& metrics, const HttpLimits& limits,
                               const HttpTimes& times, HttpOrigin origin, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(handler)
    , m_metrics(metrics)
    , m_parser(limits)
    , m_times(times)
    , m_origin(std::move(origin)) {
    m_origin.connection = this;
    socket->setParent(this);
    socket->setReadBufferSize(kReadBufferBytes);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(socket, &QTcpSocket::bytesWritten, this, &HttpConnection::written);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HttpConnection::timeOut);
}

void HttpConnection::start() {
    m_timer.start(m_times.request);
    read();
}

void HttpConnection::refuse(const HttpResponse& response, Rest rest) {
    m_metrics.httpRequests(kRefusedRoute, response.status).increment();
    if (response.error)
        m_metrics.errors(*response.error).increment();
    answer(response, false, false);
    m_isReadWhole = rest == Rest::Nothing;
    if (!m_isReadWhole)
        m_timer.start(kLinger);
    drop();
}

void HttpConnection::read() {
    if (m_stage == Stage::Closing)
        drop();
    while (m_stage == Stage::Reading && m_socket && m_socket->bytesAvailable() > 0) {
        if (!readPiece())
            return;
    }
}

/// False when nothing more can be done with what waits.
bool HttpConnection::readPiece() {
    std::array<char, 16 * 1024> buffer{};
    const qint64 peeked = m_socket->peek(buffer.data(), buffer.size());
    const std::size_t taken =
        m_parser.feed({buffer.data(), static_cast<std::size_t>(std::max<qint64>(peeked, 0))});
    m_socket->skip(static_cast<qint64>(taken));
    switch (m_parser.state()) {
    case HttpRequestParser::State::NeedMore: return taken > 0;
    case HttpRequestParser::State::HeadComplete:
        if (m_parser.request().expectsContinue() && !std::exchange(m_saidContinue, true))
            m_socket->write(kHttpContinue.data(), static_cast<qint64>(kHttpContinue.size()));
        return taken > 0;
    case HttpRequestParser::State::Failed: refuse(errorResponse(m_parser.failure())); return false;
    case HttpRequestParser::State::Complete: ask(); return true;
    }
    ARCADE_UNREACHABLE();
}

void HttpConnection::ask() {
    m_stage = Stage::Answering;
    m_isReadWhole = true;
    m_timer.start(m_times.answer);
    const HttpRequest request = m_parser.takeRequest();
    const bool headOnly = request.method == HttpMethod::Head;
    m_handler.handle(request, m_origin,
                     [self = QPointer<HttpConnection>(this), number = ++m_request,
                      keepAlive = request.keepAlive, headOnly](const HttpResponse& response) {
                         if (self && self->m_stage == Stage::Answering && self->m_request == number)
                             self->answer(response, keepAlive, headOnly);
                     });
}

void HttpConnection::answer(const HttpResponse& response, bool keepAlive, bool headOnly) {
    if (!m_socket)
        return;
    m_stage = keepAlive ? Stage::Writing : Stage::Closing;
    m_timer.start(m_times.request);
    const std::string bytes = serialize(response, keepAlive, headOnly);
    m_socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
    m_socket->flush();
    // Not from within: a client that sends many at once must not deepen the stack.
    QMetaObject::invokeMethod(this, &HttpConnection::written, Qt::QueuedConnection);
}

/// The next request is read once the answer has left, so that answers never pile up.
void HttpConnection::written() {
    if (!m_socket || m_socket->bytesToWrite() > 0)
        return;
    if (m_stage == Stage::Writing) {
        m_parser.reset();
        m_saidContinue = false;
        m_stage = Stage::Reading;
        m_timer.start(m_times.request);
        read();
    } else if (m_stage == Stage::Closing && m_isReadWhole) {
        m_socket->disconnectFromHost();
    }
}

void HttpConnection::drop() {
    if (m_socket)
        m_socket->skip(m_socket->bytesAvailable());
}

void HttpConnection::timeOut() {
    switch (m_stage) {
    case Stage::Reading:
        // Nothing was asked: a client that keeps its connection for later just loses it.
        if (m_parser.headBytes() > 0) {
            refuse(errorResponse(408, ErrorCode::BadMessage, "The request took too long."));
            return;
        }
        break;
    case Stage::Answering:
        answer(errorResponse(504, ErrorCode::Internal, "No answer in time."), false, false);
        return;
    case Stage::Writing:
    case Stage::Closing: break;
    }
    if (m_socket)
        m_socket->abort();
    deleteLater();
}

} // namespace arcade::gateway
