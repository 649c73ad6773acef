#include "client/model/welcome_model.h"

#include "client/host/bundled_coordinator.h"
#include "client/host/lan_discovery.h"
#include "client/model/hosting_model.h"
#include "client/session/session.h"
#include "shared/protocol/common.h"

#include <QSettings>

namespace arcade::client {
namespace {

constexpr auto kCallsignKey = "player/callsign";
constexpr auto kRecentKey = "servers/recent";
constexpr auto kPrivateKey = "servers/private";
constexpr qsizetype kRecentServers = 8;

/// As a person would write it.
QString shortText(const ServerAddress& server) {
    const QString text = server.text();
    return server.isSecure() ? text : text.mid(text.indexOf(QLatin1String("://")) + 3);
}

bool isWaitStep(WelcomeStep step) {
    return step == WelcomeStep::Connecting || step == WelcomeStep::Problem ||
           step == WelcomeStep::Certificate || step == WelcomeStep::Callsign;
}

} // namespace

WelcomeModel::WelcomeModel(const AppParts& parts, HostingModel& hosting, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_hosting(hosting)
    , m_lanServers({"name", "address", "players", "playersText", "pingMs", "pingText", "version"}) {
    connect(m_parts.session, &Session::connectionChanged, this, &WelcomeModel::followSession);
    connect(&m_hosting, &HostingModel::changed, this, &WelcomeModel::followHosting);
    if (m_parts.coordinator != nullptr)
        connect(m_parts.coordinator, &BundledCoordinator::stateChanged, this,
                &WelcomeModel::followCoordinator);
    if (m_parts.discovery != nullptr) {
        connect(m_parts.discovery, &LanDiscovery::serversChanged, this, &WelcomeModel::listServers);
        connect(m_parts.discovery, &LanDiscovery::searchingChanged, this, &WelcomeModel::refresh);
    }
    m_view.callsign = kept(kCallsignKey);
    refresh();
}

QString WelcomeModel::callsignFault(const QString& text) const {
    constexpr qsizetype kShortest = 3;
    constexpr qsizetype kLongest = 20;
    const QString name = text.trimmed();
    if (name.size() < kShortest)
        return tr("A callsign has at least 3 characters.");
    if (name.size() > kLongest)
        return tr("A callsign has at most 20 characters.");
    return arcade::callsignFault(name.toStdString()).empty()
               ? QString()
               : tr("Only letters, digits, _ and - make a callsign.");
}

void WelcomeModel::playHere() {
    m_origin = WelcomeStep::Ways;
    if (m_hosting.state() == HostingState::Running) {
        // One server runs at a time, and friends may be on that one.
        go(*ServerAddress::parse(m_parts.coordinator->url()));
        return;
    }
    m_server.reset();
    m_isPrivate = true;
    if (m_parts.coordinator == nullptr) {
        fail([] { return tr("This program has no server of its own."); });
        return;
    }
    m_awaitsServer = true;
    enter(WelcomeStep::Connecting);
    m_parts.coordinator->start(CoordinatorMode::Private);
    followCoordinator();
}

void WelcomeModel::chooseJoin() {
    enter(WelcomeStep::JoinList);
}

void WelcomeModel::chooseHost() {
    const bool isHosting =
        m_hosting.state() == HostingState::Running || m_hosting.state() == HostingState::Restarting;
    enter(isHosting ? WelcomeStep::Hosting : WelcomeStep::HostSetup);
}

void WelcomeModel::join(const QString& address) {
    const auto server = ServerAddress::parse(address);
    m_origin = m_view.step == WelcomeStep::Hosting ? WelcomeStep::Hosting : WelcomeStep::JoinList;
    if (!server) {
        enter(WelcomeStep::JoinList, [] {
            return tr("This is no address. Write it like 192.168.1.20:5000, as the host sees it.");
        });
        return;
    }
    m_isPrivate = false;
    go(*server);
}

void WelcomeModel::go(const ServerAddress& server) {
    m_server = server;
    m_awaitsServer = false;
    m_triedKey = false;
    m_view.recoveryNeeded = false;
    const QString known =
        m_parts.credentials ? m_parts.credentials->of(server.text()).callsign : QString();
    if (!known.isEmpty()) {
        connectAs(known);
        return;
    }
    m_view.callsign = kept(kCallsignKey);
    enter(WelcomeStep::Callsign);
}

void WelcomeModel::submitCallsign(const QString& name) {
    if (!m_server || !callsignFault(name).isEmpty())
        return;
    const bool isUnderWay = m_view.step == WelcomeStep::Connecting &&
                            m_view.callsign.compare(name.trimmed(), Qt::CaseInsensitive) == 0;
    if (isUnderWay)
        return;
    m_view.recoveryNeeded = false;
    m_triedKey = false;
    connectAs(name.trimmed());
}

void WelcomeModel::submitRecoveryKey(const QString& key) {
    if (!m_server || key.trimmed().isEmpty())
        return;
    m_triedKey = true;
    connectAs(m_view.callsign, key.trimmed());
}

void WelcomeModel::connectAs(const QString& callsign, const QString& recoveryKey) {
    m_view.callsign = callsign;
    enter(WelcomeStep::Connecting);
    m_parts.session->open(*m_server, callsign, recoveryKey);
}

void WelcomeModel::trustCertificate() {
    enter(WelcomeStep::Connecting);
    m_parts.session->trustCertificate();
}

void WelcomeModel::retry() {
    if (m_isPrivate && !m_server) {
        playHere();
        return;
    }
    enter(WelcomeStep::Connecting);
    m_parts.session->retryNow();
}

void WelcomeModel::back() {
    const WelcomeStep step = m_view.step;
    if (!isWaitStep(step)) {
        enter(WelcomeStep::Ways);
        return;
    }
    left();
    enter(m_origin);
}

void WelcomeModel::left() {
    m_awaitsServer = false;
    m_server.reset();
    if (m_view.step != WelcomeStep::Ways)
        m_parts.session->close();
    BundledCoordinator* const coordinator = m_parts.coordinator;
    if (coordinator != nullptr && coordinator->mode() == CoordinatorMode::Private)
        coordinator->stop();
    m_isPrivate = false;
    m_view.recoveryNeeded = false;
    m_view.callsign = kept(kCallsignKey);
    enter(WelcomeStep::Ways);
}

void WelcomeModel::askCallsign() {
    const ConnectionView connection = m_parts.session->connection();
    const auto& player = m_parts.session->state().player;
    if (connection.server.isNull() || !player)
        return;
    m_server = connection.server;
    m_view.callsign = QString::fromStdString(player->callsign);
    m_triedKey = false;
    // Before the session forgets why it stopped.
    followStop(connection);
    m_parts.session->close();
}

void WelcomeModel::enter(WelcomeStep step, const Sentence& problem, const Sentence& detail) {
    m_view.step = step;
    m_problem = problem;
    m_problemDetail = detail;
    m_view.canRetry = step == WelcomeStep::Problem;
    if (m_parts.discovery != nullptr) {
        if (step == WelcomeStep::JoinList)
            m_parts.discovery->start();
        else
            m_parts.discovery->stop();
    }
    refresh();
}

void WelcomeModel::fail(const Sentence& problem, const Sentence& detail) {
    enter(WelcomeStep::Problem, problem, detail);
}

QString WelcomeModel::kept(const char* key) const {
    return m_parts.settings ? m_parts.settings->value(QLatin1String(key)).toString() : QString();
}

void WelcomeModel::keep(const char* key, const QVariant& value) const {
    if (m_parts.settings != nullptr)
        m_parts.settings->setValue(QLatin1String(key), value);
}

void WelcomeModel::moveCredentials(const ServerAddress& server) const {
    const QString before = kept(kPrivateKey);
    CredentialStore* const store = m_parts.credentials;
    const bool isMoved = !before.isEmpty() && before != server.text();
    if (store != nullptr && isMoved && store->of(server.text()).callsign.isEmpty() &&
        store->save(server.text(), store->of(before)))
        store->remove(before);
    keep(kPrivateKey, server.text());
}

void WelcomeModel::arrived() {
    keep(kCallsignKey, m_view.callsign);
    if (!m_isPrivate && m_origin != WelcomeStep::Hosting && m_parts.settings != nullptr) {
        QStringList recent = m_view.recentServers;
        recent.removeAll(shortText(*m_server));
        recent.prepend(shortText(*m_server));
        keep(kRecentKey, recent.mid(0, kRecentServers));
    }
    enter(WelcomeStep::Ways);
}

} // namespace arcade::client
