// Goal: wrong arguments are named, goals are judged as printed, several runs become their median, a
// run in which the generator was late counts for nothing, and two players who were told different
// stories are found out.
#include "tools/bench/generator.h"
#include "tools/bench/options.h"
#include "tools/bench/process_usage.h"
#include "tools/bench/report.h"
#include "tools/player/cross_check.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace arcade;
using namespace arcade::bench;

Q_DECLARE_METATYPE(std::function<void(GameResult&)>)

class TestBench : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playOptionsAreRead();
    void nodeOptionsAreRead();
    void wrongArgumentsAreNamed_data();
    void wrongArgumentsAreNamed();
    void goalsAreJudged_data();
    void goalsAreJudged();
    void jsonCarriesEveryFigure();
    void markdownIsATable();
    void severalRunsBecomeTheirMedian();
    void aVoidRunDoesNotCount();
    void aLateGeneratorIsMarked_data();
    void aLateGeneratorIsMarked();
    void resultsOfBothPlayersAreCompared_data();
    void resultsOfBothPlayersAreCompared();
    void ownUsageIsTold();
};

void TestBench::playOptionsAreRead() {
    const Options options =
        parseOptions(QStringLiteral("play --server http://h:1 --players 8 --tier gold --wpm 90 "
                                    "--errors 0.1 --duration 30 --ramp 2 --json --verbose")
                         .split(u' '));
    const auto* play = std::get_if<PlayOptions>(&options);
    QVERIFY(play);
    QCOMPARE(play->server, std::string("http://h:1"));
    QCOMPARE(play->players, 8);
    QCOMPARE(play->tier, StakeTier::Gold);
    QCOMPARE(play->wpm, 90.0);
    QCOMPARE(play->errors, 0.1);
    QCOMPARE(play->duration->count(), 30);
    QCOMPARE(play->ramp.count(), 2);
    QCOMPARE(play->matches, 0);
    QVERIFY(play->json && play->verbose);
}

void TestBench::nodeOptionsAreRead() {
    const Options options = parseOptions(
        QStringLiteral("node --part mixed,idle --part storm --connections 400 --duels 20 "
                       "--queue-operations-per-minute 600 --duration 3 --runs 3 --transport qt "
                       "--markdown")
            .split(u' '));
    const auto* node = std::get_if<NodeOptions>(&options);
    QVERIFY(node);
    QVERIFY(node->parts == (std::vector{NodePart::Mixed, NodePart::Idle, NodePart::Storm}));
    QCOMPARE(node->connectionsOr(1), 400);
    QCOMPARE(node->duels, 20);
    QCOMPARE(node->queueOperationsPerMinute, 600);
    QCOMPARE(node->durationOr(std::chrono::seconds{9}).count(), 3);
    QCOMPARE(node->runs, 3);
    QCOMPARE(node->transport, QStringLiteral("qt"));
    QVERIFY(node->format == Format::Markdown);

    const Options others =
        parseOptions(QStringLiteral("node --server ws://h:1 --dialect flat").split(u' '));
    const auto* flat = std::get_if<NodeOptions>(&others);
    QVERIFY(flat);
    QVERIFY(flat->parts == std::vector{NodePart::Direct});
}

void TestBench::wrongArgumentsAreNamed_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* line, const char* named) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(named);
    };
    row("", "command");
    row("dance", "dance");
    row("play", "--server");
    row("play --server x --players 1", "--players");
    row("play --server x --tier tin", "--tier");
    row("play --server x --mode race", "--mode");
    row("play --server x --mode war --players 2", "--players");
    row("play --server x --mode war --players 193", "--players");
    row("play --server x --mode mixed --players 15", "--players");
    row("play --server x --mode war --invite A --players 24", "--players");
    row("play --server x --invite A", "--invite");
    row("play --server x --errors 2", "--errors");
    row("play --server x --wpm fast", "--wpm");
    row("play --server x --nonsense", "nonsense");
    row("play --server x more", "more");
    row("node --connections 10 --duels 6", "--duels");
    row("node --connections 20000", "--connections");
    row("node --watchers 0", "--watchers");
    row("node --part everything", "--part");
    row("node --part mixed,storm --server http://h:1", "storm");
    row("node --part hunt --server http://h:1", "hunt");
    row("node --dialect morse", "--dialect");
    row("node --runs 0", "--runs");
    row("node --duration forever", "--duration");
    row("echo loudly", "loudly");
}

