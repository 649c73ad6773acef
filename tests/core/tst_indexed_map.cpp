// Goal: what is inserted is found by its id, shown in the order of the ids, stays where it is, and
// is gone once it is taken.
#include "server/core/indexed_map.h"

#include <QTest>

#include <map>
#include <string>

using namespace arcade;
using namespace arcade::core;

class TestIndexedMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatAPlainOneHolds();
};

void TestIndexedMap::holdsWhatAPlainOneHolds() {
    IndexedMap<MatchId, std::string> map;
    std::map<MatchId, std::string*> plain;
    std::uint64_t state = 9;
    for (int step = 0; step < 20'000; ++step) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        const MatchId id{(state >> 33U) % 500, (state >> 60U)};
        const auto known = plain.find(id);
        QCOMPARE(map.find(id) == map.end(), known == plain.end());
        if (known == plain.end()) {
            plain[id] = &map.insert(id, id.toString());
        } else {
            QCOMPARE(&map.at(id), known->second);
            QCOMPARE(&std::as_const(map).at(id), known->second);
            QCOMPARE(map.take(id), id.toString());
            plain.erase(known);
        }
        QCOMPARE(map.size(), plain.size());
    }
    QVERIFY(map.size() > 100);
    auto expected = plain.begin();
    for (const auto& [id, value] : map) {
        QCOMPARE(id, expected->first);
        QCOMPARE(&value, expected->second);
        ++expected;
    }
}

QTEST_APPLESS_MAIN(TestIndexedMap)
#include "tst_indexed_map.moc"
