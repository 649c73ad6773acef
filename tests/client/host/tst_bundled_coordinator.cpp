// Goal: the client's own coordinator runs when it should, says what is wrong when it does not, and
// is never left behind. Method: the real program, and small scripts in its place.
#include "client/host/bundled_coordinator.h"
#include "tests/client/host/coordinator.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <utility>
#include <vector>

using namespace arcade;
using namespace arcade::client;
using arcade::client::test::isListening;

namespace {

constexpr int kPatienceMs = 60'000;

int freePort() {
    QTcpServer server;
    server.listen(QHostAddress(QHostAddress::AnyIPv4), 0);
    return server.serverPort();
}

} // namespace

#define QTRY_STATE(coordinator, wanted)                                                            \
    QTRY_COMPARE_WITH_TIMEOUT((coordinator).state(), CoordinatorState::wanted, kPatienceMs)

class BundledCoordinatorTest : public QObject {
    Q_OBJECT

private:
    CoordinatorOptions options() {
        m_folder = std::make_unique<QTemporaryDir>();
        CoordinatorOptions options;
        options.folder = m_folder->path();
        options.restartDelay = 10ms;
        return options;
    }
    CoordinatorOptions withScript(const QByteArray& text) {
        CoordinatorOptions result = options();
        result.program = m_folder->filePath(QStringLiteral("script"));
        QFile script(result.program);
        if (!script.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        script.write("#!/bin/sh\n" + text);
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return result;
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void startsAndStopsAPrivateOne();
    void servesTheLan();
    void keepsItsPortWhileItIsFree();
    void changesFromOneModeToTheOther();
    void saysWhenThePortIsTaken();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysWhenItsDataAreInUse();
    void doesNotWaitForEver();
    void restartsAfterACrash();
    void givesUpAfterManyCrashes();
    void endsAStubbornOneByForce();
    void leavesNobodyWhenDestroyed();
    void leavesNobodyWhenKilled();
};

void BundledCoordinatorTest::startsAndStopsAPrivateOne() {
    BundledCoordinator coordinator(options());
    QCOMPARE(coordinator.state(), CoordinatorState::Stopped);
    coordinator.start(CoordinatorMode::Private);
    QCOMPARE(coordinator.state(), CoordinatorState::Starting);
    QTRY_STATE(coordinator, Running);
    const int port = coordinator.port();
    QCOMPARE(coordinator.url(), QStringLiteral("http://127.0.0.1:%1").arg(port));
    QVERIFY(isListening(port));
    QVERIFY(coordinator.addresses().isEmpty());
    QVERIFY(coordinator.problem().isEmpty());
    QVERIFY(coordinator.dataFolder().startsWith(m_folder->path()));
    QVERIFY(QFileInfo::exists(coordinator.dataFolder() + QStringLiteral("/arcade.sqlite")));
    QVERIFY(QFileInfo::exists(coordinator.logFile()));
    QSignalSpy changed(&coordinator, &BundledCoordinator::stateChanged);
    coordinator.start(CoordinatorMode::Private);
    QVERIFY(changed.isEmpty());
    coordinator.stop();
    QCOMPARE(coordinator.state(), CoordinatorState::Stopping);
    QTRY_STATE(coordinator, Stopped);
    QVERIFY(!isListening(port));
    QVERIFY(coordinator.url().isEmpty());
}

void BundledCoordinatorTest::servesTheLan() {
    BundledCoordinator coordinator(options());
    const int port = freePort();
    coordinator.start(CoordinatorMode::Lan, QStringLiteral(" --The\n Den"), port);
    QTRY_STATE(coordinator, Running);
    QCOMPARE(coordinator.port(), port);
    QCOMPARE(coordinator.name(), QStringLiteral("--The Den"));
    QVERIFY(isListening(port));
    for (const QString& address : coordinator.addresses()) {
        QVERIFY(address.endsWith(QStringLiteral(":%1").arg(port)));
        QTcpSocket friendly;
        friendly.connectToHost(address.section(u':', 0, 0), static_cast<quint16>(port));
        QVERIFY(friendly.waitForConnected(kPatienceMs));
    }
}

void BundledCoordinatorTest::keepsItsPortWhileItIsFree() {
    const CoordinatorOptions kept = options();
    int port = 0;
    for (int run = 0; run < 2; ++run) {
        BundledCoordinator coordinator(kept);
        coordinator.start(CoordinatorMode::Private);
        QTRY_STATE(coordinator, Running);
        if (run == 1)
            QCOMPARE(coordinator.port(), port);
        port = coordinator.port();
    }
    QTcpServer stranger;
    QVERIFY(stranger.listen(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(port)));
    BundledCoordinator coordinator(kept);
    coordinator.start(CoordinatorMode::Private);
    QTRY_STATE(coordinator, Running);
    QVERIFY(coordinator.port() != port);
}

void BundledCoordinatorTest::changesFromOneModeToTheOther() {
    BundledCoordinator coordinator(options());
    coordinator.start(CoordinatorMode::Private);
    QTRY_STATE(coordinator, Running);
    const int before = coordinator.port();
    const int port = freePort();
    coordinator.start(CoordinatorMode::Lan, QStringLiteral("The Den"), port);
    QCOMPARE(coordinator.state(), CoordinatorState::Starting);
    QTRY_STATE(coordinator, Running);
    QCOMPARE(coordinator.mode(), CoordinatorMode::Lan);
    QVERIFY(isListening(port));
    QVERIFY(!isListening(before));
}

void BundledCoordinatorTest::saysWhenThePortIsTaken() {
    QTcpServer stranger;
    QVERIFY(stranger.listen(QHostAddress(QHostAddress::AnyIPv4), 0));
    BundledCoordinator coordinator(options());
    coordinator.start(CoordinatorMode::Lan, QStringLiteral("The Den"), stranger.serverPort());
    QTRY_STATE(coordinator, Failed);
    QCOMPARE(coordinator.trouble(), CoordinatorTrouble::PortTaken);
    QVERIFY(coordinator.problem().contains(QString::number(stranger.serverPort())));
    QVERIFY(!coordinator.problemDetail().isEmpty());
    stranger.close();
    coordinator.start(CoordinatorMode::Lan, QStringLiteral("The Den"), coordinator.port());
    QTRY_STATE(coordinator, Running);
    QVERIFY(coordinator.problem().isEmpty());
}

void BundledCoordinatorTest::saysWhatIsWrong_data() {
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<CoordinatorTrouble>("trouble");
    QTest::newRow("missing") << QByteArray() << CoordinatorTrouble::ProgramMissing;
    QTest::newRow("failed") << QByteArray("exit 1\n") << CoordinatorTrouble::Crashed;
    QTest::newRow("settings") << QByteArray("echo 'bad name' >&2; exit 2\n")
                              << CoordinatorTrouble::WrongSettings;
    QTest::newRow("store") << QByteArray("exit 4\n") << CoordinatorTrouble::StoreUnusable;
    QTest::newRow("crash") << QByteArray("kill -9 $$\n") << CoordinatorTrouble::Crashed;
}

void BundledCoordinatorTest::saysWhatIsWrong() {
    QFETCH(QByteArray, script);
    CoordinatorOptions chosen = withScript(script);
    if (script.isEmpty())
        chosen.program += QStringLiteral(".no");
    BundledCoordinator coordinator(chosen);
    coordinator.start(CoordinatorMode::Private);
    QTRY_STATE(coordinator, Failed);
    QTEST(coordinator.trouble(), "trouble");
    QVERIFY(!coordinator.problem().isEmpty());
    if (coordinator.trouble() == CoordinatorTrouble::WrongSettings)
        QCOMPARE(coordinator.problemDetail(), QStringLiteral("bad name"));
    coordinator.stop();
    QCOMPARE(coordinator.state(), CoordinatorState::Stopped);
    QVERIFY(coordinator.problem().isEmpty());
}

void BundledCoordinatorTest::saysWhenItsDataAreInUse() {
    const CoordinatorOptions shared = options();
    BundledCoordinator first(shared);
    first.start(CoordinatorMode::Private);
    QTRY_STATE(first, Running);
    BundledCoordinator second(shared);
    second.start(CoordinatorMode::Private);
    QTRY_STATE(second, Failed);
    QCOMPARE(second.trouble(), CoordinatorTrouble::StoreUnusable);
    QVERIFY(second.problem().contains(second.dataFolder()));
    QCOMPARE(first.state(), CoordinatorState::Running);
}

void BundledCoordinatorTest::doesNotWaitForEver() {
    CoordinatorOptions silent = withScript("exec cat /dev/zero >/dev/null\n");
    silent.startLimit = 100ms;
    BundledCoordinator coordinator(silent);
    coordinator.start(CoordinatorMode::Private);
    QTRY_STATE(coordinator, Failed);
    QCOMPARE(coordinator.trouble(), CoordinatorTrouble::NotListening);
    QTRY_COMPARE_WITH_TIMEOUT(coordinator.processId(), 0, kPatienceMs);
}

void BundledCoordinatorTest::restartsAfterACrash() {
    BundledCoordinator coordinator(options());
    coordinator.start(CoordinatorMode::Private);
    QTRY_STATE(coordinator, Running);
    const int port = coordinator.port();
    const qint64 before = coordinator.processId();
    using Seen = std::pair<CoordinatorState, CoordinatorTrouble>;
    std::vector<Seen> seen;
    connect(&coordinator, &BundledCoordinator::stateChanged, &coordinator,
            [&] { seen.emplace_back(coordinator.state(), coordinator.trouble()); });
    ::kill(static_cast<pid_t>(before), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(seen.size(), std::size_t{2}, kPatienceMs);
    QVERIFY((seen.front() == Seen{CoordinatorState::Restarting, CoordinatorTrouble::Crashed}));
    QCOMPARE(seen.back().first, CoordinatorState::Running);
    QVERIFY(coordinator.processId() != before);
    QCOMPARE(coordinator.port(), port);
    QVERIFY(isListening(port));
}

void BundledCoordinatorTest::givesUpAfterManyCrashes() {
    CoordinatorOptions crashing =
        withScript("echo x >> \"$0.starts\"\necho 'listening on http://127.0.0.1:1'\nexit 1\n");
    crashing.restarts = 3;
    BundledCoordinator coordinator(crashing);
    coordinator.start(CoordinatorMode::Private);
    QTRY_STATE(coordinator, Failed);
    QCOMPARE(coordinator.trouble(), CoordinatorTrouble::Crashed);
    QFile starts(crashing.program + QStringLiteral(".starts"));
    QVERIFY(starts.open(QIODevice::ReadOnly));
    QCOMPARE(starts.readAll().count('x'), 1 + crashing.restarts);
}

void BundledCoordinatorTest::endsAStubbornOneByForce() {
    CoordinatorOptions stubborn = withScript(
        "trap '' TERM\necho 'listening on http://127.0.0.1:1'\nexec cat /dev/zero >/dev/null\n");
    stubborn.stopLimit = 100ms;
    BundledCoordinator coordinator(stubborn);
    coordinator.start(CoordinatorMode::Private);
    QTRY_STATE(coordinator, Running);
    coordinator.stop();
    QTRY_STATE(coordinator, Stopped);
    QCOMPARE(coordinator.processId(), 0);
}

void BundledCoordinatorTest::leavesNobodyWhenDestroyed() {
    auto coordinator = std::make_unique<BundledCoordinator>(options());
    coordinator->start(CoordinatorMode::Private);
    QTRY_STATE(*coordinator, Running);
    const int port = coordinator->port();
    QVERIFY(isListening(port));
    coordinator.reset();
    QVERIFY(!isListening(port));
}

void BundledCoordinatorTest::leavesNobodyWhenKilled() {
    QTemporaryDir folder;
    QProcess parent;
    parent.start(QStringLiteral(HOST_PARENT), {folder.path()});
    QTRY_VERIFY_WITH_TIMEOUT(parent.canReadLine(), kPatienceMs);
    const int port = parent.readLine().trimmed().toInt();
    QVERIFY(isListening(port));
    parent.kill();
    QVERIFY(parent.waitForFinished(kPatienceMs));
    QTRY_VERIFY_WITH_TIMEOUT(!isListening(port), kPatienceMs);
}

QTEST_GUILESS_MAIN(BundledCoordinatorTest)
#include "tst_bundled_coordinator.moc"
