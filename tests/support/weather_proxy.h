#pragma once

#include <QObject>
#include <QTcpServer>

#include <chrono>
#include <cstdint>
#include <memory>
#include <random>
#include <vector>

namespace arcade::support {

/// How one direction of a connection behaves.
struct Weather {
    std::chrono::milliseconds latency{};
    /// Added to the latency, evenly from 0 to this; the order of bytes is kept.
    std::chrono::milliseconds jitter{};
    /// 0 is as fast as it goes.
    int bytesPerSecond = 0;
};

/// A TCP proxy before a server on this computer whose weather a test makes. Starts with none.
/// Needs the event loop of its thread.
class WeatherProxy final : public QObject {
public:
    enum class Way { ToServer, ToClient };

    /// Same seed, same jitter.
    explicit WeatherProxy(quint16 serverPort, std::uint32_t seed = 1);
    ~WeatherProxy() override;

    /// Stays the same.
    quint16 port() const { return m_port; }
    /// For what comes from now on.
    void set(Way way, const Weather& weather);
    void setBoth(const Weather& weather);
    /// Half-open: connections stay and are taken, and nothing comes through.
    void stall();
    /// Ends a stall: what was kept back arrives.
    void flow();
    /// Resets all connections; new ones are taken.
    void cut();
    /// Resets all connections and refuses new ones.
    void refuse();
    /// Ends a refusal; false when the port was lost.
    bool accept();
    /// For connections from now on.
    void setServerPort(quint16 port) { m_serverPort = port; }

    /// Those that are open.
    int connections() const;
    /// Those that were ever taken.
    int accepted() const { return m_accepted; }

private:
    class Lane;
    class Link;

    void take();
    std::chrono::milliseconds delay(Way way);
    const Weather& weather(Way way) const { return way == Way::ToServer ? m_toServer : m_toClient; }

    quint16 m_serverPort;
    quint16 m_port = 0;
    std::minstd_rand m_random;
    Weather m_toServer;
    Weather m_toClient;
    bool m_isStalled = false;
    int m_accepted = 0;
    std::vector<std::unique_ptr<Link>> m_links;
    QTcpServer m_listener;
};

} // namespace arcade::support
