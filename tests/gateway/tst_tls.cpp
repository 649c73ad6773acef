// Goal: the same port serves https and wss under a certificate and key, and whoever speaks plainly
// to it, or stops half-way, is dropped and costs nobody anything.
#include "tests/gateway/player_client.h"
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTest>

using namespace arcade;
using namespace arcade::gateway;
using namespace arcade::gateway::test;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

class TlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void servesHttps();
    void servesWss();
    void sendsLargeAnswers();
    void refusesOverTls();
    void dropsPlainSpeech();
    void dropsTheSilent();
    void dropsWhoReadsNothing();
    void unknownCertificateIsRefusedByClients();
    void arcadectlTrustsAGivenCertificate();

private:
    /// A TLS socket to the server that trusts its certificate.
    std::unique_ptr<QSslSocket> secureSocket();
    QByteArray ask(const QByteArray& request);

    QTemporaryDir m_folder;
    QSslConfiguration m_tls;
    QSslCertificate m_certificate;
    std::unique_ptr<TestServer> m_server;
};

void TlsTest::initTestCase() {
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                   QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                   QStringLiteral("-keyout"), m_folder.filePath(QStringLiteral("key.pem")),
                   QStringLiteral("-out"), m_folder.filePath(QStringLiteral("cert.pem")),
                   QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                   QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                   QStringLiteral("subjectAltName=DNS:localhost,IP:127.0.0.1")});
    QVERIFY(openssl.waitForFinished());
    QCOMPARE(openssl.exitCode(), 0);
    m_certificate = QSslCertificate(contentOf(m_folder.filePath(QStringLiteral("cert.pem"))));
    QVERIFY(!m_certificate.isNull());
    m_tls.setLocalCertificate(m_certificate);
    m_tls.setPrivateKey(QSslKey(contentOf(m_folder.filePath(QStringLiteral("key.pem"))), QSsl::Ec));
}

void TlsTest::init() {
    m_server = std::make_unique<TestServer>();
    m_server->listenerSettings.tls = m_tls;
}

std::unique_ptr<QSslSocket> TlsTest::secureSocket() {
    auto socket = std::make_unique<QSslSocket>();
    QSslConfiguration trusting = socket->sslConfiguration();
    trusting.setCaCertificates({m_certificate});
    socket->setSslConfiguration(trusting);
    socket->connectToHostEncrypted(QStringLiteral("localhost"), m_server->port());
    if (!waitUntil([&] { return socket->isEncrypted(); }))
        qFatal("no TLS: %s", qPrintable(socket->errorString()));
    return socket;
}

QByteArray TlsTest::ask(const QByteArray& request) {
    const auto socket = secureSocket();
    QByteArray heard;
    socket->write(request);
    const bool isAnswered = waitUntil([&] {
        heard += socket->readAll();
        return socket->state() == QAbstractSocket::UnconnectedState;
    });
    return isAnswered ? heard : QByteArray{};
}

