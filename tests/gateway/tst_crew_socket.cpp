// Goal: crews, the map and a whole war over real sockets with a real store: every error code of
// crews is reached, members hear of every change, and stakes, payout and territory come out right.
#include "tests/gateway/player_client.h"
#include "tests/gateway/test_server.h"
#include "tests/runtime/epoll_test_main.h"

#include <QJsonArray>
#include <QTest>

#include <memory>
#include <vector>

using namespace arcade;
using namespace arcade::gateway::test;

namespace {

constexpr int kCrewMembers = 24;

QJsonObject dataOf(const QJsonObject& message) {
    return message[u"data"].toObject();
}

QString dataTokens(int whole) {
    return QString::number(whole) + QString(18, QLatin1Char('0'));
}

} // namespace

class CrewSocketTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void foundsAndJoins();
    void everyErrorIsReached();
    void crewIsFull();
    void kicksAndPromotes();
    void changesAreLimited();
    void fightsForATerritory();

private:
    PlayerClient& player(std::size_t index) { return *m_players.at(index); }
    void come(int players);
    /// The crew.state or error that answers it.
    QJsonObject ask(std::size_t index, const QString& type, const QJsonObject& data = {});
    QString errorOf(std::size_t index, const QString& type, const QJsonObject& data = {});
    void found(std::size_t leader, const QString& tag, std::size_t members);
    QJsonObject attack(std::size_t leader, const QString& territory);

    std::unique_ptr<TestServer> m_server;
    std::vector<std::unique_ptr<PlayerClient>> m_players;
    std::vector<QString> m_addresses;
};

void CrewSocketTest::init() {
    m_server = std::make_unique<TestServer>();
    m_server->hostSettings.rules.muster = std::chrono::seconds{2};
    m_server->hostSettings.rules.countdown = Duration{200};
    m_server->listenerSettings.peer.pingInterval = std::chrono::hours{1};
    m_server->listenerSettings.peer.faults = {1'000, std::chrono::hours{1}, 1'000};
    m_server->start();
}

void CrewSocketTest::cleanup() {
    m_players.clear();
    m_addresses.clear();
    m_server->stop();
    m_server.reset();
}

void CrewSocketTest::come(int players) {
    for (int number = 0; number < players; ++number) {
        const QJsonObject signedIn =
            m_server->signIn("raider" + QByteArray::number(std::ssize(m_players)));
        m_addresses.push_back(signedIn[u"address"].toString());
        m_players.push_back(std::make_unique<PlayerClient>(m_server->port()));
        QVERIFY(m_players.back()->connects());
        m_players.back()->authenticate(signedIn[u"token"].toString());
        QVERIFY(!m_players.back()->next(QStringLiteral("session.state")).isEmpty());
    }
}

QJsonObject CrewSocketTest::ask(std::size_t index, const QString& type, const QJsonObject& data) {
    static int s_number = 0;
    const QString id = QStringLiteral("ask%1").arg(++s_number);
    player(index).send(type, data, id);
    for (;;) {
        const QJsonObject state = player(index).next(QStringLiteral("crew.state"));
        if (state.isEmpty() || state[u"id"].toString() == id)
            return dataOf(state);
    }
}

QString CrewSocketTest::errorOf(std::size_t index, const QString& type, const QJsonObject& data) {
    player(index).send(type, data, QStringLiteral("e"));
    const QJsonObject error = player(index).next(QStringLiteral("error"));
    return error[u"id"].toString() == QStringLiteral("e") ? dataOf(error)[u"code"].toString()
                                                          : QString{};
}

void CrewSocketTest::found(std::size_t leader, const QString& tag, std::size_t members) {
    const QJsonObject crew = ask(
        leader, QStringLiteral("crew.create"),
        {{QStringLiteral("name"), QStringLiteral("Crew ") + tag}, {QStringLiteral("tag"), tag}});
    const QString invite = crew[u"invite"].toString();
    QVERIFY(!invite.isEmpty());
    for (std::size_t member = leader + 1; member < leader + members; ++member)
        QVERIFY(!ask(member, QStringLiteral("crew.join"), {{QStringLiteral("invite"), invite}})
                     .isEmpty());
}

