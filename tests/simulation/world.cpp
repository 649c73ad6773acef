#include "tests/simulation/world.h"

#include "tests/simulation/actor.h"
#include "tests/simulation/failure.h"
#include "tests/simulation/fingerprint.h"
#include "tests/simulation/pairing_oracle.h"
#include "tests/simulation/sql_mirror.h"
#include "tests/simulation/told_check.h"

#include <algorithm>

namespace arcade::simulation {
namespace {

constexpr int kWholeStateEvery = 100;
/// Looking at bytes of larger worlds would take most of the time.
constexpr int kBytesComparedUpTo = 60;
constexpr std::chrono::minutes kQuietAfter{15};
constexpr std::chrono::seconds kKeepAlive{1};
constexpr std::chrono::duration<int> kLongestLeap{150};

/// Who asks to leave the queue, or a match.
std::optional<PlayerId> leaverOf(const core::Command& command) {
    if (const auto* leave = std::get_if<core::LeaveQueue>(&command))
        return leave->player;
    if (const auto* abandon = std::get_if<core::Abandon>(&command))
        return abandon->player;
    return std::nullopt;
}

Address addressAt(std::size_t index) {
    Address address;
    for (std::size_t byte = 0; byte < sizeof(index); ++byte)
        address.bytes[byte] = static_cast<std::uint8_t>(index >> (8 * byte));
    address.bytes.back() = 0xA7;
    return address;
}

} // namespace

World::World(const Scenario& scenario, Tally& tally, Prints prints, bool verbose)
    : m_scenario(scenario)
    , m_dice(scenario.seed)
    , m_tally(tally)
    , m_chronicle(verbose)
    , m_core(scenario.rules)
    , m_store([this](const ModelStore::Batch& batch) { deliver(batch); })
    , m_referee(m_scenario.rules, m_clients)
    , m_patience(m_scenario.rules)
    , m_spectators(m_core, m_scenario.rules, m_clients)
    , m_direct(m_scenario.rules)
    , m_now(instantFromMs(1'700'000'000'000))
    , m_lastCall(m_now)
    , m_lastCommit(m_now)
    , m_printing(prints) {
    if (scenario.withDatabase)
        m_database = std::make_unique<SqlMirror>(scenario.grant);
    addClients();
    if (scenario.directPlayers > 0)
        m_directGames = std::make_unique<DirectGames>(
            m_core, m_dice, m_direct, scenario.directPlayers,
            [this](const core::Command& command) { sendDirect(command); });
    take(m_core.restore({}, m_now));
}

World::~World() = default;

void World::addClients() {
    for (std::size_t index = 0; index < static_cast<std::size_t>(m_scenario.players); ++index) {
        Client client;
        client.id = playerAt(index);
        client.address = addressAt(index);
        client.callsign = "player" + std::to_string(index);
        client.acceptance = m_dice.between(30, 100);
        client.accuracy = m_dice.between(70, 100);
        client.keysAtOnce = m_dice.between(1, m_scenario.keysAtOnceMost);
        m_clients.push_back(client);
        if (m_database)
            m_database->addPlayer(client, m_now);
        const int spread = m_scenario.ratingSpread;
        const int rating = 1200 + m_dice.between(-spread, spread);
        m_store.change([&](StoreState& state) {
            state.ledger.mint(client.id, m_scenario.grant);
            state.ratings[client.id] = rating;
            state.aliveAt = m_now;
        });
    }
}

Inspector World::inspector() const {
    return {m_core, m_scenario.rules, m_store.applied(), m_clients, m_now};
}

void World::step() {
    ++m_step;
    passTime();
    if (m_dice.perThousand(m_core.isDraining() ? 30 : m_scenario.restarts))
        restart();
    else if (m_dice.perThousand(m_scenario.standstills))
        standStill();
    else if (m_dice.perThousand(m_scenario.operatorActs))
        actAsOperator();
    else if (m_directGames && m_dice.perThousand(m_scenario.directActs))
        m_directGames->act();
    else if (!m_entering.empty() && m_dice.percent(60))
        finishEntry(m_dice.index(m_entering.size()));
    else if (!m_betting.empty() && m_dice.percent(60))
        finishBet(m_dice.index(m_betting.size()));
    else
        Actor(*this).act();
    if (m_dice.percent(m_scenario.commitSpeed))
        m_store.makeDurable(1 + m_dice.index(m_store.pending() + 1));
    if (m_step % kWholeStateEvery == 0) {
        advanceTo(m_now);
        inspector().inspect();
        m_spectators.inspect(m_now);
        m_direct.inspect(m_core, m_store.applied(), m_now);
    }
}

/// A little; or to the next deadline and around it; or a leap over many.
void World::passTime() {
    const auto pace = static_cast<std::uint64_t>(m_scenario.pace.count());
    Instant target = m_now + Duration{static_cast<Duration::rep>(m_dice.below(2 * pace + 1))};
    const auto deadline = m_core.nextDeadline();
    if (m_dice.perThousand(m_scenario.jumps))
        target = m_now + std::chrono::seconds{m_dice.between(1, kLongestLeap.count())};
    else if (deadline && m_dice.percent(20) && *deadline - m_now < 40 * m_scenario.pace)
        target = *deadline + Duration{m_dice.between(-1, 1)};
    target = std::max(target, m_now);
    if (m_dice.percent(80))
        advanceTo(target);
    else
        m_now = target;
    keepAlive();
}

/// Meets each deadline at its time, as a punctual host does, or all late at once.
void World::advanceTo(Instant target) {
    if (m_dice.percent(70)) {
        for (auto deadline = m_core.nextDeadline(); deadline && *deadline < target;
             deadline = m_core.nextDeadline()) {
            m_now = std::max(m_now, *deadline);
            settleAtOnce();
            endStep();
        }
    }
    m_now = target;
    settleAtOnce();
    endStep();
}

void World::settleAtOnce() {
    constexpr int kTurnsMost = 100;
    for (int turn = 0; turn < kTurnsMost; ++turn) {
        take(m_core.advance(m_now));
        const auto deadline = m_core.nextDeadline();
        if (!deadline || *deadline > m_now)
            return;
        require(*deadline == m_now, "no deadline is in the past after advance()");
    }
    fail("what is due at once comes to an end");
}

bool World::send(const core::Command& command) {
    m_chronicle.note(m_step, m_now, command);
    // A game may begin in what is due first; who gives up a match must know which it is.
    const bool settledFirst = m_dice.percent(60) || std::holds_alternative<core::Abandon>(command);
    if (settledFirst)
        settleAtOnce();
    const bool compares =
        settledFirst && m_scenario.players <= kBytesComparedUpTo && m_dice.percent(20);
    const std::string before = compares ? bytesOf(m_core.snapshot(m_now)) : std::string{};
    m_referee.commandBegins(command, m_store.applied());
    m_direct.commandBegins(command);
    if (const auto* typed = std::get_if<core::Type>(&command))
        m_spectators.keysSent(typed->player, typed->progress, m_now);
    core::Outcome outcome = m_core.apply(command, m_now);
    const bool refused = outcome.refusal.has_value();
    if (refused && settledFirst)
        require(outcome.records.empty() && outcome.notices.empty(),
                "a refused command changes nothing and tells nobody");
    if (refused && compares)
        require(before == bytesOf(m_core.snapshot(m_now)), "a refused command changes nothing");
    const auto leaver = leaverOf(command);
    if (leaver && !refused && !m_core.holdsPlace(*leaver)) {
        m_clients[indexOf(*leaver)].leaving = true;
        outcome.notices.push_back({{*leaver}, Ok{}, true});
    }
    take(std::move(outcome));
    m_referee.commandEnds(command, !refused);
    m_spectators.commandEnds(command, !refused, m_now);
    endStep();
    return !refused;
}

void World::take(core::Outcome outcome) {
    m_tally.count(outcome);
    if (m_printing == Prints::OfEveryOutcome)
        m_prints.push_back(hashOf(bytesOf(outcome)));
    for (const core::Record& record : outcome.records) {
        if (isDirect(record, m_store.applied()))
            m_direct.see(record, m_store.applied(), m_now);
        else
            m_referee.see(record, m_store.applied());
        m_store.applied().apply(record);
    }
    m_direct.see(outcome.notices);
    m_spectators.see(outcome, m_lastCall, m_now);
    m_lastCall = m_now;
    if (outcome.records.empty() && outcome.notices.empty())
        return;
    const bool isVolatile = outcome.records.empty() && m_store.pending() == 0;
    m_store.commit(std::move(outcome.records), std::move(outcome.notices), m_now);
    m_lastCommit = m_now;
    if (isVolatile)
        m_store.flush();
}

void World::tell(PlayerId player, ServerMessage message) {
    m_store.commit({}, {{{player}, std::move(message), false}}, m_now);
}

void World::keepAlive() {
    if (m_now - m_lastCommit < kKeepAlive)
        return;
    m_store.commit({}, {}, m_now);
    m_lastCommit = m_now;
}

void World::deliver(const ModelStore::Batch& batch) {
    if (m_database)
        m_database->commit(batch.records, batch.at);
    std::map<PlayerId, const ServerMessage*> last;
    for (const core::Notice& notice : batch.notices) {
        const auto* cancelled = std::get_if<MatchCancelled>(&notice.message);
        for (const PlayerId player : notice.to) {
            if (DirectGames::isPlayer(player)) {
                checkTold(m_store.durable(), player, notice.message);
                continue;
            }
            if (tellsPlace(notice.message))
                last.insert_or_assign(player, &notice.message);
            if ((cancelled != nullptr && !cancelled->requeued) || tellsBets(notice.message))
                checkTold(m_store.durable(), player, notice.message);
            deliver(m_clients[indexOf(player)], notice.message, batch);
        }
    }
    for (const auto& [player, message] : last)
        checkTold(m_store.durable(), player, *message);
}

void World::deliver(Client& client, const ServerMessage& message, const ModelStore::Batch& batch) {
    // A host that was late by a leap tells it late as well.
    const Duration kept = m_scenario.rules.aftermathKept - kLongestLeap;
    // Once a game begins it does not matter what became of those before it.
    if (std::holds_alternative<GameStarted>(message))
        client.missed.reset();
    if (!client.connected || client.sessionSince > batch.sequence) {
        client.miss(message, batch.at, kept);
        return;
    }
    if (const auto* state = std::get_if<SessionState>(&message))
        client.checkMissed(*state, batch.at, kept);
    client.hear(message, m_scenario.rules.untyped);
}

std::set<PlayerId> World::reserving() const {
    std::set<PlayerId> players;
    for (const core::EnterQueue& entry : m_entering)
        players.insert(entry.player);
    return players;
}

void World::endStep() {
    const StoreState& state = m_store.applied();
    m_referee.stepEnds(state, reserving());
    m_direct.stepEnds();
    const auto deadline = m_core.nextDeadline();
    require(!deadline || *deadline >= m_now, "no deadline is in the past");
    const bool isSettled =
        (!deadline || *deadline > m_now) && !m_core.isDraining() && !m_patience.isNeeded();
    for (const TicketId id : m_referee.takeChangedTickets()) {
        const auto ticket = state.tickets.find(id);
        if (ticket != state.tickets.end() && isSettled)
            checkNotInVain(state, ticket->second, m_now);
    }
    if (m_core.isDraining())
        m_patience.forget();
    else if (m_patience.isNeeded())
        m_patience.look(state, m_now);
}

void World::quiesce() {
    while (!m_entering.empty())
        finishEntry(0);
    while (!m_betting.empty())
        finishBet(0);
    for (Client& client : m_clients) {
        if (client.connected)
            disconnect(client);
    }
    if (m_directGames)
        m_directGames->leaveAll();
    const Instant end = m_now + kQuietAfter;
    for (auto deadline = m_core.nextDeadline(); deadline && *deadline <= end;
         deadline = m_core.nextDeadline()) {
        m_now = std::max(m_now, *deadline);
        settleAtOnce();
        endStep();
        keepAlive();
    }
    m_now = end;
    m_store.flush();
    inspector().inspectQuiet();
    require(m_direct.isEmpty(), "nobody of a direct game is left");
    if (m_database)
        m_database->compare(m_store.durable(), m_clients);
}

} // namespace arcade::simulation
