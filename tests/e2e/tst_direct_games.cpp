// Goal: the stock JavaScript clients play direct games on the real coordinator, as their own
// scripts demand; and a match outlives the server.
#include "tests/e2e/coordinator_process.h"
#include "tests/e2e/http.h"
#include "tests/e2e/waiting.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace arcade::e2e;

namespace {

const QString kScripts = QStringLiteral(ARCADE_NPM);

/// What a script said, and how it ended.
struct ScriptRun {
    int exitCode = -1;
    QByteArray said;
};

ScriptRun play(const QString& script, const CoordinatorProcess& server) {
    QProcess node;
    node.setProcessChannelMode(QProcess::MergedChannels);
    node.setWorkingDirectory(kScripts);
    node.start(QStringLiteral("node"),
               {script, server.url(), server.dataFolder() + QStringLiteral("/game-server.token")});
    if (!waitUntil([&] { return node.state() == QProcess::NotRunning; })) {
        node.kill();
        node.waitForFinished();
    }
    const bool hasEnded =
        node.exitStatus() == QProcess::NormalExit && node.error() == QProcess::UnknownError;
    return {hasEnded ? node.exitCode() : -1, node.readAll()};
}

QJsonObject found(const CoordinatorProcess& server, const QByteArray& player) {
    const HttpAnswer answer =
        httpPost(server, QStringLiteral("/api/find-match"),
                 R"({"game":"chess","asset":"ETH","amount":1,"playerId":")" + player + R"("})");
    return QJsonDocument::fromJson(answer.body).object();
}

} // namespace

class TestDirectGames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientsAreThere();
    void playsByScript_data();
    void playsByScript();
    void matchesOutliveTheServer();
};

void TestDirectGames::clientsAreThere() {
    QVERIFY2(QFile::exists(kScripts + QStringLiteral("/node_modules/ws/package.json")),
             "run npm ci in tests/npm, as ./arcade test does");
}

void TestDirectGames::playsByScript_data() {
    QTest::addColumn<QString>("script");
    QTest::addColumn<QByteArray>("lastWords");
    QTest::newRow("ws") << QStringLiteral("direct_ws.mjs") << QByteArray("played ");
    QTest::newRow("a thousand") << QStringLiteral("direct_crowd.mjs")
                                << QByteArray("500 matches\n");
}

void TestDirectGames::playsByScript() {
    QFETCH(QString, script);
    QFETCH(QByteArray, lastWords);
    CoordinatorProcess server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const ScriptRun run = play(script, server);
    QVERIFY2(run.exitCode == 0, run.said.constData());
    QVERIFY2(run.said.startsWith(lastWords), run.said.constData());
    QCOMPARE(server.stop(), 0);
}

void TestDirectGames::matchesOutliveTheServer() {
    CoordinatorProcess server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    found(server, "waiter");
    server.kill();
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const QString match = found(server, "comer")[u"matchId"].toString();
    QVERIFY(!match.isEmpty());
    server.kill();
    QVERIFY2(server.start(), qPrintable(server.failure()));
    QCOMPARE(found(server, "waiter")[u"matchId"].toString(), match);
    QFile token(server.dataFolder() + QStringLiteral("/game-server.token"));
    QVERIFY(token.open(QIODevice::ReadOnly));
    QCOMPARE(httpPost(server, QStringLiteral("/api/match/%1/result").arg(match),
                      R"({"winner":"comer"})", token.readAll().trimmed())
                 .status,
             200);
    server.kill();
    QVERIFY2(server.start(), qPrintable(server.failure()));
    const QJsonObject ended =
        QJsonDocument::fromJson(httpGet(server, QStringLiteral("/api/match/") + match).body)
            .object();
    QCOMPARE(ended[u"status"].toString(), QStringLiteral("finished"));
    QCOMPARE(ended[u"winner"].toString(), QStringLiteral("comer"));
    const QByteArray log = server.log();
    for (const char* name : {"waiter", "comer"})
        QVERIFY(log.contains(name));
    QVERIFY(log.contains("queue joined") && log.contains("match created"));
}

QTEST_GUILESS_MAIN(TestDirectGames)
#include "tst_direct_games.moc"
