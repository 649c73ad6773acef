// Goal: ids and addresses have one canonical text, and only it (an address also in capitals) reads.
// First, since moc cannot read <compare> as the very first header.
#include <QTest>

#include "shared/vocabulary/ids.h"

#include <type_traits>

using namespace arcade;

static_assert(!std::is_convertible_v<MatchId, PlayerId>);
static_assert(!std::is_constructible_v<MatchId, PlayerId>);

class IdsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idTexts_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("fine");
        const auto row = [](const char* text, bool fine) {
            QTest::newRow(*text ? text : "(empty)") << QByteArray{text} << fine;
        };
        row("00000000000000000000000000000000", true);
        row("ffffffffffffffffffffffffffffffff", true);
        row("0123456789abcdef0fedcba987654321", true);
        row("", false);
        row("0123456789abcdef0fedcba98765432", false);
        row("0123456789abcdef0fedcba9876543210", false);
        row("0123456789ABCDEF0fedcba987654321", false);
        row("0123456789abcdeg0fedcba987654321", false);
        row("0x23456789abcdef0fedcba987654321", false);
        row("01234567-9abcdef0fedcba987654321", false);
    }
    void idTexts() {
        QFETCH(QByteArray, text);
        QFETCH(bool, fine);
        const auto id = MatchId::parse(text.toStdString());
        QCOMPARE(id.has_value(), fine);
        if (id)
            QCOMPARE(QByteArray::fromStdString(id->toString()), text);
    }

    void idWords() {
        const MatchId id{0x0123456789abcdefULL, 0x0fedcba987654321ULL};
        QCOMPARE(id.toString(), std::string{"0123456789abcdef0fedcba987654321"});
        QVERIFY(MatchId::parse(id.toString()) == id);
        QVERIFY(MatchId{}.isNull());
        QVERIFY(!(MatchId{0, 1}).isNull());
        QVERIFY(!(MatchId{1, 0}).isNull());
    }

    void idsSortAsTheirTexts() {
        const MatchId small{0, ~0ULL};
        const MatchId large{1, 0};
        QVERIFY(small < large);
        QVERIFY(small.toString() < large.toString());
        QVERIFY(std::hash<MatchId>{}(small) != std::hash<MatchId>{}(large));
    }

    void addressTexts_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("canonical");
        const auto row = [](const char* text, const char* canonical) {
            QTest::newRow(*text ? text : "(empty)") << QByteArray{text} << QByteArray{canonical};
        };
        row("0x0000000000000000000000000000000000000000",
            "0x0000000000000000000000000000000000000000");
        row("0x00112233445566778899aabbccddeeff01234567",
            "0x00112233445566778899aabbccddeeff01234567");
        row("0x00112233445566778899AABBCCDDEEFF01234567",
            "0x00112233445566778899aabbccddeeff01234567");
        row("", "");
        row("0x", "");
        row("00112233445566778899aabbccddeeff01234567", "");
        row("0X00112233445566778899aabbccddeeff01234567", "");
        row("0x00112233445566778899aabbccddeeff0123456", "");
        row("0x00112233445566778899aabbccddeeff012345678", "");
        row("0x00112233445566778899aabbccddeeff0123456g", "");
        row("0x00112233445566778899aabbccddeeff0123456G", "");
        row("0x0011223344556677 899aabbccddeeff01234567", "");
    }
    void addressTexts() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, canonical);
        const auto address = Address::parse(text.toStdString());
        QCOMPARE(address.has_value(), !canonical.isEmpty());
        if (address)
            QCOMPARE(QByteArray::fromStdString(address->toString()), canonical);
    }

    void addressBytes() {
        const auto address = Address::parse("0x00112233445566778899aabbccddeeff01234567");
        QVERIFY(address.has_value());
        QCOMPARE(address->bytes[1], std::uint8_t{0x11});
        QCOMPARE(address->bytes[19], std::uint8_t{0x67});
    }
};

QTEST_APPLESS_MAIN(IdsTest)
#include "tst_ids.moc"
