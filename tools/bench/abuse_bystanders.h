#pragma once

#include "tools/bench/crowd.h"
#include "tools/bench/histogram.h"
#include "tools/bench/meters.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace arcade::bench {

/// Some who behave while others do not: two play duels without end, at human speed, and four ask
/// the server for a sign of life all the time, whether or not the last one has come.
class Bystanders final : private player::Observer {
public:
    Bystanders(player::Loop& loop, const player::Endpoint& server,
               const player::Expectations& expectations, std::chrono::milliseconds askInterval);

    /// Everyone comes, and plays. False when they did not in time.
    bool arrive(std::chrono::milliseconds limit);
    /// After the match that is played; everyone leaves.
    void leave(std::chrono::milliseconds limit);

    /// The match that is played, or about to be.
    std::optional<MatchId> match() const;
    /// It began no longer ago than this.
    bool hasJustBegun(std::chrono::milliseconds ago) const;
    /// The same, or it is about to begin.
    bool isEarlyInMatch(std::chrono::milliseconds ago) const;
    /// Of an ended match, how.
    std::optional<EndReason> endOf(MatchId match) const;

    /// What was measured since the last call; from the moment a request was due, so that the wait
    /// of whoever could not even ask is counted, too.
    struct Measured {
        Histogram roundTrip;
        Histogram relay;
    };
    Measured takeMeasured();
    int unanswered() const { return static_cast<int>(m_dueAt.size()); }

    const Crowd& crowd() const { return m_crowd; }
    const Meters& meters() const { return m_meters; }

private:
    void received(player::Player& player, const codec::Decoded<ServerMessage>& decoded,
                  player::Time now) override;
    void ask();

    Meters m_meters;
    Crowd m_crowd;
    Histogram m_roundTrip;
    std::map<std::pair<const player::Player*, std::string>, player::Time> m_dueAt;
    std::chrono::milliseconds m_askInterval;
    int m_asked = 0;
    player::Time m_nextAt{};
    player::Time m_begunAt{};
    player::Timer m_asking;
};

} // namespace arcade::bench
