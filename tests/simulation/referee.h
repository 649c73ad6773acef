#pragma once

#include "server/core/command.h"
#include "server/core/rules.h"
#include "tests/simulation/client.h"
#include "tests/simulation/store_state.h"

#include <set>
#include <utility>

namespace arcade::simulation {

/// Watches every record as it comes: fair pairings, right settlements, no wait lost, no strike and
/// no forfeit for the innocent, nobody in two places.
class Referee {
public:
    Referee(const core::Rules& rules, const std::vector<Client>& clients)
        : m_rules(rules)
        , m_clients(clients) {}

    /// What only the command's author may be held to account for.
    void commandBegins(const core::Command& command, const StoreState& before);
    void commandEnds(const core::Command& command, bool accepted);
    /// In the order of the records; the store as it was before this one.
    void see(const core::Record& record, const StoreState& before);
    void stepEnds(const StoreState& after, const std::set<PlayerId>& reserving);
    /// What was not durable is forgotten.
    void restarted(const StoreState& durable);

    /// Tickets that were changed since the last call.
    std::vector<TicketId> takeChangedTickets() { return std::exchange(m_changedTickets, {}); }

private:
    struct Entry {
        Instant enteredAt{};
        Instant matchableAt{};
        Instant expiresAt{};
        Amount stake;
    };
    enum class Deed { None, Strike, GiveUp, Operator };

    void see(const core::TicketSaved& saved, const StoreState& before);
    void see(const core::MatchSaved& saved, const StoreState& before);
    void see(const core::MatchErased& erased, const StoreState& before);
    void see(const core::StrikesSaved& saved, const StoreState& before);
    void see(const core::LobbySaved& saved, const StoreState& before);
    void see(const core::ClaimEnded& ended, const StoreState& before);
    void see(const core::Settlement& settlement, const StoreState& before);
    void see(const core::ReservationReleased& released, const StoreState& before);
    void see(const core::BetPlaced& placed, const StoreState& before);
    void see(const core::BetsSettled& settled, const StoreState& before);
    void see(const core::EventRaised& raised, const StoreState& before);
    template <class Other>
    void see(const Other& record, const StoreState& before);

    void checkEntry(const core::Ticket& ticket);
    void checkForfeit(const core::Settlement& settlement) const;
    void checkVoid(const core::Settlement& settlement) const;
    void checkCompleted(const core::Settlement& settlement) const;
    const Client& client(PlayerId player) const;
    bool sleptOnPrompt(PlayerId player) const;

    const core::Rules& m_rules;
    const std::vector<Client>& m_clients;
    std::map<TicketId, Entry> m_entries;
    /// Prompts that were on a player's screen (accepting implies it), and those not answered.
    std::map<PlayerId, MatchId> m_shown;
    std::map<PlayerId, MatchId> m_unanswered;

    Deed m_deed = Deed::None;
    PlayerId m_doer;
    /// As they were before they fell through or ended.
    std::map<MatchId, core::Match> m_erased;
    /// Of matches settled in this step.
    std::map<MatchId, std::optional<std::string>> m_winners;
    /// When the registrations for the rounds that begin in this step were over.
    std::map<core::QueueKey, std::optional<Instant>> m_closed;
    std::set<PlayerId> m_struck;
    std::vector<PlayerId> m_touched;
    std::vector<TicketId> m_changedTickets;
};

/// Player ids of the simulation count from 1.
PlayerId playerAt(std::size_t index);
std::size_t indexOf(PlayerId player);

} // namespace arcade::simulation
