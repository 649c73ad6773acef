// Goal: the HTTP half of direct games keeps its word: every wrong request gets one clear error with
// the right status and changes nothing; tokens and pages elsewhere are held to the settings.
#include "tests/gateway/player_client.h"
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QJsonArray>
#include <QTest>

using namespace arcade;
using namespace arcade::gateway::test;

namespace {

const QByteArray kFind = "/api/find-match";
const QByteArray kUnknown = "/api/match/0123456789abcdef0123456789abcdef";
constexpr const char* kGameServer = "fedcba9876543210fedcba9876543210fedcba9876543210";

QByteArray wish(const QByteArray& player, const QByteArray& amount = "20") {
    return R"({"game":"chess","asset":"USDT","amount":)" + amount + R"(,"playerId":")" + player +
           R"("})";
}

QByteArray bearer(const QByteArray& token) {
    return "Authorization: Bearer " + token + "\r\n";
}

} // namespace

class DirectHttpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsAndTells();
    void leaves();
    void badWishes_data();
    void badWishes();
    void badLeavings_data();
    void badLeavings();
    void unknownMatches_data();
    void unknownMatches();
    void onlyTheGameServerReports();
    void badReports_data();
    void badReports();
    void reportsCountOnce();
    void tooLargeIsNotRead();
    void otherMethodsAreNotKnown();
    void tokensAreHeldToTheSettings();
    void matchesAreThePlayersOwn();
    void requestsAreLimited();
    void pagesMayAskWhenAllowed();
    void statusAndOperatorsStay();

private:
    HttpReply find(const QByteArray& player, const QByteArray& amount = "20") {
        return m_server->post(kFind, wish(player, amount));
    }
    QByteArray paired() {
        find("p1");
        return find("p2").json()[u"matchId"].toString().toUtf8();
    }
    HttpReply report(const QByteArray& path, const QByteArray& body) {
        return m_server->post(path + "/result", body, bearer(kGameServer));
    }

    std::unique_ptr<TestServer> m_server;
};

void DirectHttpTest::init() {
    m_server = std::make_unique<TestServer>();
    m_server->apiSettings.gameServerToken = kGameServer;
}

void DirectHttpTest::findsAndTells() {
    m_server->start();
    QCOMPARE(find("p1").body, QByteArray(R"({"status":"waiting"})"));
    QCOMPARE(find("p1", "2e1").body, QByteArray(R"({"status":"waiting"})"));
    const HttpReply matched = find("p2", "20.0");
    QCOMPARE(matched.status, 200);
    const QByteArray id = matched.json()[u"matchId"].toString().toUtf8();
    QCOMPARE(matched.body, R"({"status":"matched","matchId":")" + id + R"("})");
    QCOMPARE(find("p1").body, matched.body);
    const HttpReply match = m_server->get("/api/match/" + id);
    QCOMPARE(match.status, 200);
    QCOMPARE(match.body, R"({"id":")" + id +
                             R"(","game":"chess","asset":"USDT","amount":20,"players":["p1","p2"],)"
                             R"("status":"active"})");
}

void DirectHttpTest::leaves() {
    m_server->start();
    find("p1");
    const HttpReply left = m_server->ask("DELETE", kFind, R"({"playerId":"p1"})", {});
    QCOMPARE(left.status, 204);
    QVERIFY(left.body.isEmpty());
    const HttpReply again = m_server->ask("DELETE", kFind, R"({"playerId":"p1"})", {});
    QCOMPARE(again.status, 404);
    QCOMPARE(again.errorCode(), QStringLiteral("NOT_IN_QUEUE"));
    paired();
    const HttpReply late = m_server->ask("DELETE", kFind, R"({"playerId":"p1"})", {});
    QCOMPARE(late.status, 409);
    QCOMPARE(late.errorCode(), QStringLiteral("ALREADY_IN_MATCH"));
}

