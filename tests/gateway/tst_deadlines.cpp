// Goal: deadlines pass in their order, never early and little late, however many there are and
// whatever is done to them while they pass.
#include "server/gateway/deadlines.h"
#include "tests/gateway/raw_client.h"
#include "tests/runtime/epoll_test_main.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

using namespace arcade;
using namespace arcade::gateway;
using gateway::test::waitUntil;

namespace {

class Noted final : public Deadline {
public:
    Noted(Deadlines& deadlines, std::vector<int>& passedOnes, int number)
        : Deadline(deadlines)
        , m_passedOnes(passedOnes)
        , m_number(number) {}

    std::function<void()> then;

private:
    void passed() override {
        QVERIFY(!isSet());
        QVERIFY(Clock::now() >= at());
        m_passedOnes.push_back(m_number);
        if (then)
            then();
    }

    std::vector<int>& m_passedOnes;
    int m_number;
};

} // namespace

class DeadlinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_passed.clear(); }
    void passInOrder();
    void areNeverEarlyAndLittleLate_data();
    void areNeverEarlyAndLittleLate();
    void clearedOnesDoNotPass();
    void newTimeTakesThePlaceOfTheOld();
    void mayBeSetAgainInPassing();
    void mayGoWhileOthersPass();
    void thousandsPass();

private:
    Noted make(int number) { return Noted(m_deadlines, m_passed, number); }

    Deadlines m_deadlines;
    std::vector<int> m_passed;
};

void DeadlinesTest::passInOrder() {
    Noted third = make(3);
    Noted first = make(1);
    Noted second = make(2);
    third.setIn(Duration{60});
    first.setIn(Duration{0});
    second.setIn(Duration{30});
    QVERIFY(third.isSet());
    QVERIFY(waitUntil([&] { return m_passed.size() == 3; }));
    QCOMPARE(m_passed, (std::vector<int>{1, 2, 3}));
}

void DeadlinesTest::areNeverEarlyAndLittleLate_data() {
    QTest::addColumn<int>("ms");
    for (const int ms : {0, 1, 20, 1000, 15'000, 300'000})
        QTest::addRow("%d ms", ms) << ms;
}

void DeadlinesTest::areNeverEarlyAndLittleLate() {
    QFETCH(int, ms);
    const Duration time{ms};
    Noted deadline = make(1);
    const auto before = Deadline::Clock::now();
    deadline.setIn(time);
    const auto after = Deadline::Clock::now();
    QVERIFY(deadline.at() >= before + time);
    QVERIFY(deadline.at() <= after + time + time / 60 + Duration{2});
}

void DeadlinesTest::clearedOnesDoNotPass() {
    Noted cleared = make(1);
    Noted later = make(2);
    cleared.setIn(Duration{5});
    later.setIn(Duration{20});
    cleared.clear();
    cleared.clear();
    QVERIFY(!cleared.isSet());
    {
        Noted gone = make(3);
        gone.setIn(Duration{5});
    }
    QVERIFY(waitUntil([&] { return !m_passed.empty(); }));
    QCOMPARE(m_passed, std::vector<int>{2});
}

void DeadlinesTest::newTimeTakesThePlaceOfTheOld() {
    Noted moved = make(1);
    Noted other = make(2);
    moved.setIn(Duration{5});
    moved.setIn(Duration{40});
    other.setIn(Duration{20});
    QVERIFY(waitUntil([&] { return m_passed.size() == 2; }));
    QCOMPARE(m_passed, (std::vector<int>{2, 1}));
}

void DeadlinesTest::mayBeSetAgainInPassing() {
    Noted beat = make(1);
    beat.then = [&] {
        if (m_passed.size() < 5)
            beat.setIn(Duration{0});
    };
    beat.setIn(Duration{0});
    QVERIFY(waitUntil([&] { return m_passed.size() == 5; }));
    QVERIFY(!beat.isSet());
}

void DeadlinesTest::mayGoWhileOthersPass() {
    Noted first = make(1);
    auto second = std::make_unique<Noted>(m_deadlines, m_passed, 2);
    Noted third = make(3);
    first.then = [&] { second.reset(); };
    first.setIn(Duration{0});
    second->setIn(Duration{5});
    third.setIn(Duration{10});
    // All of them are due before the loop turns.
    while (Deadline::Clock::now() < third.at()) {
    }
    QVERIFY(waitUntil([&] { return m_passed.size() == 2; }));
    QCOMPARE(m_passed, (std::vector<int>{1, 3}));
}

void DeadlinesTest::thousandsPass() {
    std::vector<std::unique_ptr<Noted>> all;
    for (int number = 0; number < 5000; ++number) {
        all.push_back(std::make_unique<Noted>(m_deadlines, m_passed, number));
        all.back()->setIn(Duration{10});
    }
    // No more of them in a turn of the loop than leave room for others.
    std::size_t most = 0;
    std::size_t before = 0;
    QVERIFY(waitUntil([&] {
        most = std::max(most, m_passed.size() - before);
        before = m_passed.size();
        return m_passed.size() == all.size();
    }));
    QVERIFY(most < all.size());
}

ARCADE_EPOLL_TEST_MAIN(DeadlinesTest)
#include "tst_deadlines.moc"
