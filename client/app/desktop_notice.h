#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QString>

#include <optional>

class QDBusPendingCallWatcher;

namespace arcade::client {

/// One message of the desktop (org.freedesktop.Notifications), replaced by the next. Waits for
/// nothing; without a desktop that shows such messages it is silent.
class DesktopNotice : public QObject {
    Q_OBJECT

public:
    /// On the session's bus, if there is one.
    explicit DesktopNotice(QObject* parent = nullptr);
    explicit DesktopNotice(const QDBusConnection& bus, QObject* parent = nullptr);

    /// Plain text. It stays until it is taken back, clicked away, or `ms` are over.
    void show(const QString& title, const QString& text, int ms);
    void takeBack();

Q_SIGNALS:
    /// The player clicked on it.
    void activated();

private Q_SLOTS:
    void actionInvoked(uint id, const QString& action);
    void notificationClosed(uint id, uint reason);

private:
    struct Content {
        QString title;
        QString text;
        int ms = 0;

        friend bool operator==(const Content&, const Content&) = default;
    };

    void send();
    void shown(QDBusPendingCallWatcher* call);

    QDBusConnection m_bus;
    uint m_id = 0;
    bool m_isAsked = false;
    Content m_sent;
    /// What is to be seen, once the answer to what was sent is there.
    std::optional<Content> m_wanted;
};

} // namespace arcade::client
