// Goal: amounts are exact over all 256 bits, and nothing leaves their range unnoticed.
// First, since moc cannot read <compare> as the very first header.
#include <QTest>

#include "shared/vocabulary/amount.h"

using namespace arcade;

namespace {

const char* const kMost =
    "115792089237316195423570985008687907853269984665640564039457584007913129639935";

Amount of(std::string_view text) {
    const auto amount = Amount::parse(text);
    if (!amount)
        qFatal("no amount: %s", std::string{text}.c_str());
    return *amount;
}

} // namespace

class AmountTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("fine");
        const auto row = [](const char* text, bool fine) {
            QTest::newRow(*text ? text : "(empty)") << QByteArray{text} << fine;
        };
        row("0", true);
        row("1", true);
        row("9", true);
        row("10", true);
        row("50000000000000000000", true);
        row("18446744073709551616", true);
        row(kMost, true);
        row("115792089237316195423570985008687907853269984665640564039457584007913129639936",
            false);
        row("999999999999999999999999999999999999999999999999999999999999999999999999999999",
            false);
        row("1000000000000000000000000000000000000000000000000000000000000000000000000000000",
            false);
        row("", false);
        row("00", false);
        row("010", false);
        row("0x1", false);
        row("1e3", false);
        row("1.0", false);
        row("+1", false);
        row("-1", false);
        row(" 1", false);
        row("1 ", false);
        row("1,000", false);
        row("١", false);
    }
    void parses() {
        QFETCH(QByteArray, text);
        QFETCH(bool, fine);
        const auto amount = Amount::parse(text.toStdString());
        QCOMPARE(amount.has_value(), fine);
        if (amount)
            QCOMPARE(QByteArray::fromStdString(amount->toString()), text);
    }

    void parseStopsAtNothing() { QVERIFY(!Amount::parse(std::string_view{"1\0", 2})); }

    void units() {
        QCOMPARE(Amount{}.toString(), std::string{"0"});
        QVERIFY(Amount{}.isZero());
        QCOMPARE(Amount::baseUnits(7).toString(), std::string{"7"});
        QCOMPARE(Amount::data(50).toString(), std::string{"50000000000000000000"});
        QCOMPARE(Amount::data(std::numeric_limits<std::uint64_t>::max()).toString(),
                 std::string{"18446744073709551615000000000000000000"});
    }

    void checkedSums_data() {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QByteArray>("sum");
        QTest::newRow("zero") << QByteArray{"0"} << QByteArray{"0"} << QByteArray{"0"};
        QTest::newRow("carry") << QByteArray{"18446744073709551615"} << QByteArray{"1"}
                               << QByteArray{"18446744073709551616"};
        QTest::newRow("most") << QByteArray{kMost} << QByteArray{"0"} << QByteArray{kMost};
        QTest::newRow("beyond") << QByteArray{kMost} << QByteArray{"1"} << QByteArray{};
        QTest::newRow("far beyond") << QByteArray{kMost} << QByteArray{kMost} << QByteArray{};
    }
    void checkedSums() {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QFETCH(QByteArray, sum);
        const auto there = Amount::checkedAdd(of(a.toStdString()), of(b.toStdString()));
        QCOMPARE(Amount::checkedAdd(of(b.toStdString()), of(a.toStdString())), there);
        QCOMPARE(there.has_value(), !sum.isEmpty());
        if (there) {
            QCOMPARE(QByteArray::fromStdString(there->toString()), sum);
            QCOMPARE(Amount::checkedSubtract(*there, of(b.toStdString())), of(a.toStdString()));
        }
    }

    void differences() {
        QCOMPARE(Amount::checkedSubtract(of("5"), of("5")), Amount{});
        QCOMPARE(Amount::checkedSubtract(of("5"), of("6")), std::optional<Amount>{});
        QCOMPARE(Amount::checkedSubtract(Amount{}, of(kMost)), std::optional<Amount>{});
        Amount amount = of("10");
        amount -= of("4");
        amount += of("1");
        QCOMPARE(amount, of("7"));
        QCOMPARE(amount + of("3") - of("10"), Amount{});
    }

    void scaled_data() {
        QTest::addColumn<QByteArray>("amount");
        QTest::addColumn<QByteArray>("numerator");
        QTest::addColumn<QByteArray>("denominator");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* amount, const char* numerator,
                            const char* denominator, const char* expected) {
            QTest::newRow(name) << QByteArray{amount} << QByteArray{numerator}
                                << QByteArray{denominator} << QByteArray{expected};
        };
        row("burn of a gold pot", "600000000000000000000", "10", "100", "60000000000000000000");
        row("rounds down", "100", "1", "3", "33");
        row("just under", "2", "1", "3", "0");
        row("nothing", "0", "5", "7", "0");
        row("exact in between", kMost, kMost, kMost, kMost);
        row("large by large", kMost, "2", "3",
            "77194726158210796949047323339125271902179989777093709359638389338608753093290");
    }
    void scaled() {
        QFETCH(QByteArray, amount);
        QFETCH(QByteArray, numerator);
        QFETCH(QByteArray, denominator);
        QFETCH(QByteArray, expected);
        const Amount result =
            of(amount.toStdString())
                .scaled(of(numerator.toStdString()), of(denominator.toStdString()));
        QCOMPARE(QByteArray::fromStdString(result.toString()), expected);
    }

    void scaledByNumbers() {
        QCOMPARE(Amount::data(540).scaled(1, 2), Amount::data(270));
        QCOMPARE(Amount::baseUnits(7).scaled(3, 2), Amount::baseUnits(10));
    }

    void orderIsNumeric() {
        const std::vector<Amount> ascending{
            Amount{}, of("9"), of("10"), of("18446744073709551615"), of("18446744073709551616"),
            of(kMost)};
        for (std::size_t left = 0; left < ascending.size(); ++left)
            for (std::size_t right = 0; right < ascending.size(); ++right) {
                QCOMPARE(ascending[left] < ascending[right], left < right);
                QCOMPARE(ascending[left] == ascending[right], left == right);
                QCOMPARE(ascending[left] <=> ascending[right], left <=> right);
            }
    }
};

QTEST_APPLESS_MAIN(AmountTest)
#include "tst_amount.moc"
