// Goal: the map holds what a plain one holds, however ids come to lie, shows it in the order of the
// ids, and leaves values where they are.
#include "server/core/id_map.h"

#include <QTest>

#include <map>

using namespace arcade;
using namespace arcade::core;

class TestIdMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatAPlainOneHolds_data();
    void holdsWhatAPlainOneHolds();
    void assigns();
};

void TestIdMap::holdsWhatAPlainOneHolds_data() {
    QTest::addColumn<int>("ids");
    QTest::addColumn<quint64>("factor");
    QTest::newRow("none ever many") << 6 << quint64{1};
    QTest::newRow("one after another") << 1'000 << quint64{1};
    QTest::newRow("far apart") << 1'000 << quint64{0x9E37'79B9'7F4A'7C15};
    QTest::newRow("alike at their end") << 1'000 << (quint64{1} << 40U);
}

void TestIdMap::holdsWhatAPlainOneHolds() {
    QFETCH(int, ids);
    QFETCH(quint64, factor);
    IdMap<PlayerId, std::string> map(factor);
    std::map<PlayerId, std::string*> plain;
    std::uint64_t state = 9;
    for (int step = 0; step < 20'000; ++step) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        const auto number = (state >> 33U) % static_cast<std::uint64_t>(ids);
        const PlayerId id{number * factor, number % 3};
        const std::string text = id.toString();
        if (const auto known = plain.find(id); known != plain.end()) {
            QCOMPARE(map.find(id), known->second);
            QCOMPARE(*known->second, text);
            QCOMPARE(map.erase(id), 1U);
            plain.erase(known);
        } else {
            QVERIFY(!map.contains(id));
            QCOMPARE(map.erase(id), 0U);
            plain[id] = &map.insert(id, text);
        }
        QCOMPARE(map.size(), plain.size());
    }
    std::vector<PlayerId> shown;
    std::as_const(map).visit([&](PlayerId id, const std::string& value) {
        QCOMPARE(&value, plain.at(id));
        shown.push_back(id);
    });
    QVERIFY(std::equal(shown.begin(), shown.end(), plain.begin(), plain.end(),
                       [](PlayerId id, const auto& entry) { return id == entry.first; }));
    for (const auto& [id, value] : plain)
        QCOMPARE(map.find(id), value);
}

void TestIdMap::assigns() {
    IdMap<PlayerId, std::string> map;
    QVERIFY(map.empty());
    map.insert_or_assign({1, 2}, std::string("first"));
    std::string* const value = map.find({1, 2});
    map.insert_or_assign({1, 2}, std::string("second"));
    QCOMPARE(map.find({1, 2}), value);
    QCOMPARE(*value, std::string("second"));
    map.visit([](PlayerId, std::string& one) { one = "third"; });
    QCOMPARE(*value, std::string("third"));
    QCOMPARE(map.size(), 1U);
}

QTEST_APPLESS_MAIN(TestIdMap)
#include "tst_id_map.moc"
