#include "tools/bench/abuse_bystanders.h"

#include "tools/bench/generator.h"
#include "tools/bench/patience.h"

#include <utility>
#include <variant>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;
using player::Stage;

constexpr int kDuellists = 2;
/// By turns, so that each stays below the 50 messages a second it has.
constexpr int kAskers = 4;

player::Behaviour bystander(int index) {
    player::Behaviour behaviour;
    behaviour.plays = index < kDuellists;
    behaviour.matches = 0;
    behaviour.leavesWhenDone = false;
    behaviour.queue.stakeTier = StakeTier::Bronze;
    behaviour.habits = {50, 0.03, 0.3};
    behaviour.showAfter = 20ms;
    behaviour.answerAfter = 100ms;
    return behaviour;
}

Crowd::Plan bystandersWith(const player::Expectations& expectations) {
    Crowd::Plan plan;
    const std::string suffix = drawSuffix();
    plan.players = kDuellists + kAskers;
    plan.behaviour = &bystander;
    plan.callsign = [suffix](int index) { return "b" + std::to_string(index) + '-' + suffix; };
    plan.expectations = expectations;
    return plan;
}

} // namespace

Bystanders::Bystanders(player::Loop& loop, const player::Endpoint& server,
                       const player::Expectations& expectations,
                       std::chrono::milliseconds askInterval)
    : m_crowd(loop, server, bystandersWith(expectations),
              {&m_meters, static_cast<player::Observer*>(this)})
    , m_askInterval(askInterval)
    , m_asking(loop, [this] { ask(); }) {}

bool Bystanders::arrive(std::chrono::milliseconds limit) {
    m_crowd.open();
    const bool isThere = waitUntil(
        [this] { return m_crowd.countOf(Stage::Open) == m_crowd.size() && match().has_value(); },
        limit);
    m_nextAt = player::Clock::now();
    ask();
    return isThere;
}

void Bystanders::leave(std::chrono::milliseconds limit) {
    m_asking.stop();
    for (int index = 0; index < kDuellists; ++index)
        m_crowd.player(index).behaviour().plays = false;
    waitUntil(
        [this] {
            const auto& player = m_crowd.player(0).standing();
            return m_dueAt.empty() && !player.match && !m_crowd.player(1).standing().match;
        },
        limit);
    m_crowd.stop();
    waitUntil([this] { return m_crowd.isGone(); }, limit);
}

std::optional<MatchId> Bystanders::match() const {
    const auto& match = m_crowd.player(0).standing().match;
    return match && match->phase != MatchPhase::Matched ? std::optional(match->id()) : std::nullopt;
}

bool Bystanders::hasJustBegun(std::chrono::milliseconds ago) const {
    const auto& match = m_crowd.player(0).standing().match;
    return match && match->phase == MatchPhase::Active && player::Clock::now() - m_begunAt <= ago;
}

bool Bystanders::isEarlyInMatch(std::chrono::milliseconds ago) const {
    const auto& match = m_crowd.player(0).standing().match;
    return hasJustBegun(ago) || (match && match->phase == MatchPhase::Ready);
}

std::optional<EndReason> Bystanders::endOf(MatchId match) const {
    const auto found = m_meters.completed.find(match);
    return found == m_meters.completed.end() ? std::nullopt : std::optional(found->second);
}

Bystanders::Measured Bystanders::takeMeasured() {
    Measured measured{std::exchange(m_roundTrip, {}), std::exchange(m_meters.progressRelay, {})};
    return measured;
}

void Bystanders::received(player::Player& player, const codec::Decoded<ServerMessage>& decoded,
                          player::Time now) {
    if (decoded.message && std::holds_alternative<GameStarted>(decoded.message.value()))
        m_begunAt = now;
    const auto asked = m_dueAt.find({&player, decoded.id});
    if (asked == m_dueAt.end())
        return;
    m_roundTrip.record(std::chrono::duration_cast<std::chrono::microseconds>(now - asked->second));
    m_dueAt.erase(asked);
}

void Bystanders::ask() {
    player::Player& asker = m_crowd.player(kDuellists + m_asked++ % kAskers);
    if (asker.stage() == Stage::Open)
        m_dueAt.emplace(std::pair(&asker, asker.send(ClientPing{})), m_nextAt);
    m_nextAt += m_askInterval;
    m_asking.startAt(m_nextAt);
}

} // namespace arcade::bench
