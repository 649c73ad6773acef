// Goal: a test gets the weather it asks for, and no byte is lost, doubled or out of order unless a
// connection is cut.

#include "tests/support/weather_proxy.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using arcade::support::Weather;
using arcade::support::WeatherProxy;
using namespace std::chrono_literals;

/// A server that keeps what it gets, and one client of it behind the proxy.
class TestWeatherProxy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void passesBothWays();
    void delaysEachWay();
    void jitterKeepsTheOrder();
    void slowConnectionsTakeTheirTime();
    void stalledConnectionsStayOpen();
    void cutConnectionsEnd();
    void refusesAndTakesAgain();
    void passesOnTheEnd();
    void serverThatIsNotThere();

private:
    void join();

    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<WeatherProxy> m_proxy;
    std::unique_ptr<QTcpSocket> m_client;
    QTcpSocket* m_served = nullptr;
};

void TestWeatherProxy::init() {
    m_server = std::make_unique<QTcpServer>();
    QVERIFY(m_server->listen(QHostAddress::LocalHost, 0));
    m_proxy = std::make_unique<WeatherProxy>(m_server->serverPort());
    join();
}

void TestWeatherProxy::join() {
    m_client = std::make_unique<QTcpSocket>();
    m_client->connectToHost(QHostAddress::LocalHost, m_proxy->port());
    QTRY_VERIFY(m_server->hasPendingConnections());
    m_served = m_server->nextPendingConnection();
    QTRY_COMPARE(m_client->state(), QAbstractSocket::ConnectedState);
}

void TestWeatherProxy::cleanup() {
    m_client.reset();
    m_proxy.reset();
    m_server.reset();
}

void TestWeatherProxy::passesBothWays() {
    m_client->write("ping");
    QTRY_COMPARE(m_served->bytesAvailable(), 4);
    m_served->write("pong!");
    QTRY_COMPARE(m_client->bytesAvailable(), 5);
    QCOMPARE(m_client->readAll(), QByteArray("pong!"));
    QCOMPARE(m_served->readAll(), QByteArray("ping"));
    QCOMPARE(m_proxy->connections(), 1);
}

void TestWeatherProxy::delaysEachWay() {
    m_proxy->set(WeatherProxy::Way::ToServer, {.latency = 120ms});
    QElapsedTimer time;
    time.start();
    m_client->write("slow");
    QTRY_COMPARE(m_served->bytesAvailable(), 4);
    QVERIFY(time.elapsed() >= 120);
    m_proxy->set(WeatherProxy::Way::ToClient, {.latency = 80ms});
    time.start();
    m_served->write("back");
    QTRY_COMPARE(m_client->bytesAvailable(), 4);
    QVERIFY(time.elapsed() >= 80);
}

void TestWeatherProxy::jitterKeepsTheOrder() {
    m_proxy->setBoth({.latency = 5ms, .jitter = 20ms});
    QByteArray sent;
    for (int number = 0; number < 200; ++number) {
        const QByteArray line = QByteArray::number(number) + '\n';
        sent += line;
        m_client->write(line);
        m_client->flush();
    }
    QTRY_COMPARE(m_served->bytesAvailable(), sent.size());
    QCOMPARE(m_served->readAll(), sent);
}

void TestWeatherProxy::slowConnectionsTakeTheirTime() {
    m_proxy->set(WeatherProxy::Way::ToClient, {.bytesPerSecond = 4000});
    const QByteArray sent(1000, 'x');
    QElapsedTimer time;
    time.start();
    m_served->write(sent);
    QTRY_COMPARE(m_client->bytesAvailable(), sent.size());
    QVERIFY(time.elapsed() >= 200);
}

void TestWeatherProxy::stalledConnectionsStayOpen() {
    m_proxy->stall();
    m_client->write("kept");
    QTcpSocket another;
    another.connectToHost(QHostAddress::LocalHost, m_proxy->port());
    QTRY_COMPARE(m_proxy->connections(), 2);
    m_served->write("kept too");
    QVERIFY(!m_client->waitForReadyRead(50));
    QCOMPARE(m_served->bytesAvailable(), 0);
    QCOMPARE(m_client->state(), QAbstractSocket::ConnectedState);
    m_proxy->flow();
    QTRY_COMPARE(m_client->bytesAvailable(), 8);
    QTRY_COMPARE(m_served->bytesAvailable(), 4);
}

void TestWeatherProxy::cutConnectionsEnd() {
    m_proxy->cut();
    QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_served->state(), QAbstractSocket::UnconnectedState);
    join();
    QCOMPARE(m_proxy->connections(), 1);
    QCOMPARE(m_proxy->accepted(), 2);
}

void TestWeatherProxy::refusesAndTakesAgain() {
    m_proxy->refuse();
    QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
    m_client->connectToHost(QHostAddress::LocalHost, m_proxy->port());
    QTRY_COMPARE(m_client->error(), QAbstractSocket::ConnectionRefusedError);
    QVERIFY(m_proxy->accept());
    join();
    m_client->write("again");
    QTRY_COMPARE(m_served->bytesAvailable(), 5);
}

void TestWeatherProxy::passesOnTheEnd() {
    m_proxy->setBoth({.latency = 20ms});
    m_served->write("last words");
    m_served->disconnectFromHost();
    QTRY_COMPARE(m_client->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_client->readAll(), QByteArray("last words"));
}

void TestWeatherProxy::serverThatIsNotThere() {
    const quint16 port = m_server->serverPort();
    m_server->close();
    m_proxy->setServerPort(port);
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, m_proxy->port());
    QTRY_COMPARE(m_proxy->accepted(), 2);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
}

QTEST_GUILESS_MAIN(TestWeatherProxy)
#include "tst_weather_proxy.moc"
