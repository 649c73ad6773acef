// Goal: every public route answers as declared, every wrong request gets its own clear error, and
// nothing a client says is trusted.
#include "server/gateway/http_input.h"
#include "server/telemetry/log.h"
#include "shared/codec/record_json.h"
#include "shared/protocol/http_common.h"
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QTemporaryFile>
#include <QTest>

using namespace arcade;
using namespace arcade::gateway;
using namespace arcade::gateway::test;

namespace {

QByteArray bearer(const QString& token) {
    return "Authorization: Bearer " + token.toUtf8() + "\r\n";
}

QString text(const QJsonObject& object, const char* key) {
    return object[QLatin1String(key)].toString();
}

} // namespace

class HttpApiTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void signInRegistersOnce();
    void recoveryKeyInAnySpelling_data();
    void recoveryKeyInAnySpelling();
    void refusedSignIns_data();
    void refusedSignIns();
    void logsPlayersAndNoSecrets();
    void signInsAreLimited();
    void loopbackIsNotLimited();
    void renews();
    void refusedRenewals_data();
    void refusedRenewals();
    void answers_data();
    void answers();
    void refuses_data();
    void refuses();
    void newPlayerIsListed();
    void headHasNoBody();
    void tellsMethods();
    void otherOrigins_data();
    void otherOrigins();
    void noOriginsUnlessConfigured();
    void notReadyWhileDraining();
    void newWorkIsRefusedInAnOverload();
    void requestsAreCountedByPattern();

private:
    std::unique_ptr<TestServer> m_server;
};

void HttpApiTest::init() {
    m_server = std::make_unique<TestServer>();
}

void HttpApiTest::signInRegistersOnce() {
    m_server->start();
    const HttpReply first = m_server->post("/api/session", R"({"callsign":"Neo_1"})");
    QCOMPARE(first.status, 200);
    QCOMPARE(first.headers["content-type"], "application/json");
    QCOMPARE(first.headers["cache-control"], "no-store");
    const auto reply = codec::fromJson<SessionReply>(first.body.toStdString());
    QVERIFY(reply.ok());
    QCOMPARE(reply.value().callsign, std::string{"Neo_1"});
    QCOMPARE(reply.value().balance, Amount::data(10'000));
    QCOMPARE(reply.value().recoveryKey.value_or("").size(), std::size_t{35});
    const auto identity =
        m_server->authenticator.identify(reply.value().token, m_server->clock.now());
    QVERIFY(identity.ok());
    QCOMPARE(identity.value().player, reply.value().playerId);
    QCOMPARE(identity.value().expiresAt, reply.value().sessionExpires);

    const HttpReply again = m_server->post("/api/session", R"({"callsign":"nEO_1"})");
    QCOMPARE(again.status, 409);
    QCOMPARE(again.errorCode(), QStringLiteral("CALLSIGN_TAKEN"));
    const QByteArray key = QByteArray::fromStdString(*reply.value().recoveryKey);
    const HttpReply recovered =
        m_server->post("/api/session", R"({"callsign":"neo_1","recovery_key":")" + key + R"("})");
    QCOMPARE(recovered.status, 200);
    QCOMPARE(text(recovered.json(), "player_id"), text(first.json(), "player_id"));
    QVERIFY(!recovered.json().contains(QStringLiteral("recovery_key")));
}

void HttpApiTest::recoveryKeyInAnySpelling_data() {
    QTest::addColumn<QString>("spelling");
    QTest::addColumn<int>("status");
    QTest::newRow("as given") << QStringLiteral("%1") << 200;
    QTest::newRow("capitals") << QStringLiteral("upper") << 200;
    QTest::newRow("without groups") << QStringLiteral("joined") << 200;
    QTest::newRow("with blanks") << QStringLiteral("blanks") << 200;
    QTest::newRow("one more character") << QStringLiteral("longer") << 409;
    QTest::newRow("another") << QStringLiteral("other") << 409;
}

void HttpApiTest::recoveryKeyInAnySpelling() {
    QFETCH(QString, spelling);
    QFETCH(int, status);
    m_server->start();
    QString key = text(m_server->signIn("trinity"), "recovery_key");
    if (spelling == QStringLiteral("upper"))
        key = key.toUpper();
    else if (spelling == QStringLiteral("joined"))
        key.remove(QLatin1Char('-'));
    else if (spelling == QStringLiteral("blanks"))
        key.replace(QLatin1Char('-'), QLatin1Char(' '));
    else if (spelling == QStringLiteral("longer"))
        key += QLatin1Char('0');
    else if (spelling == QStringLiteral("other"))
        key = QStringLiteral("00000-00000-00000-00000-00000-00000");
    const HttpReply reply = m_server->post(
        "/api/session", R"({"callsign":"trinity","recovery_key":")" + key.toUtf8() + R"("})");
    QCOMPARE(reply.status, status);
}

void HttpApiTest::refusedSignIns_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no body") << QByteArray{};
    QTest::newRow("no JSON") << QByteArray("callsign=neo");
    QTest::newRow("no object") << QByteArray("[]");
    QTest::newRow("no callsign") << QByteArray("{}");
    QTest::newRow("number") << QByteArray(R"({"callsign":12345})");
    QTest::newRow("short") << QByteArray(R"({"callsign":"ab"})");
    QTest::newRow("long") << QByteArray(R"({"callsign":"abcdefghijklmnopqrstu"})");
    QTest::newRow("blank") << QByteArray(R"({"callsign":"a b c"})");
    QTest::newRow("other script") << QByteArray("{\"callsign\":\"n\xC3\xA9o\"}");
    QTest::newRow("NUL") << QByteArray(R"({"callsign":"neo\u0000x"})");
    QTest::newRow("empty key") << QByteArray(R"({"callsign":"neo","recovery_key":""})");
    QTest::newRow("key is a list") << QByteArray(R"({"callsign":"neo","recovery_key":[]})");
}

void HttpApiTest::refusedSignIns() {
    QFETCH(QByteArray, body);
    m_server->start();
    const HttpReply reply = m_server->post("/api/session", body);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.errorCode(), QStringLiteral("BAD_MESSAGE"));
    QVERIFY(codec::fromJson<ErrorBody>(reply.body.toStdString()).ok());
}

