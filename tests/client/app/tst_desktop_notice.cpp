// Goal: the desktop is told once of a match and no longer than it waits, and a machine without a
// desktop is left in peace. Method: a bus of our own, with a desktop that writes down.
#include "client/app/desktop_notice.h"

#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace arcade::client;

namespace {

constexpr int kPatienceMs = 30'000;
const auto kService = QStringLiteral("org.freedesktop.Notifications");
const auto kPath = QStringLiteral("/org/freedesktop/Notifications");

/// Shows nothing, and keeps what it was asked for.
class Desktop : public QDBusVirtualObject {
public:
    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& bus) override {
        calls << message;
        if (message.member() == QStringLiteral("Notify")) {
            const uint replaced = message.arguments().value(1).toUInt();
            bus.send(message.createReply(replaced != 0 ? replaced : ++m_id));
        }
        return true;
    }
    QStringList members() const {
        QStringList names;
        for (const QDBusMessage& call : calls)
            names << call.member();
        return names;
    }

    QList<QDBusMessage> calls;

private:
    uint m_id = 40;
};

} // namespace

class DesktopNoticeTest : public QObject {
    Q_OBJECT

private:
    QDBusConnection connectedAs(const char* name) {
        return QDBusConnection::connectToBus(m_address, QString::fromLatin1(name));
    }
    void signalFromDesktop(const char* name, const QVariantList& arguments) {
        QDBusMessage signal =
            QDBusMessage::createSignal(kPath, kService, QString::fromLatin1(name));
        signal.setArguments(arguments);
        QVERIFY(m_desktopBus.send(signal));
    }

    QProcess m_daemon;
    QString m_address;
    QDBusConnection m_desktopBus{QString()};
    std::unique_ptr<Desktop> m_desktop;

private Q_SLOTS:
    void initTestCase() {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"),
                        QStringLiteral("--print-address=1")});
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.canReadLine(), kPatienceMs);
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        m_desktopBus = connectedAs("desktop");
        QVERIFY(m_desktopBus.isConnected());
    }

    void init() {
        m_desktop = std::make_unique<Desktop>();
        QVERIFY(m_desktopBus.registerVirtualObject(kPath, m_desktop.get()));
        QVERIFY(m_desktopBus.registerService(kService));
    }

    void cleanup() {
        m_desktopBus.unregisterObject(kPath);
        m_desktopBus.unregisterService(kService);
    }

    void cleanupTestCase() {
        m_daemon.kill();
        QVERIFY(m_daemon.waitForFinished(kPatienceMs));
    }

    void tellsTheDesktop() {
        DesktopNotice notice(connectedAs("client"));
        notice.show(QStringLiteral("Match found"), QStringLiteral("<b>nyx</b> & 300"), 15'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop->calls.size(), 1, kPatienceMs);
        const QDBusMessage call = m_desktop->calls.first();
        QCOMPARE(call.member(), QStringLiteral("Notify"));
        QCOMPARE(call.signature(), QStringLiteral("susssasa{sv}i"));
        QCOMPARE(call.arguments().at(3).toString(), QStringLiteral("Match found"));
        QCOMPARE(call.arguments().at(4).toString(),
                 QStringLiteral("&lt;b&gt;nyx&lt;/b&gt; &amp; 300"));
        QCOMPARE(call.arguments().at(7).toInt(), 15'000);
    }

    void takesItBack() {
        DesktopNotice notice(connectedAs("client"));
        notice.show(QStringLiteral("a"), QStringLiteral("b"), 1'000);
        // Before the desktop has even answered.
        notice.takeBack();
        const QStringList both{QStringLiteral("Notify"), QStringLiteral("CloseNotification")};
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop->members(), both, kPatienceMs);
        QCOMPARE(m_desktop->calls.last().arguments().first().toUInt(), 41U);
        notice.takeBack();
        notice.show(QStringLiteral("c"), QStringLiteral("d"), 1'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop->calls.size(), 3, kPatienceMs);
        QCOMPARE(m_desktop->calls.last().arguments().at(3).toString(), QStringLiteral("c"));
    }

    void knowsItsOwnClick() {
        DesktopNotice notice(connectedAs("client"));
        QSignalSpy activated(&notice, &DesktopNotice::activated);
        notice.show(QStringLiteral("a"), QStringLiteral("b"), 1'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop->calls.size(), 1, kPatienceMs);
        const auto click = [&](uint id, const char* action) {
            signalFromDesktop("ActionInvoked", {id, QString::fromLatin1(action)});
        };
        // The reply comes before what the desktop sends later, on the same way.
        click(999, "default");
        click(41, "other");
        click(41, "default");
        QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 1, kPatienceMs);
        signalFromDesktop("NotificationClosed", {41U, 2U});
        click(41, "default");
        notice.show(QStringLiteral("c"), QStringLiteral("d"), 1'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop->calls.size(), 2, kPatienceMs);
        QCOMPARE(activated.size(), 1);
    }

    void isSilentWithoutADesktop() {
        DesktopNotice noBus{QDBusConnection(QString())};
        noBus.show(QStringLiteral("a"), QStringLiteral("b"), 1'000);
        noBus.takeBack();
        cleanup();
        DesktopNotice noDesktop(connectedAs("client"));
        noDesktop.show(QStringLiteral("a"), QStringLiteral("b"), 1'000);
        noDesktop.takeBack();
        init();
        noDesktop.show(QStringLiteral("c"), QStringLiteral("d"), 1'000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->calls.isEmpty(), kPatienceMs);
    }
};

QTEST_GUILESS_MAIN(DesktopNoticeTest)
#include "tst_desktop_notice.moc"