QJsonObject CrewSocketTest::attack(std::size_t leader, const QString& territory) {
    player(leader).send(QStringLiteral("queue.enter"),
                        {{QStringLiteral("game_type"), QStringLiteral("proxy_war")},
                         {QStringLiteral("territory"), territory},
                         {QStringLiteral("crew_stake"), dataTokens(150)}});
    return dataOf(player(leader).next(QStringLiteral("queue.update")));
}

void CrewSocketTest::foundsAndJoins() {
    come(2);
    const QJsonObject crew = ask(0, QStringLiteral("crew.create"),
                                 {{QStringLiteral("name"), QStringLiteral("Void Runners")},
                                  {QStringLiteral("tag"), QStringLiteral("VOID")}});
    QCOMPARE(crew[u"name"].toString(), QStringLiteral("Void Runners"));
    QCOMPARE(crew[u"members"].toArray().size(), 1);
    const QJsonObject joined = ask(1, QStringLiteral("crew.join"),
                                   {{QStringLiteral("invite"), crew[u"invite"].toString()}});
    QCOMPARE(joined[u"members"].toArray().size(), 2);
    QCOMPARE(joined[u"members"].toArray().at(0)[u"role"].toString(), QStringLiteral("leader"));
    QVERIFY(joined[u"members"].toArray().at(0)[u"online"].toBool());
    // The other hears of it, at most once a second.
    QCOMPARE(dataOf(player(0).next(QStringLiteral("crew.state")))[u"members"].toArray().size(), 2);
    // Whoever is gone is shown so.
    m_players.at(1).reset();
    m_players.pop_back();
    const QJsonObject told = dataOf(player(0).next(QStringLiteral("crew.state")));
    QVERIFY(!told[u"members"].toArray().at(1)[u"online"].toBool());
}

