#include "tests/qml/fake_arcade.h"

#include "shared/codec/record_json.h"
#include "shared/codec/samples.h"
#include "shared/protocol/http_messages.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QWebSocket>

using arcade::codec::sample;
using arcade::codec::SampleKind;

namespace {

template <class T>
QByteArray typical() {
    return QByteArray::fromStdString(arcade::codec::toJson(sample<T>(SampleKind::Typical)));
}

/// Whether all of a request without a chunked body has arrived.
bool isWhole(const QByteArray& request) {
    const qsizetype end = request.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = request.left(end).toLower();
    const qsizetype at = head.indexOf("content-length:");
    if (at < 0)
        return true;
    const QByteArray length = head.mid(at + 15, head.indexOf('\r', at) - at - 15);
    return request.size() >= end + 4 + length.trimmed().toLongLong();
}

void end(QWebSocket* client, int code) {
    if (client == nullptr)
        return;
    if (code == 0)
        client->abort();
    else
        client->close(static_cast<QWebSocketProtocol::CloseCode>(code));
}

} // namespace

FakeArcade::FakeArcade(QObject* parent)
    : QObject(parent)
    , m_sockets(QStringLiteral("fake"), QWebSocketServer::NonSecureMode) {
    serve(QStringLiteral("/api/status"), typical<arcade::StatusReply>());
    serve(QStringLiteral("/api/session"), typical<arcade::SessionReply>());
    connect(&m_server, &QTcpServer::newConnection, this, &FakeArcade::greet);
    connect(&m_sockets, &QWebSocketServer::newConnection, this, &FakeArcade::adopt);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port on loopback");
}

FakeArcade::~FakeArcade() = default;

void FakeArcade::send(const QString& frame, const QString& id) {
    if (m_client == nullptr)
        return;
    QJsonObject envelope = QJsonDocument::fromJson(frame.toUtf8()).object();
    envelope[QLatin1String("id")] = id;
    const QByteArray text = QJsonDocument(envelope).toJson(QJsonDocument::Compact);
    m_client->sendTextMessage(QString::fromUtf8(text));
    m_client->flush();
}

void FakeArcade::acknowledge(const QString& id) {
    const QString now = QString::number(QDateTime::currentMSecsSinceEpoch());
    send(QStringLiteral(R"({"type":"ok","ts":%1,"data":{}})").arg(now), id);
}

void FakeArcade::serve(const QString& path, const QByteArray& body) {
    m_pages[path] = {200, body};
}

void FakeArcade::answerWaiting(const QString& path, const QByteArray& body) {
    if (const QPointer<QTcpSocket> socket = m_waiting[path].takeFirst())
        write(*socket, 200, body);
}

void FakeArcade::fail(const QString& path, const QByteArray& code) {
    m_pages[path] = {500, R"({"error":{"code":")" + code + R"(","message":"as the test wants"}})"};
}

void FakeArcade::drop(int code) {
    end(m_client, code);
}

void FakeArcade::vanish() {
    m_server.close();
    end(m_client, 0);
    end(m_flatClient, 0);
}

void FakeArcade::sendFlat(const QString& text) {
    if (m_flatClient == nullptr)
        return;
    m_flatClient->sendTextMessage(text);
    // Answered in its turn, once what was sent before is read.
    m_flatClient->ping();
    m_flatClient->flush();
}

void FakeArcade::dropFlat(int code) {
    end(m_flatClient, code);
}

void FakeArcade::greet() {
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readHead(*socket); });
    }
}

void FakeArcade::readHead(QTcpSocket& socket) {
    const QByteArray request = socket.peek(socket.bytesAvailable());
    if (!isWhole(request))
        return;
    if (request.toLower().contains("upgrade: websocket")) {
        socket.disconnect(this);
        m_sockets.handleConnection(&socket);
        // It waits for news of what has arrived already.
        Q_EMIT socket.readyRead();
        return;
    }
    socket.readAll();
    answer(socket, request);
}

void FakeArcade::answer(QTcpSocket& socket, const QByteArray& request) {
    const QByteArray target = request.split(' ').value(1);
    const QString path = QString::fromUtf8(target.split('?').value(0));
    m_lastQueries[path] = QString::fromUtf8(target.split('?').value(1));
    const QString verb = QString::fromUtf8(request.split(' ').value(0));
    const QString verbAndPath = verb + QLatin1Char(' ') + path;
    const QByteArray sent = request.mid(request.indexOf("\r\n\r\n") + 4);
    m_bodies[verbAndPath].append(QJsonDocument::fromJson(sent).object());
    const auto page = m_pages.constFind(m_pages.contains(verbAndPath) ? verbAndPath : path);
    const int status = page == m_pages.cend() ? 404 : page->status;
    const QByteArray body = page == m_pages.cend() ? QByteArray("{}") : page->body;
    if (body.isEmpty())
        m_waiting[path].append(&socket);
    else
        write(socket, status, body);
}

void FakeArcade::write(QTcpSocket& socket, int status, const QByteArray& body) {
    socket.write("HTTP/1.1 " + QByteArray::number(status) +
                 " Fine\r\nContent-Type: application/json\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void FakeArcade::adopt() {
    QWebSocket* client = m_sockets.nextPendingConnection();
    client->setParent(this);
    if (client->requestUrl().path() == QLatin1String("/"))
        return adoptFlat(client);
    m_client = client;
    connect(m_client, &QWebSocket::textMessageReceived, this, &FakeArcade::hear);
    connect(m_client, &QWebSocket::disconnected, this, [this] { m_client = nullptr; });
}

void FakeArcade::adoptFlat(QWebSocket* client) {
    m_flatClient = client;
    connect(client, &QWebSocket::textMessageReceived, this, [this](const QString& text) {
        const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
        m_flat[message[QLatin1String("type")].toString()].append(message);
    });
    connect(client, &QWebSocket::pong, this, [this] { ++m_flatReads; });
    connect(client, &QWebSocket::disconnected, this, [this, client] {
        if (m_flatClient == client)
            m_flatClient = nullptr;
    });
}

void FakeArcade::hear(const QString& text) {
    const QJsonObject envelope = QJsonDocument::fromJson(text.toUtf8()).object();
    const QString type = envelope[QLatin1String("type")].toString();
    const QString id = envelope[QLatin1String("id")].toString();
    m_lastIds[type] = id;
    if (type == QLatin1String("ping"))
        acknowledge(id);
    Q_EMIT asked(type, id, envelope[QLatin1String("data")].toObject());
}