void TestBench::wrongArgumentsAreNamed() {
    QFETCH(QString, line);
    QFETCH(QString, named);
    const Options options = parseOptions(line.split(u' ', Qt::SkipEmptyParts));
    const auto* wrong = std::get_if<WrongUsage>(&options);
    QVERIFY(wrong);
    QVERIFY2(wrong->sentence.contains(named), qPrintable(wrong->sentence));
}

void TestBench::goalsAreJudged_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("isAtLeast");
    QTest::addColumn<double>("goal");
    QTest::addColumn<bool>("isMet");
    QTest::newRow("enough") << 10.0 << true << 10.0 << true;
    QTest::newRow("too few") << 9.0 << true << 10.0 << false;
    QTest::newRow("few enough") << 10.0 << false << 10.0 << true;
    QTest::newRow("too many") << 11.0 << false << 10.0 << false;
    QTest::newRow("none wanted, one there") << 1.0 << false << 0.0 << false;
}

void TestBench::goalsAreJudged() {
    QFETCH(double, value);
    QFETCH(bool, isAtLeast);
    QFETCH(double, goal);
    QFETCH(bool, isMet);
    Report report("report");
    report.section("section");
    report.figure("key", "label", value, "", isAtLeast ? Goal{goal, {}} : Goal{std::nullopt, goal});
    QCOMPARE(report.goalsMet(), isMet);
    QCOMPARE(report.asText().find("MISSED") == std::string::npos, isMet);
    Histogram none;
    report.latency("none", "nothing measured", none, 100.0);
    QVERIFY(!report.goalsMet());
}

void TestBench::jsonCarriesEveryFigure() {
    Report report("report");
    report.section("section");
    Histogram histogram;
    histogram.record(std::chrono::milliseconds{7});
    report.latency("latency", "label", histogram, 50.0);
    report.figure("figure", "label", 3, "KiB");
    report.text("text", "label", "word");
    const auto whole = QJsonDocument::fromJson(QByteArray::fromStdString(report.asJson()));
    const auto figures = whole[QStringLiteral("sections")][0][QStringLiteral("figures")];
    QCOMPARE(figures[QStringLiteral("latency")][QStringLiteral("p99")].toDouble(), 7.0);
    QCOMPARE(figures[QStringLiteral("latency")][QStringLiteral("met")].toBool(), true);
    QCOMPARE(figures[QStringLiteral("figure")][QStringLiteral("value")].toInt(), 3);
    QCOMPARE(figures[QStringLiteral("text")][QStringLiteral("value")].toString(),
             QStringLiteral("word"));
}

void TestBench::markdownIsATable() {
    Report report("report");
    report.fact("machine", "machine", "a | b");
    report.section("section");
    report.figure("key", "label", 3, "KiB", {{}, 2.0});
    report.voidSection("nobody was there");
    const QString text = QString::fromStdString(report.asMarkdown());
    QVERIFY(text.contains(QStringLiteral("| label | 3 KiB | at most 2 | **missed** |")));
    QVERIFY(text.contains(QStringLiteral("**Void:** nobody was there")));
}

namespace {

Report runWith(double figure, int lateMs, const char* onlyHere = nullptr) {
    Report report("report");
    report.section("section");
    report.figure("key", "label", figure, "", {{}, 10.0});
    Histogram times;
    times.record(std::chrono::milliseconds{static_cast<int>(figure)});
    report.latency("times", "label", times, 10.0);
    if (onlyHere)
        report.text(onlyHere, "label", "word");
    Histogram lateness;
    lateness.record(std::chrono::milliseconds{lateMs});
    judgeLateness(report, lateness);
    return report;
}

QJsonObject sectionOf(const Report& report) {
    const auto whole = QJsonDocument::fromJson(QByteArray::fromStdString(report.asJson()));
    return whole[QStringLiteral("sections")][0].toObject();
}

double figureOf(const Report& report, QLatin1String key, QLatin1String part) {
    return sectionOf(report)[u"figures"].toObject()[key].toObject()[part].toDouble();
}

} // namespace

