// Goal: the headless player plays over a real socket, answers pings, sends again what was lost, and
// comes to the same end when its connection is cut anywhere.
#include "tests/tools/scripted_server.h"
#include "tools/player/player.h"

#include <QDateTime>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace arcade;
using player::Behaviour;
using player::Cut;
using player::Player;
using player::Stage;

namespace {

constexpr int kPatience = 20'000;

Behaviour quick() {
    Behaviour behaviour;
    behaviour.habits = {2'000, 0.1, 0.4};
    behaviour.messageInterval = std::chrono::milliseconds{10};
    behaviour.reconnectAfter = std::chrono::milliseconds{5};
    return behaviour;
}

QString rules(const Player& player) {
    QStringList list;
    for (const auto& violation : player.contract().violations())
        list += QString::fromStdString(violation.rule + " " + violation.frame);
    return list.join(QStringLiteral(" | "));
}

struct Table {
    explicit Table(const Behaviour& behaviour)
        : player(loop, player::Endpoint::resolve(server.url()).value(), {"ada", {}, {}}, behaviour,
                 {}, 42) {}

    ScriptedServer server;
    player::Loop loop;
    Player player;
};

} // namespace

class TestPlayer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsMatches();
    void comesBackFromCuts_data();
    void comesBackFromCuts();
    void lostKeystrokesAreSentAgain();
    void behaves_data();
    void behaves();
    void answersPings();
    void tellsItsStartByTheServersClock();
    void brokenContractIsSeen();
    void triesToSignInAgain();
    void refusedSignInIsSaid();
    void unreachableServerIsSaid();
    void replacedSessionDoesNotComeBack();
    void stopLeavesTheQueue();
    void speaksTls();
};

void TestPlayer::playsMatches() {
    Behaviour behaviour = quick();
    behaviour.matches = 3;
    Table table(behaviour);
    table.player.start();
    QTRY_COMPARE_WITH_TIMEOUT(table.player.stage(), Stage::Finished, kPatience);
    QVERIFY2(table.player.contract().violationCount() == 0, qPrintable(rules(table.player)));
    QCOMPARE(table.player.standing().matchesPlayed, 3);
    QCOMPARE(table.player.results().size(), 3U);
    QCOMPARE(table.server.signIns, 1);
    QCOMPARE(table.player.identity().recoveryKey, std::optional<std::string>("key"));
    QCOMPARE(*table.player.standing().balance, Amount::data(1000 + 3 * 40));
    QVERIFY(std::ranges::find(table.server.received, "invalid") == table.server.received.end());
}

void TestPlayer::comesBackFromCuts_data() {
    QTest::addColumn<int>("where");
    QTest::addColumn<int>("number");
    const std::pair<const char*, Cut::Where> places[] = {
        {"before send", Cut::Where::BeforeSend},
        {"after send", Cut::Where::AfterSend},
        {"before receive", Cut::Where::BeforeReceive},
        {"after receive", Cut::Where::AfterReceive}};
    for (const auto& [name, where] : places) {
        for (int number = 1; number <= 14; ++number)
            QTest::addRow("%s %d", name, number) << static_cast<int>(where) << number;
    }
}

void TestPlayer::comesBackFromCuts() {
    QFETCH(int, where);
    QFETCH(int, number);
    Behaviour behaviour = quick();
    behaviour.cuts = {Cut{static_cast<Cut::Where>(where), number, {}}};
    Table table(behaviour);
    table.player.start();
    QTRY_VERIFY_WITH_TIMEOUT(table.player.isDone(), kPatience);
    QCOMPARE(table.player.failure(), std::string());
    QVERIFY2(table.player.contract().violationCount() == 0, qPrintable(rules(table.player)));
    QCOMPARE(table.server.matchesSettled, 1);
    QCOMPARE(table.player.results().size(), 1U);
    QCOMPARE(table.player.results().front().yourStats.progress, Ratio::one());
    QCOMPARE(*table.player.standing().balance, Amount::data(1040));
    QCOMPARE(table.server.connections, table.player.connectionsLost() + 1);
}

