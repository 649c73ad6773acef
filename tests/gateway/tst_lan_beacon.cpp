// Goal: the beacon answers who asks rightly, tells nobody more than was asked with, and cannot be
// flooded. Method: datagrams on loopback.
#include "server/gateway/lan_beacon.h"
#include "server/host/system_ports.h"
#include "shared/codec/record_json.h"

#include <QNetworkDatagram>
#include <QTest>

#include <array>

using namespace arcade;
using namespace arcade::gateway;

namespace {

constexpr int kPatienceMs = 30'000;

std::string question(std::uint64_t number, std::size_t size = kDiscoveryBytes) {
    DiscoveryQuestion question{.ask = number, .padding = {}};
    const std::size_t bare = codec::toJson(question).size();
    question.padding.assign(size > bare ? size - bare : 0, '.');
    return codec::toJson(question);
}

DiscoveryAnswer description() {
    return {.instance = {3, 4},
            .name = "The Den",
            .version = "1.2.3",
            .port = 5000,
            .tls = true,
            .playersOnline = 7};
}

} // namespace

class LanBeaconTest : public QObject {
    Q_OBJECT

private:
    void listen(const BeaconSettings& settings = {.port = 0}) {
        m_beacon = std::make_unique<LanBeacon>(
            settings, [this] { return m_description; }, m_clock, m_metrics);
        QVERIFY(m_beacon->listen().ok());
        m_asker = std::make_unique<QUdpSocket>();
        QVERIFY(m_asker->bind(QHostAddress(QHostAddress::LocalHost), 0));
    }
    void send(const std::string& text) {
        m_asker->writeDatagram(text.data(), static_cast<qint64>(text.size()),
                               QHostAddress(QHostAddress::LocalHost), m_beacon->port());
    }
    std::string heard() {
        if (!QTest::qWaitFor([this] { return m_asker->hasPendingDatagrams(); }, kPatienceMs))
            return {};
        return m_asker->receiveDatagram().data().toStdString();
    }
    QByteArray metric(const char* name) {
        const QByteArray text = QByteArray::fromStdString(m_metrics.serialize());
        for (const QByteArray& line : text.split('\n')) {
            if (line.startsWith(name) && line.at(static_cast<qsizetype>(qstrlen(name))) == ' ')
                return line.mid(line.lastIndexOf(' ') + 1);
        }
        return {};
    }

    DiscoveryAnswer m_description = description();
    host::SystemClock m_clock;
    telemetry::Metrics m_metrics;
    std::unique_ptr<LanBeacon> m_beacon;
    std::unique_ptr<QUdpSocket> m_asker;

private Q_SLOTS:
    void init() { m_description = description(); }

    void answersWithWhatThereIsToTell() {
        listen();
        send(question(0xFFFF'FFFF'FFFF'FFFFULL));
        const auto answer = codec::fromJson<DiscoveryAnswer>(heard());
        QVERIFY(answer.ok());
        DiscoveryAnswer expected = description();
        expected.ask = 0xFFFF'FFFF'FFFF'FFFFULL;
        QVERIFY(answer.value() == expected);
    }

    void neverAnswersWithMoreThanWasAskedWith() {
        // The longest a name can be: 64 characters of three bytes, or of two when escaped.
        for (const std::string& piece : {std::string("\xE2\x82\xAC"), std::string("\"")}) {
            m_description = description();
            m_description.name.clear();
            for (int count = 0; count < 64; ++count)
                m_description.name += piece;
            m_description.version.assign(32, '9');
            m_description.port = 65'535;
            m_description.playersOnline = 1'000'000;
            listen();
            send(question(1));
            const std::string text = heard();
            const auto answer = codec::fromJson<DiscoveryAnswer>(text);
            QVERIFY(answer.ok());
            QCOMPARE(answer.value().name, m_description.name);
            QVERIFY(text.size() <= kDiscoveryBytes);
        }
    }

    void ignoresAndCountsWhatIsNoQuestion() {
        listen();
        const QByteArray before = metric("discovery_malformed_total");
        DiscoveryQuestion wrongKind{.kind = DiscoveryKind::Answer, .padding = {}};
        wrongKind.padding.assign(kDiscoveryBytes - codec::toJson(wrongKind).size(), '.');
        const std::array<std::string, 9> wrong{std::string(),
                                               std::string("{}"),
                                               std::string(kDiscoveryBytes, '['),
                                               std::string(kDiscoveryBytes, '\xff'),
                                               std::string(kDiscoveryBytes, ' '),
                                               question(1, kDiscoveryBytes - 1),
                                               question(1) + " ",
                                               std::string(4000, 'x'),
                                               codec::toJson(wrongKind)};
        for (const std::string& text : wrong)
            send(text);
        send(question(42));
        const auto answer = codec::fromJson<DiscoveryAnswer>(heard());
        QVERIFY(answer.ok());
        QCOMPARE(answer.value().ask, std::uint64_t{42});
        QVERIFY(!m_asker->hasPendingDatagrams());
        QCOMPARE(metric("discovery_malformed_total").toInt() - before.toInt(),
                 static_cast<int>(wrong.size()));
    }

    void answersOneAddressOnlySoOften() {
        const auto rarely = RateLimit{.count = 1, .period = std::chrono::hours{1}, .burst = 3};
        listen({.port = 0, .perSource = rarely});
        const int before = metric("discovery_limited_total").toInt();
        for (std::uint64_t number = 1; number <= 10; ++number)
            send(question(number));
        QTRY_COMPARE_WITH_TIMEOUT(metric("discovery_limited_total").toInt() - before, 7,
                                  kPatienceMs);
        for (std::uint64_t number = 1; number <= 3; ++number)
            QCOMPARE(codec::fromJson<DiscoveryAnswer>(heard()).value().ask, number);
        QVERIFY(!m_asker->hasPendingDatagrams());
    }

    void answersSoManyInAll() {
        const auto rarely = RateLimit{.count = 1, .period = std::chrono::hours{1}, .burst = 2};
        listen({.port = 0, .inAll = rarely});
        const int before = metric("discovery_limited_total").toInt();
        for (std::uint64_t number = 1; number <= 5; ++number)
            send(question(number));
        QTRY_COMPARE_WITH_TIMEOUT(metric("discovery_limited_total").toInt() - before, 3,
                                  kPatienceMs);
    }

    void sharesItsPort() {
        listen();
        LanBeacon second({.port = m_beacon->port()}, description, m_clock, m_metrics);
        QVERIFY(second.listen().ok());
        QUdpSocket selfish;
        QVERIFY(selfish.bind(QHostAddress(QHostAddress::AnyIPv4), 0,
                             QAbstractSocket::DontShareAddress));
        LanBeacon third({.port = selfish.localPort()}, description, m_clock, m_metrics);
        const auto refused = third.listen();
        QVERIFY(!refused.ok());
        QVERIFY(QString::fromStdString(refused.error().message)
                    .contains(QString::number(selfish.localPort())));
    }

    void speaksFromTheAddressThatIsListenedOn() {
        listen({.host = "127.0.0.7", .port = 0});
        send(question(1));
        QVERIFY(QTest::qWaitFor([this] { return m_asker->hasPendingDatagrams(); }, kPatienceMs));
        QCOMPARE(m_asker->receiveDatagram().senderAddress().toString(),
                 QStringLiteral("127.0.0.7"));
    }
};

QTEST_GUILESS_MAIN(LanBeaconTest)
#include "tst_lan_beacon.moc"
