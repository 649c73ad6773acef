// Goal: a player always knows what the connection does, what is wrong with it and what can be done
// about it, in one sentence and one button.
#include "client/model/connection_model.h"
#include "tests/client/model/rig.h"

#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

class TestConnectionModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isOfflineAtFirst();
    void saysNothingOfAFirstTry();
    void isOnline();
    void namesAServerWithoutAName();
    void reconnects();
    void triesNow();
    void asksToTakeOver();
    void explainsAStop_data();
    void explainsAStop();
    void stopsWhereTheServerHasChanged_data();
    void stopsWhereTheServerHasChanged();
    void offersAnotherCallsign_data();
    void offersAnotherCallsign();
    void leaves();
    void passesNoticesOn();

private:
    ConnectionModel& connection() { return *m_connection; }

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<ConnectionModel> m_connection;
};

namespace {
const TestClass<TestConnectionModel> kConnectionModel;
} // namespace

void TestConnectionModel::init() {
    m_rig = std::make_unique<Rig>();
    m_connection = std::make_unique<ConnectionModel>(m_rig->session(), m_rig->ticker(), nullptr);
}

void TestConnectionModel::cleanup() {
    m_connection.reset();
    m_rig.reset();
}

void TestConnectionModel::isOfflineAtFirst() {
    QCOMPARE(connection().phase(), ConnectionPhase::Offline);
    QCOMPARE(connection().phaseText(), QStringLiteral("Offline"));
    QCOMPARE(connection().pingMs(), -1);
    QCOMPARE(connection().banner(), QString());
    QCOMPARE(connection().serverName(), QString());
    connection().runBannerAction();
    QCOMPARE(connection().phase(), ConnectionPhase::Offline);
}

/// That is for the way in to tell.
void TestConnectionModel::saysNothingOfAFirstTry() {
    const QString nowhere = QStringLiteral("127.0.0.1:%1").arg(m_rig->server().port());
    m_rig->server().vanish();
    m_rig->session().open(*ServerAddress::parse(nowhere), QStringLiteral("nyx_"));
    QCOMPARE(connection().phase(), ConnectionPhase::Connecting);
    QTRY_COMPARE(m_rig->session().connection().phase, SessionPhase::Backoff);
    QCOMPARE(connection().phase(), ConnectionPhase::Connecting);
    QCOMPARE(connection().banner(), QString());
}

void TestConnectionModel::isOnline() {
    StatusReply status;
    status.name = "Kim's basement";
    m_rig->serve(QStringLiteral("/api/status"), status);
    m_rig->goOnline(told::session());
    QCOMPARE(connection().phase(), ConnectionPhase::Online);
    QCOMPARE(connection().phaseText(), QStringLiteral("Online"));
    QCOMPARE(connection().serverName(), QStringLiteral("Kim's basement"));
    QCOMPARE(connection().serverUrl(),
             QStringLiteral("http://127.0.0.1:%1").arg(m_rig->server().port()));
    QCOMPARE(connection().pingMs(), 0);
    QCOMPARE(connection().pingText(), QStringLiteral("0 ms"));
    QCOMPARE(connection().banner(), QString());
    QCOMPARE(connection().bannerActionText(), QString());
    QVERIFY(!m_rig->ticker().running());
}

void TestConnectionModel::namesAServerWithoutAName() {
    m_rig->serve(QStringLiteral("/api/status"), StatusReply{});
    m_rig->goOnline(told::session());
    QCOMPARE(connection().serverName(), QStringLiteral("127.0.0.1:%1").arg(m_rig->server().port()));
}

void TestConnectionModel::reconnects() {
    m_rig->goOnline(told::session());
    m_rig->cut();
    QCOMPARE(connection().phase(), ConnectionPhase::Reconnecting);
    QCOMPARE(connection().pingMs(), -1);
    QVERIFY2(connection().banner().startsWith(QStringLiteral("Connection lost. Reconnecting in ")),
             qPrintable(connection().banner()));
    QCOMPARE(connection().bannerActionText(), QStringLiteral("Now"));
    QVERIFY(m_rig->ticker().running());
    m_rig->session().retryNow();
    QCOMPARE(connection().phase(), ConnectionPhase::Reconnecting);
    QCOMPARE(connection().banner(), QStringLiteral("Connection lost. Reconnecting."));
    QCOMPARE(connection().bannerActionText(), QString());
    QVERIFY(!m_rig->ticker().running());
}

void TestConnectionModel::triesNow() {
    m_rig->goOnline(told::session());
    m_rig->drop();
    connection().runBannerAction();
    QCOMPARE(m_rig->session().connection().phase, SessionPhase::Connecting);
    m_rig->session().close();
    QCOMPARE(connection().phase(), ConnectionPhase::Offline);
    QCOMPARE(connection().banner(), QString());
}

void TestConnectionModel::asksToTakeOver() {
    m_rig->goOnline(told::session());
    m_rig->tell(SessionReplaced{});
    QCOMPARE(connection().phase(), ConnectionPhase::Replaced);
    QCOMPARE(connection().phaseText(), QStringLiteral("Playing elsewhere"));
    QVERIFY(connection().banner().contains(QStringLiteral("another window")));
    QCOMPARE(connection().bannerActionText(), QStringLiteral("Play here"));
    connection().runBannerAction();
    QCOMPARE(connection().phase(), ConnectionPhase::Reconnecting);
}

