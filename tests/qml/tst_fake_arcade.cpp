// Goal: a session takes the server that screens are tested with for a real one: it signs in, hears
// what it is told, is answered, and notices when the server is gone.
#include "tests/qml/fake_arcade.h"

#include "client/session/session.h"
#include "shared/codec/envelope.h"
#include "shared/codec/samples.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;

class TestFakeArcade : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void signsIn();
    void notesWhatItIsAsked();
    void acknowledges();
    void servesPages();
    void keepsWaiting();
    void drops_data();
    void drops();
    void vanishes();

private:
    template <class Message>
    void tell(const Message& message, const QString& id = {}) {
        const std::string frame = codec::encode(ServerMessage{message}, {}, Instant{});
        m_server->send(QString::fromStdString(frame), id);
    }
    void goOnline();

    CredentialStore m_credentials;
    FrameLog m_log;
    std::unique_ptr<FakeArcade> m_server;
    std::unique_ptr<Session> m_session;
};

void TestFakeArcade::init() {
    m_server = std::make_unique<FakeArcade>();
    m_session = std::make_unique<Session>(m_credentials, m_log);
    const QString address = QStringLiteral("127.0.0.1:%1").arg(m_server->port());
    m_session->open(*ServerAddress::parse(address), QStringLiteral("nyx_"));
    QTRY_VERIFY(!m_server->lastId(QStringLiteral("auth")).isEmpty());
}

void TestFakeArcade::goOnline() {
    AuthSuccess success;
    success.callsign = "nyx_";
    tell(success, m_server->lastId(QStringLiteral("auth")));
    tell(SessionState{});
    QTRY_VERIFY(m_session->isOnline());
}

void TestFakeArcade::signsIn() {
    goOnline();
    QCOMPARE(m_session->state().player->callsign, std::string("nyx_"));
}

void TestFakeArcade::notesWhatItIsAsked() {
    goOnline();
    QSignalSpy asked(m_server.get(), &FakeArcade::asked);
    QueueEnter enter;
    enter.stakeTier = StakeTier::Gold;
    m_session->request(enter);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), QStringLiteral("queue.enter"));
    QCOMPARE(asked[0][2].toJsonObject()[QLatin1String("stake_tier")].toString(),
             QStringLiteral("gold"));
}

void TestFakeArcade::acknowledges() {
    goOnline();
    QSignalSpy finished(m_session.get(), &Session::requestFinished);
    const quint64 id = m_session->request(QueueLeave{});
    QTRY_VERIFY(!m_server->lastId(QStringLiteral("queue.leave")).isEmpty());
    m_server->acknowledge(m_server->lastId(QStringLiteral("queue.leave")));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].toULongLong(), id);
}

void TestFakeArcade::servesPages() {
    const QString path = QStringLiteral("/api/leaderboard");
    m_server->serve(path, R"({"game_type":"code_duel","rows":[]})");
    const auto ask = [&]() -> QCoro::Task<Outcome<LeaderboardReply>> {
        return m_session->http().get<LeaderboardReply>(path + QStringLiteral("?game_type=x"));
    };
    QVERIFY(!failureOf(QCoro::waitFor(ask())));
    m_server->fail(path);
    QVERIFY(failureOf(QCoro::waitFor(ask())));
}

void TestFakeArcade::keepsWaiting() {
    const QString path = QStringLiteral("/api/leaderboard");
    m_server->serve(path, {});
    bool isAnswered = false;
    const auto ask = [&]() -> QCoro::Task<> {
        co_await m_session->http().get<LeaderboardReply>(path + QStringLiteral("?game_type=x"));
        isAnswered = true;
    };
    const QCoro::Task<> asked = ask();
    QTRY_COMPARE(m_server->waiting(path), 1);
    QCOMPARE(m_server->lastQuery(path), QStringLiteral("game_type=x"));
    QVERIFY(!isAnswered);
    m_server->answerWaiting(path, R"({"game_type":"code_duel","rows":[]})");
    QTRY_VERIFY(isAnswered);
    QCOMPARE(m_server->waiting(path), 0);
}

void TestFakeArcade::drops_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<SessionPhase>("phase");
    QTest::newRow("just so") << 0 << SessionPhase::Backoff;
    QTest::newRow("with a code") << 4005 << SessionPhase::Stopped;
}

void TestFakeArcade::drops() {
    QFETCH(int, code);
    goOnline();
    m_server->drop(code);
    QTRY_VERIFY(!m_session->isOnline());
    QTEST(m_session->connection().phase, "phase");
    m_session->retryNow();
    QTRY_VERIFY(m_server->hasClient());
}

void TestFakeArcade::vanishes() {
    goOnline();
    m_server->vanish();
    QTRY_VERIFY(!m_session->isOnline());
    QVERIFY(!m_server->hasClient());
}

QTEST_GUILESS_MAIN(TestFakeArcade)
#include "tst_fake_arcade.moc"
