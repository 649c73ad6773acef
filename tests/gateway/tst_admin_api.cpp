// Goal: operators see and do what SPEC 6 and 9 say, by HTTP and by arcadectl, and nobody else does.
#include "shared/codec/record_json.h"
#include "shared/protocol/admin_messages.h"
#include "tests/gateway/player_client.h"
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QProcess>
#include <QTemporaryFile>
#include <QTest>

using namespace arcade;
using namespace arcade::gateway;
using namespace arcade::gateway::test;

namespace {

template <class Reply>
Reply parsed(const HttpReply& reply) {
    auto result = codec::fromJson<Reply>(reply.body.toStdString());
    if (!result)
        qFatal("%s: %s", result.error().message.c_str(), reply.body.constData());
    return std::move(result).value();
}

struct Run {
    int exitCode = -1;
    QString output;
    QString errors;
};

} // namespace

class AdminApiTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void onlyWithTheToken_data();
    void onlyWithTheToken();
    void closedWithoutAToken();
    void wrongTokensAreLimited();
    void showsTheServer();
    void showsAndCancelsAMatch();
    void refusesActions_data();
    void refusesActions();
    void kicks();
    void drains();
    void ledgerIsSound();
    void commandLineIsChecked_data();
    void commandLineIsChecked();
    void commandLineShowsAndActs();
    void commandLineTellsRefusals();
    void commandLineFindsNoServer();

private:
    std::unique_ptr<PlayerClient> signedIn(const QByteArray& callsign);
    /// Two players in the ready check; the match's id.
    std::string startMatch();
    Run arcadectl(const QStringList& arguments);

    std::unique_ptr<TestServer> m_server;
    std::vector<std::unique_ptr<PlayerClient>> m_players;
    QTemporaryFile m_tokenFile;
};

void AdminApiTest::init() {
    m_players.clear();
    m_server = std::make_unique<TestServer>();
}

std::unique_ptr<PlayerClient> AdminApiTest::signedIn(const QByteArray& callsign) {
    const QString token = m_server->signIn(callsign)[QStringLiteral("token")].toString();
    auto player = std::make_unique<PlayerClient>(m_server->port());
    if (!player->connects())
        qFatal("no connection");
    const QJsonObject answer = player->authenticate(token);
    if (answer[QStringLiteral("type")] != QStringLiteral("auth.success"))
        qFatal("not signed in");
    return player;
}

std::string AdminApiTest::startMatch() {
    for (const char* callsign : {"alpha", "beta"}) {
        m_players.push_back(signedIn(callsign));
        m_players.back()->send(QStringLiteral("queue.enter"),
                               {{QStringLiteral("game_type"), QStringLiteral("code_duel")},
                                {QStringLiteral("stake_tier"), QStringLiteral("gold")}});
    }
    const QJsonObject found = m_players.front()->next(QStringLiteral("match.found"));
    return found[QStringLiteral("data")]
        .toObject()[QStringLiteral("match_id")]
        .toString()
        .toStdString();
}

void AdminApiTest::onlyWithTheToken_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    for (const char* path : {"status", "queues", "matches", "verify-ledger"})
        QTest::newRow(path) << QByteArray("GET") << QByteArray("/api/admin/") + path;
    for (const char* path : {"drain", "matches/x/cancel", "players/x/kick"})
        QTest::newRow(path) << QByteArray("POST") << QByteArray("/api/admin/") + path;
}

void AdminApiTest::onlyWithTheToken() {
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    m_server->start();
    const QByteArray session =
        m_server->signIn("mouse")[QStringLiteral("token")].toString().toUtf8();
    const HttpReply without = m_server->ask(method, path, {}, {});
    QCOMPARE(without.status, 401);
    QCOMPARE(without.errorCode(), QStringLiteral("UNAUTHENTICATED"));
    for (const QByteArray& token :
         {QByteArray("x"), QByteArray(kAdminToken) + "0", QByteArray(kAdminToken).chopped(1),
          QByteArray(kAdminToken).toUpper(), session}) {
        const HttpReply wrong =
            m_server->ask(method, path, {}, "Authorization: Bearer " + token + "\r\n");
        QCOMPARE(wrong.status, 403);
        QCOMPARE(wrong.errorCode(), QStringLiteral("TOKEN_INVALID"));
    }
    QVERIFY(!m_server->coordinator->isDraining());
}

