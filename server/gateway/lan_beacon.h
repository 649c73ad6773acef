#pragma once

#include "server/gateway/rate_limiter.h"
#include "server/host/ports.h"
#include "server/telemetry/metrics.h"
#include "shared/protocol/discovery_messages.h"
#include "shared/vocabulary/result.h"

#include <QHostAddress>
#include <QObject>
#include <QUdpSocket>

#include <functional>
#include <string>
#include <string_view>

namespace arcade::gateway {

struct BeaconSettings {
    /// Where the coordinator listens; answers come from there.
    std::string host = "0.0.0.0";
    /// UDP; several coordinators of a machine share it.
    std::uint16_t port = kDiscoveryPort;
    /// Answers to one network address; a client asks once a second on each of its interfaces.
    RateLimit perSource = RateLimit::perSecond(10, 40);
    RateLimit inAll = RateLimit::perSecond(500, 1000);
};

/// Answers clients on the LAN that ask who is there. What it is given must outlive it.
class LanBeacon : public QObject {
    Q_OBJECT

public:
    /// `describe` gives what there is to tell; the question's number is filled in here.
    LanBeacon(const BeaconSettings& settings, std::function<DiscoveryAnswer()> describe,
              host::Clock& clock, telemetry::Metrics& metrics);

    /// The error names address and port.
    Result<Done> listen();
    std::uint16_t port() const { return m_socket.localPort(); }

private:
    void read();
    void answer(const QHostAddress& asker, std::uint16_t askerPort, std::string_view question);

    BeaconSettings m_settings;
    std::function<DiscoveryAnswer()> m_describe;
    /// What was told last, and until when it may be told again.
    DiscoveryAnswer m_answer;
    Instant m_freshUntil{};
    host::Clock& m_clock;
    telemetry::Metrics& m_metrics;
    KeyedRateLimiter m_bySource;
    TokenBucket m_inAll;
    QUdpSocket m_socket;
    /// Speaks from the address that is listened on, where that is a single one.
    QUdpSocket m_voice;
};

} // namespace arcade::gateway