void CrewSocketTest::everyErrorIsReached() {
    come(8);
    found(0, QStringLiteral("RED"), 3);
    found(3, QStringLiteral("BLUE"), 3);
    const auto create = [](const char* name, const char* tag) {
        return QJsonObject{{QStringLiteral("name"), QString::fromLatin1(name)},
                           {QStringLiteral("tag"), QString::fromLatin1(tag)}};
    };
    QCOMPARE(errorOf(6, QStringLiteral("crew.create"), create("crew red", "R2")),
             QStringLiteral("CREW_NAME_TAKEN"));
    QCOMPARE(errorOf(6, QStringLiteral("crew.create"), create("Crew Green", "red")),
             QStringLiteral("CREW_NAME_TAKEN"));
    QCOMPARE(errorOf(6, QStringLiteral("crew.create"), create("Crew  Green", "GRN")),
             QStringLiteral("BAD_MESSAGE"));
    QCOMPARE(errorOf(0, QStringLiteral("crew.create"), create("Crew Green", "GRN")),
             QStringLiteral("INVALID_STATE"));
    QCOMPARE(errorOf(6, QStringLiteral("crew.join"),
                     {{QStringLiteral("invite"), QStringLiteral("ABCD-EFGH-JKLM")}}),
             QStringLiteral("INVITE_INVALID"));
    const QJsonObject second{{QStringLiteral("address"), m_addresses.at(1)}};
    for (const char* type : {"crew.leave", "crew.kick", "crew.promote", "crew.get"})
        QCOMPARE(errorOf(6, QString::fromLatin1(type), second), QStringLiteral("NOT_IN_CREW"));
    QCOMPARE(errorOf(1, QStringLiteral("crew.kick"), second), QStringLiteral("NOT_CREW_LEADER"));
    QCOMPARE(errorOf(1, QStringLiteral("crew.promote"), second), QStringLiteral("NOT_CREW_LEADER"));
    QCOMPARE(errorOf(0, QStringLiteral("crew.get"),
                     {{QStringLiteral("crew_id"), QStringLiteral("none")}}),
             QStringLiteral("NOT_IN_CREW"));

    const auto war = [](const char* territory, int stake) {
        return QJsonObject{{QStringLiteral("game_type"), QStringLiteral("proxy_war")},
                           {QStringLiteral("territory"), QString::fromLatin1(territory)},
                           {QStringLiteral("crew_stake"), dataTokens(stake)}};
    };
    const QString enter = QStringLiteral("queue.enter");
    QCOMPARE(errorOf(6, enter, war("ALPHA-1", 150)), QStringLiteral("NOT_IN_CREW"));
    QCOMPARE(errorOf(1, enter, war("ALPHA-1", 150)), QStringLiteral("NOT_CREW_LEADER"));
    QCOMPARE(errorOf(0, enter, war("OMEGA-9", 150)), QStringLiteral("BAD_MESSAGE"));
    QCOMPARE(errorOf(0, enter, war("ALPHA-1", 151)), QStringLiteral("INVALID_TIER"));
    QCOMPARE(errorOf(0, enter, {{QStringLiteral("game_type"), QStringLiteral("proxy_war")}}),
             QStringLiteral("BAD_MESSAGE"));
    found(6, QStringLiteral("GRN"), 2);
    QCOMPARE(errorOf(6, enter, war("ALPHA-1", 150)), QStringLiteral("CREW_TOO_SMALL"));
    come(1);
    QVERIFY(
        !ask(8, QStringLiteral("crew.join"),
             {{QStringLiteral("invite"), ask(6, QStringLiteral("crew.get"))[u"invite"].toString()}})
             .isEmpty());
    QCOMPARE(attack(0, QStringLiteral("ALPHA-1"))[u"status"].toString(),
             QStringLiteral("searching"));
    QCOMPARE(errorOf(0, enter, war("ALPHA-2", 150)), QStringLiteral("ALREADY_IN_QUEUE"));
    attack(3, QStringLiteral("ALPHA-1"));
    QCOMPARE(errorOf(6, enter, war("ALPHA-1", 150)), QStringLiteral("TERRITORY_BUSY"));
    // Two at least are missing: the war does not take place.
    QCOMPARE(dataOf(player(1).next(QStringLiteral("match.cancelled")))[u"reason"].toString(),
             QStringLiteral("too_few"));
}

void CrewSocketTest::crewIsFull() {
    come(kCrewMembers + 1);
    found(0, QStringLiteral("RED"), kCrewMembers);
    const QString invite = ask(0, QStringLiteral("crew.get"))[u"invite"].toString();
    QCOMPARE(
        errorOf(kCrewMembers, QStringLiteral("crew.join"), {{QStringLiteral("invite"), invite}}),
        QStringLiteral("CREW_FULL"));
}

void CrewSocketTest::kicksAndPromotes() {
    come(3);
    found(0, QStringLiteral("RED"), 3);
    const QString before = ask(0, QStringLiteral("crew.get"))[u"invite"].toString();
    const QJsonObject kicked =
        ask(0, QStringLiteral("crew.kick"), {{QStringLiteral("address"), m_addresses.at(2)}});
    QCOMPARE(kicked[u"members"].toArray().size(), 2);
    QVERIFY(kicked[u"invite"].toString() != before);
    QCOMPARE(errorOf(2, QStringLiteral("crew.join"), {{QStringLiteral("invite"), before}}),
             QStringLiteral("INVITE_INVALID"));
    const QJsonObject promoted =
        ask(0, QStringLiteral("crew.promote"), {{QStringLiteral("address"), m_addresses.at(1)}});
    QCOMPARE(promoted[u"members"].toArray().at(1)[u"role"].toString(), QStringLiteral("leader"));
    player(0).send(QStringLiteral("crew.leave"), {}, QStringLiteral("bye"));
    QCOMPARE(player(0).next(QStringLiteral("ok"))[u"id"].toString(), QStringLiteral("bye"));
}