void AdminApiTest::closedWithoutAToken() {
    m_server->apiSettings.adminToken.clear();
    m_server->start();
    QCOMPARE(m_server->ask("GET", "/api/admin/status", {}, "Authorization: Bearer \r\n").status,
             401);
    QCOMPARE(m_server->asOperator("GET", "/api/admin/status").status, 403);
}

void AdminApiTest::wrongTokensAreLimited() {
    m_server->apiSettings.signIns = RateLimit::perMinute(1, 2);
    m_server->apiSettings.limitLoopback = true;
    m_server->start();
    const QByteArray wrong = "Authorization: Bearer wrong\r\n";
    QCOMPARE(m_server->get("/api/admin/status", wrong).status, 403);
    QCOMPARE(m_server->get("/api/admin/status", wrong).status, 403);
    QCOMPARE(m_server->get("/api/admin/status", wrong).status, 429);
    QCOMPARE(m_server->asOperator("GET", "/api/admin/status").status, 200);
    QCOMPARE(m_server->metric("suspicious_input_total"), 3.0);
}

void AdminApiTest::showsTheServer() {
    m_server->apiSettings.sampleProcess = [] {
        return telemetry::ProcessSample{5 << 20, std::chrono::seconds{1}, 7, 1024};
    };
    m_server->start();
    const auto player = signedIn("switch");
    player->send(QStringLiteral("queue.enter"),
                 {{QStringLiteral("game_type"), QStringLiteral("code_duel")},
                  {QStringLiteral("stake_tier"), QStringLiteral("silver")}});
    QVERIFY(!player->next(QStringLiteral("queue.update")).isEmpty());
    const auto status = parsed<AdminStatus>(m_server->asOperator("GET", "/api/admin/status"));
    QCOMPARE(status.name, std::string{"tests"});
    QCOMPARE(status.playersOnline, 1);
    QCOMPARE(status.tickets, 1);
    QCOMPARE(status.matches, 0);
    QCOMPARE(status.residentBytes, std::int64_t{5 << 20});
    QCOMPARE(status.openDescriptors, std::int64_t{7});
    QVERIFY(status.uptime.count() >= 0);
    const auto online = parsed<AdminPlayers>(m_server->asOperator("GET", "/api/admin/players"));
    QCOMPARE(online.total, 1);
    QCOMPARE(online.players.size(), std::size_t{1});
    QVERIFY(!online.players[0].callsign.empty());
    const auto queues = parsed<AdminQueues>(m_server->asOperator("GET", "/api/admin/queues"));
    QCOMPARE(queues.queues.size(), std::size_t{1});
    QCOMPARE(queues.queues[0].queue, std::string{"code_duel/silver"});
    QCOMPARE(queues.queues[0].tickets, 1);
}

void AdminApiTest::showsAndCancelsAMatch() {
    m_server->start();
    const std::string match = startMatch();
    QVERIFY(MatchId::parse(match).has_value());
    const auto matches = parsed<AdminMatches>(m_server->asOperator("GET", "/api/admin/matches"));
    QCOMPARE(matches.total, 1);
    QCOMPARE(matches.matches[0].matchId.toString(), match);
    QCOMPARE(matches.matches[0].phase, MatchPhase::Matched);
    QCOMPARE(matches.matches[0].players.size(), std::size_t{2});
    QVERIFY(matches.matches[0].players[0].connected);

    const QByteArray cancel = "/api/admin/matches/" + QByteArray::fromStdString(match) + "/cancel";
    QCOMPARE(parsed<CancelReply>(m_server->asOperator("POST", cancel)).matchId.toString(), match);
    for (const auto& player : m_players) {
        const QJsonObject told =
            player->next(QStringLiteral("match.cancelled"))[QStringLiteral("data")].toObject();
        QCOMPARE(told[QStringLiteral("reason")].toString(), QStringLiteral("operator"));
    }
    // Who was put back may have been matched again, but not in this match.
    const HttpReply again = m_server->asOperator("POST", cancel);
    QCOMPARE(again.status, 404);
    QCOMPARE(again.errorCode(), QStringLiteral("MATCH_NOT_FOUND"));
}

