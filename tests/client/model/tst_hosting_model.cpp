// Goal: a host sees what the own server does, where friends find it and who is there, and reads
// what is wrong when it does not run.
#include "client/model/hosting_model.h"
#include "shared/protocol/admin_messages.h"
#include "tests/client/model/rig.h"
#include "tests/client/model/stand_in.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTest>

using namespace arcade;
using namespace arcade::client;

class TestHostingModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isStoppedAtFirst();
    void hasNothingToHostWith();
    void runs();
    void suggestsTheLastName();
    void countsWhoIsThere_data();
    void countsWhoIsThere();
    void namesWhoIsThere();
    void stops();
    void saysWhatIsWrong();
    void startsAgainAfterACrash();
    void leavesThePrivateServerAlone();

private:
    HostingModel& hosting() { return *m_hosting; }
    AppParts parts();
    void make(const CoordinatorOptions& options);
    void run();

    std::unique_ptr<Rig> m_rig;
    std::unique_ptr<StandIn> m_standIn;
    std::unique_ptr<BundledCoordinator> m_coordinator;
    std::unique_ptr<HostingModel> m_hosting;
};

namespace {

const TestClass<TestHostingModel> kHostingModel;

StatusReply statusWith(int players) {
    StatusReply status;
    status.playersOnline = players;
    return status;
}

} // namespace

void TestHostingModel::init() {
    m_rig = std::make_unique<Rig>();
    m_standIn = std::make_unique<StandIn>(m_rig->server().port());
    make(m_standIn->options());
}

void TestHostingModel::cleanup() {
    m_hosting.reset();
    m_coordinator.reset();
    m_standIn.reset();
    m_rig.reset();
}

AppParts TestHostingModel::parts() {
    AppParts parts;
    parts.session = &m_rig->session();
    parts.settings = &m_rig->settings();
    parts.coordinator = m_coordinator.get();
    return parts;
}

void TestHostingModel::make(const CoordinatorOptions& options) {
    m_hosting.reset();
    m_coordinator = std::make_unique<BundledCoordinator>(options);
    m_hosting = std::make_unique<HostingModel>(parts());
}

void TestHostingModel::run() {
    hosting().start(QStringLiteral("Den"));
    QTRY_COMPARE(hosting().state(), HostingState::Running);
}

void TestHostingModel::isStoppedAtFirst() {
    QCOMPARE(hosting().state(), HostingState::Stopped);
    QCOMPARE(hosting().stateText(), QStringLiteral("Stopped"));
    QCOMPARE(hosting().name(), QSysInfo::machineHostName());
    QCOMPARE(hosting().port(), BundledCoordinator::kLanPort);
    QCOMPARE(hosting().problem(), QString());
    QSignalSpy stopping(&hosting(), &HostingModel::stopping);
    hosting().stop();
    QCOMPARE(stopping.size(), 0);
}

void TestHostingModel::hasNothingToHostWith() {
    AppParts bare = parts();
    bare.coordinator = nullptr;
    HostingModel hosting(bare);
    QCOMPARE(hosting.problem(), QStringLiteral("This program has no server of its own."));
    hosting.start(QStringLiteral("Den"));
    hosting.stop();
    QCOMPARE(hosting.state(), HostingState::Stopped);
}

void TestHostingModel::runs() {
    hosting().start(QStringLiteral(" The Den "));
    QCOMPARE(hosting().state(), HostingState::Starting);
    QCOMPARE(hosting().stateText(), QStringLiteral("Starting"));
    QCOMPARE(hosting().name(), QStringLiteral("The Den"));
    QTRY_COMPARE(hosting().state(), HostingState::Running);
    QCOMPARE(hosting().stateText(), QStringLiteral("Running"));
    QCOMPARE(hosting().port(), static_cast<int>(m_rig->server().port()));
    QCOMPARE(hosting().addresses(), m_coordinator->addresses());
    QCOMPARE(hosting().logFile(), m_coordinator->logFile());
    QCOMPARE(hosting().problem(), QString());
}

void TestHostingModel::suggestsTheLastName() {
    hosting().start(QStringLiteral("Den"));
    hosting().stop();
    QTRY_COMPARE(hosting().state(), HostingState::Stopped);
    QTRY_COMPARE(m_coordinator->state(), CoordinatorState::Stopped);
    QCOMPARE(hosting().name(), QStringLiteral("Den"));
    make(m_standIn->options());
    QCOMPARE(hosting().name(), QStringLiteral("Den"));
}

