// Qt's sockets on the epoll dispatcher: hundreds of TCP and WebSocket connections carry every byte,
// also when they come, go and stall.
#include "tests/runtime/epoll_test_main.h"

#include <QHostAddress>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>
#include <memory>
#include <vector>

using namespace arcade::runtime;

namespace {

constexpr int kPatienceMs = 60'000;

/// Sends back what it receives.
class TcpEcho : public QTcpServer {
public:
    TcpEcho() {
        setListenBacklogSize(1024);
        setMaxPendingConnections(1024);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (auto* const socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket,
                        [socket] { socket->write(socket->readAll()); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                connect(socket, &QTcpSocket::disconnected, this, [this] { ++left; });
            }
        });
        if (!listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }
    int left = 0;
};

class WebSocketEcho : public QWebSocketServer {
public:
    WebSocketEcho()
        : QWebSocketServer(QStringLiteral("echo"), NonSecureMode) {
        setMaxPendingConnections(1024);
        connect(this, &QWebSocketServer::newConnection, this, [this] {
            while (auto* const socket = nextPendingConnection()) {
                socket->setParent(this);
                connect(socket, &QWebSocket::textMessageReceived, socket,
                        [socket](const QString& text) { socket->sendTextMessage(text); });
                connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        if (!listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }
};

} // namespace

class TestEpollTraffic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manyTcpConnections();
    void largeTransfer();
    void refusedConnection();
    void connectionsComeAndGo();
    void manyWebSockets();
    void serverInItsOwnThread();
    void childProcess();
};

void TestEpollTraffic::manyTcpConnections() {
    constexpr int kClients = 300;
    constexpr int kRounds = 5;
    const TcpEcho server;
    int finished = 0;
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    for (int number = 0; number < kClients; ++number) {
        auto* const socket = clients.emplace_back(std::make_unique<QTcpSocket>()).get();
        const QByteArray line = QByteArray::number(number) + '\n';
        connect(socket, &QTcpSocket::connected, socket, [socket, line] { socket->write(line); });
        connect(socket, &QTcpSocket::readyRead, socket,
                [&finished, socket, line, rounds = 0]() mutable {
                    while (socket->canReadLine()) {
                        if (socket->readLine() != line)
                            return;
                        if (++rounds == kRounds)
                            ++finished;
                        else
                            socket->write(line);
                    }
                });
        socket->connectToHost(QHostAddress::LocalHost, server.serverPort());
    }
    QTRY_COMPARE_WITH_TIMEOUT(finished, kClients, kPatienceMs);
}

// More than the kernel buffers: both directions stall and go on by write notifiers.
void TestEpollTraffic::largeTransfer() {
    const TcpEcho server;
    QByteArray sent(8 << 20, Qt::Uninitialized);
    for (qsizetype index = 0; index < sent.size(); ++index)
        sent[index] = static_cast<char>(index * 7 + index / 4096);
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, server.serverPort());
    client.write(sent);
    QTRY_COMPARE_WITH_TIMEOUT(client.bytesAvailable(), sent.size(), kPatienceMs);
    QVERIFY(client.readAll() == sent);
}

void TestEpollTraffic::refusedConnection() {
    quint16 port = 0;
    {
        const TcpEcho server;
        port = server.serverPort();
    }
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, port);
    QTRY_COMPARE_WITH_TIMEOUT(client.error(), QAbstractSocket::ConnectionRefusedError, kPatienceMs);
}

// Descriptor numbers are used again all the time here.
void TestEpollTraffic::connectionsComeAndGo() {
    constexpr int kConnections = 500;
    TcpEcho server;
    int finished = 0;
    std::function<void()> open = [&] {
        auto* const socket = new QTcpSocket(this);
        connect(socket, &QTcpSocket::connected, socket, [socket] { socket->write("x"); });
        connect(socket, &QTcpSocket::readyRead, socket, [&, socket] {
            socket->abort();
            socket->deleteLater();
            if (++finished <= kConnections - 20)
                open();
        });
        socket->connectToHost(QHostAddress::LocalHost, server.serverPort());
    };
    for (int number = 0; number < 20; ++number)
        open();
    QTRY_COMPARE_WITH_TIMEOUT(finished, kConnections, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(server.left, kConnections, kPatienceMs);
}

void TestEpollTraffic::manyWebSockets() {
    constexpr int kClients = 300;
    constexpr int kRounds = 10;
    const WebSocketEcho server;
    int finished = 0;
    std::vector<std::unique_ptr<QWebSocket>> clients;
    for (int number = 0; number < kClients; ++number) {
        auto* const socket = clients.emplace_back(std::make_unique<QWebSocket>()).get();
        const QString text = QString::number(number);
        connect(socket, &QWebSocket::connected, socket,
                [socket, text] { socket->sendTextMessage(text); });
        connect(socket, &QWebSocket::textMessageReceived, socket,
                [&finished, socket, text, rounds = 0](const QString& received) mutable {
                    if (received != text)
                        return;
                    if (++rounds == kRounds)
                        ++finished;
                    else
                        socket->sendTextMessage(text);
                });
        // A few at a time: the server of Qt 6.4 listens with a backlog of 50.
        QTimer::singleShot(number / 25 * 20, socket,
                           [socket, url = server.serverUrl()] { socket->open(url); });
    }
    QTRY_COMPARE_WITH_TIMEOUT(finished, kClients, kPatienceMs);
}

void TestEpollTraffic::serverInItsOwnThread() {
    QThread thread;
    thread.setEventDispatcher(EpollDispatcher::create().value().release());
    QObject owner;
    owner.moveToThread(&thread);
    thread.start();
    std::unique_ptr<TcpEcho> server;
    QMetaObject::invokeMethod(
        &owner, [&] { server = std::make_unique<TcpEcho>(); }, Qt::BlockingQueuedConnection);
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, server->serverPort());
    client.write("hello");
    QTRY_COMPARE_WITH_TIMEOUT(client.bytesAvailable(), 5, kPatienceMs);
    client.close();
    QMetaObject::invokeMethod(
        &owner, [&] { server.reset(); }, Qt::BlockingQueuedConnection);
    thread.quit();
    QVERIFY(thread.wait(kPatienceMs));
}

void TestEpollTraffic::childProcess() {
    QProcess process;
    QByteArray said;
    connect(&process, &QProcess::readyReadStandardOutput, this,
            [&] { said += process.readAllStandardOutput(); });
    process.start(QStringLiteral("/bin/cat"), {});
    process.write("through a pipe");
    process.closeWriteChannel();
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, kPatienceMs);
    QCOMPARE(said, QByteArray("through a pipe"));
    QCOMPARE(process.exitCode(), 0);
}

ARCADE_EPOLL_TEST_MAIN(TestEpollTraffic)
#include "tst_epoll_traffic.moc"
