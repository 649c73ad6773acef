#pragma once

#include "tests/simulation/store_state.h"

#include <functional>

namespace arcade::simulation {

/// Crews, territories and wars as SPEC 3.6 wants them, worked out anew from the records alone: who
/// fights, what each pays and is paid, whose the territory is, and that nobody is in two places.
class WarOracle {
public:
    /// Who is connected.
    using Presence = std::function<bool(PlayerId)>;
    explicit WarOracle(Presence isThere)
        : m_isThere(std::move(isThere)) {}

    /// Before the record is applied.
    void see(const core::Record& record, const StoreState& before);
    /// After all records of a step.
    void stepEnds(const StoreState& after);
    /// The server was away, or stood still until then: nobody is to blame for being away.
    void blamelessUntil(Instant until) { m_blamelessUntil = until; }

    long warsFought() const { return m_fought; }
    long warsShort() const { return m_short; }

private:
    void see(const core::MatchSaved& saved, const StoreState& before);
    void see(const core::MatchErased& erased, const StoreState& before);
    void see(const core::Settlement& settlement, const StoreState& before);
    void see(const core::EventRaised& raised, const StoreState& before);
    void see(const core::CrewErased& erased, const StoreState& before);
    template <class Other>
    void see(const Other&, const StoreState&) {}

    void checkLock(const core::Match& match, const StoreState& before) const;
    void checkShares(const core::Match& match, const core::Crew& crew, int side) const;
    void checkPayout(const core::Match& match, const core::Settlement& settlement) const;
    void checkRatings(const core::Match& match, const core::Settlement& settlement) const;
    void checkWinner(const core::Match& match, const core::Settlement& settlement) const;

    Presence m_isThere;
    Instant m_blamelessUntil{};
    /// Whose each territory is.
    std::map<std::string, CrewId> m_owners;
    /// Wars that ended unfought in this step.
    std::map<MatchId, core::Match> m_unfought;
    std::set<CrewId> m_dissolved;
    long m_fought = 0;
    long m_short = 0;
};

} // namespace arcade::simulation
