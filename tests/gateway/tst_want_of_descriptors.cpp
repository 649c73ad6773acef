// Goal: a server that ran out of descriptors accepts again as soon as there are some, as if nothing
// had been. A program of its own, because the sanitizer for undefined behaviour needs descriptors
// itself and takes live objects for dead ones without.
#include "server/runtime/process_limits.h"
#include "server/telemetry/log.h"
#include "tests/gateway/carriers_test_main.h"
#include "tests/gateway/test_server.h"

#include <QTemporaryFile>
#include <QTest>

#include <sys/resource.h>

#include <algorithm>

using namespace arcade;
using namespace arcade::gateway;
using namespace arcade::gateway::test;

class WantOfDescriptorsTest : public QObject {
    Q_OBJECT

public:
    explicit WantOfDescriptorsTest(Carrier carrier)
        : m_carrier(carrier) {}

private Q_SLOTS:
    void isSurvived();

private:
    Carrier m_carrier;
};

void WantOfDescriptorsTest::isSurvived() {
    TestServer server;
    server.listenerSettings.carrier = m_carrier;
    server.start();
    QTemporaryFile log;
    QVERIFY(log.open());
    telemetry::configureLog(telemetry::LogFormat::Text, telemetry::LogLevel::Info, log.handle());
    const auto failures = [&log] {
        QFile written(log.fileName());
        return written.open(QIODevice::ReadOnly) ? written.readAll().count("accepting failed") : -1;
    };
    // They stand in the system's backlog, and there is no descriptor to accept them with.
    std::vector<std::unique_ptr<QTcpSocket>> waiting;
    for (int count = 0; count < 30; ++count) {
        waiting.push_back(std::make_unique<QTcpSocket>());
        waiting.back()->connectToHost(QHostAddress::LocalHost, server.port());
    }
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit tight = before;
    tight.rlim_cur = runtime::openDescriptors();
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &tight), 0);
    // Looking into the log takes a descriptor as well, so it waits for the failures to be over.
    for (int turn = 0; turn < 100; ++turn)
        QCoreApplication::processEvents();
    QVERIFY(server.listener->connections() < 30);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY(waitUntil([&] { return server.listener->connections() == 30; }));
    const auto failed = failures();
    QVERIFY(failed > 0 && failed < 20);
    // It is over, and leaves nothing behind: no later connection is taken for a failure.
    for (int count = 0; count < 5; ++count)
        QCOMPARE(server.get("/healthz").status, 200);
    QCOMPARE(failures(), failed);
    telemetry::configureLog(telemetry::LogFormat::Text, telemetry::LogLevel::Info);
}

ARCADE_CARRIERS_TEST_MAIN(WantOfDescriptorsTest)
#include "tst_want_of_descriptors.moc"