void TestConnectionModel::explainsAStop_data() {
    QTest::addColumn<int>("closeCode");
    QTest::addColumn<ConnectionPhase>("phase");
    QTest::addColumn<QString>("word");
    QTest::newRow("replaced") << 4001 << ConnectionPhase::Replaced
                              << QStringLiteral("another window");
    QTest::newRow("too slow") << 4004 << ConnectionPhase::Reconnecting
                              << QStringLiteral("Connection lost.");
    QTest::newRow("kicked") << 4005 << ConnectionPhase::Refused << QStringLiteral("operator");
    QTest::newRow("abuse") << 4003 << ConnectionPhase::Refused << QStringLiteral("version");
    QTest::newRow("going down") << 1001 << ConnectionPhase::Reconnecting
                                << QStringLiteral("Connection lost.");
}

void TestConnectionModel::explainsAStop() {
    QFETCH(int, closeCode);
    QFETCH(ConnectionPhase, phase);
    QFETCH(QString, word);
    m_rig->goOnline(told::session());
    m_rig->drop(closeCode);
    QCOMPARE(connection().phase(), phase);
    QVERIFY2(connection().banner().contains(word), qPrintable(connection().banner()));
    QVERIFY(!connection().bannerActionText().isEmpty());
    if (phase != ConnectionPhase::Refused)
        return;
    QCOMPARE(connection().bannerActionText(), QStringLiteral("Try again"));
    connection().runBannerAction();
    QCOMPARE(connection().phase(), ConnectionPhase::Reconnecting);
}

void TestConnectionModel::stopsWhereTheServerHasChanged_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<StopReason>("stop");
    QTest::addColumn<QString>("word");
    const QString session = QStringLiteral("/api/session");
    QTest::newRow("taken") << session << QByteArray("CALLSIGN_TAKEN") << StopReason::CallsignTaken
                           << QStringLiteral("taken");
    QTest::newRow("wrong") << session << QByteArray("BAD_MESSAGE") << StopReason::CallsignWrong
                           << QStringLiteral("does not take your callsign");
    QTest::newRow("no arcade") << QStringLiteral("/api/status") << QByteArray()
                               << StopReason::NotAnArcade << QStringLiteral("no arcade");
}

/// Another server stands there now, which does not know the token.
void TestConnectionModel::stopsWhereTheServerHasChanged() {
    QFETCH(QString, path);
    QFETCH(QByteArray, code);
    QFETCH(QString, word);
    m_rig->goOnline(told::session());
    m_rig->drop();
    if (code.isEmpty())
        m_rig->server().serve(path, "<html>");
    else
        m_rig->server().fail(path, code);
    m_rig->knock();
    m_rig->refuseAuth();
    QTRY_COMPARE(m_rig->session().connection().phase, SessionPhase::Stopped);
    QTEST(m_rig->session().connection().stop, "stop");
    QCOMPARE(connection().phase(), ConnectionPhase::Refused);
    QVERIFY2(connection().banner().contains(word), qPrintable(connection().banner()));
    QCOMPARE(connection().bannerActionText(), QStringLiteral("Try again"));
}

void TestConnectionModel::offersAnotherCallsign_data() {
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<bool>("offered");
    QTest::newRow("taken") << QByteArray("CALLSIGN_TAKEN") << true;
    QTest::newRow("wrong") << QByteArray("BAD_MESSAGE") << true;
    QTest::newRow("no arcade") << QByteArray() << false;
}

void TestConnectionModel::offersAnotherCallsign() {
    QFETCH(QByteArray, code);
    QFETCH(bool, offered);
    m_rig->goOnline(told::session());
    QSignalSpy wanted(&connection(), &ConnectionModel::callsignWanted);
    connection().runBannerOther();
    QCOMPARE(wanted.size(), 0);
    m_rig->drop();
    if (code.isEmpty())
        m_rig->server().serve(QStringLiteral("/api/status"), "<html>");
    else
        m_rig->server().fail(QStringLiteral("/api/session"), code);
    m_rig->knock();
    m_rig->refuseAuth();
    QTRY_COMPARE(m_rig->session().connection().phase, SessionPhase::Stopped);
    QCOMPARE(connection().bannerOtherText(),
             offered ? QStringLiteral("Choose a callsign") : QString());
    connection().runBannerOther();
    QCOMPARE(wanted.size(), offered ? 1 : 0);
}

void TestConnectionModel::leaves() {
    m_rig->goOnline(told::session());
    QSignalSpy left(&connection(), &ConnectionModel::left);
    connection().leave();
    QCOMPARE(left.size(), 1);
    QCOMPARE(connection().phase(), ConnectionPhase::Offline);
    QCOMPARE(connection().serverUrl(), QString());
    QVERIFY(!m_rig->session().state().player);
}

void TestConnectionModel::passesNoticesOn() {
    m_rig->goOnline(told::session());
    QCOMPARE(connection().noticeText(), QString());
    m_rig->tell(ServerNotice{NoticeKind::Maintenance, "Back at nine.", {}});
    QCOMPARE(connection().noticeText(), QStringLiteral("Back at nine."));
    m_rig->drop();
    QCOMPARE(connection().noticeText(), QStringLiteral("Back at nine."));
    m_rig->comeBack(told::session());
    QCOMPARE(connection().noticeText(), QString());
    m_rig->tell(ServerNotice{NoticeKind::Draining, "Soon.", {}});
    QCOMPARE(connection().noticeText(), QStringLiteral("Soon."));
}

#include "tst_connection_model.moc"
