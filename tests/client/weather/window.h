#pragma once

#include "client/model/app_model.h"
#include "tests/client/session/seat.h"

#include <QDebug>
#include <QMetaProperty>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <variant>

/// A step of a test whose failure ends the test.
#define DO(step)                                                                                   \
    do {                                                                                           \
        step;                                                                                      \
        if (QTest::currentTestFailed())                                                            \
            return;                                                                                \
    } while (false)

namespace arcade::client {

/// A player's client but for what draws it: the models over a session of their own.
struct Window {
    explicit Window(QString name, LocalClock clock = timeSinceBoot)
        : callsign(std::move(name))
        , session(credentials, log, nullptr, std::move(clock))
        , settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , app(parts()) {}

    /// As a player does who has an address: the callsign is asked for where none is known.
    void join(const QString& address) {
        app.welcome()->join(address);
        if (app.welcome()->step() == WelcomeStep::Callsign)
            app.welcome()->submitCallsign(callsign);
    }
    void join(quint16 port) { join(QStringLiteral("127.0.0.1:%1").arg(port)); }

    bool is(Stage stage) const { return app.stage() == stage; }
    bool is(WelcomeStep step) { return app.welcome()->step() == step; }
    QString banner() { return app.connection()->banner(); }
    QString outcome() { return app.queue()->lastOutcomeText(); }

    AppParts parts() {
        AppParts parts;
        parts.session = &session;
        parts.settings = &settings;
        parts.credentials = &credentials;
        return parts;
    }

    QString callsign;
    CredentialStore credentials;
    FrameLog log;
    Session session;
    QTemporaryDir folder;
    QSettings settings;
    AppModel app;
};

/// Everything that views show of the models, a line each; without what the passing time alone
/// changes: what ticks, and speeds, which are reckoned by it.
inline QStringList shown(AppModel& app) {
    QStringList lines{QDebug::toString(app.stage()), QDebug::toString(app.page())};
    for (QObject* model : std::initializer_list<QObject*>{app.player(), app.queue(), app.prompt(),
                                                          app.arena(), app.result()}) {
        const QMetaObject& type = *model->metaObject();
        for (int index = type.propertyOffset(); index < type.propertyCount(); ++index) {
            const QMetaProperty property = type.property(index);
            const QLatin1String name(property.name());
            const bool isList = property.metaType().flags() & QMetaType::PointerToQObject;
            const bool isTimed =
                property.notifySignal().name() == "ticked" || name.endsWith(QLatin1String("Wpm"));
            if (!isList && !isTimed)
                lines << QStringLiteral("%1.%2 %3")
                             .arg(QLatin1String(type.className()), name,
                                  QDebug::toString(property.read(model)));
        }
    }
    return lines;
}

/// The first line that differs; empty when none does.
inline QString difference(const QStringList& before, const QStringList& after) {
    for (qsizetype line = 0; line < std::max(before.size(), after.size()); ++line) {
        if (before.value(line) != after.value(line))
            return before.value(line) + QStringLiteral(" became ") + after.value(line);
    }
    return {};
}

/// How a window got its screen back: from the moment a connection was open again.
class Redraw : public QObject {
public:
    explicit Redraw(Window& window) {
        connect(&window.session, &Session::connectionChanged, this, [this, &window] {
            const bool isOpening =
                window.session.connection().phase == SessionPhase::Authenticating;
            if (isOpening && !std::exchange(m_isOpening, isOpening))
                heard.clear();
            m_isOpening = isOpening;
        });
        connect(&window.session, &Session::received, this,
                [this, &window](const ServerMessage& one) {
                    if (!screen.isEmpty())
                        return;
                    heard << std::visit([](const auto& message) { return wireName(message); }, one);
                    if (std::holds_alternative<SessionState>(one))
                        screen = shown(window.app);
                });
    }

    bool isDone() const { return !screen.isEmpty(); }
    /// It took one question: these are the messages of its answer.
    static QStringList oneAnswer() {
        return {QStringLiteral("auth.success"), QStringLiteral("session.state")};
    }

    /// Until it was drawn.
    QStringList heard;
    QStringList screen;

private:
    template <class Message>
    static QString wireName(const Message&) {
        return QString::fromUtf8(Message::info.wireName.data(),
                                 static_cast<qsizetype>(Message::info.wireName.size()));
    }

    bool m_isOpening = false;
};

} // namespace arcade::client