void TestPlayer::lostKeystrokesAreSentAgain() {
    Behaviour behaviour = quick();
    behaviour.habits.wpm = 5'000;
    Table table(behaviour);
    table.server.losesProgress = true;
    table.player.start();
    QTRY_COMPARE_WITH_TIMEOUT(table.player.stage(), Stage::Finished, kPatience);
    QVERIFY2(table.player.contract().violationCount() == 0, qPrintable(rules(table.player)));
    QCOMPARE(table.server.matchesSettled, 1);
}

void TestPlayer::behaves_data() {
    QTest::addColumn<int>("answer");
    QTest::addColumn<int>("abandon");
    QTest::addColumn<int>("cancellations");
    QTest::addColumn<int>("results");
    const auto row = [](const char* name, Behaviour::Answer answer, Behaviour::Abandon abandon,
                        int cancellations, int results) {
        QTest::newRow(name) << static_cast<int>(answer) << static_cast<int>(abandon)
                            << cancellations << results;
    };
    row("declines", Behaviour::Answer::Decline, Behaviour::Abandon::Never, 1, 0);
    row("abandons at once", Behaviour::Answer::Accept, Behaviour::Abandon::WhenFound, 1, 0);
    row("abandons later", Behaviour::Answer::Accept, Behaviour::Abandon::InCountdown, 1, 0);
    row("gives up", Behaviour::Answer::Accept, Behaviour::Abandon::WhilePlaying, 0, 1);
}

void TestPlayer::behaves() {
    QFETCH(int, answer);
    QFETCH(int, abandon);
    QFETCH(int, cancellations);
    QFETCH(int, results);
    Behaviour behaviour = quick();
    behaviour.answer = static_cast<Behaviour::Answer>(answer);
    behaviour.abandon = static_cast<Behaviour::Abandon>(abandon);
    behaviour.triesAgain = false;
    Table table(behaviour);
    table.player.start();
    QTRY_COMPARE_WITH_TIMEOUT(table.player.stage(), Stage::Finished, kPatience);
    QVERIFY2(table.player.contract().violationCount() == 0, qPrintable(rules(table.player)));
    QCOMPARE(static_cast<int>(table.player.cancellations().size()), cancellations);
    QCOMPARE(static_cast<int>(table.player.results().size()), results);
}

void TestPlayer::answersPings() {
    Behaviour behaviour = quick();
    behaviour.plays = false;
    Table table(behaviour);
    table.player.start();
    QTRY_COMPARE(table.player.stage(), Stage::Open);
    table.server.say(Ping{}, "ping-7");
    QTRY_COMPARE(table.server.pongs, 1);
    QCOMPARE(table.server.lastPongId, std::string("ping-7"));
}

void TestPlayer::tellsItsStartByTheServersClock() {
    const auto wallClock = [] { return instantFromMs(QDateTime::currentMSecsSinceEpoch()); };
    Table table(quick());
    const Instant before = wallClock();
    table.player.start();
    QTRY_COMPARE_WITH_TIMEOUT(table.player.stage(), Stage::Finished, kPatience);
    QCOMPARE(table.player.clockEstimate().samples(), 3);
    QVERIFY(table.server.lastStart.has_value());
    QCOMPARE(table.server.lastStart->matchId, table.player.results().front().matchId);
    // The scripted server's clock is this one; the estimate is off by half a round trip at most.
    const auto slack = std::chrono::ceil<Duration>(*table.player.clockEstimate().roundTrip());
    QVERIFY(table.server.lastStart->serverTime >= before - slack);
    QVERIFY(table.server.lastStart->serverTime <= wallClock() + slack);
}

