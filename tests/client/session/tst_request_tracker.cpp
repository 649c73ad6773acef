// Goal: each request is answered once, by its own reply, by time, or by the end of the connection.
#include "client/session/request_tracker.h"

#include <QTest>

using namespace arcade;
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

std::optional<std::uint64_t> ask(RequestTracker& requests, LocalTime now) {
    return requests.open(RequestKind::Player, QueueLeave{}, now);
}
} // namespace

void TestRequestTracker::closesOnce() {
    RequestTracker requests;
    const auto id = requests.open(RequestKind::ClockSample, ClientPing{}, kStart);
    QCOMPARE(requests.find(*id)->askedAt, kStart);
    const auto closed = requests.close(*id);
    QCOMPARE(closed->id, *id);
    QCOMPARE(closed->kind, RequestKind::ClockSample);
    QVERIFY(closed->request == ClientMessage{ClientPing{}});
    QVERIFY(!requests.find(*id));
    QVERIFY(!requests.close(*id));
    QVERIFY(requests.takeAll().empty());
}

void TestRequestTracker::knowsOnlyItsOwnIds() {
    for (const char* id : {"", "0", "-1", "1x", " 1", "99999999999999999999", "one"})
        QVERIFY2(RequestTracker::idOf(id) == 0, id);
    QCOMPARE(RequestTracker::idOf("12"), std::uint64_t{12});
    RequestTracker requests;
    const auto id = ask(requests, kStart);
    QVERIFY(!requests.close(0));
    QVERIFY(!requests.close(*id + 1));
    QVERIFY(requests.close(*id));
}

void TestRequestTracker::boundsWhatWaits() {
    RequestTracker requests;
    for (std::size_t count = 0; count < RequestTracker::kMaxWaiting; ++count)
        QVERIFY(ask(requests, kStart));
    QVERIFY(!ask(requests, kStart));
    QVERIFY(requests.close(7));
    QVERIFY(ask(requests, kStart));
}

void TestRequestTracker::losesPatience() {
    RequestTracker requests;
    const auto early = ask(requests, kStart);
    ask(requests, kStart + std::chrono::seconds{5});
    QVERIFY(requests.takeOverdue(kStart + std::chrono::milliseconds{9'999}).empty());
    const auto overdue = requests.takeOverdue(kStart + RequestTracker::kPatience);
    QCOMPARE(overdue.size(), std::size_t{1});
    QCOMPARE(overdue.front().id, *early);
    QCOMPARE(requests.takeAll().size(), std::size_t{1});
    QVERIFY(requests.takeAll().empty());
    // A ping is answered at once, or never.
    requests.open(RequestKind::ClockSample, ClientPing{}, kStart);
    QCOMPARE(requests.takeOverdue(kStart + RequestTracker::kPingPatience).size(), std::size_t{1});
}

void TestRequestTracker::neverRepeatsAnId() {
    RequestTracker requests;
    const auto first = ask(requests, kStart);
    const auto skipped = requests.skip();
    requests.takeAll();
    const auto last = ask(requests, kStart);
    QVERIFY(*first < skipped && skipped < *last);
    QVERIFY(!requests.close(skipped));
}

QTEST_GUILESS_MAIN(TestRequestTracker)
#include "tst_request_tracker.moc"
