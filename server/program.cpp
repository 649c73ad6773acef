#include "server/program.h"

#include "server/gateway/origin.h"
#include "server/host/secret.h"
#include "server/runtime/process_limits.h"
#include "server/telemetry/log.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QSslCertificate>
#include <QSslKey>

#include <chrono>
#include <utility>

namespace arcade {
namespace {

using telemetry::logError;
using telemetry::logEvent;
using telemetry::logWarning;
using telemetry::mainLog;

constexpr std::chrono::seconds kSampleInterval{1};
/// What closing connections get to send their close frames.
constexpr std::chrono::milliseconds kFarewell{500};

ExitCode failed(const Error& error, ExitCode code) {
    logError(mainLog(), error.message);
    return code;
}

Result<QByteArray> contentOf(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Internal,
                     "Cannot read " + path + ": " + file.errorString().toStdString()};
    return file.readAll();
}

QSslKey privateKeyOf(const QByteArray& pem) {
    for (const auto algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

Result<QSslConfiguration> tlsOf(const settings::TlsSettings& tls) {
    const Result<QByteArray> certificate = contentOf(tls.certificate);
    if (!certificate)
        return certificate.error();
    const Result<QByteArray> key = contentOf(tls.key);
    if (!key)
        return key.error();
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificate.value());
    const QSslKey privateKey = privateKeyOf(key.value());
    if (chain.isEmpty())
        return Error{ErrorCode::Internal, tls.certificate + " holds no PEM certificate."};
    if (privateKey.isNull())
        return Error{ErrorCode::Internal, tls.key + " holds no PEM private key (EC or RSA)."};
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(privateKey);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    return configuration;
}

bool isToBeFound(const settings::Settings& settings) {
    // Broadcast is of IPv4: who answers must be reached there, too.
    constexpr auto IPv4 = QAbstractSocket::IPv4Protocol;
    const QHostAddress host(QString::fromStdString(settings.server.host));
    switch (settings.discovery.enabled) {
    case settings::Discovery::Auto: return host.protocol() == IPv4 && !host.isLoopback();
    case settings::Discovery::On: return true;
    case settings::Discovery::Off: return false;
    }
    return false;
}

host::DirectAuth directAuthOf(const settings::Settings& settings) {
    switch (settings.direct.auth) {
    case settings::DirectIds::Auto: break;
    case settings::DirectIds::Open: return host::DirectAuth::Open;
    case settings::DirectIds::Token: return host::DirectAuth::Token;
    }
    const QHostAddress host(QString::fromStdString(settings.server.host));
    return gateway::isReachedPrivately(host, QNetworkInterface::allAddresses())
               ? host::DirectAuth::Open
               : host::DirectAuth::Token;
}

gateway::Carrier carrierOf(settings::TransportKind transport) {
    switch (transport) {
    case settings::TransportKind::Auto: return gateway::Carrier::Auto;
    case settings::TransportKind::Plain: return gateway::Carrier::Plain;
    case settings::TransportKind::Qt: return gateway::Carrier::Qt;
    }
    return gateway::Carrier::Auto;
}

telemetry::ProcessSample processSample() {
    const auto usage = runtime::ownUsage().value_or(runtime::ProcessUsage{});
    return {usage.residentBytes, usage.cpuTime, runtime::openDescriptors(),
            runtime::descriptorLimit()};
}

} // namespace

Program::Program(settings::Settings settings)
    : m_settings(std::move(settings)) {}

Program::~Program() = default;

std::optional<ExitCode> Program::start() {
    if (const auto limit = runtime::raiseDescriptorLimit(); !limit)
        logWarning(mainLog(), limit.error().message);
    auto signals = runtime::StopSignals::create();
    if (!signals)
        return failed(signals.error(), ExitCode::Failed);
    m_signals = std::move(signals).value();
    connect(m_signals.get(), &runtime::StopSignals::stopRequested, this, [this](int, int count) {
        if (count == 1)
            drain(m_settings.drain.limit);
        else
            stop();
    });
    for (const auto step : {&Program::openStore, &Program::openSecrets, &Program::listen}) {
        if (const auto failure = (this->*step)())
            return failure;
    }
    connect(&m_sample, &QTimer::timeout, this, [this] {
        m_metrics.outgoingBytesQueued.set(static_cast<double>(m_listener->bytesPending()));
        m_metrics.ledgerLag.set(static_cast<double>(m_backend->pendingJobs()));
    });
    m_sample.start(kSampleInterval);
    return std::nullopt;
}

std::optional<ExitCode> Program::openStore() {
    const store::SqlOptions options{
        .folder = m_settings.server.data,
        .eventFile = m_settings.events.file,
        .playMoney = {Amount::data(static_cast<std::uint64_t>(m_settings.money.grant)),
                      Amount::data(static_cast<std::uint64_t>(m_settings.money.dailyTopUp))},
        // Nothing the rules still look at is forgotten.
        .recordsKept =
            std::max<Duration>(std::chrono::hours{1}, 2 * m_settings.matching.rematchWindow),
    };
    store::SqlHandlers handlers;
    handlers.fault = [](const std::string& fault) {
        logError(mainLog(), "the store failed: stopping, so that nothing untrue is told",
                 {{"fault", fault}});
        QCoreApplication::exit(static_cast<int>(ExitCode::StoreUnusable));
    };
    handlers.note = [](const std::string& note) { logEvent(telemetry::storeLog(), note); };
    handlers.committed = [this](const store::CommitFigures& figures) {
        m_metrics.commitTime.observe(std::chrono::nanoseconds{figures.duration});
        m_metrics.commitRecords.observe(figures.jobs);
    };
    auto backend = store::SqlBackend::open(options, handlers);
    if (!backend)
        return failed(backend.error(), ExitCode::StoreUnusable);
    m_backend = std::move(backend).value();
    m_store = std::make_unique<store::SqlStore>(*m_backend);
    m_accounts = std::make_unique<store::SqlAccounts>(*m_backend);
    return std::nullopt;
}

std::filesystem::path Program::fileOf(const std::string& setting, const char* standard) const {
    return setting.empty() ? std::filesystem::path{m_settings.server.data} / standard
                           : std::filesystem::path{setting};
}

std::optional<ExitCode> Program::openSecrets() {
    const auto secret = host::loadOrCreateSecret(fileOf(m_settings.auth.secretFile, "auth.secret"));
    if (!secret)
        return failed(secret.error(), ExitCode::Failed);
    const auto token = host::loadOrCreateSecret(fileOf(m_settings.admin.tokenFile, "admin.token"),
                                                host::SecretForm::Text);
    if (!token)
        return failed(token.error(), ExitCode::Failed);
    const auto gameServer = host::loadOrCreateSecret(
        fileOf(m_settings.direct.resultTokenFile, "game-server.token"), host::SecretForm::Text);
    if (!gameServer)
        return failed(gameServer.error(), ExitCode::Failed);
    m_authSecret = secret.value();
    m_adminToken = token.value();
    m_gameServerToken = gameServer.value();
    auto key = host::SigningKey::fromSecret(m_authSecret);
    if (!key)
        return failed(key.error(), ExitCode::Failed);
    host::KeySet keys(std::move(key).value());
    if (const auto trusted = trust(keys); !trusted)
        return failed(trusted.error(), ExitCode::WrongSettings);
    m_authenticator =
        std::make_unique<host::Authenticator>(std::move(keys), m_settings.auth.tokenLifetime);
    return std::nullopt;
}

Result<Done> Program::trust(host::KeySet& keys) const {
    for (const std::string& path : m_settings.auth.keys) {
        const Result<QByteArray> content = contentOf(path);
        if (!content)
            return content.error();
        const std::string text = content.value().toStdString();
        auto key = text.starts_with("-----BEGIN") ? host::VerificationKey::fromPem(text)
                                                  : host::VerificationKey::fromSecret(text);
        if (!key)
            return Error{ErrorCode::Internal, path + ": " + key.error().message};
        keys.addExternal(std::move(key).value(),
                         {m_settings.auth.issuer, m_settings.auth.audience});
    }
    return Done{};
}

core::Rules Program::rules() const {
    core::Rules rules;
    rules.antiSnipingMax = m_settings.matching.antiSnipingMax;
    rules.rematchWindow = m_settings.matching.rematchWindow;
    rules.longWait = m_settings.matching.longWait;
    rules.ticketLimit = m_settings.matching.ticketLimit;
    rules.queueLimit = m_settings.matching.queueLimit;
    rules.spectatorsMax = m_settings.limits.spectatorsPerMatch;
    rules.queueGrace = m_settings.match.queueGrace;
    rules.restartGrace = m_settings.match.restartGrace;
    rules.accept = m_settings.match.accept;
    rules.countdown = m_settings.match.countdown;
    rules.duel = m_settings.match.duel;
    rules.registration = m_settings.match.registration;
    rules.hunt = m_settings.match.hunt;
    rules.grace = m_settings.match.grace;
    rules.graceInAll = m_settings.match.graceTotal;
    rules.progressInterval = m_settings.game.progressInterval;
    rules.charactersPerSecond = m_settings.game.maxCharactersPerSecond;
    rules.charactersInAdvance = m_settings.game.maxCharactersPerSecond;
    rules.untyped = m_settings.game.untyped;
    // What draws are keyed with is told apart from what tokens are signed with.
    const auto words = parseHexText(host::hashText("draws\n" + m_authSecret).substr(0, 32));
    ARCADE_EXPECT(words.has_value());
    rules.secret = *words;
    return rules;
}

host::HostSettings Program::hostSettings() const {
    host::HostSettings settings{.rules = rules(), .name = m_settings.server.name};
    settings.directAuth = directAuthOf(m_settings);
    settings.overload = {m_settings.overload.commitWait,
                         static_cast<std::size_t>(m_settings.overload.commitsPending),
                         m_settings.overload.loopLag};
    logEvent(mainLog(), "ids of direct games",
             {{"need_tokens", settings.directAuth == host::DirectAuth::Token}});
    return settings;
}

Result<gateway::ListenerSettings> Program::listenerSettings() const {
    const settings::LimitSettings& limits = m_settings.limits;
    gateway::ListenerSettings listener;
    listener.host = m_settings.server.host;
    listener.port = static_cast<std::uint16_t>(m_settings.server.port);
    listener.carrier = carrierOf(m_settings.server.transport);
    listener.connections = limits.connections;
    listener.connectionsPerAddress = limits.connectionsPerAddress;
    listener.limitLoopback = limits.applyToLoopback;
    listener.handshakeTimeout = limits.handshake;
    listener.http = {.headBytes = static_cast<std::size_t>(limits.headBytes),
                     .bodyBytes = static_cast<std::size_t>(limits.bodyBytes)};
    listener.peer.authTimeout = m_settings.session.authTimeout;
    listener.peer.pingInterval = m_settings.session.pingInterval;
    listener.peer.pongTimeout = m_settings.session.pongTimeout;
    listener.peer.messageBytes = static_cast<std::size_t>(limits.messageBytes);
    listener.peer.messages =
        gateway::RateLimit::perSecond(limits.messagesPerSecond, limits.messageBurst);
    listener.peer.backlogBytes = limits.backlogBytes;
    listener.engineIo.pingInterval = m_settings.socketIo.pingInterval;
    listener.engineIo.pingTimeout = m_settings.socketIo.pingTimeout;
    listener.corsOrigins = m_settings.http.corsOrigins;
    if (!m_settings.tls.certificate.empty()) {
        Result<QSslConfiguration> tls = tlsOf(m_settings.tls);
        if (!tls)
            return tls.error();
        listener.tls = tls.value();
    }
    return listener;
}

gateway::HttpApiSettings Program::apiSettings() {
    const int signIns = m_settings.limits.signInsPerMinutePerAddress;
    const int directs = m_settings.limits.directRequestsPerSecondPerAddress;
    return {.adminToken = m_adminToken,
            .gameServerToken = m_gameServerToken,
            .corsOrigins = m_settings.http.corsOrigins,
            .signIns = gateway::RateLimit::perMinute(signIns, signIns),
            .directRequests = gateway::RateLimit::perSecond(directs, 10LL * directs),
            .limitLoopback = m_settings.limits.applyToLoopback,
            .drainLimit = m_settings.drain.limit,
            .sampleProcess = processSample,
            .drain = [this](Duration limit) { drain(limit); }};
}

std::optional<ExitCode> Program::listen() {
    const auto listener = listenerSettings();
    if (!listener)
        return failed(listener.error(), ExitCode::WrongSettings);
    m_host = std::make_unique<host::CoordinatorHost>(hostSettings(), *m_store, *m_accounts, m_clock,
                                                     m_entropy, *m_authenticator, m_metrics);
    if (const auto loaded = m_host->start(); !loaded)
        return failed(loaded.error(), ExitCode::StoreUnusable);
    m_api = std::make_unique<gateway::HttpApi>(apiSettings(), *m_host, *m_authenticator, m_entropy,
                                               m_metrics);
    m_listener = std::make_unique<gateway::Listener>(listener.value(), *m_host, *m_api, m_metrics);
    if (const auto listening = m_listener->listen(); !listening)
        return failed(listening.error(), ExitCode::PortTaken);
    if (isToBeFound(m_settings))
        answerTheLan();
    return std::nullopt;
}

void Program::answerTheLan() {
    const auto [high, low] = m_entropy.draw();
    const auto describe = [this, instance = ServerInstanceId{high, low}] {
        const StatusReply status = m_host->status();
        return DiscoveryAnswer{.instance = instance,
                               .name = status.name,
                               .version = status.version,
                               .port = m_listener->port(),
                               .tls = !m_settings.tls.certificate.empty(),
                               .playersOnline = status.playersOnline};
    };
    m_beacon = std::make_unique<gateway::LanBeacon>(
        gateway::BeaconSettings{.host = m_settings.server.host,
                                .port = static_cast<std::uint16_t>(m_settings.discovery.port)},
        describe, m_clock, m_metrics);
    // Who knows the address can play all the same.
    if (const auto listening = m_beacon->listen(); !listening)
        logWarning(mainLog(), listening.error().message);
}

void Program::drain(Duration limit) {
    logEvent(mainLog(), "asked to stop", {{"limit_ms", limit}});
    m_host->drain(limit, [this] { stop(); });
}

void Program::stop() {
    if (std::exchange(m_isStopping, true))
        return;
    m_beacon.reset();
    m_listener->stopAccepting();
    m_host->endAll(CloseCode::GoingDown, "The server is going down.");
    logEvent(mainLog(), "stopped", {{"connections", m_listener->connections()}});
    QTimer::singleShot(kFarewell, this, [] { QCoreApplication::exit(0); });
}

} // namespace arcade
