#include "tests/simulation/war_world.h"

#include "server/core/crew_book.h"

#include <algorithm>
#include <array>

/// What the players of a world of crews do.
namespace arcade::simulation {

WarWorld::Player& WarWorld::draw() {
    for (int attempt = 0; attempt < 3; ++attempt) {
        Player& player = m_dice.pick(m_players);
        if (player.connected && m_core.view(player.id, m_now).musters)
            return player;
    }
    return m_dice.pick(m_players);
}

void WarWorld::act() {
    Player& player = draw();
    if (!player.connected) {
        if (m_dice.percent(60)) {
            player.connected = true;
            send("comes", player, core::Connected{player.id, cardOf(player, GameType::ProxyWar)});
        }
        return;
    }
    if (m_dice.perThousand(15)) {
        player.connected = false;
        send("goes", player, core::Disconnected{player.id});
        return;
    }
    if (m_dice.percent(5)) {
        bet(player);
        return;
    }
    if (const core::Match* match = matchOf(player))
        actInMatch(player, *match);
    else if (m_dice.percent(70))
        actInCrew(player);
    else
        actAlone(player);
}

void WarWorld::founding(Player& player) {
    if (m_state.crews.empty() || m_dice.percent(15)) {
        const std::string number = std::to_string(m_dice.between(1, 12));
        send("founds", player,
             core::FoundCrew{CrewId{m_dice.draw(), m_dice.draw()}, player.id,
                             cardOf(player, GameType::ProxyWar), "Crew " + number, "C" + number});
        return;
    }
    auto crew = m_state.crews.begin();
    std::advance(crew, static_cast<std::ptrdiff_t>(m_dice.index(m_state.crews.size())));
    const std::string invite = m_dice.percent(95) ? crew->second.invite : "ABCD-EFGH-JKLM";
    send("joins", player, core::JoinCrew{player.id, cardOf(player, GameType::ProxyWar), invite});
}

void WarWorld::changeCrew(Player& player, const core::Crew& crew) {
    const Address other = m_dice.pick(crew.members).card.address;
    switch (m_dice.below(6)) {
    case 0: send("leaves the crew", player, core::LeaveCrew{player.id}); break;
    case 1: send("expels", player, core::KickFromCrew{player.id, other}); break;
    case 2: send("promotes", player, core::PromoteInCrew{player.id, other}); break;
    case 3: send("asks", player, core::ShowCrew{player.id, {}}); break;
    case 4: send("looks", player, core::ShowTerritories{player.id}); break;
    default: founding(player); break;
    }
}

void WarWorld::actInCrew(Player& player) {
    const auto crew = std::ranges::find_if(m_state.crews, [&](const auto& one) {
        return core::findMember(one.second, player.id) != nullptr;
    });
    if (crew == m_state.crews.end()) {
        founding(player);
        return;
    }
    if (m_dice.percent(4))
        changeCrew(player, core::Crew{crew->second});
    else if (crew->second.leader == player.id && m_dice.percent(50))
        attack(player);
    else
        answerCall(player);
}

void WarWorld::attack(Player& player) {
    constexpr std::array lands{"ALPHA-1", "ALPHA-2", "BETA-4", "NOWHERE"};
    constexpr std::array<std::uint64_t, 5> stakes{150, 150, 300, 1200, 151};
    const std::size_t land = m_dice.percent(98) ? m_dice.index(3) : 3;
    const std::size_t stake = m_dice.percent(98) ? m_dice.index(4) : 4;
    if (m_dice.percent(10))
        send("calls off", player, core::LeaveQueue{player.id});
    else
        send("attacks", player,
             core::AttackTerritory{TicketId{m_dice.draw(), m_dice.draw()}, player.id, lands[land],
                                   Amount::data(stakes[stake])});
}

void WarWorld::answerCall(Player& player) {
    const auto calls = m_core.view(player.id, m_now).musters;
    if (!calls) {
        if (m_dice.percent(10))
            actAlone(player);
        return;
    }
    const MatchId match = calls->at(m_dice.index(calls->size())).matchId;
    if (m_dice.percent(85))
        enlist(player, match);
    else if (m_dice.percent(50))
        send("declines", player, core::Respond{player.id, match, ReadyResponse::Decline});
    else
        send("sees the call", player, core::ShowPrompt{player.id, match});
}

void WarWorld::enlist(Player& player, MatchId match) {
    const auto stake = m_core.enlistStake(player.id, match);
    if (!stake || m_core.enlistRefusal(player.id, match))
        return;
    const TicketId ticket{m_dice.draw(), m_dice.draw()};
    if (m_state.ledger.reserve(ticket, player.id, *stake)) {
        m_tally.count("war refused INSUFFICIENT_FUNDS");
        return;
    }
    if (!send("enlists", player,
              core::Enlist{ticket, player.id, match, cardOf(player, GameType::ProxyWar)}))
        m_state.ledger.release(ticket, player.id);
}

void WarWorld::actAlone(Player& player) {
    if (m_state.ticketOf(player.id) != nullptr) {
        if (m_dice.percent(20))
            send("leaves", player, core::LeaveQueue{player.id});
        return;
    }
    enter(player);
}

void WarWorld::enter(Player& player) {
    const GameType game = m_dice.percent(60) ? GameType::CodeDuel : GameType::BountyHunt;
    const core::EnterQueue command{.ticket = {m_dice.draw(), m_dice.draw()},
                                   .queue = {game, StakeTier::Bronze, {}},
                                   .player = player.id,
                                   .card = cardOf(player, game),
                                   .preferences = {},
                                   .stake = Amount::data(50)};
    if (m_core.entryRefusal(player.id, m_now) ||
        m_state.ledger.reserve(command.ticket, player.id, command.stake))
        return;
    if (!send("enters", player, command))
        m_state.ledger.release(command.ticket, player.id);
}

void WarWorld::actInMatch(Player& player, const core::Match& match) {
    if (m_dice.perThousand(8)) {
        send("abandons", player, core::Abandon{player.id, match.id});
        return;
    }
    if (m_dice.perThousand(8)) {
        send("wants out", player, core::LeaveCrew{player.id});
        return;
    }
    switch (match.phase) {
    case MatchPhase::Matched:
        if (!match.war)
            send("accepts", player, core::Respond{player.id, match.id, ReadyResponse::Accept});
        else if (m_dice.percent(3))
            send("leaves the roster", player, core::LeaveQueue{player.id});
        break;
    case MatchPhase::Active: type(player, match); break;
    case MatchPhase::Ready:
    case MatchPhase::Resolved:
    case MatchPhase::Settled:
    case MatchPhase::Cancelled: break;
    }
}

void WarWorld::type(Player& player, const core::Match& match) {
    const auto seen = m_core.view(player.id, m_now).match;
    if (!seen || !seen->codeSequence)
        return;
    GameProgress progress;
    progress.matchId = match.id;
    progress.keysBefore = seen->keysAccepted;
    const auto at = static_cast<std::size_t>(seen->position.value_or(0));
    progress.typed = seen->errors.value_or(0) > 0
                         ? std::string("\b")
                         : seen->codeSequence->substr(at, m_dice.index(12));
    if (m_dice.percent(5))
        progress.typed = "~";
    send("types", player, core::Type{player.id, progress});
}

void WarWorld::bet(Player& player) {
    for (const auto& [id, match] : m_state.matches) {
        if (match.phase != MatchPhase::Ready || m_dice.percent(30))
            continue;
        const SpectateBet wanted{id, m_dice.pick(match.sides).id, Amount::data(20)};
        const BetId bet{m_dice.draw(), m_dice.draw()};
        if (m_core.betRefusal(player.id, wanted, m_now) ||
            m_state.ledger.reserveBet(bet, player.id, wanted.amount))
            return;
        if (!send(
                "bets", player,
                core::PlaceBet{bet, player.id, player.address, id, wanted.onPlayer, wanted.amount}))
            m_state.ledger.releaseBet(bet, player.id);
        m_tally.count("war bets", match.war ? 1 : 0);
        return;
    }
    const std::vector<const core::Match*> matches = m_core.matches();
    if (!matches.empty())
        send("watches", player, core::Watch{player.id, m_dice.pick(matches)->id});
}

void WarWorld::actAsOperator() {
    Player& player = draw();
    const std::vector<const core::Match*> matches = m_core.matches();
    if (!matches.empty() && m_dice.percent(50))
        send("(operator cancels)", player, core::CancelMatch{m_dice.pick(matches)->id});
    else
        send("(operator kicks)", player, core::Kick{player.id});
}

} // namespace arcade::simulation