void TestBench::severalRunsBecomeTheirMedian() {
    const Report whole = Report::medianOf({runWith(9, 0), runWith(100, 0, "extra"), runWith(4, 0)});
    QCOMPARE(figureOf(whole, QLatin1String("key"), QLatin1String("value")), 9.0);
    QCOMPARE(figureOf(whole, QLatin1String("times"), QLatin1String("p99")), 9.0);
    QVERIFY(!sectionOf(whole)[u"figures"].toObject().contains(QStringLiteral("extra")));
    QVERIFY(whole.goalsMet());
}

void TestBench::aVoidRunDoesNotCount() {
    const Report whole = Report::medianOf({runWith(100, 50), runWith(8, 0), runWith(6, 0)});
    QCOMPARE(figureOf(whole, QLatin1String("key"), QLatin1String("value")), 7.0);
    QVERIFY(!sectionOf(whole).contains(QStringLiteral("void")));
    QCOMPARE(sectionOf(whole)[u"remarks"].toArray().size(), 1);
    QVERIFY(whole.goalsMet());

    const Report nothing = Report::medianOf({runWith(1, 50), runWith(2, 50)});
    QVERIFY(sectionOf(nothing).contains(QStringLiteral("void")));
    QVERIFY(!nothing.goalsMet());
}

void TestBench::aLateGeneratorIsMarked_data() {
    QTest::addColumn<int>("late");
    QTest::addColumn<bool>("isVoid");
    // Of a hundred timers, so many were late by 20 ms.
    QTest::newRow("never late") << 0 << false;
    QTest::newRow("once") << 1 << false;
    QTest::newRow("twice") << 2 << true;
}

void TestBench::aLateGeneratorIsMarked() {
    QFETCH(int, late);
    QFETCH(bool, isVoid);
    Histogram lateness;
    for (int timer = 0; timer < 100; ++timer)
        lateness.record(std::chrono::milliseconds{timer < late ? 20 : 1});
    Report report("report");
    report.section("section");
    judgeLateness(report, lateness);
    QCOMPARE(report.goalsMet(), !isVoid);
    QCOMPARE(report.asText().find("VOID") != std::string::npos, isVoid);
    QCOMPARE(sectionOf(report).contains(QStringLiteral("void")), isVoid);
}

void TestBench::resultsOfBothPlayersAreCompared_data() {
    QTest::addColumn<std::function<void(GameResult&)>>("spoil");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char* fault, std::function<void(GameResult&)> spoil) {
        QTest::newRow(fault) << std::move(spoil) << QString::fromLatin1(fault);
    };
    row("", [](GameResult&) {});
    row("different ends", [](GameResult& loser) { loser.winner.value.reset(); });
    row("different figures", [](GameResult& loser) { loser.yourStats.wpm = 99; });
    row("do not cancel out", [](GameResult& loser) { loser.ratingChange = -15; });
    row("not the pot less the burn", [](GameResult& loser) { loser.prize = Amount::data(1); });
}

void TestBench::resultsOfBothPlayersAreCompared() {
    QFETCH(std::function<void(GameResult&)>, spoil);
    QFETCH(QString, fault);
    Address lin;
    lin.bytes.back() = 2;
    GameResult winner;
    winner.matchId = MatchId{0, 1};
    winner.stakeTier = StakeTier::Gold;
    winner.winner.value = Address{}.toString();
    winner.yourStats.progress = Ratio::one();
    winner.opponentStats.emplace().address = lin;
    winner.prize = Amount::data(540);
    winner.ratingChange = 16;
    GameResult loser = winner;
    std::swap(loser.yourStats, *loser.opponentStats);
    loser.prize = Amount{};
    loser.ratingChange = -16;
    spoil(loser);
    player::CrossCheck check;
    check.add(winner);
    check.add(winner);
    QCOMPARE(check.matchesCompared(), 0);
    check.add(loser);
    QCOMPARE(check.matchesCompared(), 1);
    if (fault.isEmpty()) {
        QVERIFY(check.faults().empty());
        return;
    }
    QVERIFY(!check.faults().empty());
    QVERIFY(QString::fromStdString(check.faults().front()).contains(fault));
}

void TestBench::ownUsageIsTold() {
    const ProcessUsage usage = ProcessUsage::own();
    QVERIFY(usage.residentBytes > 0);
    QVERIFY(usage.peakBytes >= usage.residentBytes);
    QVERIFY(!ProcessUsage::of(-1).has_value());
}

QTEST_GUILESS_MAIN(TestBench)
#include "tst_bench.moc"
