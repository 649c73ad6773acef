// What the operating system says of limits and processes is read right, odd names included.
#include "server/runtime/process_limits.h"

#include <QTest>

#include <vector>

#include <sys/resource.h>
#include <unistd.h>

using namespace arcade::runtime;
using namespace std::chrono_literals;

class TestProcessLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parsesStat_data();
    void parsesStat();
    void refusesStat_data();
    void refusesStat();
    void raisesTheDescriptorLimit();
    void ownProcess();
    void cpuTimeGrows();
    void noSuchProcess();
    void countsDescriptors();
};

void TestProcessLimits::parsesStat_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("plain") << QByteArray("arcade-coordina");
    QTest::newRow("spaces") << QByteArray("a b c");
    QTest::newRow("parentheses") << QByteArray(") R 1 (x) S");
    QTest::newRow("line feed") << QByteArray("a\nb");
}

void TestProcessLimits::parsesStat() {
    QFETCH(QByteArray, name);
    const QByteArray text = "4711 (" + name +
                            ") S 1 4711 4711 0 -1 4194560 1000 0 0 0 250 50 7 7 20 0 3 0 99 "
                            "222000000 2000 18446744073709551615 1 1\n";
    const auto usage =
        parseProcessStat({text.data(), static_cast<std::size_t>(text.size())}, 4096, 100);
    QVERIFY(usage.has_value());
    QCOMPARE(usage->cpuTime, 3000ms);
    QCOMPARE(usage->residentBytes, 2000U * 4096U);
    QCOMPARE(usage->threads, 3);
}

void TestProcessLimits::refusesStat_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no name") << QByteArray("1 2 3");
    QTest::newRow("cut") << QByteArray("1 (x) S 1 2 3 4 5 6 7 8 9 10 11");
    QTest::newRow("no number") << QByteArray(
        "1 (x) S 1 1 1 0 -1 1 1 0 0 0 a 50 7 7 20 0 3 0 99 222 2000 1");
}

void TestProcessLimits::refusesStat() {
    QFETCH(QByteArray, text);
    QVERIFY(!parseProcessStat({text.data(), static_cast<std::size_t>(text.size())}, 4096, 100));
}

void TestProcessLimits::raisesTheDescriptorLimit() {
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    limit.rlim_cur = 200;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    const auto raised = raiseDescriptorLimit();
    QVERIFY(raised.ok());
    QCOMPARE(raised.value().before, 200U);
    QCOMPARE(raised.value().now, limit.rlim_max);
    QCOMPARE(descriptorLimit(), limit.rlim_max);
    const auto again = raiseDescriptorLimit();
    QVERIFY(again.ok());
    QCOMPARE(again.value().before, limit.rlim_max);
}

void TestProcessLimits::ownProcess() {
    const auto own = ownUsage();
    const auto byId = processUsage(::getpid());
    QVERIFY(own && byId);
    QVERIFY(own->residentBytes > 1'000'000);
    QVERIFY(own->threads >= 1);
    QVERIFY(byId->residentBytes > 1'000'000);
}

void TestProcessLimits::cpuTimeGrows() {
    const auto before = ownUsage()->cpuTime;
    const auto hasGrown = [before] {
        volatile unsigned sum = 0;
        for (unsigned number = 0; number < 20'000'000; ++number)
            sum = sum + number;
        return ownUsage()->cpuTime > before;
    };
    QTRY_VERIFY(hasGrown());
}

void TestProcessLimits::noSuchProcess() {
    QVERIFY(!processUsage(-1));
    QVERIFY(!processUsage(0));
}

void TestProcessLimits::countsDescriptors() {
    const auto before = openDescriptors();
    QVERIFY(before >= 3);
    std::vector<int> copies;
    for (int number = 0; number < 10; ++number)
        copies.push_back(::dup(STDERR_FILENO));
    QCOMPARE(openDescriptors(), before + 10);
    for (const int copy : copies)
        ::close(copy);
    QCOMPARE(openDescriptors(), before);
}

QTEST_GUILESS_MAIN(TestProcessLimits)
#include "tst_process_limits.moc"
