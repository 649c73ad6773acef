// Goal: draws are SipHash-2-4 as published, depend on every part of their key and nothing else, and
// are spread evenly.
// First, since moc cannot read <compare> as the very first header.
#include <QtTest>

#include "server/core/random.h"

#include <numeric>
#include <set>

using namespace arcade;
using namespace arcade::core;

namespace {

constexpr std::array<std::uint64_t, 2> kSecret{0x0123456789abcdefULL, 0xfedcba9876543210ULL};

} // namespace

class RandomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedVectors_data();
    void publishedVectors();
    void everyPartOfTheKeyCounts();
    void drawIsTheHashOfItsKey();
    void staysBelowTheBound_data();
    void staysBelowTheBound();
    void isSpreadEvenly();
    void idsAreDistinct();
};

void RandomTest::publishedVectors_data() {
    QTest::addColumn<int>("length");
    QTest::addColumn<quint64>("hash");
    QTest::newRow("0") << 0 << quint64{0x726fdb47dd0e0e31ULL};
    QTest::newRow("1") << 1 << quint64{0x74f839c593dc67fdULL};
    QTest::newRow("2") << 2 << quint64{0x0d6c8009d9a94f5aULL};
    QTest::newRow("3") << 3 << quint64{0x85676696d7fb7e2dULL};
    QTest::newRow("7") << 7 << quint64{0xab0200f58b01d137ULL};
    QTest::newRow("8") << 8 << quint64{0x93f5f5799a932462ULL};
    QTest::newRow("15") << 15 << quint64{0xa129ca6149be45e5ULL};
    QTest::newRow("16") << 16 << quint64{0x3f2acc7f57c29bdbULL};
    QTest::newRow("63") << 63 << quint64{0x958a324ceb064572ULL};
}

void RandomTest::publishedVectors() {
    QFETCH(int, length);
    QFETCH(quint64, hash);
    std::vector<std::uint8_t> message(static_cast<std::size_t>(length));
    std::iota(message.begin(), message.end(), std::uint8_t{0});
    QCOMPARE(sipHash({0x0706050403020100ULL, 0x0f0e0d0c0b0a0908ULL}, message), hash);
}

void RandomTest::everyPartOfTheKeyCounts() {
    const Random random(kSecret);
    const TicketId id{1, 2};
    const std::uint64_t drawn = random.draw(id, Purpose::AntiSniping, 0);
    QCOMPARE(random.draw(id, Purpose::AntiSniping, 0), drawn);
    QVERIFY(random.draw(TicketId{2, 1}, Purpose::AntiSniping, 0) != drawn);
    QVERIFY(random.draw(TicketId{1, 3}, Purpose::AntiSniping, 0) != drawn);
    QVERIFY(random.draw(id, Purpose::Sequence, 0) != drawn);
    QVERIFY(random.draw(id, Purpose::AntiSniping, 1) != drawn);
    QVERIFY(Random({kSecret[0], kSecret[1] + 1}).draw(id, Purpose::AntiSniping, 0) != drawn);
    QVERIFY(Random({kSecret[0] + 1, kSecret[1]}).draw(id, Purpose::AntiSniping, 0) != drawn);
}

void RandomTest::drawIsTheHashOfItsKey() {
    std::vector<std::uint8_t> message;
    for (const std::uint64_t word : {0x1122334455667788ULL, 0x99aabbccddeeff00ULL, 6ULL, 7ULL}) {
        for (int byte = 0; byte < 8; ++byte)
            message.push_back(static_cast<std::uint8_t>(word >> (8 * byte)));
    }
    const MatchId id{0x1122334455667788ULL, 0x99aabbccddeeff00ULL};
    QCOMPARE(static_cast<int>(Purpose::Sequence), 6);
    QCOMPARE(Random(kSecret).draw(id, Purpose::Sequence, 7), sipHash(kSecret, message));
}

void RandomTest::staysBelowTheBound_data() {
    QTest::addColumn<quint64>("bound");
    QTest::newRow("1") << quint64{1};
    QTest::newRow("2") << quint64{2};
    QTest::newRow("1501") << quint64{1501};
    QTest::newRow("2^63+1") << (quint64{1} << 63) + 1;
    QTest::newRow("max") << ~quint64{0};
}

void RandomTest::staysBelowTheBound() {
    QFETCH(quint64, bound);
    const Random random(kSecret);
    for (std::uint64_t counter = 0; counter < 2000; ++counter)
        QVERIFY(random.drawBelow(bound, TicketId{9, 9}, Purpose::AntiSniping, counter) < bound);
}

void RandomTest::isSpreadEvenly() {
    const Random random(kSecret);
    std::array<int, 10> counts{};
    constexpr std::uint64_t draws = 100'000;
    for (std::uint64_t counter = 0; counter < draws; ++counter)
        ++counts[random.drawBelow(10, TicketId{1, 1}, Purpose::AntiSniping, counter)];
    for (const int count : counts)
        QVERIFY2(count > 9'500 && count < 10'500, qPrintable(QString::number(count)));
}

void RandomTest::idsAreDistinct() {
    const Random random(kSecret);
    std::set<MatchId> matches;
    std::set<EventId> events;
    for (std::uint64_t ticket = 1; ticket <= 200; ++ticket) {
        for (int pairing = 1; pairing <= 20; ++pairing)
            matches.insert(random.matchId({0, ticket}, pairing));
        for (std::uint64_t number = 0; number < 20; ++number)
            events.insert(random.eventId(MatchId{0, ticket}, number));
    }
    QCOMPARE(matches.size(), 4000U);
    QCOMPARE(events.size(), 4000U);
    QVERIFY(random.matchId({0, 1}, 1).high != random.matchId({0, 1}, 1).low);
}

QTEST_APPLESS_MAIN(RandomTest)
#include "tst_random.moc"
