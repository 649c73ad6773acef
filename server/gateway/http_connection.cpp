#include "server/gateway/http_connection.h"

#include <array>
#include <utility>

namespace arcade::gateway {
namespace {

/// Unread requests of a client that does not wait for its answers stay in the kernel.
constexpr qint64 kReadBufferBytes = 128 * 1024;

} // namespace

HttpConnection::HttpConnection(QTcpSocket* socket, HttpHandler& handler, const HttpLimits& limits,
                               Duration requestTimeout, HttpOrigin origin, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(handler)
    , m_parser(limits)
    , m_requestTimeout(requestTimeout)
    , m_origin(std::move(origin)) {
    socket->setParent(this);
    socket->setReadBufferSize(kReadBufferBytes);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_socket->abort();
        deleteLater();
    });
}

void HttpConnection::start() {
    m_timer.start(m_requestTimeout);
    read();
}

void HttpConnection::refuse(const HttpResponse& response) {
    m_timer.start(m_requestTimeout);
    answer(response, false, false);
}

void HttpConnection::read() {
    while (!m_isAnswering && m_socket && m_socket->bytesAvailable() > 0) {
        std::array<char, 16 * 1024> buffer{};
        const qint64 peeked = m_socket->peek(buffer.data(), buffer.size());
        const std::size_t taken =
            m_parser.feed({buffer.data(), static_cast<std::size_t>(std::max<qint64>(peeked, 0))});
        m_socket->skip(static_cast<qint64>(taken));
        switch (m_parser.state()) {
        case HttpRequestParser::State::NeedMore: break;
        case HttpRequestParser::State::HeadComplete:
            if (m_parser.request().expectsContinue() && !std::exchange(m_saidContinue, true))
                m_socket->write(kHttpContinue.data(), static_cast<qint64>(kHttpContinue.size()));
            break;
        case HttpRequestParser::State::Failed:
            answer(errorResponse(m_parser.failure()), false, false);
            return;
        case HttpRequestParser::State::Complete: {
            m_isAnswering = true;
            const HttpRequest request = m_parser.takeRequest();
            const bool headOnly = request.method == HttpMethod::Head;
            m_handler.handle(request, m_origin,
                             [self = QPointer<HttpConnection>(this), keepAlive = request.keepAlive,
                              headOnly](const HttpResponse& response) {
                                 if (self)
                                     self->answer(response, keepAlive, headOnly);
                             });
            return;
        }
        }
        if (taken == 0)
            return;
    }
}

void HttpConnection::answer(const HttpResponse& response, bool keepAlive, bool headOnly) {
    if (!m_socket)
        return;
    const std::string bytes = serialize(response, keepAlive, headOnly);
    m_socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
    m_socket->flush();
    if (!keepAlive) {
        m_isAnswering = true;
        m_socket->disconnectFromHost();
        return;
    }
    m_parser.reset();
    m_saidContinue = false;
    m_isAnswering = false;
    m_timer.start(m_requestTimeout);
    // Not from within: a client that sends many at once must not deepen the stack.
    QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

} // namespace arcade::gateway
