// Goal: a session signs in, plays and comes back against the real coordinator: after a cut in the
// middle of typing, a killed server, another connection, a lost token, and what is no arcade.
#include "tests/client/session/seat.h"
#include "tests/support/cut_proxy.h"

#include <QDateTime>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <memory>

using namespace arcade;
using namespace arcade::client;

class TestLiveSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void signsInAndKnowsTheTime();
    void refusesRequestsWhileOffline();
    void tellsWhatTheServerRefuses();
    void playsThroughACut();
    void comesBackAfterAKilledServer();
    void leavesToAnotherConnection();
    void getsAnotherTokenWithTheKey();
    void needsTheKeyOfACallsign();
    void knowsWhatIsNoArcade();
    void triesUntilSomebodyIsThere();

private:
    void toActive(Seat& ann, Seat& bob, quint16 annPort);

    std::unique_ptr<e2e::CoordinatorProcess> m_server;
};

void TestLiveSession::init() {
    m_server = std::make_unique<e2e::CoordinatorProcess>(quickSettings());
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
}

void TestLiveSession::toActive(Seat& ann, Seat& bob, quint16 annPort) {
    ann.open(annPort);
    bob.open(m_server->port());
    ONLINE(ann);
    ONLINE(bob);
    ann.enter();
    bob.enter();
    UNTIL(ann.match() && bob.match());
    ann.accept();
    bob.accept();
    UNTIL(ann.isIn(MatchPhase::Active) && bob.isIn(MatchPhase::Active));
}

