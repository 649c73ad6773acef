// Goal: numbers, amounts and times read as the player's locale writes them, and no figure is ever
// rounded up to something that is not there.
#include "client/model/format.h"

#include <QLocale>
#include <QTest>

using namespace arcade;
using namespace arcade::client;

class TestFormat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void writesNumbers_data();
    void writesNumbers();
    void writesChanges_data();
    void writesChanges();
    void writesAmounts_data();
    void writesAmounts();
    void roundsPercentDown_data();
    void roundsPercentDown();
    void roundsOddsDown();
    void writesTimes_data();
    void writesTimes();
    void writesTenths_data();
    void writesTenths();
    void writesMoments_data();
    void writesMoments();
    void shortensAddresses();
    void writesRecords_data();
    void writesRecords();
    void reckonsFractions_data();
    void reckonsFractions();
    void reckonsFractionsOfTime_data();
    void reckonsFractionsOfTime();
};

namespace {

void speak(const char* locale) {
    QLocale::setDefault(QLocale(QLatin1String(locale)));
}

QString text(const char* utf8) {
    return QString::fromUtf8(utf8);
}

} // namespace

void TestFormat::writesNumbers_data() {
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("american");
    QTest::addColumn<QString>("german");
    QTest::newRow("nothing") << qint64{0} << text("0") << text("0");
    QTest::newRow("three digits") << qint64{999} << text("999") << text("999");
    QTest::newRow("a thousand") << qint64{1000} << text("1,000") << text("1.000");
    QTest::newRow("millions") << qint64{12'345'678} << text("12,345,678") << text("12.345.678");
}

void TestFormat::writesNumbers() {
    QFETCH(qint64, number);
    speak("en_US");
    QTEST(Format::number(number), "american");
    speak("de_DE");
    QTEST(Format::number(number), "german");
}

void TestFormat::writesChanges_data() {
    QTest::addColumn<int>("change");
    QTest::addColumn<QString>("american");
    QTest::addColumn<QString>("german");
    QTest::newRow("more") << 14 << text("+14") << text("+14");
    QTest::newRow("less") << -12 << text("−12") << text("−12");
    QTest::newRow("the same") << 0 << text("±0") << text("±0");
    QTest::newRow("much more") << 1216 << text("+1,216") << text("+1.216");
    QTest::newRow("much less") << -1216 << text("−1,216") << text("−1.216");
}

void TestFormat::writesChanges() {
    QFETCH(int, change);
    speak("en_US");
    QTEST(Format::change(change), "american");
    speak("de_DE");
    QTEST(Format::change(change), "german");
}

void TestFormat::writesAmounts_data() {
    QTest::addColumn<QString>("baseUnits");
    QTest::addColumn<QString>("american");
    QTest::addColumn<QString>("german");
    const auto row = [](const char* name, const char* units, const char* american,
                        const char* german) {
        QTest::newRow(name) << text(units) << text(american) << text(german);
    };
    row("nothing", "0", "0", "0");
    row("one base unit", "1", "0", "0");
    row("just under a hundredth", "9999999999999999", "0", "0");
    row("a hundredth", "10000000000000000", "0.01", "0,01");
    row("a tenth", "100000000000000000", "0.1", "0,1");
    row("just under one", "999999999999999999", "0.99", "0,99");
    row("one", "1000000000000000000", "1", "1");
    row("a half", "12500000000000000000", "12.5", "12,5");
    row("the rest is dropped", "12059000000000000000", "12.05", "12,05");
    row("a prize", "540000000000000000000", "540", "540");
    row("a balance", "9400000000000000000000", "9,400", "9.400");
    row("a balance in parts", "1234500000000000000000", "1,234.5", "1.234,5");
    row("as many as a number holds", "18446744073709551615000000000000000000",
        "18,446,744,073,709,551,615", "18.446.744.073.709.551.615");
    row("one more than that", "18446744073709551616000000000000000000",
        "18,446,744,073,709,551,616", "18.446.744.073.709.551.616");
    row("the most there can be",
        "115792089237316195423570985008687907853269984665640564039457584007913129639935",
        "115,792,089,237,316,195,423,570,985,008,687,907,853,269,984,665,640,564,039,457.58",
        "115.792.089.237.316.195.423.570.985.008.687.907.853.269.984.665.640.564.039.457,58");
}

