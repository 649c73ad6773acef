// Goal: an overload begins with the first sign that reaches its limit, is over once all have been
// well below for a while, and does not come and go in between. Method: what the gauge is told, at
// which time, and what it says.
#include "server/host/load_gauge.h"

#include <QTest>

using namespace arcade;
using namespace arcade::host;

namespace {

/// One look, after a timer that came so late, if one came.
struct Look {
    int atMs = 0;
    std::size_t commits = 0;
    int waitMs = 0;
    int lateMs = -1;
    bool isOverloaded = false;
};

constexpr OverloadLimits kLimits{Duration{1000}, 100, Duration{200}};

void row(const char* name, const QVector<Look>& looks) {
    QTest::newRow(name) << looks;
}

} // namespace

Q_DECLARE_METATYPE(Look)

class LoadGaugeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signs_data();
    void signs() {
        QFETCH(QVector<Look>, looks);
        LoadGauge gauge(kLimits);
        for (const Look& look : looks) {
            const Instant now = instantFromMs(1'000'000 + look.atMs);
            const bool before = gauge.isOverloaded();
            if (look.lateMs >= 0)
                gauge.timerCame(Duration{look.lateMs}, now);
            const bool changed = gauge.look({look.commits, Duration{look.waitMs}}, now);
            QVERIFY2(gauge.isOverloaded() == look.isOverloaded,
                     qPrintable(QStringLiteral("at %1 ms").arg(look.atMs)));
            QCOMPARE(changed, before != gauge.isOverloaded());
        }
    }

    void laterRetriesTheLongerItLasts() {
        LoadGauge gauge(kLimits);
        const Instant begun = instantFromMs(1'000'000);
        QVERIFY(gauge.look({100, {}}, begun));
        const auto retryAt = [&](int ms) { return gauge.retryAfter(begun + Duration{ms}); };
        QCOMPARE(retryAt(0), Duration{2000});
        QCOMPARE(retryAt(7000), Duration{7000});
        QCOMPARE(retryAt(600'000), Duration{30'000});
    }
};

void LoadGaugeTest::signs_data() {
    QTest::addColumn<QVector<Look>>("looks");
    row("nothing to do", {{0, 0, 0, 0, false}, {5000, 0, 0, 0, false}});
    row("just below each limit", {{0, 99, 999, 199, false}, {5000, 99, 999, 199, false}});
    row("too many commits", {{0, 100, 0, 0, true}});
    row("a commit waits too long", {{0, 1, 1000, 0, true}});
    row("one late timer is an accident",
        {{0, 0, 0, 5000, false}, {100, 0, 0, 0, false}, {2000, 0, 0, 0, false}});
    row("late timers for a second on end", {{0, 0, 0, 200, false},
                                            {500, 0, 0, 300, false},
                                            {999, 0, 0, 200, false},
                                            {1000, 0, 0, 200, true}});
    row("a timer in time between late ones", {{0, 0, 0, 200, false},
                                              {500, 0, 0, 0, false},
                                              {999, 0, 0, 200, false},
                                              {1900, 0, 0, 200, false},
                                              {2000, 0, 0, 200, true}});
    row("a timer nearly in time ends no lateness",
        {{0, 0, 0, 200, false}, {500, 0, 0, 100, false}, {1000, 0, 0, -1, true}});
    row("over after two seconds of calm", {{0, 100, 0, 0, true},
                                           {100, 49, 499, 0, true},
                                           {2099, 49, 499, 0, true},
                                           {2100, 49, 499, 0, false}});
    row("below the limit is no calm yet", {{0, 100, 0, 0, true},
                                           {1000, 50, 0, 0, true},
                                           {10'000, 50, 0, 0, true},
                                           {20'000, 0, 500, 0, true}});
    row("calm has to last", {{0, 100, 0, 0, true},
                             {1000, 0, 0, 0, true},
                             {2500, 60, 0, 0, true},
                             {3500, 0, 0, 0, true},
                             {5000, 0, 0, 0, true},
                             {5500, 0, 0, 0, false}});
    row("another sign goes on", {{0, 100, 0, 0, true},
                                 {1000, 0, 1000, 0, true},
                                 {2000, 0, 0, 300, true},
                                 {5000, 0, 0, 300, true},
                                 {6000, 0, 0, 0, true},
                                 {8000, 0, 0, 0, false}});
    row("again", {{0, 100, 0, 0, true},
                  {1000, 0, 0, 0, true},
                  {3000, 0, 0, 0, false},
                  {3100, 100, 0, 0, true}});
}

QTEST_APPLESS_MAIN(LoadGaugeTest)
#include "tst_load_gauge.moc"
