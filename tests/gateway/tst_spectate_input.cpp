// Goal: whatever is sent to watch or bet, in whatever order, is answered with one clear error; it
// costs nobody anything, and nobody else hears of it.
#include "tests/gateway/player_client.h"
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QTest>

#include <array>
#include <memory>

using namespace arcade;
using namespace arcade::gateway::test;

namespace {

const QString kNobody = QStringLiteral("0x0000000000000000000000000000000000000000");
const QString kStranger = QStringLiteral("0123456789abcdef0123456789abcdef");

QJsonObject dataOf(const QJsonObject& message) {
    return message[u"data"].toObject();
}

} // namespace

class SpectateInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void mustSignInFirst_data();
    void mustSignInFirst();
    void isRefused_data();
    void isRefused();
    void tooLargeIsRefused();
    void playersCannotWatchOrBetOnTheirOwn();
    void askedAgainIsAnsweredAgain();
    void unknownFieldsAreIgnored();
    void nothingWasLost();

private:
    /// MATCH and SIDE stand for those of the running match, NONE for a match there is not.
    QString filledIn(QString text) const {
        return text.replace(QStringLiteral("MATCH"), m_match)
            .replace(QStringLiteral("SIDE"), m_side)
            .replace(QStringLiteral("NONE"), kStranger);
    }
    void say(PlayerClient& client, const QString& type, const QString& data, const QString& id) {
        client.sendText(
            QStringLiteral(R"({"type":"%1","id":"%2","data":%3})").arg(type, id, filledIn(data)));
    }

    TestServer m_server;
    std::array<std::unique_ptr<PlayerClient>, 2> m_players;
    std::unique_ptr<PlayerClient> m_watcher;
    QString m_match;
    QString m_side;
};

void SpectateInputTest::initTestCase() {
    m_server.hostSettings.rules.countdown = std::chrono::hours{1};
    m_server.listenerSettings.peer.pingInterval = std::chrono::hours{1};
    m_server.listenerSettings.peer.faults = {1'000, std::chrono::hours{1}, 1'000};
    m_server.start();
    for (std::size_t index = 0; index < 2; ++index) {
        m_players[index] = std::make_unique<PlayerClient>(m_server.port());
        PlayerClient& player = *m_players[index];
        QVERIFY(player.connects());
        const QByteArray callsign = index == 0 ? "trinity" : "morpheus";
        player.authenticate(m_server.signIn(callsign)[u"token"].toString());
        player.send(QStringLiteral("queue.enter"),
                    {{QStringLiteral("game_type"), QStringLiteral("code_duel")},
                     {QStringLiteral("stake_tier"), QStringLiteral("bronze")}});
    }
    for (const auto& player : m_players) {
        const QJsonObject found = dataOf(player->next(QStringLiteral("match.found")));
        m_match = found[u"match_id"].toString();
        m_side = found[u"opponent"][u"address"].toString();
        player->send(QStringLiteral("match.ready"),
                     {{QStringLiteral("match_id"), m_match},
                      {QStringLiteral("response"), QStringLiteral("accept")}});
    }
    for (const auto& player : m_players)
        QVERIFY(!player->next(QStringLiteral("match.countdown")).isEmpty());
    m_watcher = std::make_unique<PlayerClient>(m_server.port());
    QVERIFY(m_watcher->connects());
    m_watcher->authenticate(m_server.signIn("switch")[u"token"].toString());
}

void SpectateInputTest::cleanupTestCase() {
    m_watcher.reset();
    m_players = {};
    m_server.stop();
}

void SpectateInputTest::mustSignInFirst_data() {
    QTest::addColumn<QString>("type");
    for (const char* type : {"spectate.list", "spectate.join", "spectate.leave", "spectate.bet"})
        QTest::newRow(type) << QString::fromLatin1(type);
}

void SpectateInputTest::mustSignInFirst() {
    QFETCH(QString, type);
    PlayerClient stranger(m_server.port());
    QVERIFY(stranger.connects());
    say(stranger, type, QStringLiteral(R"({"match_id":"MATCH","on_player":"SIDE","amount":"1"})"),
        QStringLiteral("7"));
    const QJsonObject error = stranger.next(QStringLiteral("error"));
    QCOMPARE(error[u"id"].toString(), QStringLiteral("7"));
    QCOMPARE(dataOf(error)[u"code"].toString(), QStringLiteral("UNAUTHENTICATED"));
}

