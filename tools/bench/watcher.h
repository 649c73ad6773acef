#pragma once

#include "tools/bench/histogram.h"
#include "tools/player/http_call.h"
#include "tools/player/web_socket.h"

#include "shared/vocabulary/ids.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace arcade::bench {

/// What all watchers of a process have seen.
struct WatcherFigures {
    int watching = 0;
    int results = 0;
    std::uint64_t updates = 0;
    /// spectate.update by its age at arrival, in ms of the envelope's time; means something on the
    /// server's machine only.
    std::map<int, std::uint64_t> ages;
    /// The first refusal or lost connection.
    std::string trouble;
};

/// One who watches and does nothing else. Reads no more of a message than it needs, as thousands
/// of them must not cost the machine more than the server does.
class Watcher final : private player::WebSocket::Receiver {
public:
    enum class Stage { Idle, Arriving, Open, Failed };

    Watcher(player::Loop& loop, const player::Endpoint& server, std::string callsign,
            WatcherFigures& figures)
        : m_loop(loop)
        , m_server(server)
        , m_callsign(std::move(callsign))
        , m_figures(figures) {}
    ~Watcher();

    /// Signs in and opens the session.
    void arrive();
    void watch(MatchId match);
    Stage stage() const { return m_stage; }

private:
    void socketOpened() override;
    void socketText(std::string_view text) override;
    void socketClosed(const player::CloseInfo& info) override;
    void signedIn(const Result<player::HttpReply>& result);
    void fail(const std::string& reason);
    void seen(std::string_view type, std::string_view text);

    player::Loop& m_loop;
    const player::Endpoint& m_server;
    std::string m_callsign;
    WatcherFigures& m_figures;
    Stage m_stage = Stage::Idle;
    std::string m_token;
    std::shared_ptr<player::HttpCall> m_call;
    std::shared_ptr<player::WebSocket> m_socket;
};

} // namespace arcade::bench