void HttpApiTest::logsPlayersAndNoSecrets() {
    QTemporaryFile log;
    QVERIFY(log.open());
    telemetry::configureLog(telemetry::LogFormat::Text, telemetry::LogLevel::Debug, log.handle());
    m_server->start();
    const QJsonObject player = m_server->signIn("sentinel");
    m_server->post("/api/session", R"({"callsign":"sentinel","recovery_key":"wrong-one"})");
    m_server->post("/api/session/renew", {}, bearer(text(player, "token")));
    m_server->get("/api/admin/status", bearer(QStringLiteral("wrong-two")));
    telemetry::configureLog(telemetry::LogFormat::Text, telemetry::LogLevel::Info);
    QVERIFY(log.seek(0));
    const QByteArray lines = log.readAll();
    QVERIFY(lines.contains("player registered address=" + text(player, "address").toUtf8() +
                           " callsign=sentinel"));
    QVERIFY(lines.contains("sign-in refused code=CALLSIGN_TAKEN"));
    for (const QByteArray& secret :
         {text(player, "token").toUtf8(), text(player, "recovery_key").toUtf8(),
          text(player, "player_id").toUtf8(), QByteArray("wrong-one"), QByteArray("wrong-two")})
        QVERIFY2(!lines.contains(secret), secret.constData());
}

void HttpApiTest::signInsAreLimited() {
    m_server->apiSettings.signIns = RateLimit::perMinute(1, 2);
    m_server->apiSettings.limitLoopback = true;
    m_server->start();
    QCOMPARE(m_server->post("/api/session", R"({"callsign":"one"})").status, 200);
    // Failures count as well, else keys could be guessed.
    QCOMPARE(m_server->post("/api/session", R"({"callsign":"one"})").status, 409);
    const HttpReply limited = m_server->post("/api/session", R"({"callsign":"three"})");
    QCOMPARE(limited.status, 429);
    QCOMPARE(limited.errorCode(), QStringLiteral("RATE_LIMITED"));
    const int retryAfter = limited.headers["retry-after"].toInt();
    QVERIFY(retryAfter > 0 && retryAfter <= 60);
    QVERIFY(m_server->metric("rate_limited_total") >= 1);
}

