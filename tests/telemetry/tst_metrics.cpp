// The metrics page holds what SPEC 6 names, counts what is reported, and satisfies promtool.
#include "server/telemetry/metrics.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace arcade;
using namespace arcade::telemetry;
using namespace std::chrono_literals;

namespace {

QByteArray pageOf(const Metrics& metrics) {
    return QByteArray::fromStdString(metrics.serialize());
}

} // namespace

class TestMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namedInTheSpecification_data();
    void namedInTheSpecification();
    void counts_data();
    void counts();
    void cpuTimeNeverFalls();
    void promtoolAgrees();
};

void TestMetrics::namedInTheSpecification_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char* name, const char* type) {
        QTest::newRow(name) << QByteArray(name) << QByteArray(type);
    };
    row("matchmaking_queue_size", "gauge");
    row("matchmaking_queue_wait_seconds", "histogram");
    row("matchmaking_matches_created_total", "counter");
    row("matchmaking_matches_cancelled_total", "counter");
    row("matches_active", "gauge");
    row("match_duration_seconds", "histogram");
    row("games_completed_total", "counter");
    row("games_forfeited_total", "counter");
    row("connections_active", "gauge");
    row("disconnections_total", "counter");
    row("reconnections_total", "counter");
    row("matching_latency_seconds", "histogram");
    row("ws_message_latency_seconds", "histogram");
}

void TestMetrics::namedInTheSpecification() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, type);
    QVERIFY(pageOf(Metrics()).contains("# TYPE " + name + ' ' + type + '\n'));
}

using Report = void (*)(Metrics&);
Q_DECLARE_METATYPE(Report)

void TestMetrics::counts_data() {
    QTest::addColumn<Report>("report");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char* line, Report report) {
        QTest::newRow(line) << report << QByteArray(line);
    };
    row("matchmaking_queue_size{game_type=\"code_duel\",tier=\"gold\"} 7",
        [](Metrics& metrics) { metrics.queueSize(GameType::CodeDuel, StakeTier::Gold).set(7); });
    row("matchmaking_queue_size{game_type=\"direct\",tier=\"\"} 3",
        [](Metrics& metrics) { metrics.queueSize(GameType::Direct, std::nullopt).set(3); });
    row("territory_battles 2", [](Metrics& metrics) { metrics.territoryBattles.set(2); });
    row("matchmaking_queue_wait_seconds_bucket{le=\"15\"} 1",
        [](Metrics& metrics) { metrics.queueWait.observe(5500ms); });
    row("matchmaking_queue_wait_seconds_bucket{le=\"5\"} 0",
        [](Metrics& metrics) { metrics.queueWait.observe(5500ms); });
    row("matchmaking_queue_wait_seconds_sum 5.5",
        [](Metrics& metrics) { metrics.queueWait.observe(5500ms); });
    row("matchmaking_matches_cancelled_total{reason=\"declined\"} 2",
        [](Metrics& metrics) { metrics.matchesCancelled(CancelReason::Declined).increment(2); });
    row("matchmaking_matches_cancelled_total{reason=\"operator\"} 0", [](Metrics&) {});
    row("errors_total{code=\"INTERNAL\"} 1",
        [](Metrics& metrics) { metrics.errors(ErrorCode::Internal).increment(); });
    row("games_ended_total{reason=\"void\"} 1",
        [](Metrics& metrics) { metrics.gamesEnded(EndReason::Void).increment(); });
    row("connections_active 2", [](Metrics& metrics) {
        metrics.connectionsActive.change(3);
        metrics.connectionsActive.change(-1);
    });
    row("http_requests_total{route=\"/api/status\",status=\"200\"} 2", [](Metrics& metrics) {
        metrics.httpRequests("/api/status", 200).increment();
        metrics.httpRequests("/api/status", 200).increment();
    });
    row("store_commit_seconds_count 1",
        [](Metrics& metrics) { metrics.commitTime.observe(300us); });
    row("process_open_fds 12", [](Metrics& metrics) {
        metrics.recordProcess({1U << 20, 1s, 12, 1024});
    });
    row("process_resident_memory_bytes 1048576", [](Metrics& metrics) {
        metrics.recordProcess({1U << 20, 1s, 12, 1024});
    });
}

void TestMetrics::counts() {
    QFETCH(Report, report);
    QFETCH(QByteArray, line);
    Metrics metrics;
    report(metrics);
    QVERIFY2(pageOf(metrics).contains('\n' + line + '\n'), pageOf(metrics).constData());
}

void TestMetrics::cpuTimeNeverFalls() {
    Metrics metrics;
    for (const auto cpu : {1500ms, 2500ms, 2000ms})
        metrics.recordProcess({0, cpu, 0, 0});
    QVERIFY(pageOf(metrics).contains("\nprocess_cpu_seconds_total 2.5\n"));
}

void TestMetrics::promtoolAgrees() {
    const QString promtool = QStandardPaths::findExecutable(QStringLiteral("promtool"));
    QVERIFY2(!promtool.isEmpty(), "install the Debian package prometheus");
    Metrics metrics;
    metrics.httpRequests("/api/players/:address", 404).increment();
    metrics.queueWait.observe(20s);
    metrics.recordProcess({1U << 20, 1s, 12, 1024});
    QProcess check;
    check.setProcessChannelMode(QProcess::MergedChannels);
    check.start(promtool, {QStringLiteral("check"), QStringLiteral("metrics")});
    check.write(pageOf(metrics));
    check.closeWriteChannel();
    QVERIFY(check.waitForFinished());
    const QByteArray said = check.readAll();
    QVERIFY2(check.exitStatus() == QProcess::NormalExit && check.exitCode() == 0, said.constData());
    QCOMPARE(said, QByteArray());
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