void AdminApiTest::refusesActions_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, const char* method, const QByteArray& path,
                        const QByteArray& body, int status) {
        QTest::newRow(name) << QByteArray(method) << "/api/admin/" + path << body << status;
    };
    row("unknown match", "POST", "matches/" + QByteArray(32, '1') + "/cancel", {}, 404);
    row("malformed match", "POST", "matches/1/cancel", {}, 400);
    row("nobody to kick", "POST", "players/0x" + QByteArray(40, '1') + "/kick", {}, 404);
    row("malformed address", "POST", "players/neo/kick", {}, 400);
    row("drain for ever", "POST", "drain", R"({"limit_ms":99999999})", 400);
    row("drain backwards", "POST", "drain", R"({"limit_ms":-1})", 400);
    row("drain in no JSON", "POST", "drain", "now", 400);
    row("no matches", "GET", "matches?limit=0", {}, 400);
    row("reading an action", "GET", "drain", {}, 405);
    row("acting on a view", "POST", "status", {}, 405);
    row("unknown", "GET", "secrets", {}, 404);
}

void AdminApiTest::refusesActions() {
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    m_server->start();
    QCOMPARE(m_server->asOperator(method, path, body).status, status);
    QVERIFY(!m_server->coordinator->isDraining());
}

void AdminApiTest::kicks() {
    m_server->start();
    const QJsonObject session = m_server->signIn("dozer");
    PlayerClient player(m_server->port());
    QVERIFY(player.connects());
    player.authenticate(session[QStringLiteral("token")].toString());
    const QByteArray address = session[QStringLiteral("address")].toString().toUtf8();
    const HttpReply kicked =
        m_server->asOperator("POST", "/api/admin/players/" + address + "/kick");
    QCOMPARE(kicked.status, 200);
    QCOMPARE(player.closeCode(), 4005);
    QCOMPARE(m_server->asOperator("POST", "/api/admin/players/" + address + "/kick").status, 404);
}

