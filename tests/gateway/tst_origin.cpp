// Goal: limits per address see the same client however its address is written, and count it until
// its socket is gone.
#include "server/gateway/connection_count.h"
#include "server/gateway/origin.h"

#include <QTest>

using namespace arcade;
using namespace arcade::gateway;

class OriginTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void counts_data();
    void counts();
    void isReachedPrivately_data();
    void isReachedPrivately();
    void outlivesTheCount();
};

void OriginTest::names_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("key");
    QTest::addColumn<bool>("isLoopback");
    const auto row = [](const char* address, std::string text, std::string key, bool isLoopback) {
        QTest::newRow(address) << QString::fromLatin1(address) << text << key << isLoopback;
    };
    row("192.0.2.7", "192.0.2.7", "192.0.2.7", false);
    row("::ffff:192.0.2.7", "192.0.2.7", "192.0.2.7", false);
    row("127.0.0.1", "127.0.0.1", "127.0.0.1", true);
    row("127.8.9.10", "127.8.9.10", "127.8.9.10", true);
    row("::ffff:127.0.0.1", "127.0.0.1", "127.0.0.1", true);
    row("::1", "::1", "::/64", true);
    row("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", false);
    row("2001:db8:1:2:ffff::1", "2001:db8:1:2:ffff::1", "2001:db8:1:2::/64", false);
    row("2001:db8:1:3::1", "2001:db8:1:3::1", "2001:db8:1:3::/64", false);
}

void OriginTest::names() {
    QFETCH(QString, address);
    QFETCH(std::string, text);
    QFETCH(std::string, key);
    QFETCH(bool, isLoopback);
    const HttpOrigin origin = originOf(QHostAddress(address));
    QCOMPARE(origin.address, text);
    QCOMPARE(origin.limitKey, key);
    QCOMPARE(origin.isLoopback, isLoopback);
}

void OriginTest::counts_data() {
    QTest::addColumn<bool>("limitLoopback");
    QTest::addColumn<bool>("isLoopback");
    QTest::addColumn<int>("welcome");
    QTest::newRow("of an address") << false << false << 3;
    QTest::newRow("loopback is exempt") << false << true << 10;
    QTest::newRow("unless told to") << true << true << 3;
}

void OriginTest::counts() {
    QFETCH(bool, limitLoopback);
    QFETCH(bool, isLoopback);
    QFETCH(int, welcome);
    using Verdict = ConnectionCount::Verdict;
    ConnectionCount count({.connections = 10, .perAddress = 3, .limitLoopback = limitLoopback});
    const HttpOrigin origin{"somewhere", "somewhere", isLoopback};
    std::vector<std::unique_ptr<QObject>> sockets;
    const auto next = [&] {
        sockets.push_back(std::make_unique<QObject>());
        return count.countIn(*sockets.back(), origin);
    };
    for (int index = 0; index < welcome; ++index)
        QCOMPARE(next(), Verdict::Welcome);
    for (int index = 0; index < 256; ++index)
        QCOMPARE(next(), Verdict::Full);
    QCOMPARE(next(), Verdict::Overrun);
    QCOMPARE(count.total(), welcome + 257);
    sockets.clear();
    QCOMPARE(count.total(), 0);
    QCOMPARE(next(), Verdict::Welcome);
}

void OriginTest::isReachedPrivately_data() {
    QTest::addColumn<QString>("listening");
    QTest::addColumn<QStringList>("own");
    QTest::addColumn<bool>("isPrivate");
    const auto row = [](const char* listening, const char* own, bool isPrivate) {
        QTest::addRow("%s of %s", listening, own)
            << QString::fromLatin1(listening)
            << QString::fromLatin1(own).split(QLatin1Char(' '), Qt::SkipEmptyParts) << isPrivate;
    };
    row("127.0.0.1", "203.0.113.7", true);
    row("::1", "2001:db8::1", true);
    row("::ffff:127.0.0.1", "", true);
    row("10.1.2.3", "", true);
    row("172.16.0.1", "", true);
    row("172.32.0.1", "", false);
    row("192.168.1.1", "", true);
    row("169.254.1.1", "", true);
    row("203.0.113.7", "", false);
    row("100.64.0.1", "", false);
    row("fe80::1", "", true);
    row("fd00::1", "", true);
    row("2001:db8::1", "", false);
    row("0.0.0.0", "127.0.0.1 192.168.1.1", true);
    row("0.0.0.0", "127.0.0.1 203.0.113.7", false);
    row("0.0.0.0", "127.0.0.1 2001:db8::1", true);
    row("::", "::1 fe80::1 192.168.1.1", true);
    row("::", "::1 2001:db8::1", false);
}

void OriginTest::isReachedPrivately() {
    QFETCH(QString, listening);
    QFETCH(QStringList, own);
    QFETCH(bool, isPrivate);
    QList<QHostAddress> addresses;
    for (const QString& address : own)
        addresses << QHostAddress(address);
    QCOMPARE(gateway::isReachedPrivately(QHostAddress(listening), addresses), isPrivate);
}

void OriginTest::outlivesTheCount() {
    QObject socket;
    {
        ConnectionCount count({.connections = 1, .perAddress = 1, .limitLoopback = true});
        QCOMPARE(count.countIn(socket, {"a", "a", false}), ConnectionCount::Verdict::Welcome);
    }
    QCOMPARE(socket.children().size(), 1);
}

QTEST_APPLESS_MAIN(OriginTest)
#include "tst_origin.moc"
