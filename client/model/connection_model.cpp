#include "client/model/connection_model.h"

#include "client/host/bundled_coordinator.h"
#include "client/model/error_text.h"
#include "client/model/format.h"
#include "client/model/match_text.h"
#include "client/model/ticker.h"
#include "client/session/session.h"

namespace arcade::client {
namespace {

ConnectionPhase phaseOf(const ConnectionView& connection) {
    switch (connection.phase) {
    case SessionPhase::Idle: return ConnectionPhase::Offline;
    case SessionPhase::Online: return ConnectionPhase::Online;
    case SessionPhase::Replaced: return ConnectionPhase::Replaced;
    case SessionPhase::Stopped: return ConnectionPhase::Refused;
    case SessionPhase::SigningIn:
    case SessionPhase::Connecting:
    case SessionPhase::Authenticating:
    case SessionPhase::Backoff:
        return connection.wasOnline ? ConnectionPhase::Reconnecting : ConnectionPhase::Connecting;
    }
    return ConnectionPhase::Offline;
}

bool isAboutTheCallsign(StopReason reason) {
    return reason == StopReason::CallsignTaken || reason == StopReason::CallsignWrong;
}

} // namespace

ConnectionModel::ConnectionModel(Session& session, Ticker& ticker, BundledCoordinator* coordinator,
                                 QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_ticker(ticker)
    , m_coordinator(coordinator) {
    connect(&session, &Session::connectionChanged, this, &ConnectionModel::refresh);
    connect(&session, &Session::stateChanged, this, &ConnectionModel::refresh);
    connect(&session, &Session::received, this, [this](const ServerMessage& message) {
        if (std::holds_alternative<AuthSuccess>(message))
            m_isNoticeOver = true;
        else if (std::holds_alternative<ServerNotice>(message))
            m_isNoticeOver = false;
        refresh();
    });
    connect(&ticker, &Ticker::ticked, this, &ConnectionModel::refresh);
    if (coordinator != nullptr)
        connect(coordinator, &BundledCoordinator::stateChanged, this, &ConnectionModel::refresh);
    refresh();
}

void ConnectionModel::refresh() {
    const View view = look();
    m_ticker.setCounting(this, m_session.connection().retryIn.has_value());
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

ConnectionModel::View ConnectionModel::look() {
    const ConnectionView connection = m_session.connection();
    View view;
    view.phase = phaseOf(connection);
    view.serverUrl = connection.server.text();
    view.serverName = connection.serverName;
    if (view.serverName.isEmpty() && !connection.server.isNull())
        view.serverName =
            QStringLiteral("%1:%2").arg(connection.server.host()).arg(connection.server.port());
    const bool isOnline = view.phase == ConnectionPhase::Online;
    if (isOnline && connection.roundTrip) {
        view.pingMs = static_cast<int>(connection.roundTrip->count());
        view.pingText = tr("%1 ms").arg(Format::number(view.pingMs));
    }
    m_action = Action::None;
    if (m_session.state().player && !isOnline && !describeOwnServer(view, connection))
        describeTrouble(view, connection);
    switch (view.phase) {
    case ConnectionPhase::Offline: view.phaseText = tr("Offline"); break;
    case ConnectionPhase::Connecting: view.phaseText = tr("Connecting"); break;
    case ConnectionPhase::Online: view.phaseText = tr("Online"); break;
    case ConnectionPhase::Reconnecting: view.phaseText = tr("Reconnecting"); break;
    case ConnectionPhase::Replaced: view.phaseText = tr("Playing elsewhere"); break;
    case ConnectionPhase::Refused: view.phaseText = tr("Not connected"); break;
    }
    view.noticeText = noticeFor();
    return view;
}

bool ConnectionModel::describeOwnServer(View& view, const ConnectionView& connection) {
    if (m_coordinator == nullptr || m_coordinator->state() == CoordinatorState::Running)
        return false;
    const bool isOwn = (connection.server.host() == QLatin1String("127.0.0.1") ||
                        connection.server.host() == QLatin1String("localhost")) &&
                       connection.server.port() == m_coordinator->port();
    if (!isOwn)
        return false;
    if (m_coordinator->state() == CoordinatorState::Failed) {
        view.banner = m_coordinator->problem();
        offer(view, Action::StartServer);
        return true;
    }
    if (m_coordinator->state() != CoordinatorState::Restarting)
        return false;
    view.banner = tr("The server on this computer stopped by itself and is started again.");
    return true;
}

void ConnectionModel::describeTrouble(View& view, const ConnectionView& connection) {
    switch (view.phase) {
    case ConnectionPhase::Offline:
    case ConnectionPhase::Online: return;
    case ConnectionPhase::Connecting:
    case ConnectionPhase::Reconnecting: describeLoss(view, connection); return;
    case ConnectionPhase::Replaced:
        view.banner = tr("You went on playing in another window or on another computer.");
        offer(view, Action::TakeOver);
        return;
    case ConnectionPhase::Refused:
        view.banner = stopText(connection);
        offer(view, connection.stop == StopReason::CertificateChanged ? Action::TrustCertificate
                                                                      : Action::Retry);
        if (isAboutTheCallsign(connection.stop))
            view.bannerOtherText = tr("Choose a callsign");
        return;
    }
}

void ConnectionModel::describeLoss(View& view, const ConnectionView& connection) {
    if (!connection.retryIn) {
        view.banner = tr("Connection lost. Reconnecting.");
        return;
    }
    view.banner = tr("Connection lost. Reconnecting in %1 s.")
                      .arg(Format::number(Format::secondsLeft(*connection.retryIn)));
    offer(view, Action::Retry);
}

void ConnectionModel::offer(View& view, Action action) {
    m_action = action;
    switch (action) {
    case Action::None: view.bannerActionText.clear(); return;
    case Action::Retry:
        view.bannerActionText =
            view.phase == ConnectionPhase::Refused ? tr("Try again") : tr("Now");
        return;
    case Action::TakeOver: view.bannerActionText = tr("Play here"); return;
    case Action::TrustCertificate: view.bannerActionText = tr("Trust it"); return;
    case Action::StartServer: view.bannerActionText = tr("Start it again"); return;
    }
}

QString ConnectionModel::stopText(const ConnectionView& connection) {
    switch (connection.stop) {
    case StopReason::None: return ErrorText::of(connection.failure);
    case StopReason::CallsignTaken: return ErrorText::of(ErrorCode::CallsignTaken);
    case StopReason::CallsignWrong:
        return tr("The server does not take your callsign. Choose another one.");
    case StopReason::NotAnArcade: return ErrorText::of(Failure{Problem::NotAnArcade, {}, {}});
    case StopReason::CertificateChanged:
        return ErrorText::of(Failure{Problem::CertificateChanged, {}, {}});
    case StopReason::Kicked:
        return tr("The operator sent you away from this server. Ask the host before you return.");
    case StopReason::Abuse:
        return tr("The server did not understand this program and hung up. Use the same version "
                  "of both.");
    }
    return {};
}

QString ConnectionModel::noticeFor() const {
    const auto& notice = m_session.state().notice;
    return notice && !m_isNoticeOver ? MatchText::ofServer(notice->message) : QString();
}

void ConnectionModel::runBannerAction() {
    switch (m_action) {
    case Action::None: return;
    case Action::Retry: m_session.retryNow(); return;
    case Action::TakeOver: m_session.takeOver(); return;
    case Action::TrustCertificate: m_session.trustCertificate(); return;
    case Action::StartServer:
        m_coordinator->start(m_coordinator->mode(), m_coordinator->name(), m_coordinator->port());
        m_session.retryNow();
        return;
    }
}

void ConnectionModel::runBannerOther() {
    if (!m_view.bannerOtherText.isEmpty())
        Q_EMIT callsignWanted();
}

void ConnectionModel::leave() {
    m_session.close();
    Q_EMIT left();
}

} // namespace arcade::client