void CrewSocketTest::changesAreLimited() {
    come(1);
    QString code;
    for (int attempt = 0; attempt < 25 && code != QStringLiteral("RATE_LIMITED"); ++attempt)
        code = errorOf(0, QStringLiteral("crew.join"),
                       {{QStringLiteral("invite"), QStringLiteral("ABCD-EFGH-JKLM")}});
    QCOMPARE(code, QStringLiteral("RATE_LIMITED"));
}

void CrewSocketTest::fightsForATerritory() {
    come(6);
    found(0, QStringLiteral("RED"), 3);
    found(3, QStringLiteral("BLUE"), 3);
    player(0).send(QStringLiteral("territory.list"));
    QCOMPARE(
        dataOf(player(0).next(QStringLiteral("territory.list")))[u"territories"].toArray().size(),
        12);
    attack(0, QStringLiteral("BETA-2"));
    QCOMPARE(m_server->get("/api/status").json()[u"wars"][u"attacks"].toInt(), 1);
    // Gauges are sampled now and then.
    QTRY_COMPARE(m_server->metric("matchmaking_queue_size{game_type=\"proxy_war\",tier=\"\"}"), 1);
    attack(3, QStringLiteral("BETA-2"));
    QCOMPARE(m_server->get("/api/status").json()[u"wars"][u"battles"].toInt(), 1);
    QTRY_COMPARE(m_server->metric("territory_battles"), 1);
    QString match;
    for (std::size_t index = 0; index < 6; ++index) {
        const QJsonObject called = dataOf(player(index).next(QStringLiteral("match.found")));
        match = called[u"match_id"].toString();
        QCOMPARE(called[u"war"][u"territory"].toString(), QStringLiteral("BETA-2"));
        QCOMPARE(called[u"wager"].toString(), dataTokens(50));
        player(index).send(QStringLiteral("match.ready"),
                           {{QStringLiteral("match_id"), match},
                            {QStringLiteral("response"), QStringLiteral("accept")}},
                           QStringLiteral("yes"));
        const QJsonObject balance = dataOf(player(index).next(QStringLiteral("balance.update")));
        QCOMPARE(balance[u"balance"].toString(), dataTokens(9950));
    }
    for (std::size_t index = 0; index < 6; ++index)
        QVERIFY(!player(index).next(QStringLiteral("game.started")).isEmpty());
    player(0).send(QStringLiteral("game.progress"),
                   {{QStringLiteral("match_id"), match},
                    {QStringLiteral("keys_before"), 0},
                    {QStringLiteral("typed"), QStringLiteral("x")}});
    for (std::size_t index = 3; index < 6; ++index)
        player(index).send(QStringLiteral("match.abandon"), {{QStringLiteral("match_id"), match}});
    const QJsonObject result = dataOf(player(0).next(QStringLiteral("game.result")));
    QCOMPARE(result[u"end_reason"].toString(), QStringLiteral("forfeit"));
    QCOMPARE(result[u"prize"].toString(), dataTokens(90));
    QCOMPARE(result[u"rating_change"].toInt(), 16);
    const QJsonObject war = result[u"war"].toObject();
    QCOMPARE(war[u"territory"].toString(), QStringLiteral("BETA-2"));
    QVERIFY(!war.contains(u"defender"));
    QCOMPARE(war[u"sides"][0][u"name"].toString(), QStringLiteral("Crew RED"));
    QCOMPARE(war[u"sides"][1][u"roster"].toArray().at(2).toString(), m_addresses.at(5));
    QCOMPARE(dataOf(player(1).next(QStringLiteral("match.settled")))[u"balance"].toString(),
             dataTokens(10'040));
    QJsonObject land;
    do {
        land = dataOf(player(0).next(QStringLiteral("territory.update")));
    } while (!land.isEmpty() && !land.contains(u"owner"));
    QCOMPARE(land[u"owner_tag"].toString(), QStringLiteral("RED"));
    const QJsonObject kept =
        m_server->get("/api/players/" + m_addresses.at(0).toUtf8() + "/matches").json();
    QCOMPARE(kept[u"matches"][0][u"war"].toObject(), war);
}

ARCADE_EPOLL_TEST_MAIN(CrewSocketTest)
#include "tst_crew_socket.moc"
