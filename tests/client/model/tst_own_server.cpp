// Goal: who plays on this computer's own server reads what became of it, and starts it again with
// one button.
#include "client/model/connection_model.h"
#include "tests/client/model/rig.h"
#include "tests/client/model/stand_in.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;

class TestOwnServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isNoNewsWhileItRuns();
    void isStartedAgain();
    void goesOnOnceItIsBack();
    void saysWhyItDoesNotRun_data();
    void saysWhyItDoesNotRun();
    void isNobodysServerElsewhere();

private:
    ConnectionModel& connection() { return *m_connection; }
    void play(const CoordinatorOptions& options);

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<StandIn> m_standIn;
    std::unique_ptr<BundledCoordinator> m_coordinator;
    std::unique_ptr<ConnectionModel> m_connection;
};

namespace {
const TestClass<TestOwnServer> kOwnServer;
} // namespace

void TestOwnServer::init() {
    m_rig = std::make_unique<Rig>();
    m_standIn = std::make_unique<StandIn>(m_rig->server().port());
}

void TestOwnServer::cleanup() {
    m_connection.reset();
    m_coordinator.reset();
    m_standIn.reset();
    m_rig.reset();
}

void TestOwnServer::play(const CoordinatorOptions& options) {
    m_coordinator = std::make_unique<BundledCoordinator>(options);
    m_connection =
        std::make_unique<ConnectionModel>(m_rig->session(), m_rig->ticker(), m_coordinator.get());
    m_coordinator->start(CoordinatorMode::Lan, QStringLiteral("Den"), m_rig->server().port());
    QTRY_COMPARE(m_coordinator->state(), CoordinatorState::Running);
    m_rig->goOnline(told::session());
}

void TestOwnServer::isNoNewsWhileItRuns() {
    play(m_standIn->options());
    QCOMPARE(connection().banner(), QString());
    m_rig->drop();
    QVERIFY2(connection().banner().startsWith(QStringLiteral("Connection lost.")),
             qPrintable(connection().banner()));
}

void TestOwnServer::isStartedAgain() {
    CoordinatorOptions options = m_standIn->options();
    options.restartDelay = options.restartDelayMost = std::chrono::hours{1};
    play(options);
    m_rig->cut();
    crash(*m_coordinator);
    QTRY_COMPARE(m_coordinator->state(), CoordinatorState::Restarting);
    QCOMPARE(connection().banner(),
             QStringLiteral("The server on this computer stopped by itself and is started again."));
    QCOMPARE(connection().bannerActionText(), QString());
}

void TestOwnServer::goesOnOnceItIsBack() {
    play(m_standIn->options());
    const qint64 before = m_coordinator->processId();
    m_rig->drop();
    crash(*m_coordinator);
    QTRY_VERIFY(m_coordinator->state() == CoordinatorState::Running &&
                m_coordinator->processId() != before);
    QVERIFY2(connection().banner().startsWith(QStringLiteral("Connection lost.")),
             qPrintable(connection().banner()));
    m_rig->admit(told::session());
    QCOMPARE(connection().banner(), QString());
}

void TestOwnServer::saysWhyItDoesNotRun_data() {
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("crashed") << 1
                             << QStringLiteral("The server stopped by itself. Try again; its log "
                                               "may say why.");
    QTest::newRow("port taken")
        << 3
        << QStringLiteral("Port %1 is taken by another program on this computer. Stop that "
                          "program, or choose another port.");
}

void TestOwnServer::saysWhyItDoesNotRun() {
    QFETCH(int, exitCode);
    QFETCH(QString, sentence);
    CoordinatorOptions options = m_standIn->options();
    options.restarts = 1;
    play(options);
    m_standIn->endWith(exitCode);
    m_rig->drop();
    crash(*m_coordinator);
    QTRY_COMPARE(m_coordinator->state(), CoordinatorState::Failed);
    QCOMPARE(connection().banner(),
             sentence.replace(QStringLiteral("%1"), QString::number(m_rig->server().port())));
    QCOMPARE(connection().bannerActionText(), QStringLiteral("Start it again"));
    m_standIn->endWith(0);
    connection().runBannerAction();
    QTRY_COMPARE(m_coordinator->state(), CoordinatorState::Running);
    m_rig->admit(told::session());
    QCOMPARE(connection().banner(), QString());
}

void TestOwnServer::isNobodysServerElsewhere() {
    Rig elsewhere;
    m_standIn = std::make_unique<StandIn>(elsewhere.server().port());
    CoordinatorOptions options = m_standIn->options();
    options.restarts = 0;
    play(options);
    m_rig->drop();
    crash(*m_coordinator);
    QTRY_COMPARE(m_coordinator->state(), CoordinatorState::Failed);
    QVERIFY2(connection().banner().startsWith(QStringLiteral("Connection lost.")),
             qPrintable(connection().banner()));
}

#include "tst_own_server.moc"
