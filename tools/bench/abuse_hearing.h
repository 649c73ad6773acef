#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace arcade::bench {

/// Understands what the server answers on one connection, HTTP or WebSocket, and keeps of it no
/// more than what was said.
class Hearing {
public:
    void hear(std::string_view bytes);

    /// Statuses of the HTTP answers, in their order.
    const std::vector<int>& statuses() const { return m_statuses; }
    bool isUpgraded() const { return m_isUpgraded; }
    bool isSignedIn() const { return m_isSignedIn; }
    bool isWatching() const { return m_isWatching; }
    /// Of the last error message.
    const std::string& error() const { return m_error; }
    /// 0 while there is no close frame.
    int closeCode() const { return m_closeCode; }
    /// Ids of the server's pings since the last call.
    std::vector<std::string> takePings() { return std::exchange(m_pings, {}); }

    /// All of it in a few words: "400", "signed in, close 4003", "" when nothing was heard.
    std::string inWords() const;

private:
    bool readHttp();
    bool readFrame();
    void readText(std::string_view text);

    std::string m_unread;
    /// Of a body that is not looked at.
    std::size_t m_skipped = 0;
    std::vector<int> m_statuses;
    bool m_isUpgraded = false;
    bool m_isSignedIn = false;
    bool m_isWatching = false;
    std::string m_error;
    int m_closeCode = 0;
    std::vector<std::string> m_pings;
};

} // namespace arcade::bench