void HttpApiTest::loopbackIsNotLimited() {
    m_server->apiSettings.signIns = RateLimit::perMinute(1, 1);
    m_server->start();
    for (const char* callsign : {"one", "two", "three"})
        QCOMPARE(m_server->post("/api/session", QByteArray("{\"callsign\":\"") + callsign + "\"}")
                     .status,
                 200);
}

void HttpApiTest::renews() {
    m_server->start();
    const QJsonObject signedIn = m_server->signIn("morpheus");
    const HttpReply renewed =
        m_server->post("/api/session/renew", {}, bearer(text(signedIn, "token")));
    QCOMPARE(renewed.status, 200);
    QCOMPARE(text(renewed.json(), "player_id"), text(signedIn, "player_id"));
    QVERIFY(!renewed.json().contains(QStringLiteral("recovery_key")));
    const auto identity = m_server->authenticator.identify(
        text(renewed.json(), "token").toStdString(), m_server->clock.now());
    QVERIFY(identity.ok());
}

void HttpApiTest::refusedRenewals_data() {
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("code");
    QTest::newRow("none") << QString{} << QStringLiteral("UNAUTHENTICATED");
    QTest::newRow("garbage") << QStringLiteral("x.y.z") << QStringLiteral("TOKEN_INVALID");
    QTest::newRow("expired") << QStringLiteral("expired") << QStringLiteral("TOKEN_EXPIRED");
    QTest::newRow("nobody") << QStringLiteral("nobody") << QStringLiteral("TOKEN_INVALID");
}

void HttpApiTest::refusedRenewals() {
    QFETCH(QString, token);
    QFETCH(QString, code);
    m_server->start();
    const bool isExpired = token == QStringLiteral("expired");
    if (isExpired || token == QStringLiteral("nobody")) {
        const Instant issuedAt =
            m_server->clock.now() - (isExpired ? std::chrono::hours{25} : std::chrono::hours{1});
        token = QString::fromStdString(
            m_server->authenticator.issue(PlayerId{1, 2}, Address{}, "neo", issuedAt).text);
    }
    const HttpReply reply =
        m_server->post("/api/session/renew", {}, token.isEmpty() ? QByteArray{} : bearer(token));
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.errorCode(), code);
    QCOMPARE(reply.headers["www-authenticate"], "Bearer");
}

void HttpApiTest::answers_data() {
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("alive") << QByteArray("/healthz") << QByteArray(R"("ok":true)");
    QTest::newRow("ready") << QByteArray("/readyz") << QByteArray(R"("ok":true)");
    QTest::newRow("status") << QByteArray("/api/status") << QByteArray(R"("name":"tests")");
    QTest::newRow("matches") << QByteArray("/api/matches") << QByteArray(R"({"matches":[]})");
    QTest::newRow("matches of a game")
        << QByteArray("/api/matches?game_type=code_duel") << QByteArray(R"({"matches":[]})");
    QTest::newRow("leaderboard") << QByteArray("/api/leaderboard") << QByteArray(R"("rows":[])");
    QTest::newRow("leaderboard of a game")
        << QByteArray("/api/leaderboard?game_type=bounty_hunt&limit=100")
        << QByteArray(R"("game_type":"bounty_hunt")");
    QTest::newRow("query not known")
        << QByteArray("/api/leaderboard?colour=red") << QByteArray(R"("rows":[])");
    QTest::newRow("metrics") << QByteArray("/metrics") << QByteArray("connections_active");
    QTest::newRow("document") << QByteArray("/api/openapi.json") << QByteArray("\"3.1.0\"");
}

void HttpApiTest::answers() {
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, part);
    m_server->start();
    const HttpReply reply = m_server->get(path);
    QCOMPARE(reply.status, 200);
    QVERIFY2(reply.body.contains(part), reply.body.constData());
}

