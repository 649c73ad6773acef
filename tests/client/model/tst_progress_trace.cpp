// Goal: the course of a match is drawn from its first moment that was watched to the last, however
// the clock of the game moves.
#include "client/model/progress_trace.h"

#include <QTest>

using namespace arcade;
using namespace arcade::client;
using namespace std::chrono_literals;

class TestProgressTrace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void growsToTheEnd();
    void keepsTheEndsOfALevelLine();
    void movesAlongWithAnOutage();
    void startsAnewWithAnotherMatch();
};

namespace {

Ratio percent(int number) {
    return Ratio::of(number, 100);
}

} // namespace

void TestProgressTrace::growsToTheEnd() {
    ProgressTrace trace;
    QCOMPARE(trace.start(), Duration{0});
    trace.follow(MatchId{1, 2});
    trace.add(60s, percent(0), percent(0));
    trace.add(58s, percent(7), percent(5));
    trace.add(1500ms, percent(100), percent(80));
    QCOMPARE(trace.first(), (QList<QPointF>{{-60, 0}, {-58, 7}, {-1.5, 100}}));
    QCOMPARE(trace.second(), (QList<QPointF>{{-60, 0}, {-58, 5}, {-1.5, 80}}));
    QCOMPARE(trace.start(), Duration{60s});
}

void TestProgressTrace::keepsTheEndsOfALevelLine() {
    ProgressTrace trace;
    trace.follow(MatchId{1, 2});
    for (int second = 0; second < 9; ++second)
        trace.add(60s - std::chrono::seconds{second}, percent(20), percent(second));
    QCOMPARE(trace.first(), (QList<QPointF>{{-60, 20}, {-52, 20}}));
    QCOMPARE(trace.second().size(), 9);
}

void TestProgressTrace::movesAlongWithAnOutage() {
    ProgressTrace trace;
    trace.follow(MatchId{1, 2});
    trace.add(30s, percent(10), percent(20));
    trace.add(20s, percent(30), percent(40));
    // The clock was set back by 15 s.
    trace.add(35s, percent(30), percent(40));
    QCOMPARE(trace.first().first(), QPointF(-45, 10));
    QCOMPARE(trace.first().last(), QPointF(-35, 30));
    QCOMPARE(trace.start(), Duration{45s});
}

void TestProgressTrace::startsAnewWithAnotherMatch() {
    ProgressTrace trace;
    trace.follow(MatchId{1, 2});
    trace.add(30s, percent(10), percent(20));
    trace.follow(MatchId{1, 2});
    QCOMPARE(trace.first().size(), 1);
    trace.follow(MatchId{1, 3});
    QVERIFY(trace.first().isEmpty() && trace.second().isEmpty());
}

QTEST_GUILESS_MAIN(TestProgressTrace)
#include "tst_progress_trace.moc"