void SpectateInputTest::isRefused_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("data");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* type, const char* data, const char* code) {
        QTest::addRow("%s %s", type, data)
            << QStringLiteral("spectate.") + QString::fromLatin1(type) << QString::fromUtf8(data)
            << QString::fromLatin1(code);
    };
    row("list", "[]", "BAD_MESSAGE");
    row("list", R"({"game_type":7})", "BAD_MESSAGE");
    row("list", R"({"game_type":"chess"})", "BAD_MESSAGE");
    row("list", R"({"cursor":1})", "BAD_MESSAGE");
    row("list", R"({"cursor":""})", "BAD_MESSAGE");
    row("list", R"({"cursor":"1.MATCH0"})", "BAD_MESSAGE");
    row("list", R"({"cursor":"MATCHMATCHMATCH"})", "BAD_MESSAGE");
    for (const char* type : {"join", "leave"}) {
        row(type, "{}", "BAD_MESSAGE");
        row(type, "7", "BAD_MESSAGE");
        row(type, R"({"match_id":null})", "BAD_MESSAGE");
        row(type, R"({"match_id":7})", "BAD_MESSAGE");
        row(type, R"({"match_id":["MATCH"]})", "BAD_MESSAGE");
        row(type, R"({"match_id":""})", "BAD_MESSAGE");
        row(type, R"({"match_id":"MATCH0"})", "BAD_MESSAGE");
        row(type, R"({"match_id":"NONE"})", "MATCH_NOT_FOUND");
    }
    row("leave", R"({"match_id":"MATCH"})", "INVALID_STATE");
    row("bet", "{}", "BAD_MESSAGE");
    row("bet", R"({"on_player":"SIDE","amount":"10000000000000000000"})", "BAD_MESSAGE");
    row("bet", R"({"match_id":"MATCH","amount":"10000000000000000000"})", "BAD_MESSAGE");
    row("bet", R"({"match_id":"MATCH","on_player":"SIDE"})", "BAD_MESSAGE");
    row("bet", R"({"match_id":"MATCH","on_player":7,"amount":"10000000000000000000"})",
        "BAD_MESSAGE");
    row("bet", R"({"match_id":"MATCH","on_player":"","amount":"10000000000000000000"})",
        "BAD_MESSAGE");
    row("bet", R"({"match_id":"MATCH","on_player":"SIDESIDE","amount":"10000000000000000000"})",
        "BAD_MESSAGE");
    row("bet", R"({"match_id":"MATCH","on_player":"nobody","amount":"10000000000000000000"})",
        "BAD_MESSAGE");
    row("bet", R"({"match_id":"NONE","on_player":"SIDE","amount":"10000000000000000000"})",
        "MATCH_NOT_FOUND");
    for (const char* amount :
         {"10", "10.5", "true", "null", R"("")", R"("ten")", R"("-10000000000000000000")",
          R"("+1")", R"("1e19")", R"("0x10")", R"("010000000000000000000")", R"(" 1")",
          R"("115792089237316195423570985008687907853269984665640564039457584007913129639936")"})
        row("bet",
            QByteArray(R"({"match_id":"MATCH","on_player":"SIDE","amount":)")
                .append(amount)
                .append("}")
                .constData(),
            "BAD_MESSAGE");
    row("bet", R"({"match_id":"MATCH","on_player":"SIDE","amount":"0"})", "BET_TOO_SMALL");
    row("bet", R"({"match_id":"MATCH","on_player":"SIDE","amount":"9999999999999999999"})",
        "BET_TOO_SMALL");
    row("bet", R"({"match_id":"MATCH","on_player":"SIDE","amount":"500000000000000000001"})",
        "BET_TOO_LARGE");
    row("bet",
        R"({"match_id":"MATCH","on_player":"SIDE","amount":)"
        R"("115792089237316195423570985008687907853269984665640564039457584007913129639935"})",
        "BET_TOO_LARGE");
    row("watch", R"({"match_id":"MATCH"})", "UNKNOWN_TYPE");
}

void SpectateInputTest::isRefused() {
    QFETCH(QString, type);
    QFETCH(QString, data);
    QFETCH(QString, code);
    say(*m_watcher, type, data, QStringLiteral("the id"));
    const QJsonObject error = m_watcher->next(QStringLiteral("error"));
    QCOMPARE(error[u"id"].toString(), QStringLiteral("the id"));
    QCOMPARE(dataOf(error)[u"code"].toString(), code);
    QVERIFY(!dataOf(error)[u"message"].toString().isEmpty());
}