void TestHostingModel::countsWhoIsThere_data() {
    QTest::addColumn<int>("players");
    QTest::addColumn<QString>("text");
    QTest::newRow("nobody") << 0 << QStringLiteral("Nobody yet");
    QTest::newRow("one") << 1 << QStringLiteral("1 player");
    QTest::newRow("many") << 12 << QStringLiteral("12 players");
}

void TestHostingModel::countsWhoIsThere() {
    QFETCH(int, players);
    QFETCH(QString, text);
    m_rig->serve(QStringLiteral("/api/status"), statusWith(players));
    run();
    QTRY_COMPARE(hosting().playersOnlineText(), text);
    // Without the operator's token nobody is told by name.
    QCOMPARE(hosting().playersOnline(), QStringList());
}

void TestHostingModel::namesWhoIsThere() {
    m_rig->serve(QStringLiteral("/api/status"), statusWith(2));
    m_rig->serve(QStringLiteral("/api/admin/players"),
                 AdminPlayers{{{told::me(), "nyx_"}, {told::rival(), "void-runner"}}, 2});
    const QString folder = m_standIn->options().folder + QStringLiteral("/lan-server");
    QVERIFY(QDir().mkpath(folder));
    QFile token(folder + QStringLiteral("/admin.token"));
    QVERIFY(token.open(QIODevice::WriteOnly));
    token.write("secret\n");
    token.close();
    run();
    QTRY_COMPARE(hosting().playersOnline(),
                 (QStringList{QStringLiteral("nyx_"), QStringLiteral("void-runner")}));
    hosting().stop();
    QCOMPARE(hosting().playersOnline(), QStringList());
    QCOMPARE(hosting().playersOnlineText(), QString());
}

void TestHostingModel::stops() {
    run();
    QSignalSpy stopping(&hosting(), &HostingModel::stopping);
    hosting().stop();
    QCOMPARE(stopping.size(), 1);
    QCOMPARE(hosting().state(), HostingState::Stopped);
    QCOMPARE(hosting().stateText(), QStringLiteral("Stopping"));
    QCOMPARE(hosting().addresses(), QStringList());
    QTRY_COMPARE(hosting().stateText(), QStringLiteral("Stopped"));
}

void TestHostingModel::saysWhatIsWrong() {
    m_standIn->endWith(3);
    hosting().start(QStringLiteral("Den"));
    QTRY_COMPARE(hosting().state(), HostingState::Failed);
    QCOMPARE(hosting().stateText(), QStringLiteral("Not running"));
    QCOMPARE(hosting().problem(),
             QStringLiteral("Port 5000 is taken by another program on this computer. Stop that "
                            "program, or choose another port."));
    {
        const ForeignLanguage foreign;
        hosting().refresh();
        QVERIFY2(hosting().problem().startsWith(QStringLiteral("»Port 5000")),
                 qPrintable(hosting().problem()));
        QCOMPARE(hosting().stateText(), QStringLiteral("»Not running"));
    }
    m_standIn->endWith(0);
    run();
    QCOMPARE(hosting().problem(), QString());
}

void TestHostingModel::startsAgainAfterACrash() {
    CoordinatorOptions options = m_standIn->options();
    options.restartDelay = options.restartDelayMost = std::chrono::hours{1};
    make(options);
    run();
    crash(*m_coordinator);
    QTRY_COMPARE(hosting().state(), HostingState::Restarting);
    QCOMPARE(hosting().stateText(), QStringLiteral("Starting again after a crash"));
    QCOMPARE(hosting().problem(),
             QStringLiteral("The server stopped by itself. Try again; its log may say why."));
    QCOMPARE(hosting().addresses(), QStringList());
}

void TestHostingModel::leavesThePrivateServerAlone() {
    m_coordinator->start(CoordinatorMode::Private);
    QTRY_COMPARE(m_coordinator->state(), CoordinatorState::Running);
    QCOMPARE(hosting().state(), HostingState::Stopped);
    QSignalSpy stopping(&hosting(), &HostingModel::stopping);
    hosting().stop();
    QCOMPARE(stopping.size(), 0);
    QCOMPARE(m_coordinator->state(), CoordinatorState::Running);
}

#include "tst_hosting_model.moc"
