#pragma once

#include "tools/bench/swarm.h"

#include "shared/vocabulary/ids.h"

#include <map>
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
    struct Spread {
        int receivers = 0;
        /// At the last one.
        int age = 0;
    };
    /// Of each spectate.update, by the envelope's time: it is the same message for all.
    std::map<std::int64_t, Spread> spreads;
    /// The first refusal or lost connection.
    std::string trouble;
};

/// Many watchers of one match.
class Audience {
public:
    Audience(player::Loop& loop, const player::Endpoint& server, int watchers);

    /// Everyone signs in and opens a session.
    void arrive() { m_swarm.open(); }
    bool hasArrived() const { return m_swarm.hasArrived(); }
    int countOf(Client::Stage stage) const { return m_swarm.countOf(stage); }
    void watch(MatchId match);
    const WatcherFigures& figures();

private:
    void heard(std::string_view frame);

    Swarm m_swarm;
    WatcherFigures m_figures;
};

} // namespace arcade::bench
