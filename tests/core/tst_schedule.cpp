// Goal: deadlines come due by instant, then in the order they were set; each can be moved and
// cancelled, and there is never more than one a subject.
#include "server/core/schedule.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ordersByInstantThenTurn();
    void movesDeadline();
    void keepsTurnOfSameInstant();
    void cancels();
    void takesOnlyWhatIsDue();
    void subjectsOfOneIdAreApart();
};

namespace {

Subject match(std::uint64_t number) {
    return MatchDue{MatchId{0, number}};
}

std::vector<std::uint64_t> takeAll(Schedule& schedule, int untilMs) {
    std::vector<std::uint64_t> taken;
    while (const auto due = schedule.takeDue(instantFromMs(untilMs)))
        taken.push_back(std::get<MatchDue>(due->subject).match.low);
    return taken;
}

using Order = std::vector<std::uint64_t>;

} // namespace

void TestSchedule::ordersByInstantThenTurn() {
    Schedule schedule;
    schedule.set(match(9), instantFromMs(20));
    schedule.set(match(3), instantFromMs(10));
    schedule.set(match(7), instantFromMs(20));
    schedule.set(match(1), instantFromMs(20));
    QCOMPARE(toMs(*schedule.next()), 10);
    QCOMPARE(takeAll(schedule, 100), (Order{3, 9, 7, 1}));
    QVERIFY(!schedule.next());
}

void TestSchedule::movesDeadline() {
    Schedule schedule;
    schedule.set(match(1), instantFromMs(10));
    schedule.set(match(2), instantFromMs(20));
    schedule.set(match(1), instantFromMs(30));
    QCOMPARE(toMs(*schedule.deadlineOf(match(1))), 30);
    QCOMPARE(takeAll(schedule, 100), (Order{2, 1}));
}

void TestSchedule::keepsTurnOfSameInstant() {
    Schedule schedule;
    schedule.set(match(1), instantFromMs(10));
    schedule.set(match(2), instantFromMs(10));
    schedule.set(match(1), instantFromMs(10));
    QCOMPARE(takeAll(schedule, 100), (Order{1, 2}));
}

void TestSchedule::cancels() {
    Schedule schedule;
    schedule.set(match(1), instantFromMs(10));
    schedule.set(match(2), instantFromMs(10));
    schedule.cancel(match(1));
    schedule.cancel(match(3));
    schedule.set(match(2), std::nullopt);
    QVERIFY(!schedule.deadlineOf(match(1)));
    QVERIFY(!schedule.next());
}

void TestSchedule::takesOnlyWhatIsDue() {
    Schedule schedule;
    schedule.set(match(1), instantFromMs(10));
    schedule.set(match(2), instantFromMs(11));
    QCOMPARE(takeAll(schedule, 9), Order{});
    QCOMPARE(takeAll(schedule, 10), Order{1});
    QCOMPARE(toMs(*schedule.next()), 11);
}

/// A match, those who watch it, and others, which are kept in different places.
void TestSchedule::subjectsOfOneIdAreApart() {
    Schedule schedule;
    const std::vector<Subject> subjects{MatchDue{MatchId{0, 1}}, SpectatorsDue{MatchId{0, 1}},
                                        MemoryDue{PlayerId{0, 1}}, CrewDue{CrewId{0, 1}},
                                        LandDue{"ALPHA-1"}};
    for (std::size_t index = 0; index < subjects.size(); ++index)
        schedule.set(subjects[index], instantFromMs(static_cast<std::int64_t>(100 - index)));
    for (std::size_t index = 0; index < subjects.size(); ++index)
        QCOMPARE(toMs(*schedule.deadlineOf(subjects[index])), qint64(100 - index));
    schedule.cancel(subjects[1]);
    QVERIFY(!schedule.deadlineOf(subjects[1]));
    for (const std::size_t index : {4U, 3U, 2U, 0U}) {
        const auto due = schedule.takeDue(instantFromMs(100));
        QVERIFY(due && due->subject == subjects[index]);
        QVERIFY(!schedule.deadlineOf(subjects[index]));
    }
    QVERIFY(!schedule.takeDue(instantFromMs(1'000)));
}

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
