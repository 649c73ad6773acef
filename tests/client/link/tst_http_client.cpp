// Goal: whatever answers on the port, a call ends in time with a value of the declared shape or
// with what a person can be told: nobody there, too late, no arcade, or the server's refusal.
#include "client/link/http_client.h"
#include "shared/protocol/http_messages.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <optional>

using namespace arcade;
using namespace arcade::client;

namespace {

constexpr int kPatienceMs = 40'000;

const QByteArray kStatus = R"({"name":"LAN","version":"1","players_online":2,"queues":[],)"
                           R"("matches":0,"draining":false,"server_time":5})";

QByteArray answer(const QByteArray& status, const QByteArray& body, const QByteArray& header = {}) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + header + "\r\n" + body;
}

/// Says the same to everyone who asks.
class Stranger : public QObject {
public:
    explicit Stranger(const QByteArray& said) {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this, said] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, said] {
                heard += socket->readAll();
                socket->write(said);
                if (hangsUp)
                    socket->disconnectFromHost();
            });
        });
    }
    ServerAddress address() const {
        return *ServerAddress::parse(QStringLiteral("127.0.0.1:%1").arg(m_server.serverPort()));
    }
    QByteArray heard;
    bool hangsUp = false;

private:
    QTcpServer m_server;
};

} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void readsWhatWasDeclared();
    void sendsBodyAndToken();
    void tellsARefusal();
    void knowsStrangers_data();
    void knowsStrangers();
    void knowsWhoHangsUp_data();
    void knowsWhoHangsUp();
    void knowsAServerThatIsAway_data();
    void knowsAServerThatIsAway();
    void knowsNobody();
    void losesPatience();
    void endsWhenTold();

private:
    const Outcome<StatusReply>& statusOf(const ServerAddress& server);
    Failure failureAt(const ServerAddress& server) { return *failureOf(statusOf(server)); }

    std::unique_ptr<CertificatePins> m_pins;
    std::unique_ptr<HttpClient> m_client;
    std::optional<Outcome<StatusReply>> m_outcome;
};

void TestHttpClient::init() {
    m_pins = std::make_unique<CertificatePins>();
    m_client = std::make_unique<HttpClient>(*m_pins);
}

const Outcome<StatusReply>& TestHttpClient::statusOf(const ServerAddress& server) {
    m_outcome.reset();
    m_client->setServer(server);
    m_client->get<StatusReply>(QStringLiteral("/api/status"))
        .then([this](const Outcome<StatusReply>& outcome) { m_outcome = outcome; });
    static const Outcome<StatusReply> kNone = Failure{};
    [this] { QTRY_VERIFY_WITH_TIMEOUT(m_outcome, kPatienceMs); }();
    return m_outcome ? *m_outcome : kNone;
}

void TestHttpClient::readsWhatWasDeclared() {
    const Stranger server(answer("200 OK", kStatus));
    const auto* status = valueOf(statusOf(server.address()));
    QVERIFY(status);
    QCOMPARE(status->name, std::string{"LAN"});
    QCOMPARE(status->playersOnline, 2);
    QVERIFY(server.heard.startsWith("GET /api/status HTTP/1.1\r\n"));
    QVERIFY(!server.heard.contains("Authorization"));
}

void TestHttpClient::sendsBodyAndToken() {
    const Stranger server(answer("200 OK", kStatus));
    m_client->setServer(server.address());
    m_client->setToken("abc");
    bool isAnswered = false;
    SessionRequest request;
    request.callsign = "nyx_";
    m_client->post<StatusReply>(QStringLiteral("/api/session"), request)
        .then([&](const Outcome<StatusReply>&) { isAnswered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered, kPatienceMs);
    QVERIFY(server.heard.contains("Authorization: Bearer abc\r\n"));
    QVERIFY(server.heard.contains("Content-Type: application/json\r\n"));
    QVERIFY(server.heard.endsWith(R"({"callsign":"nyx_"})"));
}

void TestHttpClient::tellsARefusal() {
    const Stranger server(answer("429 Too Many Requests",
                                 R"({"error":{"code":"RATE_LIMITED","message":"Later."}})",
                                 "Retry-After: 7\r\n"));
    const Failure failure = failureAt(server.address());
    QCOMPARE(failure.problem, Problem::Refused);
    QCOMPARE(failure.error->code, ErrorCode::RateLimited);
    QCOMPARE(failure.error->message, std::string{"Later."});
    QCOMPARE(failure.error->retryAfter, std::optional{Duration{7'000}});
}

void TestHttpClient::knowsStrangers_data() {
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("a page") << answer("200 OK", "<html>hello</html>");
    QTest::newRow("other JSON") << answer("200 OK", R"({"name":"x"})");
    QTest::newRow("a missing page") << answer("404 Not Found", "<html>no</html>");
    QTest::newRow("elsewhere") << answer("302 Found", "", "Location: http://localhost/\r\n");
    QTest::newRow("a flood") << answer("200 OK", QByteArray(3'000'000, 'x'));
}

void TestHttpClient::knowsStrangers() {
    QFETCH(QByteArray, said);
    const Stranger server(said);
    QCOMPARE(failureAt(server.address()).problem, Problem::NotAnArcade);
}

void TestHttpClient::knowsWhoHangsUp_data() {
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("without a word") << QByteArray();
    QTest::newRow("speaks no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
    // The alert of a server that was not greeted in TLS.
    QTest::newRow("wants TLS") << QByteArray::fromHex("15030300020246");
}

void TestHttpClient::knowsWhoHangsUp() {
    QFETCH(QByteArray, said);
    Stranger server(said);
    server.hangsUp = true;
    const Failure failure = failureAt(server.address());
    QCOMPARE(failure.problem, Problem::HangsUp);
    QVERIFY(!failure.detail.isEmpty());
}

void TestHttpClient::knowsAServerThatIsAway_data() {
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("cut short") << answer("200 OK", kStatus).chopped(20);
    QTest::newRow("behind a proxy") << answer("502 Bad Gateway", "<html>bad gateway</html>");
}

void TestHttpClient::knowsAServerThatIsAway() {
    QFETCH(QByteArray, said);
    Stranger server(said);
    server.hangsUp = true;
    QCOMPARE(failureAt(server.address()).problem, Problem::Unreachable);
}

void TestHttpClient::knowsNobody() {
    std::optional<ServerAddress> address;
    {
        const Stranger server("");
        address = server.address();
    }
    const Failure failure = failureAt(*address);
    QCOMPARE(failure.problem, Problem::Unreachable);
    QVERIFY(!failure.detail.isEmpty());
}

void TestHttpClient::losesPatience() {
    // The head comes, and then nothing more.
    const Stranger server(answer("200 OK", kStatus).chopped(20));
    QCOMPARE(failureAt(server.address()).problem, Problem::TimedOut);
}

void TestHttpClient::endsWhenTold() {
    const Stranger server("");
    m_client->setServer(server.address());
    std::optional<Outcome<StatusReply>> outcome;
    m_client->get<StatusReply>(QStringLiteral("/api/status"))
        .then([&](const Outcome<StatusReply>& one) { outcome = one; });
    QTRY_VERIFY_WITH_TIMEOUT(!server.heard.isEmpty(), kPatienceMs);
    m_client->cancelAll();
    QVERIFY(outcome);
    QCOMPARE(failureOf(*outcome)->problem, Problem::NotConnected);
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
