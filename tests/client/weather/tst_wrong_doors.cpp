// Goal: who knocks where no arcade is, where another certificate is shown, or with a callsign or
// token that does not count, is told so in words, and gets in as soon as what was wrong is mended;
// a clock that is wrong by an hour is nobody's trouble.
#include "tests/client/session/certificates.h"
#include "tests/client/weather/window.h"
#include "tests/support/weather_proxy.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>
#include <memory>
#include <vector>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

namespace {

const QString kNoArcade = QStringLiteral(
    "Something else answers at this address, which is no arcade. Check the address.");
const QString kHangsUp =
    QStringLiteral("Something answers at this address, but not as an arcade does. Check the "
                   "address; a server with a certificate wants https:// before it.");
const QString kOtherCertificate =
    QStringLiteral("The server shows another certificate than the last time. Ask its host before "
                   "you go on.");

/// Says this to whoever has asked something.
class Talker : public QObject {
public:
    explicit Talker(const QByteArray& said) {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this, said] {
            QTcpSocket* const socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, said] {
                socket->write(said);
                socket->disconnectFromHost();
            });
        });
    }
    quint16 port() const { return m_server.serverPort(); }

private:
    QTcpServer m_server;
};

/// A WebSocket server of another kind: greets, and repeats what it hears if it is told to.
class Parrot : public QObject {
public:
    explicit Parrot(bool repeats)
        : m_server(QString(), QWebSocketServer::NonSecureMode) {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QWebSocketServer::newConnection, this, [this, repeats] {
            QWebSocket* const socket = m_server.nextPendingConnection();
            ++m_guests;
            socket->sendTextMessage(QStringLiteral("Hello, who is there?"));
            if (repeats)
                connect(socket, &QWebSocket::textMessageReceived, socket,
                        &QWebSocket::sendTextMessage);
        });
    }
    quint16 port() const { return m_server.serverPort(); }
    int guests() const { return m_guests; }

private:
    QWebSocketServer m_server;
    int m_guests = 0;
};

/// The library by which faketime moves the wall clock of a program; empty where it is missing.
QByteArray fakeTimeLibrary() {
    QProcess asked;
    asked.start(QStringLiteral("faketime"),
                {QStringLiteral("-f"), QStringLiteral("+0s"), QStringLiteral("printenv"),
                 QStringLiteral("LD_PRELOAD")});
    return asked.waitForFinished() ? asked.readAllStandardOutput().trimmed() : QByteArray();
}

} // namespace

class TestWrongDoors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void knowsWhatIsNoArcade_data();
    void knowsWhatIsNoArcade();
    void waitsWhereSomebodyHangsUp_data();
    void waitsWhereSomebodyHangsUp();
    void saysThatAnArcadeWantsHttps();
    void saysThatAnArcadeWantsHttp();
    void knowsAStrangerInPlaceOfTheArcade();
    void doesNotKnockTwiceWithItsToken();
    void asksAboutACertificateAtTheDoor();
    void asksAboutACertificateWithin();
    void forgetsACertificateWithItsServer();
    void guardsTheSocketAsWell();
    void getsAnotherTokenWithoutAWord();
    void asksForTheKeyOfATakenCallsign();
    void takesAnotherCallsign();
    void playsByAClockThatIsWrong_data();
    void playsByAClockThatIsWrong();

private:
    void start(const QStringList& arguments = {});
    QStringList tls(const QString& certificate) const;

    const QString m_first = QStringLiteral("first");
    const QString m_second = QStringLiteral("second");
    Certificates m_certificates;
    std::unique_ptr<e2e::CoordinatorProcess> m_server;
};

void TestWrongDoors::initTestCase() {
    QVERIFY(m_certificates.make(m_first));
    QVERIFY(m_certificates.make(m_second));
}

void TestWrongDoors::init() {
    m_server = std::make_unique<e2e::CoordinatorProcess>(quickSettings());
}

