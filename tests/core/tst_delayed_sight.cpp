// Goal: what spectators see is 500 to 700 ms old when a batch leaves, a batch leaves every 200 ms,
// and no history that was left out would have been shown; compared with one that keeps everything.
#include "server/core/delayed_sight.h"

#include <QTest>

#include <set>

using namespace arcade;
using namespace arcade::core;

class DelayedSightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void batchesLeaveInStep();
    void delayIsDrawnForEachMatchAndBatch();
    void showsWhatWas();
    void beginsWithTheFirstSight();
    void lastChangeIsShownWithoutAnother();
    void clockMovesWithTheMatch();
};

namespace {

const Instant kStart = instantFromMs(1'700'000'000'000);
constexpr MatchId kMatch{5, 6};

BatchClock clockOf(std::uint64_t secret, MatchId match = kMatch) {
    return {Random{{secret, 11}}, match};
}

Sight::Side sideWith(int characters) {
    Sight::Side side;
    side.characters = characters;
    return side;
}

Sight sightWith(int spectators, int characters = 0) {
    Sight sight;
    sight.spectators = spectators;
    sight.sides = {sideWith(0), sideWith(characters)};
    return sight;
}

} // namespace

void DelayedSightTest::batchesLeaveInStep() {
    for (std::uint64_t secret = 0; secret < 20; ++secret) {
        const BatchClock clock = clockOf(secret);
        std::int64_t before = clock.batchAt(kStart);
        for (int ms = 1; ms < 2000; ++ms) {
            const Instant now = kStart + Duration{ms};
            const std::int64_t batch = clock.batchAt(now);
            QVERIFY(batch == before || batch == before + 1);
            QVERIFY(clock.leavesAt(batch) <= now && now < clock.leavesAt(batch + 1));
            QCOMPARE(clock.leavesAt(batch + 1) - clock.leavesAt(batch), kSpectatorInterval);
            before = batch;
        }
    }
}

void DelayedSightTest::delayIsDrawnForEachMatchAndBatch() {
    std::set<Duration> delays;
    std::set<Duration> phases;
    for (std::uint64_t number = 0; number < 100; ++number) {
        const BatchClock clock = clockOf(3, MatchId{5, number});
        const std::int64_t first = clock.batchAt(kStart);
        phases.insert(clock.leavesAt(first) - kStart);
        for (std::int64_t batch = first; batch < first + 100; ++batch) {
            const Duration delay = clock.leavesAt(batch) - clock.shows(batch);
            QVERIFY(delay >= Duration{500} && delay <= Duration{700});
            QVERIFY(clock.shows(batch) <= clock.shows(batch + 1));
            delays.insert(delay);
        }
    }
    QCOMPARE(*delays.begin(), Duration{500});
    QCOMPARE(*delays.rbegin(), Duration{700});
    QVERIFY(delays.size() > 190);
    QVERIFY(phases.size() > 50);
    QVERIFY(clockOf(3).shows(10'000'000) != clockOf(4).shows(10'000'000) ||
            clockOf(3).shows(10'000'001) != clockOf(4).shows(10'000'001));
}

void DelayedSightTest::showsWhatWas() {
    std::uint64_t state = 1;
    const auto below = [&state](std::uint64_t bound) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<int>((state >> 33U) % bound);
    };
    for (std::uint64_t secret = 0; secret < 30; ++secret) {
        const BatchClock clock = clockOf(secret);
        DelayedSight delayed{clock, sightWith(0), kStart};
        std::vector<Sight> history;
        const int pace = 2 + below(400);
        int spectators = 0;
        int characters = 0;
        for (int ms = 0; ms < 20'000; ++ms) {
            const Instant now = kStart + Duration{ms};
            while (below(static_cast<std::uint64_t>(pace)) == 0) {
                if (below(4) == 0)
                    delayed.note(sightWith(++spectators, characters), now);
                else
                    delayed.noteSide(1, sideWith(++characters), now);
            }
            history.push_back(sightWith(spectators, characters));
            const auto shown = delayed.shownAt(now);
            QCOMPARE(shown.at, clock.shows(clock.batchAt(now)));
            const auto age = (shown.at - kStart).count();
            // Nobody looked at the time before: what the first instant brought may be missing.
            QVERIFY(shown.sight ==
                    (age < 0 ? sightWith(0) : history[static_cast<std::size_t>(age)]));
        }
    }
}

void DelayedSightTest::beginsWithTheFirstSight() {
    const BatchClock clock = clockOf(1);
    DelayedSight delayed{clock, sightWith(7), kStart};
    delayed.note(sightWith(8), kStart + Duration{1});
    QVERIFY(!delayed.hasBegunAt(kStart + Duration{499}));
    QVERIFY(delayed.hasBegunAt(kStart + Duration{900}));
    QCOMPARE(delayed.shownAt(kStart).sight.spectators, 7);
    QCOMPARE(delayed.shownAt(kStart + Duration{500}).sight.spectators, 7);
    QCOMPARE(delayed.shownAt(kStart + Duration{901}).sight.spectators, 8);
}

void DelayedSightTest::lastChangeIsShownWithoutAnother() {
    DelayedSight delayed{clockOf(1), sightWith(0), kStart};
    for (int ms = 0; ms < 190; ms += 10)
        delayed.note(sightWith(ms), kStart + Duration{5000 + ms});
    QCOMPARE(delayed.shownAt(kStart + Duration{6090}).sight.spectators, 180);
    QCOMPARE(delayed.shownAt(kStart + Duration{600'000}).sight.spectators, 180);
}

void DelayedSightTest::clockMovesWithTheMatch() {
    Sight sight = sightWith(1);
    sight.startedAt = kStart;
    sight.endsAt = kStart + Duration{60'000};
    DelayedSight delayed{clockOf(1), sight, kStart};
    sight.spectators = 2;
    delayed.note(sight, kStart + Duration{2000});
    delayed.moveClock(Duration{30'000});
    const auto& shown = delayed.shownAt(kStart + Duration{32'000}).sight;
    QCOMPARE(*shown.startedAt, kStart + Duration{30'000});
    QCOMPARE(shown.endsAt, kStart + Duration{90'000});
    QCOMPARE(shown.spectators, 2);
}

QTEST_APPLESS_MAIN(DelayedSightTest)
#include "tst_delayed_sight.moc"
