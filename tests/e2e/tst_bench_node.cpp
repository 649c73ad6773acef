// Goal: each part of the benchmark of a node runs to its end on the real server and tells all its
// figures; how good they are is not judged here.

#include "tests/e2e/coordinator_process.h"
#include "tests/e2e/program_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace arcade;
using e2e::ProgramRun;

class TestBenchNode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsTellTheirFigures_data();
    void partsTellTheirFigures();
    void circumstancesAreNoted();
    void anotherServerIsMeasured();

private:
    static ProgramRun run(const QString& line);
    static QJsonObject reportOf(const ProgramRun& run);
    static QByteArray about(const QString& key, const ProgramRun& run) {
        return key.toUtf8() + ": " + run.text();
    }
};

ProgramRun TestBenchNode::run(const QString& line) {
    return e2e::runProgram(e2e::programPath(QStringLiteral("arcade-bench")),
                           QStringLiteral("node --json %1").arg(line).split(u' '));
}

QJsonObject TestBenchNode::reportOf(const ProgramRun& run) {
    return QJsonDocument::fromJson(run.out.toUtf8()).object();
}

void TestBenchNode::partsTellTheirFigures_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("measured");
    QTest::addColumn<QStringList>("zero");
    // Everything of the part mixed, too.
    QTest::newRow("churn")
        << QStringLiteral("--part churn --connections 60 --duels 10 --churn 20 "
                          "--queue-operations-per-minute 1200 --duration 3")
        << QStringList{QStringLiteral("connections"),     QStringLiteral("in_play"),
                       QStringLiteral("progress_rate"),   QStringLiteral("operations"),
                       QStringLiteral("queue_operation"), QStringLiteral("relay"),
                       QStringLiteral("opening"),         QStringLiteral("server_memory")}
        << QStringList{QStringLiteral("violations"), QStringLiteral("refused")};
    QTest::newRow("idle") << QStringLiteral("--part idle --connections 50 --duration 1")
                          << QStringList{QStringLiteral("connections"),
                                         QStringLiteral("connect_rate"), QStringLiteral("opening")}
                          << QStringList{};
    // Enough of them that none says more than a player may.
    QTest::newRow("round trip")
        << QStringLiteral("--part roundtrip --connections 1600 --duration 1")
        << QStringList{QStringLiteral("ours_per_cpu"), QStringLiteral("ours_latency"),
                       QStringLiteral("raw_per_cpu"), QStringLiteral("raw_latency"),
                       QStringLiteral("ratio_raw")}
        << QStringList{};
    QTest::newRow("storm") << QStringLiteral("--part storm --connections 60")
                           << QStringList{QStringLiteral("resumed"), QStringLiteral("tickets"),
                                          QStringLiteral("matches"),
                                          QStringLiteral("resumed_within")}
                           << QStringList{};
    QTest::newRow("direct") << QStringLiteral("--part direct --connections 40 --duration 5")
                            << QStringList{QStringLiteral("find_match"),
                                           QStringLiteral("match_found"), QStringLiteral("found")}
                            << QStringList{QStringLiteral("refused")};
    QTest::newRow("hunt")
        << QStringLiteral("--part hunt --connections 60 --watchers 20 "
                          "--queue-operations-per-minute 1200 --duration 5")
        << QStringList{QStringLiteral("hunters"),         QStringLiteral("watching"),
                       QStringLiteral("hunt_rate"),       QStringLiteral("hunt_heard"),
                       QStringLiteral("updates"),         QStringLiteral("fan_out"),
                       QStringLiteral("queue_operation"), QStringLiteral("relay")}
        << QStringList{QStringLiteral("violations"), QStringLiteral("refused")};
}

void TestBenchNode::partsTellTheirFigures() {
    QFETCH(QString, line);
    QFETCH(QStringList, measured);
    QFETCH(QStringList, zero);
    const ProgramRun run = TestBenchNode::run(line);
    const QJsonArray sections = reportOf(run)[u"sections"].toArray();
    QVERIFY2(sections.size() == 1, run.text().constData());
    const QJsonObject figures = sections[0][u"figures"].toObject();
    for (const QString& key : measured) {
        const QJsonObject figure = figures[key].toObject();
        const bool isThere = figure[u"value"].toDouble() > 0 || figure[u"count"].toDouble() > 0;
        QVERIFY2(isThere, about(key, run).constData());
    }
    for (const QString& key : zero) {
        const QJsonValue value = figures[key].toObject()[u"value"];
        QVERIFY2(value.isDouble() && value.toDouble() == 0, about(key, run).constData());
    }
    for (const QString& key :
         {QStringLiteral("resumed"), QStringLiteral("tickets"), QStringLiteral("matches"),
          QStringLiteral("found"), QStringLiteral("connections"), QStringLiteral("hunters"),
          QStringLiteral("watching")}) {
        const QJsonObject figure = figures[key].toObject();
        QVERIFY2(figure.isEmpty() || figure[u"met"].toBool(), about(key, run).constData());
    }
}

void TestBenchNode::circumstancesAreNoted() {
    const ProgramRun run =
        TestBenchNode::run(QStringLiteral("--part idle --connections 10 --duration 1 --runs 2"));
    const QJsonObject facts = reportOf(run)[u"facts"].toObject();
    for (const QString& key : {QStringLiteral("machine"), QStringLiteral("commit"),
                               QStringLiteral("date"), QStringLiteral("command")})
        QVERIFY2(!facts[key].toString().isEmpty(), about(key, run).constData());
    QCOMPARE(facts[u"runs"].toString(), QStringLiteral("2"));
    QVERIFY(facts[u"command"].toString().contains(QStringLiteral("--part idle")));
}

void TestBenchNode::anotherServerIsMeasured() {
    e2e::CoordinatorProcess server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const ProgramRun run = TestBenchNode::run(
        QStringLiteral("--dialect flat --connections 20 --duration 5 --server ") + server.url());
    const QJsonObject figures = reportOf(run)[u"sections"][0][u"figures"].toObject();
    QVERIFY2(figures[u"match_found"].toObject()[u"count"].toInt() == 20, run.text().constData());
    QVERIFY(server.isRunning());
}

QTEST_GUILESS_MAIN(TestBenchNode)
#include "tst_bench_node.moc"
