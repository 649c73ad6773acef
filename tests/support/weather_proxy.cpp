#include "tests/support/weather_proxy.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <deque>

namespace arcade::support {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Slow connections pass on so much at once.
constexpr qsizetype kSlowPieceBytes = 64;

} // namespace

/// One direction: what came waits until its time has come.
class WeatherProxy::Lane final : public QObject {
public:
    Lane(WeatherProxy& proxy, Way way, QTcpSocket& from, QTcpSocket& to)
        : m_proxy(proxy)
        , m_way(way)
        , m_from(from)
        , m_to(to) {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Lane::forward);
        connect(&m_from, &QTcpSocket::readyRead, this, &Lane::queue);
        connect(&m_to, &QTcpSocket::connected, this, &Lane::forward);
        connect(&m_from, &QTcpSocket::disconnected, this, [this] {
            queue();
            m_isOver = true;
            forward();
        });
    }

    void forward() {
        if (m_proxy.m_isStalled || m_to.state() != QAbstractSocket::ConnectedState)
            return;
        const auto now = Clock::now();
        while (!m_pieces.empty() && m_pieces.front().due <= now) {
            m_to.write(m_pieces.front().bytes);
            m_pieces.pop_front();
        }
        if (!m_pieces.empty())
            m_timer.start(std::chrono::ceil<milliseconds>(m_pieces.front().due - now));
        else if (m_isOver)
            m_to.disconnectFromHost();
    }

private:
    struct Piece {
        Clock::time_point due;
        QByteArray bytes;
    };

    void queue() {
        const QByteArray all = m_from.isOpen() ? m_from.readAll() : QByteArray();
        const int rate = m_proxy.weather(m_way).bytesPerSecond;
        const qsizetype step = rate > 0 ? kSlowPieceBytes : std::max<qsizetype>(all.size(), 1);
        auto due = std::max(m_lastDue, Clock::now() + m_proxy.delay(m_way));
        for (qsizetype begin = 0; begin < all.size(); begin += step) {
            const QByteArray bytes = all.mid(begin, step);
            if (rate > 0)
                due += milliseconds{bytes.size() * 1000 / rate};
            m_pieces.push_back({due, bytes});
        }
        m_lastDue = due;
        forward();
    }

    WeatherProxy& m_proxy;
    Way m_way;
    QTcpSocket& m_from;
    QTcpSocket& m_to;
    std::deque<Piece> m_pieces;
    Clock::time_point m_lastDue{};
    QTimer m_timer;
    bool m_isOver = false;
};

/// A client's connection and the one to the server that belongs to it.
class WeatherProxy::Link final : public QObject {
public:
    Link(WeatherProxy& proxy, QTcpSocket* client, quint16 serverPort)
        : m_client(client)
        , m_toServer(proxy, Way::ToServer, *client, m_server)
        , m_toClient(proxy, Way::ToClient, m_server, *client) {
        client->setParent(nullptr);
        // As on the way to a server that is not there.
        connect(&m_server, &QTcpSocket::errorOccurred, this, [this] {
            if (m_server.state() == QAbstractSocket::UnconnectedState && !m_wasConnected)
                m_client->abort();
        });
        connect(&m_server, &QTcpSocket::connected, this, [this] { m_wasConnected = true; });
        m_server.connectToHost(QHostAddress::LocalHost, serverPort);
    }

    void forward() {
        m_toServer.forward();
        m_toClient.forward();
    }
    /// A reset at both ends: what was not sent yet is lost.
    void cut() {
        m_client->abort();
        m_server.abort();
    }
    bool isOpen() const { return m_client->state() == QAbstractSocket::ConnectedState; }

private:
    std::unique_ptr<QTcpSocket> m_client;
    QTcpSocket m_server;
    bool m_wasConnected = false;
    Lane m_toServer;
    Lane m_toClient;
};

WeatherProxy::WeatherProxy(quint16 serverPort, std::uint32_t seed)
    : m_serverPort(serverPort)
    , m_random(seed) {
    connect(&m_listener, &QTcpServer::newConnection, this, &WeatherProxy::take);
    m_listener.listen(QHostAddress::LocalHost, 0);
    m_port = m_listener.serverPort();
}

WeatherProxy::~WeatherProxy() = default;

void WeatherProxy::take() {
    while (QTcpSocket* client = m_listener.nextPendingConnection()) {
        ++m_accepted;
        m_links.push_back(std::make_unique<Link>(*this, client, m_serverPort));
    }
}

std::chrono::milliseconds WeatherProxy::delay(Way way) {
    const Weather& now = weather(way);
    const auto most = static_cast<std::uint32_t>(now.jitter.count());
    return now.latency + milliseconds{most == 0 ? 0 : m_random() % (most + 1)};
}

void WeatherProxy::set(Way way, const Weather& weather) {
    (way == Way::ToServer ? m_toServer : m_toClient) = weather;
}

void WeatherProxy::setBoth(const Weather& weather) {
    set(Way::ToServer, weather);
    set(Way::ToClient, weather);
}

void WeatherProxy::stall() {
    m_isStalled = true;
}

void WeatherProxy::flow() {
    m_isStalled = false;
    for (const auto& link : m_links)
        link->forward();
}

void WeatherProxy::cut() {
    for (const auto& link : m_links)
        link->cut();
}

void WeatherProxy::refuse() {
    m_listener.close();
    cut();
}

bool WeatherProxy::accept() {
    return m_listener.isListening() || m_listener.listen(QHostAddress::LocalHost, m_port);
}

int WeatherProxy::connections() const {
    return static_cast<int>(std::count_if(m_links.begin(), m_links.end(),
                                          [](const auto& link) { return link->isOpen(); }));
}

} // namespace arcade::support
