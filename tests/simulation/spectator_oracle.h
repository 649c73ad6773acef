#pragma once

#include "server/core/coordinator.h"
#include "tests/simulation/client.h"
#include "tests/simulation/show.h"
#include "tests/simulation/store_state.h"

#include <map>

namespace arcade::simulation {

/// Who watches and who has bet, and that each of them is told what SPEC 3.7 says: everything in
/// time, nothing too early, and nobody else.
class SpectatorOracle {
public:
    SpectatorOracle(const core::Coordinator& core, const core::Rules& rules,
                    const std::vector<Client>& clients)
        : m_core(core)
        , m_rules(rules)
        , m_clients(clients) {}

    /// A player's keystrokes, on their way to the core.
    void keysSent(PlayerId player, const GameProgress& progress, Instant now);
    /// What a call of the core brought; `before` was the last one.
    void see(const core::Outcome& outcome, Instant before, Instant now);
    void commandEnds(const core::Command& command, bool accepted, Instant now);
    void presenceChanged(PlayerId player, Instant now);
    /// Nobody watches any more.
    void restarted(const StoreState& durable, Instant now);

    void checkState(PlayerId player, const SessionState& state, Instant now);
    /// Everything that can be asked for, when all that was due is done.
    void inspect(Instant now);

    std::optional<MatchId> watchedBy(PlayerId player) const;
    /// What a command to watch is to be refused with.
    std::optional<ErrorCode> expectedRefusal(const core::Watch& watch) const;

private:
    struct End {
        std::optional<core::Settlement> settlement;
        std::optional<core::BetsSettled> bets;
        std::set<PlayerId> sawIt;
        std::set<PlayerId> told;
    };
    using Ends = std::map<MatchId, End>;

    void note(const core::Record& record, Instant now, Ends& ends);
    void checkNotice(const core::Notice& notice, Instant before, Instant now, Ends& ends);
    void checkUpdate(const core::Notice& notice, const SpectateUpdate& update, Instant before,
                     Instant now, Ends& ends);
    void checkJoined(const SpectateJoined& joined, PlayerId player, Instant now);
    void checkResult(const core::Notice& notice, const SpectateResult& result, Ends& ends) const;
    void checkOwnBets(const SpectateResult& result, PlayerId player, const End& end) const;
    void finish(MatchId match, const End& end);
    void checkList(Instant now) const;
    void noteChanges(Instant now);
    void leave(PlayerId player, Instant now);
    void count(Show& show, Instant now) const;
    std::set<PlayerId> presentAt(const Show& show) const;

    const core::Coordinator& m_core;
    const core::Rules& m_rules;
    const std::vector<Client>& m_clients;
    /// From READY on.
    std::map<MatchId, Show> m_shows;
    std::map<PlayerId, MatchId> m_watching;
};

} // namespace arcade::simulation
