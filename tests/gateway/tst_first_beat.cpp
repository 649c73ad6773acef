// Goal: however many connect one after the other, their first pings are spread evenly, and each
// comes within the interval.
#include "server/gateway/first_beat.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace arcade;
using namespace arcade::gateway;

class FirstBeatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neighboursAreSpread_data();
    void neighboursAreSpread();
};

void FirstBeatTest::neighboursAreSpread_data() {
    QTest::addColumn<quint64>("first");
    QTest::addColumn<int>("count");
    QTest::newRow("after a start") << quint64{1} << 10'000;
    QTest::newRow("after a long time") << quint64{123'456'789'012} << 10'000;
    QTest::newRow("a few") << quint64{40} << 16;
}

void FirstBeatTest::neighboursAreSpread() {
    QFETCH(quint64, first);
    QFETCH(int, count);
    constexpr Duration interval{15'000};
    constexpr std::size_t parts = 8;
    std::vector<int> beats(parts, 0);
    for (int index = 0; index < count; ++index) {
        const Duration beat =
            firstBeat(host::SessionId{first + static_cast<quint64>(index)}, interval);
        QVERIFY(beat > interval / 4 && beat <= interval);
        const auto part = (beat - interval / 4) * static_cast<int>(parts) / (interval * 3 / 4);
        ++beats[std::min(parts - 1, static_cast<std::size_t>(part))];
    }
    const int share = count / static_cast<int>(parts);
    const auto [fewest, most] = std::ranges::minmax(beats);
    QVERIFY(fewest >= share - std::max(1, share / 50));
    QVERIFY(most <= share + std::max(1, share / 50));
}

QTEST_GUILESS_MAIN(FirstBeatTest)
#include "tst_first_beat.moc"
