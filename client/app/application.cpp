#include "client/app/application.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QVariant>

namespace arcade::client {
namespace {

QUrl mainView() {
    return QUrl(QStringLiteral("qrc:/qt/qml/Arcade/App/Main.qml"));
}

DiscoveryOptions discoveryOptions() {
    DiscoveryOptions options;
    // The coordinator's own variable, so that one setting moves both ends.
    const int port = qEnvironmentVariableIntValue("ARCADE_DISCOVERY_PORT");
    if (port > 0 && port <= 65'535)
        options.port = static_cast<quint16>(port);
    return options;
}

bool isWatched() {
    return QGuiApplication::focusWindow() != nullptr;
}

} // namespace

Application::Application(const AppOptions& options, std::unique_ptr<Profile> profile)
    : m_options(options)
    , m_profile(std::move(profile))
    , m_settings(m_profile->settingsFile(), QSettings::IniFormat)
    , m_credentials(m_profile->credentialsFile())
    , m_coordinator({.folder = m_profile->folder(), .program = {}})
    , m_discovery(discoveryOptions())
    , m_session(m_credentials, m_protocolLog)
    , m_herald(m_session, m_notice,
               {.play = [this](Sound sound) { m_sounds.play(sound); }, .isWatched = isWatched})
    , m_model(parts()) {
    m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    followPreferences();
    connect(m_model.direct(), &DirectModel::matchMade, &m_herald,
            [this] { m_herald.directMatchMade(m_model.direct()->whatText()); });
}

Application::~Application() = default;

AppParts Application::parts() {
    return {.session = &m_session,
            .settings = &m_settings,
            .coordinator = &m_coordinator,
            .discovery = &m_discovery,
            .credentials = &m_credentials,
            .profile = m_profile->name(),
            .dataFolder = m_profile->folder()};
}

bool Application::start(QString* fault) {
    const QString& log = m_options.protocolLog;
    if (!m_protocolLog.open(log, fault)) {
        *fault = QStringLiteral("%1: %2").arg(log, *fault);
        return false;
    }
    if (!showWindow(fault))
        return false;
    enter();
    return true;
}

bool Application::showWindow(QString* fault) {
    // Not to be seen before it is in its place.
    m_engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&m_model)},
                                   {QStringLiteral("visible"), false}});
    m_engine.load(mainView());
    auto* const window = m_engine.rootObjects().isEmpty()
                             ? nullptr
                             : qobject_cast<QQuickWindow*>(m_engine.rootObjects().first());
    if (window == nullptr) {
        *fault = QStringLiteral("The window cannot be shown; what is wrong stands above.");
        return false;
    }
    m_place = std::make_unique<WindowPlace>(*window, m_settings, m_options.size, m_options.place);
    followAttention(*window);
    // To look for a sound device takes longer than the first frame may.
    connect(window, &QQuickWindow::frameSwapped, &m_sounds, &SoundPlayer::load,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    window->show();
    return inspect(*window, fault);
}

bool Application::inspect(QQuickWindow& window, QString* fault) {
    const QString& socket = m_options.inspectSocket;
    if (socket.isEmpty())
        return true;
    m_inspector = std::make_unique<Inspector>(window);
    if (m_inspector->listen(socket))
        return true;
    *fault = QStringLiteral("%1: %2").arg(socket, m_inspector->errorText());
    return false;
}

void Application::followPreferences() {
    const PreferencesModel& preferences = *m_model.preferences();
    const auto hear = [this, &preferences] {
        m_sounds.setOn(preferences.sound());
        m_sounds.setVolume(preferences.volume());
        m_herald.setNotificationsOn(preferences.notifications());
    };
    connect(&preferences, &PreferencesModel::soundChanged, this, hear);
    connect(&preferences, &PreferencesModel::volumeChanged, this, hear);
    connect(&preferences, &PreferencesModel::notificationsChanged, this, hear);
    connect(&preferences, &PreferencesModel::languageChanged, this, &Application::speak);
    hear();
    speak();
}

void Application::speak() {
    m_translations.install(m_model.preferences()->language());
    m_model.retranslate();
    m_engine.retranslate();
}

void Application::followAttention(QQuickWindow& window) {
    connect(&m_herald, &Herald::attentionWanted, &window, &QWindow::alert);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, &m_herald, [this](QWindow* focused) {
        if (focused != nullptr)
            m_herald.watched();
    });
    connect(&m_notice, &DesktopNotice::activated, &window, [&window] {
        window.show();
        window.raise();
        window.requestActivate();
    });
}

void Application::enter() {
    if (m_options.server.isEmpty())
        return;
    m_model.welcome()->join(m_options.server);
    if (!m_options.callsign.isEmpty())
        m_model.welcome()->submitCallsign(m_options.callsign);
}

} // namespace arcade::client
