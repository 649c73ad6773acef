// Goal: "Join a game" lists what answers on the LAN, with players and ping in words, anew in
// another language, and looks for it only while the list is open. Method: a socket that answers the
// questions of the real discovery.
#include "client/host/lan_discovery.h"
#include "client/model/hosting_model.h"
#include "client/model/welcome_model.h"
#include "shared/codec/record_json.h"
#include "tests/client/model/rig.h"

#include <QNetworkDatagram>
#include <QTest>
#include <QUdpSocket>

using namespace arcade;
using namespace arcade::client;

namespace {

constexpr int kListPatienceMs = 30'000;

/// Answers every question as several servers of one computer.
class ManyServers : public QObject {
public:
    ManyServers() {
        m_socket.bind(QHostAddress(QHostAddress::AnyIPv4), 0);
        connect(&m_socket, &QUdpSocket::readyRead, this, [this] { answer(); });
    }
    quint16 port() const { return m_socket.localPort(); }

    std::vector<DiscoveryAnswer> servers;

private:
    void answer() {
        while (m_socket.hasPendingDatagrams()) {
            const QNetworkDatagram asked = m_socket.receiveDatagram();
            const auto question = codec::fromJson<DiscoveryQuestion>(asked.data().toStdString());
            for (DiscoveryAnswer server : servers) {
                server.ask = question.value().ask;
                const std::string text = codec::toJson(server);
                m_socket.writeDatagram(text.data(), static_cast<qint64>(text.size()),
                                       asked.senderAddress(),
                                       static_cast<quint16>(asked.senderPort()));
            }
        }
    }

    QUdpSocket m_socket;
};

DiscoveryAnswer serverOf(std::uint64_t number, const std::string& name, int players) {
    return {.instance = {9, number},
            .name = name,
            .version = "1.2",
            .port = static_cast<int>(5000 + number),
            .playersOnline = players};
}

} // namespace

class TestLanList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsWhatAnswers();

private:
    QStringList column(WelcomeModel& welcome, const char* role) const {
        QStringList values;
        RowListModel& rows = *welcome.lanServers();
        const int key = rows.roleNames().key(role);
        for (int row = 0; row < rows.rowCount(); ++row)
            values << rows.data(rows.index(row), key).toString();
        return values;
    }
};

namespace {

const TestClass<TestLanList> kLanList;

} // namespace

void TestLanList::listsWhatAnswers() {
    Rig rig;
    ManyServers network;
    network.servers = {serverOf(1, "Attic", 0), serverOf(2, "Basement", 1),
                       serverOf(3, "Cellar", 12)};
    LanDiscovery discovery({.port = network.port(), .interval = Duration{20}});
    AppParts parts;
    parts.session = &rig.session();
    parts.settings = &rig.settings();
    parts.discovery = &discovery;
    HostingModel hosting(parts);
    WelcomeModel welcome(parts, hosting);
    QVERIFY(!welcome.searchingLan());
    welcome.chooseJoin();
    QVERIFY(welcome.searchingLan());
    const QStringList names{QStringLiteral("Attic"), QStringLiteral("Basement"),
                            QStringLiteral("Cellar")};
    QTRY_COMPARE_WITH_TIMEOUT(column(welcome, "name"), names, kListPatienceMs);
    QCOMPARE(column(welcome, "address"),
             (QStringList{QStringLiteral("127.0.0.1:5001"), QStringLiteral("127.0.0.1:5002"),
                          QStringLiteral("127.0.0.1:5003")}));
    QCOMPARE(column(welcome, "players"),
             (QStringList{QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("12")}));
    QCOMPARE(column(welcome, "playersText").mid(0, 2),
             (QStringList{QStringLiteral("nobody online"), QStringLiteral("1 player online")}));
    QVERIFY(column(welcome, "pingText").first().endsWith(QStringLiteral(" ms")));
    QCOMPARE(column(welcome, "version"), QStringList(3, QStringLiteral("1.2")));
    // Whoever falls silent is dropped, and nobody is looked for behind a closed list.
    network.servers.pop_back();
    QTRY_COMPARE_WITH_TIMEOUT(column(welcome, "name"), names.mid(0, 2), kListPatienceMs);
    welcome.back();
    QVERIFY(!welcome.searchingLan());
    QVERIFY(column(welcome, "name").isEmpty());
}

#include "tst_lan_list.moc"
