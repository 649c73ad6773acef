#include "client/app/desktop_notice.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>
#include <QVariantMap>

namespace arcade::client {
namespace {

const auto kService = QStringLiteral("org.freedesktop.Notifications");
const auto kPath = QStringLiteral("/org/freedesktop/Notifications");
constexpr auto kDefaultAction = QLatin1String("default");

// To ask for a bus that is not there would start one.
bool hasSessionBus() {
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           (!runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus")));
}

QDBusConnection sessionBus() {
    return hasSessionBus() ? QDBusConnection::sessionBus() : QDBusConnection(QString());
}

QDBusMessage callOf(const char* method) {
    return QDBusMessage::createMethodCall(kService, kPath, kService, QString::fromLatin1(method));
}

// What is told is text; desktops that know markup would read it as such.
QString escaped(const QString& text) {
    return text.toHtmlEscaped();
}

} // namespace

DesktopNotice::DesktopNotice(QObject* parent)
    : DesktopNotice(sessionBus(), parent) {}

DesktopNotice::DesktopNotice(const QDBusConnection& bus, QObject* parent)
    : QObject(parent)
    , m_bus(bus) {
    if (!m_bus.isConnected())
        return;
    m_bus.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this,
                  SLOT(actionInvoked(uint, QString)));
    m_bus.connect(kService, kPath, kService, QStringLiteral("NotificationClosed"), this,
                  SLOT(notificationClosed(uint, uint)));
}

void DesktopNotice::show(const QString& title, const QString& text, int ms) {
    m_wanted = Content{title, text, ms};
    if (m_bus.isConnected() && !m_isAsked)
        send();
}

void DesktopNotice::send() {
    m_isAsked = true;
    m_sent = *m_wanted;
    QDBusMessage call = callOf("Notify");
    const QVariantMap hints{{QStringLiteral("category"), QStringLiteral("im.received")},
                            {QStringLiteral("desktop-entry"), QStringLiteral("ghostnet-arcade")},
                            {QStringLiteral("transient"), true}};
    call.setArguments({QStringLiteral("GHOSTNET Arcade"), m_id, QStringLiteral("ghostnet-arcade"),
                       m_sent.title, escaped(m_sent.text),
                       QStringList{QString(kDefaultAction), tr("Show")}, hints, m_sent.ms});
    auto* const pending = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(pending, &QDBusPendingCallWatcher::finished, this, &DesktopNotice::shown);
}

void DesktopNotice::shown(QDBusPendingCallWatcher* call) {
    call->deleteLater();
    m_isAsked = false;
    const QDBusPendingReply<uint> reply = *call;
    if (!reply.isError())
        m_id = reply.value();
    if (!m_wanted)
        takeBack();
    else if (*m_wanted != m_sent)
        send();
}

void DesktopNotice::takeBack() {
    m_wanted.reset();
    if (m_id == 0)
        return;
    QDBusMessage call = callOf("CloseNotification");
    call.setArguments({m_id});
    m_bus.send(call);
    m_id = 0;
}

void DesktopNotice::actionInvoked(uint id, const QString& action) {
    if (id == m_id && id != 0 && action == kDefaultAction)
        Q_EMIT activated();
}

void DesktopNotice::notificationClosed(uint id, uint) {
    if (id == m_id)
        m_id = 0;
}

} // namespace arcade::client
