#include "tests/simulation/failure.h"
#include "tests/simulation/sql_mirror.h"
#include "tests/simulation/standing_oracle.h"
#include "tests/simulation/world.h"

#include <algorithm>

/// What the host does with sessions, reservations and restarts.
namespace arcade::simulation {

void World::checkEntryRefusal(const Client& client, const std::optional<Error>& refusal) const {
    const StoreState& state = m_store.applied();
    std::optional<ErrorCode> expected;
    std::optional<Duration> retryAfter;
    const auto strikes = state.strikes.find(client.id);
    if (state.ticketOf(client.id) != nullptr) {
        expected = ErrorCode::AlreadyInQueue;
    } else if (state.matchOf(client.id) != nullptr) {
        expected = ErrorCode::AlreadyInMatch;
    } else if (strikes != state.strikes.end() &&
               strikes->second.blockedUntil.value_or(m_now) > m_now) {
        expected = ErrorCode::RateLimited;
        retryAfter = *strikes->second.blockedUntil - m_now;
    } else if (m_core.isDraining()) {
        expected = ErrorCode::Draining;
    }
    require(refusal.has_value() == expected.has_value() &&
                (!refusal || (refusal->code == *expected && refusal->retryAfter == retryAfter)),
            "who may enter is told so, and who may not is told why", client.id);
}

void World::enter(Client& client, const core::QueueKey& queue,
                  const QueuePreferences& preferences) {
    const auto refusal = m_core.entryRefusal(client.id, m_now);
    checkEntryRefusal(client, refusal);
    m_tally.count("entries");
    const Amount stake = Amount::data(stakeOf(*queue.tier));
    core::EnterQueue command{.ticket = {m_dice.draw(), m_dice.draw()},
                             .queue = queue,
                             .player = client.id,
                             .card = {},
                             .preferences = preferences,
                             .stake = stake};
    command.card = {client.address, client.callsign,
                    m_store.applied().ratingOf(client.id, queue.gameType), 0, 0};
    if (refusal) {
        m_tally.count("refused " + std::string{wireText(refusal->code)});
        // A host would not send it; the core is asked all the same.
        settleAtOnce();
        endStep();
        if (m_dice.percent(20) && m_core.entryRefusal(client.id, m_now))
            require(!send(command), "who may not enter does not", client.id);
        return;
    }
    if (const auto refused = reserve(command)) {
        m_tally.count("refused " + std::string{wireText(*refused)});
        if (refused == ErrorCode::InsufficientFunds && !m_database && m_dice.percent(30))
            m_store.change(
                [&](StoreState& state) { state.ledger.mint(client.id, Amount::data(500)); });
        return;
    }
    m_entering.push_back(command);
    if (m_dice.percent(70))
        finishEntry(m_entering.size() - 1);
}

std::optional<ErrorCode> World::reserve(const core::EnterQueue& entry) {
    const auto refused = m_store.change([&](StoreState& state) {
        const auto refusedBy = state.ledger.reserve(entry.ticket, entry.player, entry.stake);
        state.aliveAt = m_now;
        return refusedBy;
    });
    if (m_database)
        m_database->reserve({entry.ticket, entry.player, entry.queue.gameType, entry.stake, m_now},
                            refused);
    return refused;
}

void World::finishEntry(std::size_t index) {
    core::EnterQueue command = m_entering[index];
    command.connected = m_clients[indexOf(command.player)].connected;
    m_entering.erase(m_entering.begin() + static_cast<std::ptrdiff_t>(index));
    if (send(command)) {
        m_clients[indexOf(command.player)].missed.reset();
        return;
    }
    std::vector<core::Record> undone{core::ReservationReleased{command.ticket, command.player}};
    m_store.applied().apply(undone.front());
    m_store.commit(std::move(undone), {}, m_now);
    endStep();
}

void World::connect(Client& client) {
    m_chronicle.note(m_step, m_now, core::Connected{client.id});
    settleAtOnce();
    endStep();
    client.connected = true;
    client.leaving = false;
    client.sessionSince = m_store.nextSequence();
    if (client.awaySince && client.awayFrom)
        client.awayBefore += m_now - *client.awaySince;
    client.awaySince.reset();
    core::Outcome outcome = m_core.apply(core::Connected{client.id}, m_now);
    // The session is told its state first, and nothing before it.
    for (core::Notice& notice : outcome.notices)
        std::erase(notice.to, client.id);
    take(std::move(outcome));
    m_spectators.presenceChanged(client.id, m_now);
    endStep();
    SessionState state = m_core.view(client.id, m_now);
    m_spectators.checkState(client.id, state, m_now);
    if (const core::Ticket* ticket = m_store.applied().ticketOf(client.id); ticket && state.ticket)
        checkStanding(m_store.applied(), *ticket, *state.ticket, m_now);
    tell(client.id, std::move(state));
}

void World::disconnect(Client& client) {
    m_chronicle.note(m_step, m_now, core::Disconnected{client.id});
    settleAtOnce();
    const core::Match* match = m_store.applied().matchOf(client.id);
    client.connected = false;
    client.leaving = false;
    if (m_now >= m_blamelessUntil)
        client.awaySince = m_now;
    // Without a game the last one is kept: a restart may not know of its end and go on with it.
    if (match != nullptr && match->phase == MatchPhase::Active && client.awayFrom != match->id) {
        client.awayFrom = match->id;
        client.awayBefore = Duration{0};
    }
    take(m_core.apply(core::Disconnected{client.id}, m_now));
    m_spectators.presenceChanged(client.id, m_now);
    endStep();
}

void World::sendDirect(const core::Command& command) {
    m_chronicle.note(m_step, m_now, command);
    settleAtOnce();
    endStep();
    const auto expected = m_direct.expectedRefusal(command, m_core.isDraining());
    m_direct.commandBegins(command);
    core::Outcome outcome = m_core.apply(command, m_now);
    require((outcome.refusal ? std::optional{outcome.refusal->code} : std::nullopt) == expected,
            "what a player of direct games may not is refused with its reason");
    require(!expected || (outcome.records.empty() && outcome.notices.empty()),
            "a refused command changes nothing and tells nobody");
    const std::vector<core::Notice> notices = outcome.notices;
    take(std::move(outcome));
    if (!expected)
        m_direct.commandEnds(command, notices, m_now);
    endStep();
    m_direct.inspect(m_core, m_store.applied(), m_now);
}

void World::actAsOperator() {
    const std::vector<const core::Match*> matches = m_core.matches();
    if (!matches.empty() && m_dice.percent(60)) {
        send(core::CancelMatch{m_dice.pick(matches)->id});
    } else if (m_dice.percent(95)) {
        Client& client = m_dice.pick(m_clients);
        settleAtOnce();
        send(core::Kick{client.id});
        if (client.connected && m_dice.percent(80))
            disconnect(client);
    } else {
        send(core::Drain{});
    }
}

/// The process stops for a while and goes on: whoever is away then has no blame from there on.
void World::standStill() {
    settleAtOnce();
    endStep();
    const Instant since = m_now;
    m_now += Duration{m_dice.percent(70) ? m_dice.between(2'000, 20'000)
                                         : m_dice.between(20'000, 1'200'000)};
    m_chronicle.note(m_step, m_now,
                     "stood still for " + std::to_string((m_now - since).count()) + " ms");
    m_tally.count("standstills");
    for (Client& client : m_clients) {
        if (client.awaySince && client.awayFrom)
            client.awayBefore += since - *client.awaySince;
        client.awaySince.reset();
    }
    m_blamelessUntil = m_now + m_scenario.rules.restartGrace;
    const StoreState before = m_store.applied();
    m_direct.resumed(m_now - since);
    take(m_core.resume(m_now - since, m_now));
    inspector().inspectResumed(before, m_now - since);
    endStep();
}

/// Nobody is connected to a server that was restarted; absences from running games up to now stay
/// on the account of whoever was away.
void World::forgetSessions() {
    for (Client& client : m_clients) {
        if (client.awaySince && client.awayFrom && m_store.durable().aliveAt > *client.awaySince)
            client.awayBefore += m_store.durable().aliveAt - *client.awaySince;
        client.connected = false;
        client.leaving = false;
        client.awaySince.reset();
    }
    m_entering.clear();
    m_betting.clear();
}

void World::restart() {
    m_store.makeDurable(m_dice.index(m_store.pending() + 1));
    m_store.loseTail();
    forgetSessions();
    const Duration outage{m_dice.percent(70) ? m_dice.between(0, 5'000)
                                             : m_dice.between(0, 1'200'000)};
    m_now += outage;
    m_chronicle.note(m_step, m_now, "restart after " + std::to_string(outage.count()) + " ms");
    m_tally.count("restarts");
    const StoreState before = m_store.durable();
    core::Snapshot snapshot = before.snapshot();
    if (m_database) {
        const core::Snapshot stored = m_database->reopen();
        checkSameRecords(snapshot, stored);
        m_database->compare(before, m_clients);
        snapshot = stored;
    }
    m_core = core::Coordinator(m_scenario.rules);
    m_blamelessUntil = {};
    m_referee.restarted(before);
    m_spectators.restarted(before, m_now);
    m_direct.restarted(before, m_now);
    m_lastCall = m_now;
    take(m_core.restore(snapshot, m_now));
    inspector().inspectRestored(before);
    endStep();
}

} // namespace arcade::simulation