void HttpApiTest::refuses_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    const QByteArray nobody = "/api/players/0x" + QByteArray(40, '0');
    const auto row = [](const char* name, const char* method, const QByteArray& path, int status) {
        QTest::newRow(name) << QByteArray(method) << path << status;
    };
    row("unknown path", "GET", "/api/nothing", 404);
    row("unknown file", "GET", "/favicon.ico", 404);
    row("root", "GET", "/", 404);
    row("slash behind", "GET", "/api/status/", 404);
    row("WebSocket's path", "GET", "/ws", 426);
    row("wrong method", "POST", "/api/status", 405);
    row("wrong method of sign-in", "GET", "/api/session", 405);
    row("deletion", "DELETE", "/api/session", 405);
    row("unknown method", "BREW", "/api/status", 501);
    row("unknown game", "GET", "/api/matches?game_type=chess", 400);
    row("unknown game's leaders", "GET", "/api/leaderboard?game_type=chess", 400);
    row("no rows", "GET", "/api/leaderboard?limit=0", 400);
    row("too many rows", "GET", "/api/leaderboard?limit=101", 400);
    row("rows in words", "GET", "/api/leaderboard?limit=ten", 400);
    row("rows without number", "GET", "/api/leaderboard?limit=", 400);
    row("rows beyond 64 bits", "GET", "/api/leaderboard?limit=99999999999999999999", 400);
    row("unknown player", "GET", nobody, 404);
    row("unknown player's games", "GET", nobody + "/matches", 404);
    row("malformed address", "GET", "/api/players/0x12", 400);
    row("malformed address' games", "GET", "/api/players/neo/matches", 400);
    row("too long a page", "GET", nobody + "/matches?limit=500", 400);
    row("empty cursor", "GET", nobody + "/matches?cursor=", 400);
    row("segment behind", "GET", nobody + "/matches/1", 404);
    row("address left out", "GET", "/api/players//matches", 404);
}

void HttpApiTest::refuses() {
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    m_server->start();
    const HttpReply reply = m_server->ask(method, path, {}, {});
    QCOMPARE(reply.status, status);
    QVERIFY2(codec::fromJson<ErrorBody>(reply.body.toStdString()).ok(), reply.body.constData());
    QCOMPARE(reply.headers.contains("allow"), status == 405);
}

void HttpApiTest::newPlayerIsListed() {
    m_server->start();
    const QByteArray address = text(m_server->signIn("cypher"), "address").toUtf8();
    const HttpReply profile = m_server->get("/api/players/" + address);
    QCOMPARE(profile.status, 200);
    QCOMPARE(text(profile.json(), "callsign"), QStringLiteral("cypher"));
    const HttpReply inCapitals = m_server->get("/api/players/0x" + address.mid(2).toUpper());
    QCOMPARE(inCapitals.body, profile.body);
    const HttpReply games = m_server->get("/api/players/" + address + "/matches?limit=1");
    QCOMPARE(games.status, 200);
    QCOMPARE(games.body, R"({"matches":[]})");
    const HttpReply wrongCursor =
        m_server->get("/api/players/" + address + "/matches?cursor=nonsense");
    QCOMPARE(wrongCursor.status, 400);
}

void HttpApiTest::headHasNoBody() {
    m_server->start();
    const HttpReply whole = m_server->get("/healthz");
    const HttpReply head = m_server->ask("HEAD", "/healthz", {}, {});
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers["content-length"], whole.headers["content-length"]);
    QVERIFY(head.body.isEmpty());
    QCOMPARE(m_server->ask("HEAD", "/api/session", {}, {}).status, 405);
}

void HttpApiTest::tellsMethods() {
    m_server->start();
    const HttpReply options = m_server->ask("OPTIONS", "/api/status", {}, {});
    QCOMPARE(options.status, 204);
    QCOMPARE(options.headers["allow"], "GET, HEAD, OPTIONS");
    QCOMPARE(m_server->ask("PUT", "/api/session", {}, {}).headers["allow"], "POST, OPTIONS");
    QCOMPARE(m_server->ask("OPTIONS", "/nowhere", {}, {}).status, 404);
}

void HttpApiTest::otherOrigins_data() {
    QTest::addColumn<QByteArray>("configured");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("permitted");
    const QByteArray page = "https://arcade.example";
    QTest::newRow("the page") << page << page << QByteArray("/api/status") << page;
    QTest::newRow("another page") << page << QByteArray("https://evil.example")
                                  << QByteArray("/api/status") << QByteArray{};
    QTest::newRow("scheme differs")
        << page << QByteArray("http://arcade.example") << QByteArray("/api/status") << QByteArray{};
    QTest::newRow("all") << QByteArray("*") << page << QByteArray("/api/status") << QByteArray("*");
    QTest::newRow("never the operator's")
        << QByteArray("*") << page << QByteArray("/api/admin/status") << QByteArray{};
}

