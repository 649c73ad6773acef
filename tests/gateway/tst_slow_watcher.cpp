// Goal: over real sockets a watcher who reads little stays and sees the newest, one who reads
// nothing is sent away, and nobody else notices either.
#include "tests/gateway/player_client.h"
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QTest>
#include <QTimer>

#include <memory>

using namespace arcade;
using namespace arcade::gateway::test;

namespace {

/// A client that reads so many bytes a turn, or nothing at all. It never answers a ping.
class LazyClient {
public:
    LazyClient(TestServer& server, const QByteArray& callsign, const QString& match)
        : m_token(server.signIn(callsign)[u"token"].toString().toUtf8())
        , m_join(frame(kText, R"({"type":"spectate.join","data":{"match_id":")" + match.toUtf8() +
                                  R"("}})")) {
        // The window is told when the connection is made.
        m_socket.bind(QHostAddress::LocalHost);
        m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4096);
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), server.port());
        m_socket.write(handshakeFor("/ws"));
        hearUntil("\r\n\r\n");
        m_socket.write(frame(kText, R"({"type":"auth","data":{"token":")" + m_token + R"("}})"));
        m_socket.write(m_join);
        hearUntil("spectate.joined");
        m_socket.setReadBufferSize(256);
    }

    /// Is answered more than the buffers on the way hold.
    void askTooMuch() {
        for (int count = 0; count < 60; ++count)
            m_socket.write(m_join);
        waitUntil([this] { return m_socket.bytesToWrite() == 0; });
    }
    bool hearUntil(const QByteArray& part) {
        return waitUntil([&] {
            m_heard += m_socket.readAll();
            return m_heard.contains(part);
        });
    }
    void readLittle() { m_heard += m_socket.read(256); }
    const QByteArray& heard() const { return m_heard; }

private:
    QByteArray m_token;
    QByteArray m_join;
    QByteArray m_heard;
    QTcpSocket m_socket;
};

} // namespace

class SlowWatcherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhoTakesNothingIsSentAway();
};

void SlowWatcherTest::onlyWhoTakesNothingIsSentAway() {
    TestServer server;
    server.hostSettings.rules.countdown = std::chrono::hours{1};
    gateway::PeerLimits& limits = server.listenerSettings.peer;
    limits.pingInterval = Duration{2'000};
    limits.pongTimeout = Duration{500};
    limits.backlogSoftBytes = 1'000;
    limits.drainTimeout = Duration{3'000};
    server.start();

    std::array<std::unique_ptr<PlayerClient>, 2> players;
    QString match;
    std::array<const char*, 2> names{"neo", "agent"};
    for (std::size_t index = 0; index < 2; ++index) {
        players[index] = std::make_unique<PlayerClient>(server.port());
        QVERIFY(players[index]->connects());
        players[index]->authenticate(server.signIn(names[index])[u"token"].toString());
    }
    QTimer pongs;
    connect(&pongs, &QTimer::timeout, this, [&] {
        for (const auto& player : players)
            player->send(QStringLiteral("pong"));
    });
    pongs.start(std::chrono::milliseconds{200});
    for (const auto& player : players)
        player->send(QStringLiteral("queue.enter"),
                     {{QStringLiteral("game_type"), QStringLiteral("code_duel")},
                      {QStringLiteral("stake_tier"), QStringLiteral("bronze")}});
    for (const auto& player : players) {
        match = player->next(QStringLiteral("match.found"))[u"data"][u"match_id"].toString();
        player->send(QStringLiteral("match.ready"),
                     {{QStringLiteral("match_id"), match},
                      {QStringLiteral("response"), QStringLiteral("accept")}});
    }
    for (const auto& player : players)
        QVERIFY(!player->next(QStringLiteral("match.countdown")).isEmpty());

    // Views come while somebody comes and goes.
    PlayerClient restless(server.port());
    QVERIFY(restless.connects());
    restless.authenticate(server.signIn("restless")[u"token"].toString());
    bool isThere = false;
    QTimer stir;
    connect(&stir, &QTimer::timeout, this, [&] {
        isThere = !isThere;
        restless.send(isThere ? QStringLiteral("spectate.join") : QStringLiteral("spectate.leave"),
                      {{QStringLiteral("match_id"), match}});
    });
    stir.start(std::chrono::milliseconds{50});
    LazyClient slow(server, "slow", match);
    LazyClient deaf(server, "deaf", match);
    connect(&stir, &QTimer::timeout, this, [&] { slow.readLittle(); });
    slow.askTooMuch();
    deaf.askTooMuch();
    QCOMPARE(server.listener->connections(), 5);
    QVERIFY(waitUntil([&] { return server.listener->connections() == 4; }));
    // It is not the slow one, who is far behind.
    const qsizetype before = slow.heard().size();
    QVERIFY(waitUntil([&] { return slow.heard().size() > before + 5'000; }));
    QCOMPARE(server.listener->connections(), 4);
    QVERIFY(!restless.isClosed());
    for (const auto& player : players)
        QVERIFY(!player->isClosed());
}

ARCADE_EPOLL_TEST_MAIN(SlowWatcherTest)
#include "tst_slow_watcher.moc"