void DirectHttpTest::badWishes_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* name, const QByteArray& body, const char* names) {
        QTest::newRow(name) << body << QString::fromUtf8(names);
    };
    row("nothing", "", "");
    row("no JSON", "chess", "");
    row("list", "[]", "");
    row("empty", "{}", "game");
    row("cut off", wish("p1").chopped(1), "");
    row("no game", R"({"asset":"USDT","amount":20,"playerId":"p"})", "game");
    row("number as game", R"({"game":1,"asset":"USDT","amount":20,"playerId":"p"})", "game");
    row("empty game", R"({"game":"","asset":"USDT","amount":20,"playerId":"p"})", "game");
    row("long game",
        R"({"game":")" + QByteArray(65, 'g') + R"(","asset":"USDT","amount":20,"playerId":"p"})",
        "game");
    row("other asset", R"({"game":"g","asset":"BTC","amount":20,"playerId":"p"})", "asset");
    row("asset in lower case", R"({"game":"g","asset":"usdt","amount":20,"playerId":"p"})",
        "asset");
    row("text as amount", wish("p1", R"("20")"), "amount");
    row("nothing as amount", wish("p1", "0"), "amount");
    row("debt as amount", wish("p1", "-20"), "amount");
    row("too much", wish("p1", "1e16"), "amount");
    row("beyond numbers", wish("p1", "1e999"), "");
    row("null as amount", wish("p1", "null"), "amount");
    row("list as amount", wish("p1", "[20]"), "amount");
    row("no player", R"({"game":"g","asset":"USDT","amount":20})", "playerId");
    row("number as player", R"({"game":"g","asset":"USDT","amount":20,"playerId":7})", "playerId");
    row("empty player", wish(""), "playerId");
    row("long player", wish(QByteArray(65, 'p')), "playerId");
    row("no UTF-8", wish("\xC0\xAF"), "");
}

void DirectHttpTest::badWishes() {
    QFETCH(QByteArray, body);
    QFETCH(QString, names);
    m_server->start();
    const HttpReply refused = m_server->post(kFind, body);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.errorCode(), QStringLiteral("BAD_MESSAGE"));
    const QString text = refused.json()[u"error"][u"message"].toString();
    QVERIFY2(text.startsWith(names), qPrintable(text));
    QVERIFY(m_server->coordinator->core().queues(m_server->clock.now()).empty());
}

void DirectHttpTest::badLeavings_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("p1");
    QTest::newRow("no player") << QByteArray("{}");
    QTest::newRow("number as player") << QByteArray(R"({"playerId":1})");
    QTest::newRow("empty player") << QByteArray(R"({"playerId":""})");
    QTest::newRow("null as player") << QByteArray(R"({"playerId":null})");
    QTest::newRow("long player") << QByteArray(R"({"playerId":")" + QByteArray(65, 'p') + R"("})");
}

void DirectHttpTest::badLeavings() {
    QFETCH(QByteArray, body);
    m_server->start();
    find("p1");
    const HttpReply refused = m_server->ask("DELETE", kFind, body, {});
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.errorCode(), QStringLiteral("BAD_MESSAGE"));
    QCOMPARE(find("p2").json()[u"status"].toString(), QStringLiteral("matched"));
}

void DirectHttpTest::unknownMatches_data() {
    QTest::addColumn<QByteArray>("path");
    for (const char* id : {"0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789ABCDEF",
                           "x", "%27%3Bdrop", "..%00", "00000000000000000000000000000000"})
        QTest::newRow(id) << QByteArray("/api/match/") + id;
}

void DirectHttpTest::unknownMatches() {
    QFETCH(QByteArray, path);
    m_server->start();
    const HttpReply unknown = m_server->get(path);
    if (!path.contains("%00"))
        QCOMPARE(unknown.status, 404);
    QVERIFY(unknown.status == 404 || unknown.status == 400);
    QVERIFY(!unknown.errorCode().isEmpty());
}

void DirectHttpTest::onlyTheGameServerReports() {
    m_server->start();
    const QByteArray path = "/api/match/" + paired() + "/result";
    const QByteArray body = R"({"winner":"p1"})";
    const HttpReply without = m_server->post(path, body);
    QCOMPARE(without.status, 401);
    QCOMPARE(without.errorCode(), QStringLiteral("UNAUTHENTICATED"));
    for (const QByteArray& wrong : {QByteArray(kAdminToken), QByteArray("x"), QByteArray(5000, 'x'),
                                    QByteArray(kGameServer).chopped(1)}) {
        const HttpReply refused = m_server->post(path, body, bearer(wrong));
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused.errorCode(), QStringLiteral("TOKEN_INVALID"));
        QCOMPARE(refused.headers["www-authenticate"], QByteArray("Bearer"));
    }
    QCOMPARE(m_server->get(path.chopped(7)).json()[u"status"].toString(), QStringLiteral("active"));
    QCOMPARE(m_server->post(path, body, bearer(kGameServer)).status, 200);
}

