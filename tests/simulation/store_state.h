#pragma once

#include "server/core/outcome.h"
#include "tests/simulation/ledger_model.h"

#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace arcade::simulation {

/// What a store holds after records were applied to it, as ports.h describes it. Strict: what is
/// erased was there, events happen once, a match and its bets are settled once.
class StoreState {
public:
    using PairKey = std::tuple<core::QueueKey, PlayerId, PlayerId>;

    void apply(const core::Record& record);
    /// What a store does when it is loaded: reservations that nothing owns are released.
    void releaseOrphans();
    core::Snapshot snapshot() const;

    std::vector<core::Bet> betsOn(MatchId match) const;
    const core::Ticket* ticketOf(PlayerId player) const;
    /// Live: settled and cancelled ones are gone.
    const core::Match* matchOf(PlayerId player) const;
    int ratingOf(PlayerId player, GameType gameType) const;
    /// Within `window` before `at`.
    bool werePaired(const core::QueueKey& queue, PlayerId a, PlayerId b, Instant at,
                    Duration window) const;

    std::map<TicketId, core::Ticket> tickets;
    std::map<MatchId, core::Match> matches;
    std::map<PlayerId, core::Strikes> strikes;
    std::map<PairKey, core::Pairing> pairings;
    std::map<PlayerId, core::Aftermath> aftermaths;
    std::map<BetId, core::Bet> bets;
    std::map<core::QueueKey, core::Lobby> lobbies;
    /// Of code_duel; every player has an entry.
    std::map<PlayerId, int> ratings;
    /// Of those who have hunted.
    std::map<PlayerId, int> huntRatings;
    std::set<MatchId> settled;
    /// Of direct games.
    struct DirectResult {
        std::optional<std::string> winner;
        std::optional<std::string> reason;
    };
    std::map<MatchId, DirectResult> directResults;
    std::set<MatchId> settledBets;
    std::set<EventId> events;
    LedgerModel ledger;
    Instant aliveAt{};

private:
    void keep(const core::TicketSaved& record);
    void keep(const core::TicketErased& record);
    void keep(const core::MatchSaved& record);
    void keep(const core::MatchErased& record);
    void keep(const core::StrikesSaved& record);
    void keep(const core::PairingSaved& record);
    void keep(const core::AftermathSaved& record);
    void keep(const core::AftermathErased& record);
    void keep(const core::ReservationReleased& record);
    void keep(const core::StakesEscrowed& record);
    void keep(const core::Settlement& record);
    void keep(const core::BetPlaced& record);
    void keep(const core::BetsSettled& record);
    void keep(const core::EventRaised& record);
    void keep(const core::LobbySaved& record);
    void keep(const core::ClaimEnded& record);
    void forgetPlaces(const core::Match& match);

    std::map<PlayerId, TicketId> m_ticketOf;
    std::map<PlayerId, MatchId> m_matchOf;
};

/// In any order of the two.
StoreState::PairKey pairKey(const core::QueueKey& queue, PlayerId a, PlayerId b);

} // namespace arcade::simulation
