// Goal: a list of servers fills and empties with the coordinators on this computer, and strangers
// cannot put anything into it. Method: real coordinators and datagrams on loopback.
#include "client/host/lan_discovery.h"
#include "shared/codec/record_json.h"
#include "shared/vocabulary/version.h"
#include "tests/client/host/coordinator.h"

#include <QNetworkDatagram>
#include <QSignalSpy>
#include <QTest>

using namespace arcade;
using namespace arcade::client;
using arcade::client::test::Coordinator;

namespace {

constexpr int kPatienceMs = 30'000;

quint16 freePort() {
    QUdpSocket socket;
    socket.bind(QHostAddress(QHostAddress::AnyIPv4), 0);
    return socket.localPort();
}

QStringList settingsFor(quint16 port, const char* enabled) {
    return {QStringLiteral("discovery.port=%1").arg(port),
            QStringLiteral("discovery.enabled=") + QString::fromLatin1(enabled)};
}

QStringList names(const LanDiscovery& discovery) {
    QStringList names;
    for (const FoundServer& server : discovery.servers())
        names << server.name;
    return names;
}

} // namespace

class LanDiscoveryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAllOfOneComputerAndMissesThemWhenGone() {
        const quint16 port = freePort();
        Coordinator first;
        Coordinator second;
        Coordinator hidden;
        QVERIFY2(first.start(QStringLiteral("Attic"), settingsFor(port, "on")),
                 qPrintable(first.log()));
        QVERIFY2(second.start(QStringLiteral("Basement"), settingsFor(port, "on")),
                 qPrintable(second.log()));
        QVERIFY2(hidden.start(QStringLiteral("Hidden"), settingsFor(port, "auto")),
                 qPrintable(hidden.log()));
        LanDiscovery discovery({.port = port});
        QVERIFY(!discovery.isSearching());
        discovery.start();
        QVERIFY(discovery.isSearching());
        const QStringList both{QStringLiteral("Attic"), QStringLiteral("Basement")};
        QTRY_COMPARE_WITH_TIMEOUT(names(discovery), both, kPatienceMs);
        const FoundServer attic = discovery.servers().first();
        QCOMPARE(attic.url, QStringLiteral("http://127.0.0.1:%1").arg(first.port()));
        QCOMPARE(attic.version, QString::fromLatin1(kVersion));
        QCOMPARE(attic.playersOnline, 0);
        QVERIFY(attic.pingMs >= 0);

        first.kill();
        QTRY_COMPARE_WITH_TIMEOUT(names(discovery), QStringList{QStringLiteral("Basement")},
                                  kPatienceMs);
        QSignalSpy changed(&discovery, &LanDiscovery::serversChanged);
        discovery.stop();
        QVERIFY(discovery.servers().isEmpty());
        QCOMPARE(changed.size(), 1);
        QVERIFY(!discovery.isSearching());
        discovery.start();
        QTRY_COMPARE_WITH_TIMEOUT(names(discovery), QStringList{QStringLiteral("Basement")},
                                  kPatienceMs);
    }

    void asksAgainAndAgainInDatagramsOfOneSize() {
        QUdpSocket ear;
        QVERIFY(ear.bind(QHostAddress(QHostAddress::AnyIPv4), 0));
        LanDiscovery discovery({.port = ear.localPort(), .interval = Duration{20}});
        discovery.start();
        std::vector<std::uint64_t> asked;
        while (asked.size() < 3) {
            QTRY_VERIFY_WITH_TIMEOUT(ear.hasPendingDatagrams(), kPatienceMs);
            const std::string text = ear.receiveDatagram().data().toStdString();
            QCOMPARE(text.size(), kDiscoveryBytes);
            const auto question = codec::fromJson<DiscoveryQuestion>(text);
            QVERIFY(question.ok());
            QCOMPARE(question.value().kind, DiscoveryKind::Question);
            if (asked.empty() || asked.back() != question.value().ask)
                asked.push_back(question.value().ask);
        }
        QVERIFY(asked[0] != asked[1] && asked[1] != asked[2] && asked[0] != asked[2]);
    }

    void believesOnlyAnswersToItsOwnQuestion() {
        QUdpSocket stranger;
        QVERIFY(stranger.bind(QHostAddress(QHostAddress::AnyIPv4), 0));
        LanDiscovery discovery({.port = stranger.localPort()});
        discovery.start();
        QTRY_VERIFY_WITH_TIMEOUT(stranger.hasPendingDatagrams(), kPatienceMs);
        const QNetworkDatagram asked = stranger.receiveDatagram();
        const auto question =
            codec::fromJson<DiscoveryQuestion>(asked.data().toStdString()).value();
        DiscoveryAnswer good{
            .ask = question.ask, .instance = {1, 2}, .name = "Good", .version = "1", .port = 5000};
        DiscoveryAnswer guessed = good;
        guessed.ask = question.ask + 1;
        DiscoveryAnswer wrongPort = good;
        wrongPort.port = 0;
        DiscoveryAnswer asking = good;
        asking.kind = DiscoveryKind::Question;
        const std::vector<std::string> wrong{"",
                                             "{}",
                                             "[1]",
                                             "\xff\xfe",
                                             std::string(kDiscoveryBytes, '['),
                                             std::string(2000, 'x'),
                                             codec::toJson(good) +
                                                 std::string(kDiscoveryBytes, ' '),
                                             codec::toJson(guessed),
                                             codec::toJson(wrongPort),
                                             codec::toJson(asking),
                                             asked.data().toStdString()};
        const auto send = [&](const std::string& text) {
            stranger.writeDatagram(text.data(), static_cast<qint64>(text.size()),
                                   QHostAddress(QHostAddress::LocalHost),
                                   static_cast<quint16>(asked.senderPort()));
        };
        for (const std::string& text : wrong)
            send(text);
        send(codec::toJson(good));
        QTRY_COMPARE_WITH_TIMEOUT(names(discovery), QStringList{QStringLiteral("Good")},
                                  kPatienceMs);
        QCOMPARE(discovery.malformed(), static_cast<quint64>(wrong.size()));
    }
};

QTEST_GUILESS_MAIN(LanDiscoveryTest)
#include "tst_lan_discovery.moc"