void AdminApiTest::drains() {
    m_server->start();
    const HttpReply drained =
        m_server->asOperator("POST", "/api/admin/drain", R"({"limit_ms":60000})");
    QCOMPARE(drained.status, 202);
    QCOMPARE(parsed<DrainReply>(drained).limit, Duration{60'000});
    QVERIFY(m_server->coordinator->isDraining());
    QCOMPARE(m_server->get("/readyz").status, 503);
    QVERIFY(parsed<AdminStatus>(m_server->asOperator("GET", "/api/admin/status")).draining);
}

void AdminApiTest::ledgerIsSound() {
    m_server->start();
    m_server->signIn("tank");
    const auto report =
        parsed<LedgerReport>(m_server->asOperator("GET", "/api/admin/verify-ledger"));
    QVERIFY(report.sound);
    QVERIFY(report.transactions > 0);
    QVERIFY(report.faults.empty());
}

Run AdminApiTest::arcadectl(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(ARCADECTL), arguments);
    waitUntil([&] { return process.state() == QProcess::NotRunning; });
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void AdminApiTest::commandLineIsChecked_data() {
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char* name, const char* arguments, int exitCode) {
        QTest::newRow(name) << QString::fromLatin1(arguments) << exitCode;
    };
    row("help", "--help", 0);
    row("nothing to do", "", 2);
    row("no token file", "status", 2);
    row("token file not there", "--token-file /nowhere/at/all status", 2);
    row("empty token file", "--token-file /dev/null status", 2);
    row("unknown command", "--token-file TOKEN reboot", 2);
    row("unknown option", "--token-file TOKEN --loud status", 2);
    row("no match named", "--token-file TOKEN cancel", 2);
    row("malformed match", "--token-file TOKEN cancel 12", 2);
    row("malformed address", "--token-file TOKEN kick neo", 2);
    row("one word too many", "--token-file TOKEN status now", 2);
    row("limit without drain", "--token-file TOKEN --limit 5 status", 2);
    row("limit too long", "--token-file TOKEN --limit 5000 drain", 2);
    row("no URL", "--token-file TOKEN --server localhost:5000 status", 2);
    row("other scheme", "--token-file TOKEN --server ws://localhost:5000 status", 2);
    row("certificate not there", "--token-file TOKEN --ca-file /nowhere status", 2);
}

void AdminApiTest::commandLineIsChecked() {
    QFETCH(QString, arguments);
    QFETCH(int, exitCode);
    QVERIFY(m_tokenFile.open());
    m_tokenFile.write(kAdminToken);
    m_tokenFile.flush();
    arguments.replace(QStringLiteral("TOKEN"), m_tokenFile.fileName());
    const Run run = arcadectl(arguments.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QCOMPARE(run.exitCode, exitCode);
    QVERIFY((exitCode == 0 ? run.output : run.errors).contains(QStringLiteral("Usage: arcadectl")));
    QVERIFY(!run.errors.contains(QString::fromLatin1(kAdminToken)));
}

void AdminApiTest::commandLineShowsAndActs() {
    m_server->start();
    QVERIFY(m_tokenFile.open());
    m_tokenFile.resize(0);
    m_tokenFile.write(QByteArray(kAdminToken) + "\n");
    m_tokenFile.flush();
    const QString match = QString::fromStdString(startMatch());
    const auto run = [&](const QStringList& words) {
        return arcadectl(QStringList{QStringLiteral("--server"),
                                     QStringLiteral("http://127.0.0.1:%1").arg(m_server->port()),
                                     QStringLiteral("--token-file"), m_tokenFile.fileName()} +
                         words);
    };
    const Run status = run({QStringLiteral("status")});
    QCOMPARE(status.exitCode, 0);
    QVERIFY(status.output.contains(QStringLiteral("players online   2")));
    QCOMPARE(run({QStringLiteral("queues")}).output, QStringLiteral("Nobody waits.\n"));
    const Run matches = run({QStringLiteral("matches")});
    QVERIFY(matches.output.contains(match));
    QVERIFY(matches.output.contains(QStringLiteral("alpha, beta")));
    const Run json = run({QStringLiteral("--json"), QStringLiteral("matches")});
    QVERIFY(codec::fromJson<AdminMatches>(json.output.toStdString()).ok());
    const Run ledger = run({QStringLiteral("verify-ledger")});
    QCOMPARE(ledger.exitCode, 0);
    QVERIFY(ledger.output.startsWith(QStringLiteral("The ledger is sound: ")));
    QCOMPARE(run({QStringLiteral("cancel"), match}).exitCode, 0);
    QVERIFY(!m_players[0]->next(QStringLiteral("match.cancelled")).isEmpty());
    QCOMPARE(run({QStringLiteral("cancel"), match}).exitCode, 1);
    const Run drain =
        run({QStringLiteral("drain"), QStringLiteral("--limit"), QStringLiteral("0")});
    QCOMPARE(drain.exitCode, 0);
    QVERIFY(drain.output.startsWith(QStringLiteral("Draining")));
    QVERIFY(m_server->coordinator->isDraining());
}

void AdminApiTest::commandLineTellsRefusals() {
    m_server->start();
    QTemporaryFile wrong;
    QVERIFY(wrong.open());
    wrong.write("not the token");
    wrong.flush();
    const Run run = arcadectl(
        {QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg(m_server->port()),
         QStringLiteral("--token-file"), wrong.fileName(), QStringLiteral("status")});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.errors, QStringLiteral("Refused (403): This is not the operator's token.\n"));
}

void AdminApiTest::commandLineFindsNoServer() {
    m_server->start();
    const quint16 port = m_server->port();
    m_server->stop();
    QTemporaryFile token;
    QVERIFY(token.open());
    token.write("anything");
    token.flush();
    const Run run =
        arcadectl({QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg(port),
                   QStringLiteral("--token-file"), token.fileName(), QStringLiteral("status")});
    QCOMPARE(run.exitCode, 3);
    QVERIFY(run.errors.startsWith(QStringLiteral("Cannot reach")));
}

ARCADE_EPOLL_TEST_MAIN(AdminApiTest)
#include "tst_admin_api.moc"
