// Goal: the two families hold exactly the messages of the contract, and callsigns its characters.
#include "shared/protocol/messages.h"

#include <QTest>

#include <set>

using namespace arcade;

namespace {

template <class Family>
std::set<std::string_view> namesOf() {
    std::set<std::string_view> names;
    forEachMessageIn<Family, Contract::Arcade>(
        [&]<class Message>() { names.insert(Message::info.wireName); });
    return names;
}

} // namespace

class DeclarationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientNames() {
        const std::set<std::string_view> expected{
            "auth",          "queue.enter",   "queue.leave",    "match.shown",   "match.ready",
            "match.abandon", "game.progress", "spectate.list",  "spectate.join", "spectate.leave",
            "spectate.bet",  "crew.create",   "crew.join",      "crew.leave",    "crew.kick",
            "crew.promote",  "crew.get",      "territory.list", "pong",          "ping",
            "match.started"};
        QVERIFY(namesOf<ClientMessage>() == expected);
    }

    void serverNames() {
        const std::set<std::string_view> expected{"auth.success",
                                                  "session.state",
                                                  "session.replaced",
                                                  "queue.update",
                                                  "lobby.update",
                                                  "match.found",
                                                  "match.ready_update",
                                                  "match.cancelled",
                                                  "match.countdown",
                                                  "game.started",
                                                  "game.state",
                                                  "game.opponent_progress",
                                                  "game.assignment",
                                                  "match.player_disconnected",
                                                  "match.player_reconnected",
                                                  "game.result",
                                                  "match.settled",
                                                  "spectate.matches",
                                                  "spectate.joined",
                                                  "spectate.update",
                                                  "spectate.bet_accepted",
                                                  "spectate.result",
                                                  "crew.state",
                                                  "territory.list",
                                                  "territory.update",
                                                  "ping",
                                                  "ok",
                                                  "error",
                                                  "server.notice",
                                                  "match.extended",
                                                  "balance.update"};
        QVERIFY(namesOf<ServerMessage>() == expected);
    }

    void infoFollowsTheMessageHeld() {
        QCOMPARE(infoOf(ClientMessage{QueueLeave{}}).wireName, std::string_view{"queue.leave"});
        QVERIFY(infoOf(ServerMessage{GameState{}}).delivery == Delivery::Latest);
        QVERIFY(infoOf(ServerMessage{GameResult{}}).delivery == Delivery::Critical);
    }

    void callsigns_data() {
        QTest::addColumn<QByteArray>("callsign");
        QTest::addColumn<QByteArray>("fault");
        const auto row = [](const char* callsign, const char* fault) {
            QTest::newRow(*callsign ? callsign : "(empty)")
                << QByteArray{callsign} << QByteArray{fault};
        };
        const char* const size = "A callsign has 3 to 20 characters.";
        const char* const letters = "A callsign is made of letters, digits, _ and -.";
        row("neo", "");
        row("Zero_Cool-88", "");
        row("___", "");
        row("abcdefghijklmnopqrst", "");
        row("", size);
        row("ab", size);
        row("abcdefghijklmnopqrstu", size);
        row("neo one", letters);
        row("neo.one", letters);
        row("néo", letters);
        row("neo@", letters);
        row("neo[", letters);
        row("neo`", letters);
        row("neo{", letters);
        row("neo/", letters);
        row("neo:", letters);
    }
    void callsigns() {
        QFETCH(QByteArray, callsign);
        QFETCH(QByteArray, fault);
        QCOMPARE(QByteArray::fromStdString(callsignFault(callsign.toStdString())), fault);
    }
};

QTEST_APPLESS_MAIN(DeclarationsTest)
#include "tst_declarations.moc"