void DirectHttpTest::badReports_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, const QByteArray& body, int status) {
        QTest::newRow(name) << body << status;
    };
    row("nothing", "", 400);
    row("no JSON", "p1", 400);
    row("no winner", "{}", 400);
    row("number as winner", R"({"winner":1})", 400);
    row("empty winner", R"({"winner":""})", 400);
    row("number as reason", R"({"winner":"p1","reason":7})", 400);
    row("empty reason", R"({"winner":"p1","reason":""})", 400);
    row("long reason", R"({"winner":"p1","reason":")" + QByteArray(257, 'r') + R"("})", 400);
    row("stranger", R"({"winner":"p3"})", 422);
    row("winner in upper case", R"({"winner":"P1"})", 422);
}

void DirectHttpTest::badReports() {
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    m_server->start();
    const QByteArray match = "/api/match/" + paired();
    const HttpReply refused = report(match, body);
    QCOMPARE(refused.status, status);
    QCOMPARE(refused.errorCode(), QStringLiteral("BAD_MESSAGE"));
    QCOMPARE(m_server->get(match).json()[u"status"].toString(), QStringLiteral("active"));
}

void DirectHttpTest::reportsCountOnce() {
    m_server->start();
    const QByteArray match = "/api/match/" + paired();
    QCOMPARE(report(kUnknown, R"({"winner":"p1"})").errorCode(), QStringLiteral("MATCH_NOT_FOUND"));
    QCOMPARE(report("/api/match/x", R"({"winner":null})").status, 404);
    const HttpReply done = report(match, R"({"winner":"p1","reason":"Checkmate."})");
    QCOMPARE(done.status, 200);
    QCOMPARE(done.json()[u"status"].toString(), QStringLiteral("finished"));
    QCOMPARE(done.json()[u"winner"].toString(), QStringLiteral("p1"));
    QCOMPARE(m_server->get(match).body, done.body);
    for (const char* body : {R"({"winner":"p1"})", R"({"winner":"p2"})", R"({"winner":null})"}) {
        const HttpReply second = report(match, body);
        QCOMPARE(second.status, 409);
        QCOMPARE(second.errorCode(), QStringLiteral("INVALID_STATE"));
    }
    QCOMPARE(m_server->get(match).body, done.body);
    QCOMPARE(find("p1", "30").json()[u"status"].toString(), QStringLiteral("waiting"));
}