void TestLiveSession::signsInAndKnowsTheTime() {
    Seat ann(QStringLiteral("ann"));
    ann.open(m_server->port());
    QCOMPARE(ann.session.connection().phase, SessionPhase::SigningIn);
    ONLINE(ann);
    const ClientState& state = ann.session.state();
    QCOMPARE(state.player->callsign, std::string{"ann"});
    QCOMPARE(state.session.balance, Amount::data(10'000));
    QVERIFY(!ann.session.connection().serverName.isEmpty());
    QVERIFY(ann.session.connection().roundTrip);
    const auto apart = std::chrono::milliseconds{QDateTime::currentMSecsSinceEpoch()} -
                       ann.session.serverNow().time_since_epoch();
    QVERIFY(std::chrono::abs(apart) < std::chrono::seconds{5});
    QVERIFY(!ann.credentials.of(m_server->url()).recoveryKey.isEmpty());

    ann.session.close();
    QCOMPARE(ann.session.connection().phase, SessionPhase::Idle);
    QVERIFY(!ann.session.state().player);
}

void TestLiveSession::refusesRequestsWhileOffline() {
    Seat ann(QStringLiteral("ann"));
    QSignalSpy finished(&ann.session, &Session::requestFinished);
    const quint64 id = ann.session.request(QueueLeave{});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.front().at(0).toULongLong(), id);
    const auto outcome = finished.front().at(1).value<Outcome<ServerMessage>>();
    QCOMPARE(failureOf(outcome)->problem, Problem::NotConnected);
    QVERIFY(!ann.session.type(QStringLiteral("a")));
}

void TestLiveSession::tellsWhatTheServerRefuses() {
    Seat ann(QStringLiteral("ann"));
    ann.open(m_server->port());
    ONLINE(ann);
    QSignalSpy finished(&ann.session, &Session::requestFinished);
    const quint64 refused = ann.session.request(QueueLeave{});
    UNTIL(finished.size() == 1);
    const auto outcome = finished.front().at(1).value<Outcome<ServerMessage>>();
    QCOMPARE(finished.front().at(0).toULongLong(), refused);
    QCOMPARE(failureOf(outcome)->error->code, ErrorCode::NotInQueue);
    ann.enter();
    UNTIL(finished.size() == 2);
    QVERIFY(std::holds_alternative<QueueUpdate>(
        *valueOf(finished.back().at(1).value<Outcome<ServerMessage>>())));
    UNTIL(ann.session.state().session.ticket);
}

void TestLiveSession::playsThroughACut() {
    // The second message with keystrokes is lost on its way, and the connection with it.
    support::CutProxy proxy(m_server->port(),
                            support::CutPoint{support::CutPoint::Way::ToServer, "game.progress",
                                              support::CutPoint::Fate::Lost, 2});
    Seat ann(QStringLiteral("ann"));
    Seat bob(QStringLiteral("bob"));
    toActive(ann, bob, proxy.port());
    if (QTest::currentTestFailed())
        return;
    const std::string text = *ann.match()->codeSequence;
    QVERIFY(ann.session.type(QStringLiteral("~")));
    QVERIFY(ann.session.erase());
    for (const char key : text)
        QVERIFY(ann.session.type(QString(QLatin1Char(key))));
    QCOMPARE(ann.session.keys().cursor().position, static_cast<int>(text.size()));
    UNTIL(ann.session.state().session.lastResult);
    QVERIFY(proxy.hasCut());
    QCOMPARE(std::ranges::count(proxy.passed(), "> match.started"), 1);
    UNTIL(bob.session.state().session.lastResult);
    const GameResult& result = *ann.session.state().session.lastResult;
    QCOMPARE(*result.winner.value, ann.session.state().player->address.toString());
    QCOMPARE(result.yourStats.progress, Ratio::one());
    // One wrong character, and none typed twice: all keystrokes but backspace were text + 1.
    QCOMPARE(result.yourStats.accuracy, Ratio::of(static_cast<std::int64_t>(text.size()),
                                                  static_cast<std::int64_t>(text.size()) + 1));
    UNTIL(ann.session.state().settled);
    QCOMPARE(ann.session.state().session.balance, Amount::data(10'040));
    QVERIFY(!ann.session.keys().isOpen());
}

void TestLiveSession::comesBackAfterAKilledServer() {
    Seat ann(QStringLiteral("ann"));
    Seat bob(QStringLiteral("bob"));
    toActive(ann, bob, m_server->port());
    if (QTest::currentTestFailed())
        return;
    const std::string text = *ann.match()->codeSequence;
    QVERIFY(ann.session.type(QString::fromStdString(text.substr(0, 10))));
    m_server->kill();
    UNTIL(!ann.session.isOnline());
    // What is typed meanwhile is kept, and sent to the server that comes back.
    QVERIFY(ann.session.type(QString::fromStdString(text.substr(10))));
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
    ann.session.retryNow();
    bob.session.retryNow();
    UNTIL(ann.session.state().session.lastResult);
    QCOMPARE(*ann.session.state().session.lastResult->winner.value,
             ann.session.state().player->address.toString());
    QCOMPARE(ann.session.state().session.lastResult->yourStats.accuracy, Ratio::one());
}

void TestLiveSession::leavesToAnotherConnection() {
    Seat first(QStringLiteral("ann"));
    first.open(m_server->port());
    ONLINE(first);
    Seat second(QStringLiteral("ann"));
    second.credentials.save(m_server->url(), first.credentials.of(m_server->url()));
    second.open(m_server->port());
    ONLINE(second);
    UNTIL(first.session.connection().phase == SessionPhase::Replaced);
    QVERIFY(second.session.isOnline());
    first.session.takeOver();
    ONLINE(first);
    UNTIL(second.session.connection().phase == SessionPhase::Replaced);
}

void TestLiveSession::getsAnotherTokenWithTheKey() {
    Seat ann(QStringLiteral("ann"));
    ann.open(m_server->port());
    ONLINE(ann);
    const PlayerId player = ann.session.state().player->playerId;
    Credentials kept = ann.credentials.of(m_server->url());
    ann.session.close();
    kept.token = QStringLiteral("revoked");
    ann.credentials.save(m_server->url(), kept);
    ann.open(m_server->port());
    ONLINE(ann);
    QCOMPARE(ann.session.state().player->playerId, player);
    QVERIFY(ann.credentials.of(m_server->url()).token != kept.token);
}

void TestLiveSession::needsTheKeyOfACallsign() {
    Seat ann(QStringLiteral("ann"));
    ann.open(m_server->port());
    ONLINE(ann);
    const PlayerId player = ann.session.state().player->playerId;
    const QString key = ann.credentials.of(m_server->url()).recoveryKey;
    ann.session.close();

    Seat elsewhere(QStringLiteral("ANN"));
    elsewhere.open(m_server->port());
    UNTIL(elsewhere.session.connection().phase == SessionPhase::Stopped);
    QCOMPARE(elsewhere.session.connection().stop, StopReason::CallsignTaken);
    elsewhere.session.open(*ServerAddress::parse(m_server->url()), elsewhere.callsign, key);
    ONLINE(elsewhere);
    QCOMPARE(elsewhere.session.state().player->playerId, player);

    Seat wrong(QStringLiteral("x"));
    wrong.open(m_server->port());
    UNTIL(wrong.session.connection().phase == SessionPhase::Stopped);
    QCOMPARE(wrong.session.connection().stop, StopReason::CallsignWrong);
}

void TestLiveSession::knowsWhatIsNoArcade() {
    QTcpServer stranger;
    QVERIFY(stranger.listen(QHostAddress::LocalHost));
    connect(&stranger, &QTcpServer::newConnection, this, [&stranger] {
        QTcpSocket* socket = stranger.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
            socket->disconnectFromHost();
        });
    });
    Seat ann(QStringLiteral("ann"));
    ann.open(stranger.serverPort());
    UNTIL(ann.session.connection().phase == SessionPhase::Stopped);
    QCOMPARE(ann.session.connection().stop, StopReason::NotAnArcade);
}

void TestLiveSession::triesUntilSomebodyIsThere() {
    m_server->kill();
    Seat ann(QStringLiteral("ann"));
    ann.open(m_server->port());
    UNTIL(ann.session.connection().phase == SessionPhase::Backoff);
    QCOMPARE(ann.session.connection().failure.problem, Problem::Unreachable);
    QVERIFY(ann.session.connection().retryIn);
    QVERIFY(!ann.session.connection().wasOnline);
    QVERIFY2(m_server->start(), qPrintable(m_server->failure()));
    ONLINE(ann);
}

QTEST_GUILESS_MAIN(TestLiveSession)
#include "tst_live_session.moc"
