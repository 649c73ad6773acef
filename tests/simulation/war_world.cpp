#include "tests/simulation/war_world.h"

#include "tests/simulation/failure.h"
#include "tests/simulation/fingerprint.h"

#include <algorithm>
#include <array>

namespace arcade::simulation {
namespace {

constexpr std::size_t kStoryLength = 60;
constexpr int kRecordsCheckedEvery = 40;
constexpr std::chrono::minutes kPeaceAfter{40};

core::Rules drawWarRules(Dice& dice) {
    core::Rules rules;
    rules.secret = {dice.draw(), dice.draw()};
    rules.antiSnipingMax = Duration{0};
    constexpr std::array musters{10, 20, 30, 300};
    rules.muster = std::chrono::seconds{dice.pick(musters)};
    constexpr std::array lengths{10, 60, 300};
    rules.war = std::chrono::seconds{dice.pick(lengths)};
    rules.huntersMin = dice.between(2, 8);
    rules.registration = std::chrono::seconds{dice.between(5, 60)};
    rules.hunt = std::chrono::seconds{dice.between(10, 60)};
    if (dice.percent(30))
        rules.grace = std::chrono::seconds{5};
    return rules;
}

template <class T, class Key>
void sortBy(std::vector<T>& list, Key key) {
    std::ranges::sort(list, {}, key);
}

/// In one order, whoever made it.
core::Snapshot ordered(core::Snapshot snapshot) {
    sortBy(snapshot.tickets, &core::Ticket::id);
    sortBy(snapshot.matches, &core::Match::id);
    sortBy(snapshot.bets, &core::Bet::id);
    sortBy(snapshot.crews, &core::Crew::id);
    sortBy(snapshot.holdings, &core::Holding::territory);
    sortBy(snapshot.attacks, &core::Attack::crew);
    sortBy(snapshot.lobbies, &core::Lobby::queue);
    sortBy(snapshot.strikes, &core::Strikes::player);
    sortBy(snapshot.aftermaths, &core::Aftermath::player);
    snapshot.pairings.clear();
    for (core::Match& match : snapshot.matches) {
        // What was typed since the last checkpoint, and prompts, are not on record.
        for (core::Participant& one : match.participants) {
            one.cursor = {};
            one.text.reset();
            one.shown = true;
            one.response = ReadyResponse::Accept;
        }
    }
    return snapshot;
}

} // namespace

WarWorld::WarWorld(std::uint64_t seed, Tally& tally)
    : m_rules([&] {
        Dice dice(seed ^ 0xC4E3);
        return drawWarRules(dice);
    }())
    , m_dice(seed ^ 0x3A25)
    , m_tally(tally)
    , m_core(m_rules)
    , m_oracle([this](PlayerId player) {
        return m_players.at(static_cast<std::size_t>(player.low - 1)).connected;
    })
    , m_now(instantFromMs(1'700'000'000'000)) {
    constexpr std::array sizes{8, 12, 20, 40};
    const int players = m_dice.pick(sizes);
    for (int number = 1; number <= players; ++number) {
        Player player;
        player.id = PlayerId{3, static_cast<std::uint64_t>(number)};
        player.address.bytes[0] = static_cast<std::uint8_t>(number);
        player.callsign = "warrior" + std::to_string(number);
        m_players.push_back(player);
        m_state.ledger.mint(player.id, Amount::data(m_dice.percent(90) ? 100'000 : 60));
        m_state.ratings[player.id] = 1200 + m_dice.between(-200, 200);
    }
    m_state.aliveAt = m_now;
    take(m_core.restore({}, m_now));
}

std::string WarWorld::story() const {
    std::string told;
    for (const std::string& line : m_story)
        told += line + '\n';
    return told;
}

PlayerCard WarWorld::cardOf(const Player& player, GameType gameType) const {
    return {player.address, player.callsign, m_state.ratingOf(player.id, gameType), 0, 0};
}

const core::Match* WarWorld::matchOf(const Player& player) const {
    return m_state.matchOf(player.id);
}

void WarWorld::step() {
    ++m_step;
    passTime();
    if (m_dice.perThousand(2))
        restart();
    else if (m_dice.perThousand(2))
        standStill();
    else if (m_dice.perThousand(3))
        actAsOperator();
    else
        act();
    if (m_step % kRecordsCheckedEvery == 0) {
        checkWhole();
        checkRecords();
    }
}

void WarWorld::passTime() {
    Instant target = m_now + Duration{m_dice.between(0, 600)};
    const auto deadline = m_core.nextDeadline();
    if (m_dice.percent(2))
        target = m_now + std::chrono::seconds{m_dice.between(1, 60)};
    else if (deadline && m_dice.percent(20) && *deadline - m_now < Duration{20'000})
        target = std::max(m_now, *deadline + Duration{m_dice.between(-1, 1)});
    advanceTo(target);
}

void WarWorld::advanceTo(Instant target) {
    for (auto deadline = m_core.nextDeadline(); deadline && *deadline <= target;
         deadline = m_core.nextDeadline()) {
        m_now = std::max(m_now, *deadline);
        take(m_core.advance(m_now));
    }
    m_now = target;
    take(m_core.advance(m_now));
}

void WarWorld::take(core::Outcome outcome) {
    for (const core::Record& record : outcome.records) {
        m_oracle.see(record, m_state);
        m_state.apply(record);
    }
    m_state.aliveAt = m_now;
    m_oracle.stepEnds(m_state);
    // Nothing on record has changed otherwise.
    if (!outcome.records.empty())
        checkWhole();
}

bool WarWorld::send(const char* what, const Player& player, const core::Command& command) {
    if (m_story.size() == kStoryLength)
        m_story.erase(m_story.begin());
    m_story.push_back(std::to_string(m_step) + ' ' +
                      std::to_string(m_now.time_since_epoch().count() % 100'000'000) + ' ' +
                      player.callsign + ' ' + what);
    core::Outcome outcome = m_core.apply(command, m_now);
    const bool isDone = !outcome.refusal;
    if (!isDone) {
        m_tally.count("war refused " + std::string{wireText(outcome.refusal->code)});
        require(outcome.records.empty(), "a refused command changes nothing", player.id);
    }
    take(std::move(outcome));
    return isDone;
}

void WarWorld::checkWhole() const {
    m_state.ledger.check();
    const std::string broken = m_core.brokenInvariant(m_now);
    if (!broken.empty())
        fail(broken);
}

/// Each record says what the core holds.
void WarWorld::checkRecords() const {
    const core::Snapshot held = ordered(m_core.snapshot(m_now));
    require(bytesOf(held) == bytesOf(ordered(m_state.snapshot())),
            "the records say what the core holds");
}

void WarWorld::standStill() {
    const Duration outage{m_dice.between(2'000, 400'000)};
    m_now += outage;
    m_oracle.blamelessUntil(m_now + m_rules.restartGrace);
    take(m_core.resume(outage, m_now));
    m_tally.count("war standstills");
}

void WarWorld::restart() {
    checkRecords();
    const core::Snapshot before = ordered(m_state.snapshot());
    m_now += Duration{m_dice.between(0, 400'000)};
    m_core = core::Coordinator(m_rules);
    for (Player& player : m_players)
        player.connected = false;
    m_state.releaseOrphans();
    take(m_core.restore(m_state.snapshot(), m_now));
    m_tally.count("war restarts");
    const core::Snapshot after = ordered(m_state.snapshot());
    require(after.crews == before.crews && after.holdings == before.holdings,
            "a restart costs no crew its members, its invite or its land");
    require(after.attacks.size() <= before.attacks.size(), "a restart makes no attacks");
    for (const core::Match& match : before.matches) {
        if (!match.war)
            continue;
        const auto kept = m_state.matches.find(match.id);
        require(kept != m_state.matches.end() && kept->second.phase == match.phase,
                "a war goes on after a restart", match.id);
        require(kept->second.participants.size() == match.participants.size() &&
                    kept->second.war == match.war && kept->second.phaseEndsAt >= match.phaseEndsAt,
                "a roster is as it was after a restart", match.id);
    }
}

void WarWorld::quiesce() {
    for (Player& player : m_players) {
        if (!player.connected)
            continue;
        player.connected = false;
        send("is gone", player, core::Disconnected{player.id});
    }
    advanceTo(m_now + kPeaceAfter);
    checkRecords();
    require(m_state.matches.empty() && m_state.tickets.empty() && m_state.attacks.empty(),
            "nobody is left in a match or a queue");
    require(m_state.ledger.holds().empty() && m_state.bets.empty(), "nothing is held for anybody");
    m_tally.count("wars fought", m_oracle.warsFought());
    m_tally.count("wars short", m_oracle.warsShort());
}

} // namespace arcade::simulation
