#include "server/gateway/lan_beacon.h"

#include "shared/codec/record_json.h"

#include <array>
#include <utility>

namespace arcade::gateway {
namespace {

constexpr std::size_t kMaxSources = 1024;
/// Datagrams read in one go, so that a flood leaves the loop to the players.
constexpr int kDatagramsATurn = 64;
constexpr Duration kFreshness{200};

} // namespace

LanBeacon::LanBeacon(const BeaconSettings& settings, std::function<DiscoveryAnswer()> describe,
                     host::Clock& clock, telemetry::Metrics& metrics)
    : m_settings(settings)
    , m_describe(std::move(describe))
    , m_clock(clock)
    , m_metrics(metrics)
    , m_bySource(settings.perSource, kMaxSources)
    , m_inAll(settings.inAll, clock.now()) {
    connect(&m_socket, &QUdpSocket::readyRead, this, &LanBeacon::read);
}

Result<Done> LanBeacon::listen() {
    // Broadcasts reach a socket that is bound to all addresses, and every one that shares the port.
    const bool isBound =
        m_socket.bind(QHostAddress(QHostAddress::AnyIPv4), m_settings.port,
                      QAbstractSocket::ShareAddress | QAbstractSocket::ReuseAddressHint);
    if (!isBound)
        return Error{ErrorCode::Internal, "Cannot answer clients on the LAN at UDP port " +
                                              std::to_string(m_settings.port) + ": " +
                                              m_socket.errorString().toStdString()};
    const QHostAddress host(QString::fromStdString(m_settings.host));
    const bool isSingle =
        host.protocol() == QAbstractSocket::IPv4Protocol && host != QHostAddress::AnyIPv4;
    if (isSingle && !m_voice.bind(host, 0))
        return Error{ErrorCode::Internal, "Cannot answer clients on the LAN from " +
                                              m_settings.host + ": " +
                                              m_voice.errorString().toStdString()};
    return Done{};
}

void LanBeacon::read() {
    // One byte more than is allowed tells what was too long.
    std::array<char, kDiscoveryBytes + 1> buffer;
    for (int count = 0; count < kDatagramsATurn && m_socket.hasPendingDatagrams(); ++count) {
        QHostAddress asker;
        std::uint16_t port = 0;
        const qint64 size = m_socket.readDatagram(buffer.data(), buffer.size(), &asker, &port);
        if (size >= 0)
            answer(asker, port, {buffer.data(), static_cast<std::size_t>(size)});
    }
}

void LanBeacon::answer(const QHostAddress& asker, std::uint16_t askerPort,
                       std::string_view question) {
    const auto read = question.size() == kDiscoveryBytes
                          ? codec::fromJson<DiscoveryQuestion>(question)
                          : Result<DiscoveryQuestion>(Error{ErrorCode::BadMessage, "size"});
    if (!read || read.value().kind != DiscoveryKind::Question || askerPort == 0)
        return m_metrics.discoveryMalformed.increment();
    const Instant now = m_clock.now();
    if (!m_bySource.take(asker.toString().toStdString(), now) || !m_inAll.take(now))
        return m_metrics.discoveryLimited.increment();
    if (now >= m_freshUntil) {
        m_answer = m_describe();
        m_freshUntil = now + kFreshness;
    }
    m_answer.ask = read.value().ask;
    const std::string text = codec::toJson(m_answer);
    ARCADE_EXPECT(text.size() <= kDiscoveryBytes);
    QUdpSocket& voice = m_voice.state() == QAbstractSocket::BoundState ? m_voice : m_socket;
    voice.writeDatagram(text.data(), static_cast<qint64>(text.size()), asker, askerPort);
    m_metrics.discoveryAnswers.increment();
}

} // namespace arcade::gateway
