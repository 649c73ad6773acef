#include "client/model/hosting_model.h"

#include "client/host/bundled_coordinator.h"
#include "client/link/http_client.h"
#include "client/model/fetch.h"
#include "client/model/format.h"
#include "client/model/status_poll.h"
#include "shared/protocol/admin_messages.h"

#include <QFile>
#include <QSettings>
#include <QSysInfo>

namespace arcade::client {
namespace {

constexpr std::chrono::seconds kHostPollInterval{3};

QString nameKey() {
    return QStringLiteral("hosting/name");
}

/// The host of a game is its operator: the server keeps the token in its data folder.
std::string operatorToken(const QString& dataFolder) {
    QFile file(dataFolder + QStringLiteral("/admin.token"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toStdString() : std::string();
}

} // namespace

HostingModel::HostingModel(const AppParts& parts, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_pins(std::make_unique<CertificatePins>())
    , m_http(std::make_unique<HttpClient>(*m_pins))
    , m_poll(std::make_unique<StatusPoll>(*m_http, kHostPollInterval)) {
    connect(m_poll.get(), &StatusPoll::changed, this, [this] {
        askWho();
        refresh();
    });
    if (m_parts.coordinator != nullptr)
        connect(m_parts.coordinator, &BundledCoordinator::stateChanged, this,
                &HostingModel::refresh);
    refresh();
}

HostingModel::~HostingModel() {
    m_http->cancelAll();
}

void HostingModel::askWho() {
    m_http->setToken(operatorToken(m_parts.coordinator->dataFolder()));
    if (!m_poll->status() || !m_http->hasToken()) {
        m_playersOnline.clear();
        return;
    }
    fetch<AdminPlayers>(m_http.get(), QStringLiteral("/api/admin/players"), this,
                        [this](const Outcome<AdminPlayers>& outcome) {
                            const AdminPlayers* online = valueOf(outcome);
                            if (online == nullptr || !m_poll->status())
                                return;
                            m_playersOnline.clear();
                            for (const OnlinePlayer& player : online->players)
                                m_playersOnline << QString::fromStdString(player.callsign);
                            refresh();
                        });
}

void HostingModel::start(const QString& name) {
    if (m_parts.coordinator == nullptr)
        return;
    if (m_parts.settings != nullptr)
        m_parts.settings->setValue(nameKey(), name.trimmed());
    m_parts.coordinator->start(CoordinatorMode::Lan, name.trimmed());
    refresh();
}

void HostingModel::stop() {
    const bool isHosting = m_view.state != HostingState::Stopped;
    if (m_parts.coordinator == nullptr || !isHosting)
        return;
    Q_EMIT stopping();
    m_parts.coordinator->stop();
    refresh();
}

void HostingModel::refresh() {
    const BundledCoordinator* coordinator = m_parts.coordinator;
    const bool isRunning = coordinator != nullptr && coordinator->mode() == CoordinatorMode::Lan &&
                           coordinator->state() == CoordinatorState::Running;
    if (isRunning)
        m_http->setServer(ServerAddress::parse(coordinator->url()).value_or(ServerAddress()));
    m_poll->setOn(isRunning);
    const View view = look();
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

HostingModel::View HostingModel::look() {
    View view;
    const BundledCoordinator* coordinator = m_parts.coordinator;
    view.name = suggestedName();
    view.stateText = tr("Stopped");
    if (coordinator == nullptr)
        view.problem = tr("This program has no server of its own.");
    else if (coordinator->mode() == CoordinatorMode::Lan)
        describe(view);
    return view;
}

void HostingModel::describe(View& view) const {
    const BundledCoordinator& coordinator = *m_parts.coordinator;
    switch (coordinator.state()) {
    case CoordinatorState::Stopped: return;
    case CoordinatorState::Stopping: view.stateText = tr("Stopping"); return;
    case CoordinatorState::Starting:
        view.state = HostingState::Starting;
        view.stateText = tr("Starting");
        break;
    case CoordinatorState::Running:
        view.state = HostingState::Running;
        view.stateText = tr("Running");
        view.addresses = coordinator.addresses();
        break;
    case CoordinatorState::Restarting:
        view.state = HostingState::Restarting;
        view.stateText = tr("Starting again after a crash");
        break;
    case CoordinatorState::Failed:
        view.state = HostingState::Failed;
        view.stateText = tr("Not running");
        break;
    }
    view.name = coordinator.name();
    view.port = coordinator.port();
    view.logFile = coordinator.logFile();
    view.problem = coordinator.problem();
    if (view.state == HostingState::Running)
        view.problem.clear();
    view.playersOnline = m_playersOnline;
    if (const auto& status = m_poll->status()) {
        const int players = status->playersOnline;
        view.playersOnlineText = players == 0   ? tr("Nobody yet")
                                 : players == 1 ? tr("1 player")
                                                : tr("%n players", nullptr, players);
    }
}

QString HostingModel::suggestedName() const {
    const QString kept =
        m_parts.settings ? m_parts.settings->value(nameKey()).toString() : QString();
    return kept.isEmpty() ? QSysInfo::machineHostName() : kept;
}

} // namespace arcade::client
