// Goal: what a person types becomes one address, written one way, and nothing else does.
#include "client/link/server_address.h"

#include <QTest>

using namespace arcade::client;

class TestServerAddress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesWhatPeopleType_data();
    void takesWhatPeopleType();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void leadsToItsPaths();
};

void TestServerAddress::takesWhatPeopleType_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* typed, const char* text) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(text);
    };
    row("10.0.0.7", "http://10.0.0.7:5000");
    row("10.0.0.7:6000", "http://10.0.0.7:6000");
    row("  Arcade.Local ", "http://arcade.local:5000");
    row("[::1]:7000", "http://[::1]:7000");
    row("ws://host/ws", "http://host:5000");
    row("wss://host:443/ws", "https://host:443");
    row("https://host/", "https://host:5000");
}

void TestServerAddress::takesWhatPeopleType() {
    QFETCH(QString, typed);
    QFETCH(QString, text);
    const auto address = ServerAddress::parse(typed);
    QVERIFY(address);
    QCOMPARE(address->text(), text);
    QCOMPARE(ServerAddress::parse(address->text()), address);
}

void TestServerAddress::refusesWhatIsNoAddress_data() {
    QTest::addColumn<QString>("typed");
    for (const char* typed : {"", " ", "http://", "ftp://host", "host:0", "host:70000", "host:x",
                              "host/path", "host?x=1", "host#x", "user:secret@host", "a b"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void TestServerAddress::refusesWhatIsNoAddress() {
    QFETCH(QString, typed);
    QVERIFY(!ServerAddress::parse(typed));
}

void TestServerAddress::leadsToItsPaths() {
    const ServerAddress plain = *ServerAddress::parse(QStringLiteral("host"));
    QCOMPARE(plain.webSocketUrl(QStringLiteral("/ws")).toString(),
             QStringLiteral("ws://host:5000/ws"));
    QCOMPARE(plain.httpUrl(QStringLiteral("/api/leaderboard?limit=5")).toString(),
             QStringLiteral("http://host:5000/api/leaderboard?limit=5"));
    const ServerAddress secure = *ServerAddress::parse(QStringLiteral("https://host:1"));
    QVERIFY(secure.isSecure() && !plain.isSecure());
    QCOMPARE(secure.webSocketUrl(QStringLiteral("/")).toString(), QStringLiteral("wss://host:1/"));
    QVERIFY(ServerAddress().isNull());
}

QTEST_GUILESS_MAIN(TestServerAddress)
#include "tst_server_address.moc"