void HttpApiTest::otherOrigins() {
    QFETCH(QByteArray, configured);
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, permitted);
    m_server->apiSettings.corsOrigins = {configured.toStdString()};
    m_server->start();
    const QByteArray headers = "Origin: " + origin + "\r\n";
    const HttpReply reply = m_server->get(path, headers);
    QCOMPARE(reply.headers["access-control-allow-origin"], permitted);
    const HttpReply preflight =
        m_server->ask("OPTIONS", path, {}, headers + "Access-Control-Request-Method: GET\r\n");
    QCOMPARE(preflight.status, 204);
    QCOMPARE(preflight.headers["access-control-allow-origin"], permitted);
    if (!permitted.isEmpty()) {
        QCOMPARE(reply.headers["vary"], "Origin");
        QCOMPARE(preflight.headers["access-control-allow-methods"], "GET, HEAD, OPTIONS");
        QVERIFY(preflight.headers["access-control-allow-headers"].contains("Authorization"));
    }
}

void HttpApiTest::noOriginsUnlessConfigured() {
    m_server->start();
    const HttpReply reply = m_server->get("/api/status", "Origin: https://arcade.example\r\n");
    QCOMPARE(reply.status, 200);
    for (auto header = reply.headers.begin(); header != reply.headers.end(); ++header)
        QVERIFY2(!header.key().startsWith("access-control"), header.key().constData());
}

void HttpApiTest::notReadyWhileDraining() {
    m_server->start();
    m_server->coordinator->drain(std::chrono::hours{1}, [] {});
    const HttpReply ready = m_server->get("/readyz");
    QCOMPARE(ready.status, 503);
    QCOMPARE(ready.errorCode(), QStringLiteral("DRAINING"));
    QCOMPARE(m_server->get("/healthz").status, 200);
    QVERIFY(m_server->get("/api/status").json()[QStringLiteral("draining")].toBool());
}

void HttpApiTest::newWorkIsRefusedInAnOverload() {
    // The store has always fallen behind.
    m_server->hostSettings.overload.commitsPending = 0;
    m_server->start();
    for (const HttpReply& refused :
         {m_server->post("/api/session", R"({"callsign":"neo"})"),
          m_server->post("/api/find-match",
                         R"({"game":"chess","asset":"USDT","amount":20,"playerId":"ann"})")}) {
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.errorCode(), QStringLiteral("SERVER_FULL"));
        QCOMPARE(refused.headers["retry-after"], "2");
    }
    const HttpReply ready = m_server->get("/readyz");
    QCOMPARE(ready.status, 503);
    QCOMPARE(ready.errorCode(), QStringLiteral("SERVER_FULL"));
    QCOMPARE(m_server->get("/healthz").status, 200);
    QCOMPARE(m_server->metric("overloaded"), 1.0);
    QCOMPARE(m_server->metric(R"(overload_refusals_total{kind="sign_in"})"), 1.0);
    QCOMPARE(m_server->metric(R"(overload_refusals_total{kind="queue_entry"})"), 1.0);
}

void HttpApiTest::requestsAreCountedByPattern() {
    m_server->start();
    m_server->get("/api/players/0x" + QByteArray(40, '0'));
    m_server->get("/made/up/by/a/client");
    m_server->ask("BREW", "/api/status", {}, {});
    QCOMPARE(m_server->metric(R"(http_requests_total{route="/api/players/:address",status="404"})"),
             1.0);
    QCOMPARE(m_server->metric(R"(http_requests_total{route="unknown",status="404"})"), 1.0);
    QCOMPARE(m_server->metric(R"(http_requests_total{route="refused",status="501"})"), 1.0);
    QVERIFY(!m_server->get("/metrics").body.contains("made/up"));
}

ARCADE_EPOLL_TEST_MAIN(HttpApiTest)
#include "tst_http_api.moc"