void TestWrongDoors::start(const QStringList& arguments) {
    QVERIFY2(m_server->start(arguments), qPrintable(m_server->failure()));
}

QStringList TestWrongDoors::tls(const QString& certificate) const {
    QStringList arguments;
    for (const QString& setting : m_certificates.settings(certificate))
        arguments << QStringLiteral("--set") << setting;
    return arguments;
}

void TestWrongDoors::knowsWhatIsNoArcade_data() {
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("scheme");
    QTest::newRow("a page") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
                            << QStringLiteral("http");
    QTest::newRow("no page") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                             << QStringLiteral("http");
    QTest::newRow("no TLS") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n")
                            << QStringLiteral("https");
    QTest::newRow("a WebSocket")
        << QByteArray("HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n")
        << QStringLiteral("ws");
}

void TestWrongDoors::knowsWhatIsNoArcade() {
    QFETCH(QByteArray, said);
    QFETCH(QString, scheme);
    const Talker talker(said);
    Window ann(QStringLiteral("ann"));
    ann.join(QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(talker.port()));
    UNTIL(ann.is(WelcomeStep::Problem));
    if (scheme == QStringLiteral("https"))
        QVERIFY(ann.app.welcome()->problem().contains(QStringLiteral("no arcade, or one without")));
    else
        QCOMPARE(ann.app.welcome()->problem(), kNoArcade);
    QVERIFY(ann.app.welcome()->canRetry());
    // It is not tried again before the player wants it.
    QCOMPARE(ann.session.connection().phase, SessionPhase::Stopped);
    QVERIFY(ann.is(Stage::Welcome));
}

