#include "tools/bench/line_up.h"

#include <algorithm>
#include <array>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

/// Some 50 s: a server that is restarted is waited for as long as it waits for its players.
constexpr int kAttempts = 30;
/// Of two crews; the most that find a place on the rosters of all territories.
constexpr int kFewestOfAWar = 6;
constexpr int kFewestOfACrew = 3;
constexpr int kTerritories = 12;
constexpr int kTerritoriesOfARegion = 4;
constexpr std::array kRegions{"ALPHA-", "BETA-", "GAMMA-"};
/// As the tiers of the others.
constexpr std::array<std::uint64_t, 4> kCrewStakes{150, 300, 600, 1200};
constexpr std::size_t kTagLength = 5;

std::vector<Squad> squadsFor(const PlayOptions& options) {
    const int all = options.players;
    // Fewer than play by themselves count on others to come.
    const auto squad = [&](GameType game, PlayMode mode) {
        const int fewest = playersOf(mode);
        return Squad{game, 0, all, all < fewest ? 1 : fewest};
    };
    const Squad duel = squad(GameType::CodeDuel, PlayMode::Duel);
    const Squad hunt = squad(GameType::BountyHunt, PlayMode::Hunt);
    const Squad war = squad(GameType::ProxyWar, PlayMode::War);
    switch (options.mode) {
    case PlayMode::Duel: return {duel};
    case PlayMode::Hunt: return {hunt};
    case PlayMode::War: return {war};
    case PlayMode::Mixed: break;
    }
    std::vector<Squad> squads{hunt, war, duel};
    squads[0].count = std::max(hunt.fewest, all / 3);
    squads[1].count = std::clamp(all / 3, war.fewest, mostFor(PlayMode::War));
    squads[1].first = squads[0].count;
    squads[2].first = squads[1].first + squads[1].count;
    squads[2].count = all - squads[2].first;
    return squads;
}

} // namespace

int playersOf(PlayMode mode) {
    switch (mode) {
    case PlayMode::Duel: return 2;
    case PlayMode::Hunt: return 8;
    case PlayMode::War: return kFewestOfAWar;
    case PlayMode::Mixed: return 16;
    }
    return 2;
}

int fewestFor(PlayMode mode) {
    switch (mode) {
    case PlayMode::Duel:
    case PlayMode::Hunt: return 2;
    case PlayMode::War: return kFewestOfACrew;
    case PlayMode::Mixed: return playersOf(mode);
    }
    return 2;
}

int mostFor(PlayMode mode) {
    constexpr int kPlayers = 100'000;
    constexpr int kRoster = 8;
    return mode == PlayMode::War ? 2 * kRoster * kTerritories : kPlayers;
}

LineUp::LineUp(const PlayOptions& options, std::string suffix)
    : m_options(options)
    , m_suffix(std::move(suffix))
    , m_squads(squadsFor(options)) {
    // As if the leader of a crew without a tag had posted it.
    if (!options.invite.empty())
        m_board->emplace(std::string(), options.invite);
}

player::Behaviour LineUp::behaviourOf(int index) const {
    const auto squad = std::ranges::find_if(
        m_squads, [&](const Squad& one) { return index < one.first + one.count; });
    player::Behaviour behaviour;
    behaviour.matches = m_options.matches;
    behaviour.queue.gameType = squad->game;
    behaviour.queue.stakeTier = m_options.tier;
    if (squad->game == GameType::ProxyWar)
        behaviour.crew = crewOf(*squad, index - squad->first);
    behaviour.habits = {m_options.wpm, m_options.errors, 0.4};
    behaviour.showAfter = 50ms;
    behaviour.answerAfter = 800ms;
    behaviour.pauseBetween = 300ms;
    behaviour.attempts = kAttempts;
    return behaviour;
}

/// Two crews for each territory, or one that waits for another to come, and everybody in one of
/// them in turn.
player::CrewPlan LineUp::crewOf(const Squad& squad, int place) const {
    const int territories = std::min(squad.count / kFewestOfAWar, kTerritories);
    const int crews = std::max(2 * territories, 1);
    const int crew = place % crews;
    const int territory = crew / 2;
    player::CrewPlan plan;
    plan.board = m_board;
    if (!m_options.invite.empty())
        return plan;
    plan.name = "Crew " + std::to_string(crew + 1) + ' ' + m_suffix;
    plan.tag = (std::string(1, static_cast<char>('A' + crew)) + m_suffix).substr(0, kTagLength);
    plan.leads = place < crews;
    plan.members = squad.count / crews + (crew < squad.count % crews ? 1 : 0);
    plan.territory = kRegions[static_cast<std::size_t>(territory / kTerritoriesOfARegion)] +
                     std::to_string(territory % kTerritoriesOfARegion + 1);
    plan.stake = Amount::data(kCrewStakes[static_cast<std::size_t>(m_options.tier)]);
    return plan;
}

std::string LineUp::callsignOf(int index) const {
    static const std::array<std::string, 2> kNames{"ada", "lin"};
    const auto place = static_cast<std::size_t>(index);
    return (place < kNames.size() ? kNames[place] : "player" + std::to_string(index + 1)) + '-' +
           m_suffix;
}

} // namespace arcade::bench
