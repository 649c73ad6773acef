#pragma once

#include "tools/bench/watcher.h"

#include <memory>
#include <string>
#include <vector>

namespace arcade::bench {

/// Many watchers of one match. At most so many arrive at once, as a real crowd's arrival is
/// spread, too.
class Audience {
public:
    Audience(player::Loop& loop, const player::Endpoint& server, int watchers);

    /// Everyone signs in and opens a session.
    void arrive();
    bool hasArrived() const;
    int countOf(Watcher::Stage stage) const;
    void watch(MatchId match);
    const WatcherFigures& figures() const { return m_figures; }

private:
    void arriveMore();

    player::Endpoint m_server;
    WatcherFigures m_figures;
    std::vector<std::unique_ptr<Watcher>> m_watchers;
    std::size_t m_begun = 0;
    player::Timer m_begin;
};

} // namespace arcade::bench