void DirectHttpTest::tooLargeIsNotRead() {
    m_server->start();
    const QByteArray large = wish(QByteArray(70'000, 'p'));
    QCOMPARE(m_server->post(kFind, large).status, 413);
    QCOMPARE(m_server->ask("DELETE", kFind, large, {}).status, 413);
    QCOMPARE(report(kUnknown, large).status, 413);
}

void DirectHttpTest::otherMethodsAreNotKnown() {
    m_server->start();
    const HttpReply get = m_server->get(kFind);
    QCOMPARE(get.status, 405);
    QCOMPARE(get.headers["allow"], QByteArray("POST, DELETE, OPTIONS"));
    QCOMPARE(m_server->post(kUnknown, "{}").status, 405);
    QCOMPARE(m_server->get(kUnknown + "/result").status, 405);
    QCOMPARE(m_server->get(kUnknown + "/results").status, 404);
    QCOMPARE(m_server->get("/api/match/").status, 404);
}

void DirectHttpTest::tokensAreHeldToTheSettings() {
    m_server->hostSettings.directAuth = host::DirectAuth::Token;
    m_server->start();
    const QJsonObject session = m_server->signIn("trinity");
    const QByteArray id = session[u"player_id"].toString().toUtf8();
    const QByteArray own = bearer(session[u"token"].toString().toUtf8());
    QCOMPARE(m_server->post(kFind, wish(id)).errorCode(), QStringLiteral("UNAUTHENTICATED"));
    QCOMPARE(m_server->post(kFind, wish(id), bearer("x.y.z")).status, 401);
    QCOMPARE(m_server->post(kFind, wish("p1"), own).errorCode(), QStringLiteral("TOKEN_INVALID"));
    QCOMPARE(m_server->post(kFind, wish(id), own).status, 200);
    const QByteArray leaving = R"({"playerId":")" + id + R"("})";
    QCOMPARE(m_server->ask("DELETE", kFind, leaving, {}).status, 401);
    QCOMPARE(m_server->ask("DELETE", kFind, leaving, bearer(kGameServer)).status, 401);
    QCOMPARE(m_server->ask("DELETE", kFind, leaving, own).status, 204);
}

void DirectHttpTest::matchesAreThePlayersOwn() {
    m_server->hostSettings.directAuth = host::DirectAuth::Token;
    m_server->start();
    QList<QByteArray> tokens;
    QByteArray match;
    for (const char* name : {"trinity", "morpheus", "cypher"}) {
        const QJsonObject session = m_server->signIn(name);
        tokens << bearer(session[u"token"].toString().toUtf8());
        if (tokens.size() < 3)
            match =
                m_server
                    ->post(kFind, wish(session[u"player_id"].toString().toUtf8()), tokens.back())
                    .json()[u"matchId"]
                    .toString()
                    .toUtf8();
    }
    const QByteArray path = "/api/match/" + match;
    QCOMPARE(m_server->get(path, tokens[0]).status, 200);
    QCOMPARE(m_server->get(path, tokens[1]).status, 200);
    QCOMPARE(m_server->get(path, tokens[2]).status, 403);
    QCOMPARE(m_server->get(path, tokens[2]).errorCode(), QStringLiteral("NOT_IN_MATCH"));
    QCOMPARE(m_server->get(path).status, 401);
    QCOMPARE(m_server->get(path, bearer(kGameServer)).status, 200);
    QCOMPARE(m_server->get(kUnknown, tokens[0]).status, 404);
}

void DirectHttpTest::requestsAreLimited() {
    m_server->apiSettings.directRequests = {1, std::chrono::hours{1}, 3};
    m_server->apiSettings.limitLoopback = true;
    m_server->start();
    const QByteArray match = paired();
    QCOMPARE(m_server->get("/api/match/" + match).status, 200);
    const HttpReply limited = find("p1");
    QCOMPARE(limited.status, 429);
    QVERIFY(limited.headers["retry-after"].toInt() > 0);
    QCOMPARE(m_server->get("/api/match/" + match, bearer(kGameServer)).status, 200);
    QCOMPARE(report("/api/match/" + match, R"({"winner":"p1"})").status, 200);
}

void DirectHttpTest::pagesMayAskWhenAllowed() {
    const QByteArray page = "Origin: https://games.example\r\n";
    m_server->apiSettings.corsOrigins = {"https://games.example"};
    m_server->start();
    const HttpReply preflight =
        m_server->ask("OPTIONS", kFind, {}, page + "Access-Control-Request-Method: DELETE\r\n");
    QCOMPARE(preflight.status, 204);
    QCOMPARE(preflight.headers["access-control-allow-origin"], QByteArray("https://games.example"));
    QVERIFY(preflight.headers["access-control-allow-methods"].contains("DELETE"));
    const HttpReply found = m_server->post(kFind, wish("p1"), page);
    QCOMPARE(found.headers["access-control-allow-origin"], QByteArray("https://games.example"));
    const HttpReply stranger =
        m_server->post(kFind, wish("p1"), "Origin: https://other.example\r\n");
    QVERIFY(!stranger.headers.contains("access-control-allow-origin"));
    const HttpReply result = m_server->post(kUnknown + "/result", "{}", page + bearer(kGameServer));
    QVERIFY(!result.headers.contains("access-control-allow-origin"));
}

void DirectHttpTest::statusAndOperatorsStay() {
    m_server->start();
    paired();
    find("p3");
    const QJsonObject status = m_server->get("/api/status").json();
    QCOMPARE(status[u"matches"].toInt(), 1);
    for (const QJsonValue queue : status[u"queues"].toArray())
        QVERIFY(queue[u"game_type"].toString() != QStringLiteral("direct"));
    const QJsonArray queues =
        m_server->asOperator("GET", "/api/admin/queues").json()[u"queues"].toArray();
    QCOMPARE(queues.size(), 1);
    QCOMPARE(queues[0][u"queue"].toString(), QStringLiteral("direct/chess|USDT|20"));
    const QJsonArray matches =
        m_server->asOperator("GET", "/api/admin/matches").json()[u"matches"].toArray();
    QCOMPARE(matches[0][u"players"][0][u"callsign"].toString(), QStringLiteral("p1"));
    QVERIFY(m_server->get("/api/matches").json()[u"matches"].toArray().isEmpty());
}

ARCADE_EPOLL_TEST_MAIN(DirectHttpTest)
#include "tst_direct_http.moc"
