// Goal: each request's wait is told once, in whatever order answers come, and requests that are
// never answered take no more than a little room.
#include "server/gateway/answer_times.h"

#include <QTest>

#include <string>

using namespace arcade::gateway;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

class AnswerTimesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitIsToldOnce();
    void answersComeInAnyOrder();
    void newestOfTwoWithOneIdIsAnsweredFirst();
    void requestWithoutAnIdIsNoRequest();
    void unansweredAreForgotten();

private:
    static AnswerTimes::Clock::time_point at(int ms) {
        return AnswerTimes::Clock::time_point{milliseconds{ms}};
    }
};

void AnswerTimesTest::waitIsToldOnce() {
    AnswerTimes times;
    times.asked("a", at(100));
    QCOMPARE(times.answered("a", at(130)), nanoseconds{milliseconds{30}});
    QCOMPARE(times.answered("a", at(131)), std::nullopt);
    QCOMPARE(times.answered("b", at(131)), std::nullopt);
}

void AnswerTimesTest::answersComeInAnyOrder() {
    AnswerTimes times;
    times.asked("a", at(1));
    times.asked("b", at(2));
    times.asked("c", at(3));
    QCOMPARE(times.answered("b", at(10)), nanoseconds{milliseconds{8}});
    QCOMPARE(times.answered("a", at(10)), nanoseconds{milliseconds{9}});
    QCOMPARE(times.answered("c", at(10)), nanoseconds{milliseconds{7}});
}

void AnswerTimesTest::newestOfTwoWithOneIdIsAnsweredFirst() {
    AnswerTimes times;
    times.asked("a", at(1));
    times.asked("a", at(2));
    QCOMPARE(times.answered("a", at(10)), nanoseconds{milliseconds{8}});
    QCOMPARE(times.answered("a", at(10)), nanoseconds{milliseconds{9}});
}

void AnswerTimesTest::requestWithoutAnIdIsNoRequest() {
    AnswerTimes times;
    times.asked("", at(1));
    QCOMPARE(times.answered("", at(2)), std::nullopt);
}

void AnswerTimesTest::unansweredAreForgotten() {
    AnswerTimes times;
    for (int number = 0; number < 1000; ++number)
        times.asked(std::to_string(number), at(number));
    int known = 0;
    for (int number = 0; number < 1000; ++number)
        known += times.answered(std::to_string(number), at(1000)).has_value() ? 1 : 0;
    QCOMPARE(known, 8);
    times.asked("last", at(1001));
    QCOMPARE(times.answered("last", at(1002)), nanoseconds{milliseconds{1}});
}

QTEST_APPLESS_MAIN(AnswerTimesTest)
#include "tst_answer_times.moc"