void TestFormat::writesAmounts() {
    QFETCH(QString, baseUnits);
    QFETCH(QString, american);
    const auto amount = Amount::parse(baseUnits.toStdString());
    QVERIFY(amount);
    speak("en_US");
    QCOMPARE(Format::bareAmount(*amount), american);
    QCOMPARE(Format::amount(*amount), american + QStringLiteral(" $DATA"));
    speak("de_DE");
    QTEST(Format::bareAmount(*amount), "german");
}

void TestFormat::roundsPercentDown_data() {
    QTest::addColumn<qint64>("millionths");
    QTest::addColumn<QString>("percent");
    QTest::newRow("nothing") << qint64{0} << text("0 %");
    QTest::newRow("less than one") << qint64{9'999} << text("0 %");
    QTest::newRow("one") << qint64{10'000} << text("1 %");
    QTest::newRow("where floating point slips") << qint64{290'000} << text("29 %");
    QTest::newRow("two thirds") << qint64{666'666} << text("66 %");
    QTest::newRow("all but the last character") << qint64{999'999} << text("99 %");
    QTest::newRow("all") << qint64{Ratio::kOne} << text("100 %");
}

void TestFormat::roundsPercentDown() {
    QFETCH(qint64, millionths);
    for (const char* locale : {"en_US", "de_DE"}) {
        speak(locale);
        QTEST(Format::percent(Ratio{millionths}), "percent");
    }
}

void TestFormat::roundsOddsDown() {
    QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    QCOMPARE(Format::odds(Ratio{1'425'000}), QStringLiteral("1.42"));
    QCOMPARE(Format::odds(Ratio{2'850'000}), QStringLiteral("2.85"));
    QCOMPARE(Format::odds(Ratio{2'000'000}), QStringLiteral("2.00"));
    QCOMPARE(Format::odds(Ratio{1'999'999}), QStringLiteral("1.99"));
}

void TestFormat::writesTimes_data() {
    QTest::addColumn<int>("ms");
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("passed");
    QTest::addColumn<QString>("roughly");
    QTest::newRow("over") << -5 << text("0:00") << text("0:00") << text("0 s");
    QTest::newRow("nothing") << 0 << text("0:00") << text("0:00") << text("0 s");
    QTest::newRow("begun") << 1 << text("0:01") << text("0:00") << text("1 s");
    QTest::newRow("a second") << 1000 << text("0:01") << text("0:01") << text("1 s");
    QTest::newRow("a second begun") << 1001 << text("0:02") << text("0:01") << text("2 s");
    QTest::newRow("a minute begun") << 59'001 << text("1:00") << text("0:59") << text("60 s");
    QTest::newRow("a minute and some") << 67'000 << text("1:07") << text("1:07") << text("67 s");
    QTest::newRow("seconds still") << 90'000 << text("1:30") << text("1:30") << text("90 s");
    QTest::newRow("minutes now") << 91'000 << text("1:31") << text("1:31") << text("2 min");
    QTest::newRow("nearer to two") << 149'000 << text("2:29") << text("2:29") << text("2 min");
    QTest::newRow("nearer to three") << 150'000 << text("2:30") << text("2:30") << text("3 min");
    QTest::newRow("an hour") << 3'661'000 << text("1:01:01") << text("1:01:01") << text("61 min");
}

void TestFormat::writesTimes() {
    QFETCH(int, ms);
    for (const char* locale : {"en_US", "de_DE"}) {
        speak(locale);
        QTEST(Format::timeLeft(Duration{ms}), "left");
        QTEST(Format::timePassed(Duration{ms}), "passed");
        QTEST(Format::roughly(Duration{ms}), "roughly");
    }
}

void TestFormat::writesTenths_data() {
    QTest::addColumn<int>("ms");
    QTest::addColumn<QString>("american");
    QTest::addColumn<QString>("german");
    QTest::newRow("nothing") << 0 << text("0.0 s") << text("0,0 s");
    QTest::newRow("a race") << 41'200 << text("41.2 s") << text("41,2 s");
    QTest::newRow("whole") << 60'000 << text("60.0 s") << text("60,0 s");
    QTest::newRow("long") << 1'234'500 << text("1,234.5 s") << text("1.234,5 s");
}

void TestFormat::writesTenths() {
    QFETCH(int, ms);
    speak("en_US");
    QTEST(Format::tenths(Duration{ms}), "american");
    speak("de_DE");
    QTEST(Format::tenths(Duration{ms}), "german");
}

void TestFormat::writesMoments_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("day");
    QTest::addColumn<QString>("time");
    QTest::newRow("american") << text("en_US") << text("12/31/25") << text("11:05");
    QTest::newRow("german") << text("de_DE") << text("31.12.25") << text("23:05");
}

void TestFormat::writesMoments() {
    QFETCH(QString, locale);
    QFETCH(QString, day);
    QFETCH(QString, time);
    QLocale::setDefault(QLocale(locale));
    // 2025-12-31, 23:05 UTC.
    const QString moment = Format::moment(instantFromMs(1'767'222'300'000));
    QVERIFY2(moment.startsWith(day), qPrintable(moment));
    QVERIFY2(moment.contains(time), qPrintable(moment));
    QCOMPARE(Format::day(instantFromMs(1'767'222'300'000)), day);
}

void TestFormat::shortensAddresses() {
    const auto address = Address::parse("0x7a3f0000000000000000000000000000000091c2");
    QVERIFY(address);
    QCOMPARE(Format::shortAddress(*address), text("0x7a3f…91c2"));
}

void TestFormat::writesRecords_data() {
    QTest::addColumn<int>("wins");
    QTest::addColumn<int>("wpm");
    QTest::addColumn<QString>("record");
    QTest::newRow("new") << 0 << 0 << text("0 wins");
    QTest::newRow("one") << 1 << 64 << text("1 win · 64 wpm");
    QTest::newRow("some") << 23 << 81 << text("23 wins · 81 wpm");
    QTest::newRow("no game finished") << 2 << 0 << text("2 wins");
    QTest::newRow("many") << 1234 << 101 << text("1,234 wins · 101 wpm");
}

void TestFormat::writesRecords() {
    QFETCH(int, wins);
    QFETCH(int, wpm);
    speak("en_US");
    QTEST(Format::record(wins, wpm), "record");
}

void TestFormat::reckonsFractions_data() {
    QTest::addColumn<qint64>("millionths");
    QTest::addColumn<double>("fraction");
    QTest::newRow("nothing") << qint64{0} << 0.0;
    QTest::newRow("a quarter") << qint64{250'000} << 0.25;
    QTest::newRow("all") << qint64{Ratio::kOne} << 1.0;
    QTest::newRow("more than all") << qint64{1'500'000} << 1.0;
    QTest::newRow("less than nothing") << qint64{-1} << 0.0;
}

void TestFormat::reckonsFractions() {
    QFETCH(qint64, millionths);
    QTEST(fractionOf(Ratio{millionths}), "fraction");
}

void TestFormat::reckonsFractionsOfTime_data() {
    QTest::addColumn<int>("part");
    QTest::addColumn<int>("whole");
    QTest::addColumn<double>("fraction");
    QTest::newRow("half") << 500 << 1000 << 0.5;
    QTest::newRow("over") << -1 << 1000 << 0.0;
    QTest::newRow("more than there was") << 2000 << 1000 << 1.0;
    QTest::newRow("of nothing") << 500 << 0 << 0.0;
}

void TestFormat::reckonsFractionsOfTime() {
    QFETCH(int, part);
    QFETCH(int, whole);
    QTEST(fractionOf(Duration{part}, Duration{whole}), "fraction");
}

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