void SpectateInputTest::tooLargeIsRefused() {
    const QString padding(20'000, QLatin1Char('x'));
    for (const QString& type : {QStringLiteral("list"), QStringLiteral("join"),
                                QStringLiteral("leave"), QStringLiteral("bet")}) {
        say(*m_watcher, QStringLiteral("spectate.") + type,
            QStringLiteral(R"({"match_id":"MATCH","pad":"%1"})").arg(padding), {});
        QCOMPARE(dataOf(m_watcher->next(QStringLiteral("error")))[u"code"].toString(),
                 QStringLiteral("TOO_LARGE"));
    }
}

void SpectateInputTest::playersCannotWatchOrBetOnTheirOwn() {
    PlayerClient& player = *m_players[0];
    say(player, QStringLiteral("spectate.join"), QStringLiteral(R"({"match_id":"MATCH"})"),
        QStringLiteral("1"));
    QCOMPARE(dataOf(player.next(QStringLiteral("error")))[u"code"].toString(),
             QStringLiteral("INVALID_STATE"));
    say(player, QStringLiteral("spectate.bet"),
        QStringLiteral(
            R"({"match_id":"MATCH","on_player":"SIDE","amount":"10000000000000000000"})"),
        QStringLiteral("2"));
    QCOMPARE(dataOf(player.next(QStringLiteral("error")))[u"code"].toString(),
             QStringLiteral("BET_ON_OWN_MATCH"));
}

void SpectateInputTest::askedAgainIsAnsweredAgain() {
    const QString match = QStringLiteral(R"({"match_id":"MATCH"})");
    for (const QString& id : {QStringLiteral("a"), QStringLiteral("b")}) {
        say(*m_watcher, QStringLiteral("spectate.join"), match, id);
        const QJsonObject joined = m_watcher->next(QStringLiteral("spectate.joined"));
        QCOMPARE(joined[u"id"].toString(), id);
        QCOMPARE(dataOf(joined)[u"match_id"].toString(), m_match);
    }
    say(*m_watcher, QStringLiteral("spectate.leave"), match, QStringLiteral("c"));
    QCOMPARE(m_watcher->next(QStringLiteral("ok"))[u"id"].toString(), QStringLiteral("c"));
    say(*m_watcher, QStringLiteral("spectate.leave"), match, QStringLiteral("d"));
    QCOMPARE(dataOf(m_watcher->next(QStringLiteral("error")))[u"code"].toString(),
             QStringLiteral("INVALID_STATE"));
}

void SpectateInputTest::unknownFieldsAreIgnored() {
    say(*m_watcher, QStringLiteral("spectate.bet"),
        QStringLiteral(R"({"match_id":"MATCH","on_player":"SIDE","amount":"10000000000000000000",)"
                       R"("side":2,"balance":"1","bet_id":"NONE"})"),
        QStringLiteral("bet"));
    const QJsonObject accepted = m_watcher->next(QStringLiteral("spectate.bet_accepted"));
    QCOMPARE(accepted[u"id"].toString(), QStringLiteral("bet"));
    QCOMPARE(dataOf(accepted)[u"on_player"].toString(), m_side);
    QCOMPARE(dataOf(accepted)[u"balance"].toString(), QStringLiteral("9990000000000000000000"));
    QVERIFY(dataOf(accepted)[u"bet_id"].toString() != kStranger);
}

void SpectateInputTest::nothingWasLost() {
    for (const auto& player : m_players) {
        QVERIFY(!player->isClosed());
        for (const char* type : {"error", "match.cancelled", "spectate.update", "spectate.result"})
            QCOMPARE(player->count(QString::fromLatin1(type)), 0);
    }
    QVERIFY(!m_watcher->isClosed());
    QCOMPARE(m_watcher->count(QStringLiteral("error")), 0);
    const QJsonObject report = m_server.asOperator("GET", "/api/admin/verify-ledger").json();
    QVERIFY(report[u"sound"].toBool());
    QCOMPARE(m_server.metric("bets_placed_total"), 1.0);
}

ARCADE_EPOLL_TEST_MAIN(SpectateInputTest)
#include "tst_spectate_input.moc"