void TestPlayer::brokenContractIsSeen() {
    Behaviour behaviour = quick();
    behaviour.plays = false;
    Table table(behaviour);
    table.player.start();
    QTRY_COMPARE(table.player.stage(), Stage::Open);
    table.server.say(SessionReplaced{});
    QTRY_COMPARE(table.player.contract().violationCount(), 1);
    QCOMPARE(table.player.contract().violations().size(), 1U);
    QVERIFY(!table.player.contract().violations().front().frame.empty());
}

void TestPlayer::triesToSignInAgain() {
    Table table(quick());
    table.server.signInRefusals = 2;
    table.player.start();
    QTRY_COMPARE_WITH_TIMEOUT(table.player.stage(), Stage::Finished, kPatience);
    QCOMPARE(table.server.signIns, 1);
}

void TestPlayer::refusedSignInIsSaid() {
    Table table(quick());
    table.server.signInRefusals = 1;
    table.server.signInStatus = 409;
    table.player.start();
    QTRY_COMPARE(table.player.stage(), Stage::Failed);
    QVERIFY(table.player.failure().find("The callsign is taken.") != std::string::npos);
}

void TestPlayer::unreachableServerIsSaid() {
    player::Loop loop;
    quint16 port = 0;
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        port = taken.serverPort();
    }
    Behaviour behaviour = quick();
    behaviour.attempts = 2;
    const auto endpoint =
        player::Endpoint::resolve("http://127.0.0.1:" + std::to_string(port)).value();
    Player player(loop, endpoint, {"ada", {}, {}}, behaviour, {}, 1);
    player.start();
    QTRY_COMPARE(player.stage(), Stage::Failed);
    QCOMPARE(player.failure(), std::string("Connection refused"));
}

void TestPlayer::replacedSessionDoesNotComeBack() {
    Behaviour behaviour = quick();
    behaviour.plays = false;
    Table table(behaviour);
    table.player.start();
    QTRY_COMPARE(table.player.stage(), Stage::Open);
    table.server.say(SessionReplaced{});
    table.server.closeConnection(4001);
    QTRY_COMPARE(table.player.stage(), Stage::Finished);
    QCOMPARE(table.server.connections, 1);
}

void TestPlayer::stopLeavesTheQueue() {
    Behaviour behaviour = quick();
    behaviour.plays = false;
    Table table(behaviour);
    table.player.start();
    QTRY_COMPARE(table.player.stage(), Stage::Open);
    table.player.stop();
    QCOMPARE(table.player.stage(), Stage::Finished);
    QVERIFY2(table.player.contract().violationCount() == 0, qPrintable(rules(table.player)));
}

void TestPlayer::speaksTls() {
    const QTemporaryDir folder;
    const QString key = folder.filePath(QStringLiteral("key.pem"));
    const QString certificate = folder.filePath(QStringLiteral("certificate.pem"));
    const QString request =
        QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
                       "-subj /CN=localhost -keyout %1 -out %2")
            .arg(key, certificate);
    QCOMPARE(QProcess::execute(QStringLiteral("openssl"), request.split(u' ')), 0);
    QFile keyFile(key);
    QVERIFY(keyFile.open(QIODevice::ReadOnly));
    QSslConfiguration tls;
    tls.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
    tls.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
    QWebSocketServer server(QString(), QWebSocketServer::SecureMode);
    server.setSslConfiguration(tls);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QStringList heard;
    connect(&server, &QWebSocketServer::newConnection, this, [&] {
        connect(server.nextPendingConnection(), &QWebSocket::textMessageReceived, this,
                [&](const QString& text) { heard += text; });
    });

    player::Loop loop;
    const auto endpoint =
        player::Endpoint::resolve("wss://127.0.0.1:" + std::to_string(server.serverPort()));
    Player player(loop, endpoint.value(), {"ada", {}, "token-of-ada"}, quick(), {}, 1);
    player.start();
    QTRY_COMPARE(heard.size(), 1);
    QVERIFY(heard.first().contains(QStringLiteral("token-of-ada")));
}

QTEST_GUILESS_MAIN(TestPlayer)
#include "tst_player.moc"
