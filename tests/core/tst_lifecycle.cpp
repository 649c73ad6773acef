// Goal: a duel goes from two entries to a booked result, told and recorded in order; what is asked
// at the wrong time or of the wrong match is refused and changes nothing.
#include "tests/core/scenario.h"

#include <QTest>

using namespace arcade;
using namespace arcade::core;

class TestLifecycle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsDuel();
};

void TestLifecycle::playsDuel() {
    Scenario duel;
    const bool played = duel.play({
        {0, "ann enters", {}},
        {100, "bob enters", {}},
        {200, "ann shows", {}},
        {300, "ann accepts", {}},
        {400, "bob accepts", {}},
        {5399, "wait", {}},
        {5400, "wait", {}},
        {6000, "ann types 10", {}},
        {7000, "bob types 5", {}},
        {9000, "ann types rest", {}},
    });
    QVERIFY2(played, duel.fault.c_str());
}

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