void TlsTest::servesHttps() {
    m_server->start();
    QVERIFY(
        QString::fromStdString(m_server->listener->url()).startsWith(QStringLiteral("https://")));
    const QByteArray heard =
        ask("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QVERIFY2(heard.startsWith("HTTP/1.1 200 OK"), heard.constData());
    QVERIFY(waitUntil([this] { return m_server->listener->connections() == 0; }));
}

void TlsTest::servesWss() {
    m_server->start();
    const QByteArray signedIn =
        ask("POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 18\r\n"
            "Connection: close\r\n\r\n{\"callsign\":\"neo\"}");
    const QString token = repliesIn(signedIn).value(0).json()[QStringLiteral("token")].toString();
    PlayerClient player(m_server->port());
    QSslConfiguration trusting = player.socket().sslConfiguration();
    trusting.setCaCertificates({m_certificate});
    player.socket().setSslConfiguration(trusting);
    QVERIFY(player.connects(QStringLiteral("wss://localhost")));
    QCOMPARE(player.authenticate(token)[QStringLiteral("type")].toString(),
             QStringLiteral("auth.success"));
    m_server->coordinator->endAll(CloseCode::GoingDown, "test");
    QCOMPARE(player.closeCode(), 1001);
    QVERIFY(waitUntil([this] { return m_server->listener->connections() == 0; }));
}

void TlsTest::sendsLargeAnswers() {
    m_server->start();
    const QByteArray heard =
        ask("GET /api/openapi.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const QList<HttpReply> replies = repliesIn(heard);
    QCOMPARE(replies.size(), 1);
    QCOMPARE(replies[0].body.toStdString(), m_server->api->openApi());
}

void TlsTest::refusesOverTls() {
    m_server->start();
    QVERIFY(ask("nonsense\r\n\r\n").startsWith("HTTP/1.1 400 "));
    QVERIFY(ask("GET / HTTP/1.1\r\nX: " + QByteArray(50'000, 'x')).startsWith("HTTP/1.1 431 "));
    QVERIFY(ask("GET /ws HTTP/1.1\r\nHost: l\r\n\r\n").startsWith("HTTP/1.1 426 "));
}

void TlsTest::dropsPlainSpeech() {
    m_server->start();
    RawClient plain(m_server->port());
    plain.say("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(waitUntil([&] { return plain.isClosed(); }));
    QVERIFY(!plain.hears("200 OK"));
    QVERIFY(waitUntil([this] { return m_server->listener->connections() == 0; }));
    QVERIFY(
        ask("GET /healthz HTTP/1.1\r\nHost: l\r\nConnection: close\r\n\r\n").contains("200 OK"));
}

void TlsTest::dropsTheSilent() {
    m_server->listenerSettings.handshakeTimeout = Duration{300};
    m_server->start();
    RawClient silent(m_server->port());
    RawClient halfway(m_server->port());
    halfway.say(QByteArray("\x16\x03\x01\x02\x00\x01", 6));
    const auto encrypted = secureSocket();
    QVERIFY(waitUntil([&] { return silent.isClosed() && halfway.isClosed(); }));
    QVERIFY(waitUntil([&] { return encrypted->state() == QAbstractSocket::UnconnectedState; }));
    QCOMPARE(m_server->listener->connections(), 0);
}

/// Encrypted at once, what waits for a slow reader would grow unseen.
void TlsTest::dropsWhoReadsNothing() {
    PeerLimits& limits = m_server->listenerSettings.peer;
    limits.messages = RateLimit::perSecond(100'000, 100'000);
    limits.backlogBytes = 64 * 1024;
    m_server->start();
    const QByteArray signedIn =
        ask("POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 18\r\n"
            "Connection: close\r\n\r\n{\"callsign\":\"neo\"}");
    const QString token = repliesIn(signedIn).value(0).json()[QStringLiteral("token")].toString();
    const auto deaf = secureSocket();
    deaf->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4096);
    QByteArray heard;
    const auto hearUntil = [&](const QByteArray& part) {
        return waitUntil([&] { return (heard += deaf->readAll()).contains(part); });
    };
    deaf->write(handshakeFor("/ws"));
    QVERIFY(hearUntil("\r\n\r\n"));
    deaf->write(frame(kText, R"({"type":"auth","data":{"token":")" + token.toUtf8() + R"("}})"));
    QVERIFY(hearUntil("session.state"));
    deaf->setReadBufferSize(256);
    QCOMPARE(m_server->listener->connections(), 1);
    // Little enough at a time that each turn of the server's loop encrypts all of it.
    const QByteArray ping = frame(kText, R"({"type":"ping","id":"again","data":{}})");
    QVERIFY(waitUntil([&] {
        deaf->write(ping.repeated(50));
        return m_server->listener->connections() == 0;
    }));
}

void TlsTest::unknownCertificateIsRefusedByClients() {
    m_server->start();
    QSslSocket wary;
    wary.connectToHostEncrypted(QStringLiteral("localhost"), m_server->port());
    QVERIFY(waitUntil([&] { return wary.error() == QAbstractSocket::SslHandshakeFailedError; }));
    QVERIFY(waitUntil([this] { return m_server->listener->connections() == 0; }));
}

void TlsTest::arcadectlTrustsAGivenCertificate() {
    m_server->start();
    QFile token(m_folder.filePath(QStringLiteral("token")));
    QVERIFY(token.open(QIODevice::WriteOnly));
    token.write(kAdminToken);
    token.close();
    const QString url = QStringLiteral("https://localhost:%1").arg(m_server->port());
    QByteArray errors;
    const auto exitCodeOf = [&](const QStringList& trust) {
        QProcess process;
        // OpenSSL's errors of a thread that ends with the program count as a leak, at times.
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("detect_leaks=0"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(ARCADECTL),
                      QStringList{QStringLiteral("--server"), url, QStringLiteral("--token-file"),
                                  token.fileName()} +
                          trust + QStringList{QStringLiteral("status")});
        const bool isOver = waitUntil([&] { return process.state() == QProcess::NotRunning; });
        errors = process.readAllStandardError();
        return isOver ? process.exitCode() : -1;
    };
    QCOMPARE(exitCodeOf({}), 3);
    const int trusting =
        exitCodeOf({QStringLiteral("--ca-file"), m_folder.filePath(QStringLiteral("cert.pem"))});
    QVERIFY2(trusting == 0, errors.constData());
}

ARCADE_EPOLL_TEST_MAIN(TlsTest)
#include "tst_tls.moc"