void TestWrongDoors::waitsWhereSomebodyHangsUp_data() {
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("at once") << QByteArray();
    QTest::newRow("after a word that is no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
}

void TestWrongDoors::waitsWhereSomebodyHangsUp() {
    QFETCH(QByteArray, said);
    const Talker talker(said);
    support::WeatherProxy door(talker.port());
    Window ann(QStringLiteral("ann"));
    ann.join(door.port());
    UNTIL(ann.is(WelcomeStep::Problem));
    QCOMPARE(ann.app.welcome()->problem(), kHangsUp);
    DO(start());
    door.setServerPort(m_server->port());
    UNTIL(ann.is(Stage::Home));
    QVERIFY(ann.is(WelcomeStep::Ways));
}

void TestWrongDoors::saysThatAnArcadeWantsHttps() {
    DO(start(tls(m_first)));
    Window ann(QStringLiteral("ann"));
    ann.join(m_server->port());
    UNTIL(ann.is(WelcomeStep::Problem));
    QCOMPARE(ann.app.welcome()->problem(), kHangsUp);
    ann.app.welcome()->back();
    ann.join(QStringLiteral("https://127.0.0.1:%1").arg(m_server->port()));
    UNTIL(ann.is(Stage::Home));
}

void TestWrongDoors::saysThatAnArcadeWantsHttp() {
    DO(start());
    Window ann(QStringLiteral("ann"));
    ann.join(QStringLiteral("https://127.0.0.1:%1").arg(m_server->port()));
    UNTIL(ann.is(WelcomeStep::Problem));
    QVERIFY2(ann.app.welcome()->problem().contains(QStringLiteral("write http:// before it")),
             qPrintable(ann.app.welcome()->problem()));
    ann.app.welcome()->back();
    ann.join(QStringLiteral("http://127.0.0.1:%1").arg(m_server->port()));
    UNTIL(ann.is(Stage::Home));
}

void TestWrongDoors::knowsAStrangerInPlaceOfTheArcade() {
    DO(start());
    support::WeatherProxy door(m_server->port());
    Window ann(QStringLiteral("ann"));
    ann.join(door.port());
    UNTIL(ann.is(Stage::Home));
    const Parrot parrot(true);
    door.setServerPort(parrot.port());
    door.cut();
    UNTIL(ann.app.connection()->phase() == ConnectionPhase::Refused);
    QCOMPARE(ann.banner(), kNoArcade);
    QVERIFY(ann.is(Stage::Home));
    door.setServerPort(m_server->port());
    QCOMPARE(ann.app.connection()->bannerActionText(), QStringLiteral("Try again"));
    ann.app.connection()->runBannerAction();
    UNTIL(ann.session.isOnline());
    QCOMPARE(ann.banner(), QString());
}

void TestWrongDoors::doesNotKnockTwiceWithItsToken() {
    DO(start());
    support::WeatherProxy door(m_server->port());
    const auto ahead = std::make_shared<std::chrono::milliseconds>(0);
    Window ann(QStringLiteral("ann"), [ahead] { return timeSinceBoot() + *ahead; });
    ann.join(door.port());
    UNTIL(ann.is(Stage::Home));
    const Parrot parrot(false);
    door.setServerPort(parrot.port());
    door.cut();
    UNTIL(ann.session.connection().phase == SessionPhase::Authenticating);
    // Whoever greets and does not answer is asked who it is before it is told anything again.
    bool asksWhoItIs = false;
    connect(&ann.session, &Session::connectionChanged, this, [&] {
        asksWhoItIs = asksWhoItIs || ann.session.connection().phase == SessionPhase::SigningIn;
    });
    *ahead += RequestTracker::kPatience;
    UNTIL(asksWhoItIs);
    QCOMPARE(parrot.guests(), 1);
    QVERIFY(ann.banner().startsWith(QLatin1String("Connection lost. Reconnecting")));
    door.setServerPort(m_server->port());
    UNTIL(ann.session.isOnline());
    QCOMPARE(parrot.guests(), 1);
}

void TestWrongDoors::asksAboutACertificateAtTheDoor() {
    DO(start(tls(m_first)));
    const QString address = QStringLiteral("https://127.0.0.1:%1").arg(m_server->port());
    Window ann(QStringLiteral("ann"));
    Credentials kept;
    kept.certificatePin = m_certificates.fingerprint(m_second);
    ann.credentials.save(address, kept);
    // Pins are read when the program starts.
    Session session(ann.credentials, ann.log);
    AppParts parts = ann.parts();
    parts.session = &session;
    AppModel app(parts);
    app.welcome()->join(address);
    app.welcome()->submitCallsign(ann.callsign);
    UNTIL(app.welcome()->step() == WelcomeStep::Certificate);
    QCOMPARE(app.welcome()->problem(), kOtherCertificate);
    QString told = app.welcome()->certificateText();
    QCOMPARE(told.remove(QLatin1Char(':')).toLower().toLatin1(),
             m_certificates.fingerprint(m_first));
    QVERIFY(ann.credentials.of(address).token.isEmpty());
    app.welcome()->trustCertificate();
    UNTIL(app.stage() == Stage::Home);
    QCOMPARE(ann.credentials.of(address).certificatePin, m_certificates.fingerprint(m_first));
}

void TestWrongDoors::asksAboutACertificateWithin() {
    DO(start(tls(m_first)));
    const QString address = QStringLiteral("https://127.0.0.1:%1").arg(m_server->port());
    Window ann(QStringLiteral("ann"));
    ann.join(address);
    UNTIL(ann.is(Stage::Home));
    QCOMPARE(ann.credentials.of(address).certificatePin, m_certificates.fingerprint(m_first));
    m_server->kill();
    DO(start(tls(m_second)));
    UNTIL(ann.app.connection()->phase() == ConnectionPhase::Refused);
    QCOMPARE(ann.banner(), kOtherCertificate);
    QCOMPARE(ann.app.connection()->bannerActionText(), QStringLiteral("Trust it"));
    QCOMPARE(ann.credentials.of(address).certificatePin, m_certificates.fingerprint(m_first));
    ann.app.connection()->runBannerAction();
    UNTIL(ann.session.isOnline());
    QCOMPARE(ann.banner(), QString());
    QCOMPARE(ann.credentials.of(address).certificatePin, m_certificates.fingerprint(m_second));
}

void TestWrongDoors::forgetsACertificateWithItsServer() {
    DO(start(tls(m_first)));
    const QString address = QStringLiteral("https://127.0.0.1:%1").arg(m_server->port());
    Window ann(QStringLiteral("ann"));
    ann.join(address);
    UNTIL(ann.is(Stage::Home));
    ann.app.connection()->leave();
    m_server->kill();
    DO(start(tls(m_second)));
    ann.app.preferences()->removeServer(address);
    // The callsign is taken there: its key went with the server.
    ann.callsign = QStringLiteral("ann2");
    ann.join(address);
    UNTIL(ann.is(Stage::Home));
    QCOMPARE(ann.credentials.of(address).certificatePin, m_certificates.fingerprint(m_second));
}

void TestWrongDoors::guardsTheSocketAsWell() {
    DO(start(tls(m_first)));
    e2e::CoordinatorProcess other(m_certificates.settings(m_second));
    QVERIFY2(other.start(), qPrintable(other.failure()));
    support::WeatherProxy door(m_server->port());
    Window ann(QStringLiteral("ann"));
    ann.join(QStringLiteral("https://127.0.0.1:%1").arg(door.port()));
    UNTIL(ann.is(Stage::Home));
    std::vector<SessionPhase> phases;
    connect(&ann.session, &Session::connectionChanged, this,
            [&] { phases.push_back(ann.session.connection().phase); });
    door.setServerPort(other.port());
    door.cut();
    UNTIL(ann.app.connection()->phase() == ConnectionPhase::Refused);
    QCOMPARE(ann.banner(), kOtherCertificate);
    // It was the WebSocket that was refused, before the token was told.
    QVERIFY(std::ranges::find(phases, SessionPhase::Connecting) != phases.end());
    QVERIFY(std::ranges::find(phases, SessionPhase::SigningIn) == phases.end());
    QVERIFY(std::ranges::find(phases, SessionPhase::Authenticating) == phases.end());
    ann.app.connection()->runBannerAction();
    UNTIL(ann.session.isOnline());
    QCOMPARE(ann.banner(), QString());
}

void TestWrongDoors::getsAnotherTokenWithoutAWord() {
    DO(start());
    Window ann(QStringLiteral("ann"));
    ann.join(m_server->port());
    UNTIL(ann.is(Stage::Home));
    const QString token = ann.credentials.of(m_server->url()).token;
    const QString address = ann.app.player()->address();
    m_server->kill();
    QVERIFY(QFile::remove(m_server->dataFolder() + QStringLiteral("/auth.secret")));
    DO(start());
    UNTIL(ann.credentials.of(m_server->url()).token != token && ann.session.isOnline());
    QVERIFY(ann.is(Stage::Home));
    QCOMPARE(ann.app.player()->address(), address);
    QCOMPARE(ann.banner(), QString());
}

void TestWrongDoors::asksForTheKeyOfATakenCallsign() {
    DO(start());
    Window ann(QStringLiteral("ann"));
    ann.join(m_server->port());
    UNTIL(ann.is(Stage::Home));
    const Credentials first = ann.credentials.of(m_server->url());
    ann.app.connection()->leave();
    Credentials bare = first;
    bare.token = QStringLiteral("revoked");
    bare.recoveryKey.clear();
    ann.credentials.save(m_server->url(), bare);
    ann.join(m_server->port());
    UNTIL(ann.is(WelcomeStep::Callsign) && ann.app.welcome()->recoveryNeeded());
    QCOMPARE(ann.app.welcome()->problem(), QString());
    ann.app.welcome()->submitRecoveryKey(QStringLiteral("not the key"));
    UNTIL(!ann.app.welcome()->problem().isEmpty());
    QCOMPARE(ann.app.welcome()->problem(),
             QStringLiteral("This key does not belong to ann. Look at it again, or choose another "
                            "callsign."));
    QVERIFY(ann.is(WelcomeStep::Callsign));
    ann.app.welcome()->submitRecoveryKey(first.recoveryKey);
    UNTIL(ann.is(Stage::Home));
    QVERIFY(ann.credentials.of(m_server->url()).token != bare.token);
    QCOMPARE(ann.credentials.of(m_server->url()).recoveryKey, first.recoveryKey);
}

void TestWrongDoors::takesAnotherCallsign() {
    DO(start());
    Window ann(QStringLiteral("ann"));
    ann.join(m_server->port());
    UNTIL(ann.is(Stage::Home));
    Window late(QStringLiteral("ANN"));
    late.join(m_server->port());
    UNTIL(late.is(WelcomeStep::Callsign) && late.app.welcome()->recoveryNeeded());
    QVERIFY(late.is(Stage::Welcome));
    late.app.welcome()->submitCallsign(QStringLiteral("bob"));
    UNTIL(late.is(Stage::Home));
    QCOMPARE(late.app.player()->callsign(), QStringLiteral("bob"));
    QVERIFY(ann.session.isOnline());
}

void TestWrongDoors::playsByAClockThatIsWrong_data() {
    QTest::addColumn<QByteArray>("shift");
    QTest::addColumn<int>("hours");
    QTest::newRow("this one is slow") << QByteArray("+3600s") << 1;
    QTest::newRow("this one is fast") << QByteArray("-3600s") << -1;
}

void TestWrongDoors::playsByAClockThatIsWrong() {
    QFETCH(QByteArray, shift);
    QFETCH(int, hours);
    const QByteArray library = fakeTimeLibrary();
    QVERIFY2(!library.isEmpty(), "faketime is missing");
    qputenv("LD_PRELOAD", library);
    qputenv("FAKETIME", shift);
    qputenv("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    qputenv("ASAN_OPTIONS", "verify_asan_link_order=0");
    m_server->start();
    for (const char* name :
         {"LD_PRELOAD", "FAKETIME", "FAKETIME_DONT_FAKE_MONOTONIC", "ASAN_OPTIONS"})
        qunsetenv(name);
    QVERIFY2(m_server->isRunning(), qPrintable(m_server->failure()));

    Window ann(QStringLiteral("ann"));
    Seat bob(QStringLiteral("bob"));
    ann.join(m_server->port());
    bob.open(m_server->port());
    UNTIL(ann.is(Stage::Home));
    ONLINE(bob);
    const Duration ahead =
        ann.session.serverNow().time_since_epoch() - Duration{QDateTime::currentMSecsSinceEpoch()};
    QCOMPARE(std::chrono::round<std::chrono::minutes>(ahead).count(), hours * 60);
    ann.app.queue()->enter();
    UNTIL(ann.is(Stage::Searching));
    QVERIFY(ann.app.queue()->elapsedText().startsWith(QLatin1String("0:")));
    bob.enter();
    UNTIL(ann.is(Stage::Prompt) && bob.match());
    QVERIFY(ann.app.prompt()->secondsLeft() > 0 && ann.app.prompt()->secondsLeft() <= 15);
    ann.app.prompt()->accept();
    bob.accept();
    UNTIL(ann.is(Stage::Countdown));
    QVERIFY(ann.app.arena()->countdownSeconds() > 0 && ann.app.arena()->countdownSeconds() <= 3);
    UNTIL(ann.is(Stage::Playing));
    QVERIFY(ann.app.arena()->secondsLeft() > 0 && ann.app.arena()->secondsLeft() <= 60);
    ann.app.arena()->type(ann.app.arena()->sequence());
    UNTIL(ann.is(Stage::Result) && ann.app.result()->settled());
    QCOMPARE(ann.app.result()->verdict(), Verdict::Victory);
}

QTEST_MAIN(TestWrongDoors)
#include "tst_wrong_doors.moc"
