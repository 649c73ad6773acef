// Stop signals arrive as Qt signals, counted and in order; a broken pipe kills nobody.
#include "server/runtime/signals.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <array>
#include <cerrno>
#include <thread>

#include <unistd.h>

using namespace arcade::runtime;

namespace {

void noteOnly(int) {}

} // namespace

class TestSignals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reported_data();
    void reported();
    void repeatedSignalsAreCounted();
    void raisedInAnotherThread();
    void brokenPipeIsAnError();
    void restoresWhatWasBefore();
};

void TestSignals::reported_data() {
    QTest::addColumn<int>("signalNumber");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestSignals::reported() {
    QFETCH(int, signalNumber);
    const auto signals = StopSignals::create();
    QSignalSpy spy(signals.value().get(), &StopSignals::stopRequested);
    QCOMPARE(::raise(signalNumber), 0);
    QTRY_COMPARE(spy.size(), 1);
    QCOMPARE(spy[0], (QList<QVariant>{signalNumber, 1}));
}

void TestSignals::repeatedSignalsAreCounted() {
    const auto signals = StopSignals::create();
    QSignalSpy spy(signals.value().get(), &StopSignals::stopRequested);
    QCOMPARE(::raise(SIGINT), 0);
    QCOMPARE(::raise(SIGTERM), 0);
    QTRY_COMPARE(spy.size(), 2);
    QCOMPARE(spy[0], (QList<QVariant>{SIGINT, 1}));
    QCOMPARE(spy[1], (QList<QVariant>{SIGTERM, 2}));
}

void TestSignals::raisedInAnotherThread() {
    const auto signals = StopSignals::create();
    QThread* where = nullptr;
    connect(signals.value().get(), &StopSignals::stopRequested, this,
            [&where] { where = QThread::currentThread(); });
    std::thread other([] { ::raise(SIGTERM); });
    other.join();
    QTRY_COMPARE(where, thread());
}

void TestSignals::brokenPipeIsAnError() {
    const auto signals = StopSignals::create();
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    ::close(ends[0]);
    QCOMPARE(::write(ends[1], "x", 1), -1);
    QCOMPARE(errno, EPIPE);
    ::close(ends[1]);
}

void TestSignals::restoresWhatWasBefore() {
    struct sigaction mine {};
    mine.sa_handler = noteOnly;
    struct sigaction original {};
    QCOMPARE(::sigaction(SIGTERM, &mine, &original), 0);
    {
        const auto signals = StopSignals::create();
        QVERIFY(signals.ok());
    }
    struct sigaction now {};
    QCOMPARE(::sigaction(SIGTERM, &original, &now), 0);
    QVERIFY(now.sa_handler == noteOnly);
    const auto again = StopSignals::create();
    QVERIFY(again.ok());
}

QTEST_GUILESS_MAIN(TestSignals)
#include "tst_signals.moc"
