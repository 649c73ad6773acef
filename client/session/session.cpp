#include "client/session/session.h"

#include "client/session/local_clock.h"
#include "client/state/reducer.h"

#include <QRandomGenerator>

namespace arcade::client {
namespace {

constexpr std::chrono::milliseconds kHeartbeat{5'000};

} // namespace

Session::Session(CredentialStore& credentials, FrameLog& log, QObject* parent)
    : QObject(parent)
    , m_credentials(credentials)
    , m_http(m_pins)
    , m_link(m_pins, log) {
    QMap<QString, QByteArray> pins;
    for (const QString& server : m_credentials.servers()) {
        if (const QByteArray pin = m_credentials.of(server).certificatePin; !pin.isEmpty())
            pins.insert(server, pin);
    }
    m_pins.restore(std::move(pins));
    connect(&m_pins, &CertificatePins::pinned, this,
            [this](const QString& server, const QByteArray& fingerprint) {
                Credentials kept = m_credentials.of(server);
                kept.certificatePin = fingerprint;
                m_credentials.save(server, kept);
            });
    connect(&m_link, &SocketLink::opened, this, [this] { feed(input::SocketOpened{}); });
    connect(&m_link, &SocketLink::received, this, &Session::socketReceived);
    connect(&m_link, &SocketLink::closed, this, &Session::socketClosed);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] { feed(input::RetryDue{}); });
    connect(&m_heartbeat, &QTimer::timeout, this, &Session::heartbeat);
    m_sendKeys.setSingleShot(true);
    m_sendKeys.setTimerType(Qt::PreciseTimer);
    connect(&m_sendKeys, &QTimer::timeout, this, &Session::sendKeys);
}

Session::~Session() = default;

Instant Session::serverNow() const {
    return m_clock.serverNow(localNow());
}

ConnectionView Session::connection() const {
    ConnectionView view;
    view.phase = m_machine.phase();
    view.stop = m_machine.stopReason();
    view.wasOnline = m_machine.wasOnline();
    view.server = m_server;
    view.serverName = m_serverName;
    view.roundTrip = m_clock.roundTrip();
    if (m_retry.isActive())
        view.retryIn = Duration{m_retry.remainingTime()};
    view.failure = m_failure;
    view.offeredCertificate = QString::fromLatin1(m_pins.offered(m_server.text()));
    return view;
}

void Session::open(const ServerAddress& server, const QString& callsign,
                   const QString& recoveryKey) {
    close();
    m_server = server;
    m_callsign = callsign;
    m_recoveryKey = recoveryKey;
    m_http.setServer(server);
    const Credentials kept = m_credentials.of(server.text());
    const bool isKnown = kept.callsign.compare(callsign, Qt::CaseInsensitive) == 0;
    if (isKnown && m_recoveryKey.isEmpty())
        m_recoveryKey = kept.recoveryKey;
    const bool hasToken = isKnown && !kept.token.isEmpty() && recoveryKey.isEmpty();
    m_http.setToken(hasToken ? kept.token.toStdString() : std::string());
    feed(input::Open{hasToken});
}

void Session::close() {
    ++m_epoch;
    m_retry.stop();
    feed(input::Close{});
    forget(m_state);
    m_keys.end();
    m_clock.reset();
    m_serverName.clear();
    m_failure = {};
    m_server = {};
    Q_EMIT stateChanged();
    Q_EMIT connectionChanged();
}

void Session::retryNow() {
    m_retry.stop();
    feed(input::RetryNow{});
}

void Session::trustCertificate() {
    const QByteArray offered = m_pins.offered(m_server.text());
    if (offered.isEmpty())
        return;
    m_pins.pin(m_server.text(), offered);
    retryNow();
}

void Session::feed(const SessionInput& input) {
    for (const SessionEffect& effect :
         m_machine.handle(input, QRandomGenerator::global()->generateDouble()))
        perform(effect);
    Q_EMIT connectionChanged();
}

void Session::perform(const SessionEffect& effect) {
    if (std::holds_alternative<effect::SignIn>(effect)) {
        signIn();
    } else if (std::holds_alternative<effect::OpenSocket>(effect)) {
        m_link.open(m_server);
    } else if (std::holds_alternative<effect::SendAuth>(effect)) {
        sendAuth();
    } else if (std::holds_alternative<effect::CloseSocket>(effect)) {
        m_link.close();
        m_heartbeat.stop();
        failRequests(m_requests.takeAll(), Problem::NotConnected);
    } else if (std::holds_alternative<effect::ForgetToken>(effect)) {
        Credentials kept = m_credentials.of(m_server.text());
        kept.token.clear();
        m_credentials.save(m_server.text(), kept);
        m_http.setToken({});
    } else if (const auto* retry = std::get_if<effect::ArmRetry>(&effect)) {
        m_retry.start(retry->delay);
    }
}

void Session::sendAuth() {
    m_clock.reset();
    const QString token = m_credentials.of(m_server.text()).token;
    m_heartbeat.start(kHeartbeat);
    sendTracked(RequestKind::Auth, Auth{token.toStdString(), {}});
}

quint64 Session::request(const ClientMessage& message) {
    const auto id = isOnline() ? m_requests.open(RequestKind::Player, localNow()) : std::nullopt;
    const quint64 number = id ? *id : m_requests.skip();
    Q_EMIT requested(number, message);
    if (const auto* ready = std::get_if<MatchReady>(&message); ready && id)
        m_readyAsked = {number, *ready};
    if (id) {
        m_link.send(message, std::to_string(number));
    } else {
        QMetaObject::invokeMethod(
            this,
            [this, number] {
                Q_EMIT requestFinished(number, Failure{Problem::NotConnected, {}, {}});
            },
            Qt::QueuedConnection);
    }
    return number;
}

void Session::sendTracked(RequestKind kind, const ClientMessage& message) {
    if (const auto id = m_requests.open(kind, localNow()))
        m_link.send(message, std::to_string(*id));
}

void Session::heartbeat() {
    const auto overdue = m_requests.takeOverdue(localNow());
    failRequests(overdue, Problem::TimedOut);
    // A server that answers no ping while the socket stands is gone, whatever TCP says.
    if (m_requests.awaits(RequestKind::ClockSample) || m_requests.awaits(RequestKind::Auth)) {
        m_link.drop();
        return;
    }
    if (isOnline())
        sendTracked(RequestKind::ClockSample, ClientPing{});
}

void Session::failRequests(const std::vector<RequestTracker::Waiting>& requests, Problem problem) {
    for (const RequestTracker::Waiting& waiting : requests) {
        if (waiting.kind == RequestKind::Player)
            Q_EMIT requestFinished(waiting.id, Failure{problem, {}, {}});
    }
}

} // namespace arcade::client
