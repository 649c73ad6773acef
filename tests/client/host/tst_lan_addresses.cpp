// Goal: a question reaches every network, and friends are told addresses that can be reached.
#include "client/host/lan_addresses.h"

#include <QTest>

using namespace arcade::client;

class LanAddressesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void broadcastIsTheLastAddress_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("prefixLength");
        QTest::addColumn<QString>("broadcast");
        const auto row = [](const char* address, int prefixLength, const char* broadcast) {
            QTest::addRow("%s/%d", address, prefixLength)
                << QString::fromLatin1(address) << prefixLength << QString::fromLatin1(broadcast);
        };
        row("192.168.1.20", 24, "192.168.1.255");
        row("10.1.2.3", 8, "10.255.255.255");
        row("172.16.5.6", 30, "172.16.5.7");
        row("127.0.0.1", 8, "127.255.255.255");
        row("10.0.0.1", 31, "");
        row("10.0.0.1", 32, "");
        row("10.0.0.1", 0, "");
        row("10.0.0.1", -1, "");
    }

    void broadcastIsTheLastAddress() {
        QFETCH(QString, address);
        QFETCH(int, prefixLength);
        QTEST(broadcastOf(QHostAddress(address), prefixLength).toString(), "broadcast");
    }

    void thisComputerIsAskedAndNeverTold() {
        const QHostAddress own(QStringLiteral("127.255.255.255"));
        QVERIFY(broadcastAddresses().contains(own));
        for (const QString& address : lanAddresses()) {
            const QHostAddress host(address);
            QVERIFY(!host.isLoopback() && !host.isLinkLocal());
            QCOMPARE(host.protocol(), QAbstractSocket::IPv4Protocol);
        }
    }

    void nothingComesOfNothing() {
        QVERIFY(broadcastAddresses({}).isEmpty());
        QVERIFY(lanAddresses({}).isEmpty());
        QVERIFY(lanAddresses({QNetworkInterface()}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(LanAddressesTest)
#include "tst_lan_addresses.moc"
