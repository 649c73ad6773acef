#pragma once

#include "server/gateway/http_api.h"
#include "server/gateway/lan_beacon.h"
#include "server/gateway/listener.h"
#include "server/host/coordinator_host.h"
#include "server/host/system_ports.h"
#include "server/runtime/signals.h"
#include "server/settings.h"
#include "server/store/sql_accounts.h"
#include "server/store/sql_backend.h"
#include "server/store/sql_store.h"
#include "server/telemetry/metrics.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace arcade {

/// What the coordinator's process ends with.
enum class ExitCode { Done = 0, Failed = 1, WrongSettings = 2, PortTaken = 3, StoreUnusable = 4 };

/// Wires the rooms of the coordinator together, starts them, and stops them without loss.
class Program : public QObject {
    Q_OBJECT

public:
    explicit Program(settings::Settings settings);
    ~Program() override;

    /// Opens the store, loads its state, listens. Empty when the server runs; otherwise the
    /// sentence that says why not is in the log.
    std::optional<ExitCode> start();
    /// `http://ADDR:PORT`; valid once started.
    std::string url() const { return m_listener->url(); }

    /// Running matches get this long; then everyone is told and the process ends.
    void drain(Duration limit);

private:
    std::optional<ExitCode> openStore();
    std::optional<ExitCode> openSecrets();
    std::optional<ExitCode> listen();
    void answerTheLan();
    Result<Done> trust(host::KeySet& keys) const;
    Result<gateway::ListenerSettings> listenerSettings() const;
    gateway::HttpApiSettings apiSettings();
    core::Rules rules() const;
    host::HostSettings hostSettings() const;
    std::filesystem::path fileOf(const std::string& setting, const char* standard) const;
    void stop();

    settings::Settings m_settings;
    telemetry::Metrics m_metrics;
    host::SystemClock m_clock;
    host::SystemEntropy m_entropy;
    std::string m_authSecret;
    std::string m_adminToken;
    std::string m_gameServerToken;
    std::unique_ptr<store::SqlBackend> m_backend;
    std::unique_ptr<store::SqlStore> m_store;
    std::unique_ptr<store::SqlAccounts> m_accounts;
    std::unique_ptr<host::Authenticator> m_authenticator;
    std::unique_ptr<host::CoordinatorHost> m_host;
    std::unique_ptr<gateway::HttpApi> m_api;
    std::unique_ptr<gateway::Listener> m_listener;
    std::unique_ptr<gateway::LanBeacon> m_beacon;
    std::unique_ptr<runtime::StopSignals> m_signals;
    QTimer m_sample;
    bool m_isStopping = false;
};

} // namespace arcade
