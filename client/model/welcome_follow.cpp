#include "client/host/bundled_coordinator.h"
#include "client/host/lan_discovery.h"
#include "client/model/error_text.h"
#include "client/model/format.h"
#include "client/model/hosting_model.h"
#include "client/model/welcome_model.h"
#include "client/session/session.h"

#include <QSettings>

namespace arcade::client {
namespace {

/// `AB:CD:…`, as hosts read it out.
QString fingerprintText(const QString& hex) {
    QString text = hex.toUpper();
    for (qsizetype place = text.size() - 2; place > 0; place -= 2)
        text.insert(place, QLatin1Char(':'));
    return text;
}

Sentence saying(const Failure& failure) {
    return [failure] { return ErrorText::of(failure); };
}

} // namespace

void WelcomeModel::followSession() {
    const ConnectionView connection = m_parts.session->connection();
    if (!m_server || connection.server != *m_server)
        return;
    switch (connection.phase) {
    case SessionPhase::Online:
        if (m_view.step != WelcomeStep::Ways)
            arrived();
        return;
    case SessionPhase::Stopped:
        if (!m_parts.session->state().player)
            followStop(connection);
        return;
    case SessionPhase::Backoff:
        if (!m_parts.session->state().player)
            fail(saying(connection.failure), [] { return tr("It is tried again by itself."); });
        return;
    case SessionPhase::Idle:
    case SessionPhase::SigningIn:
    case SessionPhase::Connecting:
    case SessionPhase::Authenticating:
    case SessionPhase::Replaced: refresh(); return;
    }
}

Sentence WelcomeModel::keyRefused(const QString& callsign) {
    return [callsign] {
        return tr("This key does not belong to %1. Look at it again, or choose another callsign.")
            .arg(callsign);
    };
}

void WelcomeModel::followStop(const ConnectionView& connection) {
    switch (connection.stop) {
    case StopReason::CallsignTaken:
        m_view.recoveryNeeded = true;
        enter(WelcomeStep::Callsign, m_triedKey ? keyRefused(m_view.callsign) : Sentence());
        return;
    case StopReason::CallsignWrong:
        enter(WelcomeStep::Callsign,
              [] { return tr("The server does not take this callsign. Choose another one."); });
        return;
    case StopReason::CertificateChanged:
        m_view.certificateText = fingerprintText(connection.offeredCertificate);
        enter(WelcomeStep::Certificate, saying({Problem::CertificateChanged, {}, {}}));
        return;
    case StopReason::NotAnArcade:
        fail(noArcade(), [detail = connection.failure.detail] { return detail; });
        return;
    case StopReason::Kicked:
        fail([] {
            return tr(
                "The operator sent you away from this server. Ask the host before you return.");
        });
        return;
    case StopReason::None:
    case StopReason::Abuse: fail(saying(connection.failure)); return;
    }
}

void WelcomeModel::followCoordinator() {
    if (!m_awaitsServer) {
        refresh();
        return;
    }
    const BundledCoordinator& coordinator = *m_parts.coordinator;
    if (coordinator.mode() != CoordinatorMode::Private)
        return;
    if (coordinator.state() == CoordinatorState::Failed) {
        m_awaitsServer = false;
        fail([trouble = coordinator.trouble(), port = coordinator.port(),
              folder = coordinator.dataFolder()] { return sentenceOf(trouble, port, folder); },
             [detail = coordinator.problemDetail()] { return detail; });
        return;
    }
    if (coordinator.state() != CoordinatorState::Running) {
        refresh();
        return;
    }
    const ServerAddress server = *ServerAddress::parse(coordinator.url());
    moveCredentials(server);
    go(server);
}

void WelcomeModel::followHosting() {
    const HostingState state = m_hosting.state();
    if (m_view.step == WelcomeStep::HostSetup && state == HostingState::Running)
        enter(WelcomeStep::Hosting);
    else if (m_view.step == WelcomeStep::Hosting && state == HostingState::Stopped)
        enter(WelcomeStep::HostSetup);
}

/// To https a server without a certificate is a stranger.
Sentence WelcomeModel::noArcade() const {
    if (m_server && m_server->isSecure())
        return [] {
            return tr("Something else answers at this address: no arcade, or one without a "
                      "certificate. Check the address, or write http:// before it.");
        };
    return saying({Problem::NotAnArcade, {}, {}});
}

void WelcomeModel::listServers() {
    QList<RowListModel::Row> rows;
    for (const FoundServer& server : m_parts.discovery->servers()) {
        const int players = server.playersOnline;
        const QString playersText = players == 0   ? tr("nobody online")
                                    : players == 1 ? tr("1 player online")
                                                   : tr("%n players online", nullptr, players);
        rows.append({server.name, server.address, players, playersText, server.pingMs,
                     tr("%1 ms").arg(Format::number(server.pingMs)), server.version});
    }
    m_lanServers.setRows(std::move(rows));
}

void WelcomeModel::retranslate() {
    if (m_parts.discovery != nullptr)
        listServers();
    refresh();
}

void WelcomeModel::refresh() {
    m_view.problem = inWords(m_problem);
    m_view.problemDetail = inWords(m_problemDetail);
    m_view.searchingLan = m_parts.discovery != nullptr && m_parts.discovery->isSearching();
    if (m_parts.settings != nullptr)
        m_view.recentServers =
            m_parts.settings->value(QStringLiteral("servers/recent")).toStringList();
    m_view.serverText = m_server ? m_parts.session->connection().serverName : QString();
    if (m_isPrivate)
        m_view.serverText = tr("This computer");
    else if (m_view.serverText.isEmpty() && m_server)
        m_view.serverText = QStringLiteral("%1:%2").arg(m_server->host()).arg(m_server->port());
    m_view.logFile =
        m_parts.coordinator != nullptr && m_isPrivate ? m_parts.coordinator->logFile() : QString();
    m_view.progressText.clear();
    if (m_view.step == WelcomeStep::Connecting)
        m_view.progressText = m_awaitsServer
                                  ? tr("Starting the server on this computer")
                                  : tr("Going to %1 as %2").arg(m_view.serverText, m_view.callsign);
    if (m_view.step != WelcomeStep::Certificate)
        m_view.certificateText.clear();
    if (m_view == m_shown)
        return;
    m_shown = m_view;
    Q_EMIT changed();
}

} // namespace arcade::client
