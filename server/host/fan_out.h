#pragma once

#include "server/host/session.h"
#include "server/telemetry/metrics.h"
#include "shared/vocabulary/ids.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace arcade::host {

/// Told to watchers and bettors only.
bool isForWatchers(const ServerMessage& message);

/// One payload for all who watch a match, or for one who has bet on it.
struct Broadcast {
    std::shared_ptr<Outgoing> outgoing;
    std::vector<PlayerId> to;
};

/// Sends what is for watchers in their order, a slice in each turn of the loop: nobody who plays
/// waits behind thousands who watch. What is behind is never sent late: a newer spectate.update of
/// a match takes the place of an older one.
class FanOut : public QObject {
    Q_OBJECT

public:
    /// Shared is what all watchers get; personal tells what came of the receiver's bets.
    enum class Kind { Shared, Personal };
    using Send = std::function<void(PlayerId, const std::shared_ptr<Outgoing>&, Kind)>;

    /// Before a slice: who is likely to be told in it.
    using Announce = std::function<void(std::span<const PlayerId>)>;

    FanOut(Send send, Announce announce, telemetry::Histogram time, telemetry::Histogram sliceTime);

    void add(Broadcast broadcast);
    /// Sends what waits for this player alone: it tells a balance, which nothing may overtake.
    void flush(PlayerId player);
    /// The player watches nothing any more, or something else: nothing shared that was added so
    /// far is for this player.
    void leave(PlayerId player);
    /// Nothing added so far is for this player.
    void forget(PlayerId player);
    bool isIdle() const { return m_jobs.empty(); }

Q_SIGNALS:
    /// All that was added is sent.
    void emptied();

private:
    using Clock = std::chrono::steady_clock;
    struct Job {
        std::uint64_t number = 0;
        Broadcast broadcast;
        Kind kind = Kind::Shared;
        Clock::time_point addedAt;
        std::size_t next = 0;
    };
    using Jobs = std::list<Job>;

    void turn();
    void announceSlice() const;
    void serve(const Job& job, PlayerId player);
    bool isLeft(const Job& job, PlayerId player) const;
    void replace(Job& job);
    void end(Jobs::iterator job);

    Send m_send;
    Announce m_announce;
    telemetry::Histogram m_time;
    telemetry::Histogram m_sliceTime;
    QTimer m_timer;
    Jobs m_jobs;
    /// The newest update of each match, while it is being sent.
    std::map<MatchId, Jobs::iterator> m_updates;
    std::map<PlayerId, std::deque<std::shared_ptr<Outgoing>>> m_personal;
    /// Shared jobs up to the number are not for the player; of one match, or of any (null).
    std::map<std::pair<PlayerId, MatchId>, std::uint64_t> m_left;
    std::uint64_t m_number = 0;
};

} // namespace arcade::host
