#pragma once

#include <QObject>
#include <QTcpServer>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QTcpSocket;

namespace arcade::support {

/// The message at which a connection is cut, once.
struct CutPoint {
    enum class Way { ToServer, ToClient };
    /// What becomes of the message itself.
    enum class Fate {
        Lost,
        Torn, ///< half of its frame arrives
        Delivered,
    };
    Way way = Way::ToServer;
    /// Wire name.
    std::string type;
    Fate fate = Fate::Lost;
    /// From 1, over all connections.
    int number = 1;
};

/// A TCP proxy before a server on this computer. Passes everything on, and reads along the
/// WebSocket messages to find the one to cut at; then both ends lose the connection.
class CutProxy final : public QObject {
public:
    CutProxy(quint16 serverPort, std::optional<CutPoint> point);
    ~CutProxy() override;

    quint16 port() const { return m_listener.serverPort(); }
    bool hasCut() const { return m_hasCut; }
    /// Wire names of what came by, the cut one too, as `> auth` and `< auth.success`.
    const std::vector<std::string>& passed() const { return m_passed; }

private:
    class Link;

    void accept();
    std::optional<CutPoint::Fate> fateOf(CutPoint::Way way, const std::string& type);

    quint16 m_serverPort;
    std::optional<CutPoint> m_point;
    int m_seen = 0;
    bool m_hasCut = false;
    std::vector<std::string> m_passed;
    std::vector<std::unique_ptr<Link>> m_links;
    QTcpServer m_listener;
};

} // namespace arcade::support
