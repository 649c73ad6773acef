// Goal: /metrics is what Prometheus reads without complaint, holds every metric of SPEC 6, and
// tells what connections and requests did.
#include "tests/gateway/player_client.h"
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QProcess>
#include <QTest>

using namespace arcade;
using namespace arcade::gateway;
using namespace arcade::gateway::test;

class MetricsHttpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isThere_data();
    void isThere();
    void pleasesPromtool();
    void refreshesTheProcess();
    void countsConnectionsAndMessages();

private:
    std::unique_ptr<TestServer> m_server;
};

void MetricsHttpTest::init() {
    m_server = std::make_unique<TestServer>();
    m_server->apiSettings.sampleProcess = [this] {
        return telemetry::ProcessSample{4096, m_server->clock.now().time_since_epoch(), 12, 99};
    };
    m_server->start();
}

void MetricsHttpTest::isThere_data() {
    QTest::addColumn<QByteArray>("kind");
    const auto row = [](const char* name, const char* kind) {
        QTest::newRow(name) << QByteArray(kind);
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
    row("ws_outgoing_queued_bytes", "gauge");
}

void MetricsHttpTest::isThere() {
    QFETCH(QByteArray, kind);
    const QByteArray name = QTest::currentDataTag();
    const HttpReply reply = m_server->get("/metrics");
    QCOMPARE(reply.headers["content-type"],
             QByteArray(telemetry::Metrics::kContentType.data(),
                        static_cast<qsizetype>(telemetry::Metrics::kContentType.size())));
    QVERIFY(reply.body.contains("# TYPE " + name + " " + kind + "\n"));
}

void MetricsHttpTest::pleasesPromtool() {
    PlayerClient player(m_server->port());
    QVERIFY(player.connects());
    player.authenticate(m_server->signIn("oracle")[QStringLiteral("token")].toString());
    const HttpReply reply = m_server->get("/metrics");
    QCOMPARE(reply.status, 200);
    QProcess promtool;
    promtool.start(QStringLiteral("promtool"),
                   {QStringLiteral("check"), QStringLiteral("metrics")});
    QVERIFY2(promtool.waitForStarted(), "promtool is missing: ./arcade test fetches it");
    promtool.write(reply.body);
    promtool.closeWriteChannel();
    QVERIFY(waitUntil([&] { return promtool.state() == QProcess::NotRunning; }));
    const QByteArray complaints = promtool.readAll() + promtool.readAllStandardError();
    QVERIFY2(promtool.exitCode() == 0 && complaints.isEmpty(), complaints.constData());
}

void MetricsHttpTest::refreshesTheProcess() {
    QCOMPARE(m_server->metric("process_resident_memory_bytes"), 4096.0);
    QCOMPARE(m_server->metric("process_open_fds"), 12.0);
    QCOMPARE(m_server->metric("process_max_fds"), 99.0);
}

void MetricsHttpTest::countsConnectionsAndMessages() {
    QCOMPARE(m_server->metric("connections_active"), 0.0);
    const QString token = m_server->signIn("niobe")[QStringLiteral("token")].toString();
    {
        PlayerClient player(m_server->port());
        QVERIFY(player.connects());
        player.authenticate(token);
        QCOMPARE(m_server->metric("connections_active"), 1.0);
        player.send(QStringLiteral("queue.leave"), {}, QStringLiteral("2"));
        QVERIFY(!player.next(QStringLiteral("error")).isEmpty());
        QCOMPARE(m_server->metric("ws_messages_in_total"), 2.0);
        QCOMPARE(m_server->metric("ws_message_latency_seconds_count"), 2.0);
        QVERIFY(m_server->metric("ws_messages_out_total") >= 3.0);
        QCOMPARE(m_server->metric(R"(errors_total{code="NOT_IN_QUEUE"})"), 1.0);
    }
    QVERIFY(waitUntil([this] { return m_server->metric("connections_active") == 0.0; }));
    QCOMPARE(m_server->metric("disconnections_total"), 1.0);
}

ARCADE_EPOLL_TEST_MAIN(MetricsHttpTest)
#include "tst_metrics_http.moc"
