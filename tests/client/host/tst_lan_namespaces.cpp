// Goal: coordinators on two networks are found from a machine on both, at the address of each
// network. Method: three network namespaces joined by two veth pairs; this thread moves into the
// one in the middle. Needs the right to make namespaces.
#include "client/host/lan_addresses.h"
#include "client/host/lan_discovery.h"
#include "tests/client/host/coordinator.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

using namespace arcade;
using namespace arcade::client;
using arcade::client::test::Coordinator;

namespace {

constexpr int kPatienceMs = 30'000;

/// Runs a command and tells what it said when it fails.
bool run(const QString& line) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    QStringList command = line.split(u' ');
    process.start(command.takeFirst(), command);
    const bool isFine = process.waitForFinished(kPatienceMs) &&
                        process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (!isFine)
        qWarning("%s: %s", qPrintable(line), process.readAll().constData());
    return isFine;
}

/// Moves this thread into a network namespace and back.
class Visit {
public:
    explicit Visit(const QString& name) {
        m_home = ::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
        const QByteArray path = "/run/netns/" + name.toLatin1();
        const int there = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
        m_isThere = there >= 0 && ::setns(there, CLONE_NEWNET) == 0;
        ::close(there);
    }
    ~Visit() {
        ::setns(m_home, CLONE_NEWNET);
        ::close(m_home);
    }
    bool isThere() const { return m_isThere; }

private:
    int m_home = -1;
    bool m_isThere = false;
};

/// One machine in the middle of two cables, and one at the other end of each. Gone with this.
class Networks {
public:
    Networks() {
        m_isReady = addPlaces() &&
                    join("one", QStringLiteral("10.71.1.1"), QStringLiteral("10.71.1.2")) &&
                    join("two", QStringLiteral("10.71.2.1"), QStringLiteral("10.71.2.2"));
    }
    ~Networks() {
        for (const char* place : kPlaces)
            run(QStringLiteral("ip netns del ") + nameOf(place));
    }

    bool isReady() const { return m_isReady; }
    QString nameOf(const char* place) const {
        return QStringLiteral("arcade%1%2").arg(::getpid()).arg(QString::fromLatin1(place));
    }
    QStringList wrapperFor(const char* place) const {
        return QStringLiteral("ip netns exec %1").arg(nameOf(place)).split(u' ');
    }

private:
    static constexpr std::array kPlaces{"mid", "one", "two"};

    bool addPlaces() const {
        return std::all_of(kPlaces.begin(), kPlaces.end(), [this](const char* place) {
            return run(QStringLiteral("ip netns add ") + nameOf(place));
        });
    }
    bool in(const char* place, const QString& command) const {
        return run(QStringLiteral("ip -n %1 %2").arg(nameOf(place), command));
    }
    /// With an address at each end and, as is common, no broadcast address set.
    bool join(const char* place, const QString& middle, const QString& other) const {
        const QString cable = QStringLiteral("to") + QString::fromLatin1(place);
        return in("mid", QStringLiteral("link add %1 type veth peer name far netns %2")
                             .arg(cable, nameOf(place))) &&
               in("mid", QStringLiteral("addr add %1/24 dev %2").arg(middle, cable)) &&
               in(place, QStringLiteral("addr add %1/24 dev far").arg(other)) &&
               in("mid", QStringLiteral("link set %1 up").arg(cable)) &&
               in(place, QStringLiteral("link set far up"));
    }

    bool m_isReady = false;
};

QStringList urls(const LanDiscovery& discovery) {
    QStringList urls;
    for (const FoundServer& server : discovery.servers())
        urls << server.name + u' ' + server.url;
    return urls;
}

} // namespace

class LanNamespacesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsServersOnBothNetworks() {
        const Networks networks;
        QVERIFY(networks.isReady());
        Coordinator first;
        Coordinator second;
        const QString everywhere = QStringLiteral("server.host=0.0.0.0");
        const QString single = QStringLiteral("server.host=10.71.2.2");
        QVERIFY2(first.start(QStringLiteral("One"), {everywhere}, networks.wrapperFor("one")),
                 qPrintable(first.log()));
        QVERIFY2(second.start(QStringLiteral("Two"), {single}, networks.wrapperFor("two")),
                 qPrintable(second.log()));

        const Visit visit(networks.nameOf("mid"));
        QVERIFY(visit.isThere());
        const QStringList own{QStringLiteral("10.71.1.1"), QStringLiteral("10.71.2.1")};
        QCOMPARE(lanAddresses(), own);
        LanDiscovery discovery;
        discovery.start();
        const QString one = QStringLiteral("One http://10.71.1.2:%1").arg(first.port());
        const QString two = QStringLiteral("Two http://10.71.2.2:%1").arg(second.port());
        const QStringList both{one, two};
        QTRY_COMPARE_WITH_TIMEOUT(urls(discovery), both, kPatienceMs);

        first.kill();
        QTRY_COMPARE_WITH_TIMEOUT(urls(discovery), QStringList{two}, kPatienceMs);
        QVERIFY(run(QStringLiteral("ip link set totwo down")));
        QTRY_VERIFY_WITH_TIMEOUT(discovery.servers().isEmpty(), kPatienceMs);
        QVERIFY(run(QStringLiteral("ip link set totwo up")));
        QTRY_COMPARE_WITH_TIMEOUT(urls(discovery), QStringList{two}, kPatienceMs);
    }
};

QTEST_GUILESS_MAIN(LanNamespacesTest)
#include "tst_lan_namespaces.moc"
