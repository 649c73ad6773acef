// Goal: each request is answered once, by its own reply, by time, or by the end of the connection.
#include "client/session/request_tracker.h"

#include <QTest>

using namespace arcade::client;

class TestRequestTracker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void closesOnce();
    void knowsOnlyItsOwnIds();
    void boundsWhatWaits();
    void losesPatience();
    void neverRepeatsAnId();
};

namespace {
const LocalTime kStart{std::chrono::seconds{100}};
}

void TestRequestTracker::closesOnce() {
    RequestTracker requests;
    const auto id = requests.open(RequestKind::ClockSample, kStart);
    QVERIFY(requests.awaits(RequestKind::ClockSample));
    QVERIFY(!requests.awaits(RequestKind::Player));
    const auto closed = requests.close(std::to_string(*id));
    QCOMPARE(closed->id, *id);
    QCOMPARE(closed->kind, RequestKind::ClockSample);
    QCOMPARE(closed->askedAt, kStart);
    QVERIFY(!requests.close(std::to_string(*id)));
    QVERIFY(requests.isEmpty());
}

void TestRequestTracker::knowsOnlyItsOwnIds() {
    RequestTracker requests;
    requests.open(RequestKind::Player, kStart);
    for (const char* id : {"", "0", "2", "-1", "1x", " 1", "99999999999999999999", "one"})
        QVERIFY2(!requests.close(id), id);
    QVERIFY(requests.close("1"));
}

void TestRequestTracker::boundsWhatWaits() {
    RequestTracker requests;
    for (std::size_t count = 0; count < RequestTracker::kMaxWaiting; ++count)
        QVERIFY(requests.open(RequestKind::Player, kStart));
    QVERIFY(!requests.open(RequestKind::Player, kStart));
    QVERIFY(requests.close("7"));
    QVERIFY(requests.open(RequestKind::Player, kStart));
}

void TestRequestTracker::losesPatience() {
    RequestTracker requests;
    const auto early = requests.open(RequestKind::Player, kStart);
    requests.open(RequestKind::Player, kStart + std::chrono::seconds{5});
    QVERIFY(requests.takeOverdue(kStart + std::chrono::milliseconds{9'999}).empty());
    const auto overdue = requests.takeOverdue(kStart + RequestTracker::kPatience);
    QCOMPARE(overdue.size(), std::size_t{1});
    QCOMPARE(overdue.front().id, *early);
    QCOMPARE(requests.takeAll().size(), std::size_t{1});
    QVERIFY(requests.isEmpty());
}

void TestRequestTracker::neverRepeatsAnId() {
    RequestTracker requests;
    const auto first = requests.open(RequestKind::Player, kStart);
    const auto skipped = requests.skip();
    requests.takeAll();
    const auto last = requests.open(RequestKind::Player, kStart);
    QVERIFY(*first < skipped && skipped < *last);
    QVERIFY(!requests.close(std::to_string(skipped)));
}

QTEST_GUILESS_MAIN(TestRequestTracker)
#include "tst_request_tracker.moc"
