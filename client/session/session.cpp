#include "client/session/session.h"

#include "client/state/reducer.h"
#include "shared/vocabulary/overloaded.h"

#include <QRandomGenerator>

#include <utility>

/// A session's life: open, connect, lose, close. What it says and hears is in the files beside.
namespace arcade::client {

Session::Session(CredentialStore& credentials, FrameLog& log, QObject* parent, LocalClock clock)
    : QObject(parent)
    , m_credentials(credentials)
    , m_log(log)
    , m_now(std::move(clock))
    , m_http(m_pins)
    , m_link(m_pins, log) {
    restorePins();
    connect(&m_link, &SocketLink::opened, this, [this] { feed(input::SocketOpened{}); });
    connect(&m_link, &SocketLink::received, this, &Session::socketReceived);
    connect(&m_link, &SocketLink::closed, this, &Session::socketClosed);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] { feed(input::RetryDue{}); });
    connect(&m_beat, &QTimer::timeout, this, &Session::beat);
    m_sendKeys.setSingleShot(true);
    m_sendKeys.setTimerType(Qt::PreciseTimer);
    connect(&m_sendKeys, &QTimer::timeout, this, &Session::sendKeys);
}

Session::~Session() {
    // Flows that wait for an answer end here, while there is still a session to look at.
    ++m_epoch;
    m_http.cancelAll();
}

void Session::restorePins() {
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
}

std::unique_ptr<SocketLink> Session::makeLink(Dialect dialect) {
    return std::make_unique<SocketLink>(m_pins, m_log, nullptr, dialect);
}

Instant Session::serverNow() const {
    return m_clock.serverNow(m_now());
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
    m_http.cancelAll();
    feed(input::Close{});
    m_retry.stop();
    forget(m_state);
    m_keys.end();
    m_clock.reset();
    m_serverName.clear();
    m_failure = {};
    m_server = {};
    Q_EMIT keysChanged();
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
    m_inputs.push_back(input);
    if (std::exchange(m_isFeeding, true))
        return;
    while (!m_inputs.empty()) {
        const SessionInput next = m_inputs.front();
        m_inputs.pop_front();
        const double jitter = QRandomGenerator::global()->generateDouble();
        for (const SessionEffect& effect : m_machine.handle(next, jitter))
            perform(effect);
    }
    m_isFeeding = false;
    Q_EMIT connectionChanged();
}

void Session::perform(const SessionEffect& effect) {
    std::visit(Overloaded{
                   [this](const effect::SignIn&) {
                       m_pins.forgetOffer(m_server.text());
                       startBeat();
                       signIn();
                   },
                   [this](const effect::OpenSocket&) {
                       m_pins.forgetOffer(m_server.text());
                       startBeat();
                       m_link.open(m_server);
                   },
                   [this](const effect::SendAuth&) { sendAuth(); },
                   [this](const effect::CloseSocket&) {
                       m_beat.stop();
                       m_keys.rewind();
                       m_link.close();
                       fail(m_requests.takeAll(), Problem::NotConnected);
                   },
                   [this](const effect::ForgetToken&) { forgetToken(); },
                   [this](const effect::ArmRetry& retry) {
                       startBeat();
                       m_retry.start(retry.delay);
                   },
               },
               effect);
}

void Session::forgetToken() {
    Credentials kept = m_credentials.of(m_server.text());
    kept.token.clear();
    m_credentials.save(m_server.text(), kept);
    m_http.setToken({});
}

} // namespace arcade::client
