#pragma once

#include "client/app/desktop_notice.h"
#include "client/app/herald.h"
#include "client/app/inspector.h"
#include "client/app/options.h"
#include "client/app/profile.h"
#include "client/app/sound_player.h"
#include "client/app/translations.h"
#include "client/app/window_place.h"
#include "client/host/bundled_coordinator.h"
#include "client/host/lan_discovery.h"
#include "client/model/app_model.h"
#include "client/session/session.h"

#include <QQmlApplicationEngine>
#include <QSettings>

#include <memory>

class QQuickWindow;

namespace arcade::client {

/// The whole client: wires what drives, what models and what shows. Lives between the creation of
/// QGuiApplication and the end of its event loop.
class Application : public QObject {
public:
    Application(const AppOptions& options, std::unique_ptr<Profile> profile);
    ~Application() override;

    /// Shows the window and goes to the server that was asked for. False, with a sentence, when
    /// something that was asked for cannot be had.
    bool start(QString* fault);

private:
    AppParts parts();
    bool showWindow(QString* fault);
    bool inspect(QQuickWindow& window, QString* fault);
    void followPreferences();
    void followAttention(QQuickWindow& window);
    void speak();
    void enter();

    AppOptions m_options;
    std::unique_ptr<Profile> m_profile;
    QSettings m_settings;
    CredentialStore m_credentials;
    FrameLog m_protocolLog;
    Translations m_translations;
    BundledCoordinator m_coordinator;
    LanDiscovery m_discovery;
    Session m_session;
    SoundPlayer m_sounds;
    DesktopNotice m_notice;
    Herald m_herald;
    AppModel m_model;
    /// After the models: bindings of its views look at them until it is gone.
    QQmlApplicationEngine m_engine;
    std::unique_ptr<WindowPlace> m_place;
    std::unique_ptr<Inspector> m_inspector;
};

} // namespace arcade::client
