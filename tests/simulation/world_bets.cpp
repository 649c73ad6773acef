#include "tests/simulation/bet_oracle.h"
#include "tests/simulation/failure.h"
#include "tests/simulation/sql_mirror.h"
#include "tests/simulation/world.h"

/// What the host does for those who watch and bet.
namespace arcade::simulation {

void World::watch(Client& client, MatchId match) {
    settleAtOnce();
    endStep();
    const core::Watch command{client.id, match};
    const auto expected = m_spectators.expectedRefusal(command);
    require(send(command) == !expected, "who may watch does, and who may not does not", client.id);
}

void World::unwatch(Client& client, MatchId match) {
    settleAtOnce();
    endStep();
    const bool isWatched = m_spectators.watchedBy(client.id) == match;
    require(send(core::Unwatch{client.id, match}) == isWatched, "who watches may stop", client.id);
}

void World::bet(Client& client, const SpectateBet& bet) {
    const auto refusal = m_core.betRefusal(client.id, bet, m_now);
    const auto expected = expectedBetRefusal(m_store.applied(), client.id, bet, m_now);
    require((refusal ? std::optional{refusal->code} : std::nullopt) == expected,
            "who may bet is told so, and who may not is told why", client.id);
    const core::PlaceBet command{.bet = {m_dice.draw(), m_dice.draw()},
                                 .player = client.id,
                                 .address = client.address,
                                 .match = bet.matchId,
                                 .onSide = bet.onPlayer,
                                 .amount = bet.amount};
    if (refusal) {
        m_tally.count("refused " + std::string{wireText(refusal->code)});
        // A host would not send it; the core is asked all the same.
        settleAtOnce();
        endStep();
        if (m_dice.percent(20) && m_core.betRefusal(client.id, bet, m_now))
            require(!send(command), "a bet that is to be refused is", client.id);
        return;
    }
    if (const auto refused = reserveBet(command)) {
        m_tally.count("refused " + std::string{wireText(*refused)});
        return;
    }
    m_betting.push_back(command);
    if (m_dice.percent(70))
        finishBet(m_betting.size() - 1);
}

std::optional<ErrorCode> World::reserveBet(const core::PlaceBet& bet) {
    const auto refused = m_store.change([&](StoreState& state) {
        const auto refusedBy = state.ledger.reserveBet(bet.bet, bet.player, bet.amount);
        state.aliveAt = m_now;
        return refusedBy;
    });
    if (m_database)
        m_database->reserveBet({bet.bet, bet.player, bet.amount, m_now}, refused);
    return refused;
}

void World::finishBet(std::size_t index) {
    const core::PlaceBet command = m_betting[index];
    m_betting.erase(m_betting.begin() + static_cast<std::ptrdiff_t>(index));
    if (!send(command)) {
        releaseBet(command);
        return;
    }
    // Sent twice, it is booked once: the ledger would not have it again.
    if (m_dice.percent(5))
        send(command);
}

void World::releaseBet(const core::PlaceBet& bet) {
    m_store.change([&](StoreState& state) {
        state.ledger.releaseBet(bet.bet, bet.player);
        return true;
    });
    if (m_database)
        m_database->releaseBet(bet.bet, bet.player);
}

} // namespace arcade::simulation
