#include "tests/simulation/direct_games.h"

#include <array>

namespace arcade::simulation {

DirectGames::DirectGames(const core::Coordinator& core, Dice& dice, DirectBook& book, int players,
                         Send send)
    : m_core(core)
    , m_dice(dice)
    , m_book(book)
    , m_send(std::move(send)) {
    for (int number = 1; number <= players; ++number) {
        const PlayerId player{kKind, static_cast<std::uint64_t>(number)};
        // Some are of a length no callsign has.
        const std::string name =
            (number % 2 == 0 ? "d" : std::string(50, 'd')) + std::to_string(number) + "|\"";
        m_players.push_back(player);
        m_book.addPlayer(player, name);
    }
}

void DirectGames::act() {
    const PlayerId player = m_dice.pick(m_players);
    if (m_dice.percent(12)) {
        if (m_book.isRegistered(player) && m_dice.percent(70))
            m_send(core::Disconnected{player});
        else
            m_send(core::Connected{player});
        return;
    }
    const auto place = m_core.directPlace(player);
    if (std::holds_alternative<core::QueueKey>(place))
        actWaiting(player);
    else if (const auto* match = std::get_if<MatchId>(&place))
        actInMatch(player, *match);
    else
        actNowhere(player);
}

core::QueueKey DirectGames::drawKey() {
    static const std::array<core::DirectTerms, 3> terms{
        core::DirectTerms{"chess", DirectAsset::Usdt, *DirectAmount::of(20)},
        core::DirectTerms{"chess", DirectAsset::Usdt, *DirectAmount::of(0.5)},
        core::DirectTerms{"chess|USDT", DirectAsset::Ton, *DirectAmount::of(20)}};
    return m_dice.pick(terms).queue();
}

void DirectGames::enter(PlayerId player) {
    core::EnterQueue command;
    command.ticket = {m_dice.draw(), m_dice.draw()};
    command.queue = drawKey();
    command.player = player;
    command.card.callsign = m_book.nameOf(player);
    command.card.rating = m_dice.between(0, 3000);
    command.connected = m_book.isRegistered(player);
    m_send(command);
}

void DirectGames::actNowhere(PlayerId player) {
    switch (m_dice.below(12)) {
    case 0: m_send(core::LeaveQueue{player}); break;
    case 1: m_send(core::RenewTicket{player}); break;
    case 2: m_send(core::JoinDirect{player, m_lastMatch}); break;
    case 3: report(m_lastMatch); break;
    default: enter(player); break;
    }
}

void DirectGames::actWaiting(PlayerId player) {
    switch (m_dice.below(8)) {
    case 0: m_send(core::LeaveQueue{player}); break;
    case 1: enter(player); break;
    case 2: m_send(core::JoinDirect{player, m_lastMatch}); break;
    default: m_send(core::RenewTicket{player}); break;
    }
}

void DirectGames::actInMatch(PlayerId player, MatchId match) {
    const MatchId other = m_dice.percent(10) ? m_lastMatch : match;
    m_lastMatch = match;
    switch (m_dice.below(24)) {
    case 0: enter(player); break;
    case 1: m_send(core::LeaveQueue{player}); break;
    case 2: m_send(core::RenewTicket{player}); break;
    case 3: report(other); break;
    case 4:
    case 5:
    case 6:
    case 7:
        if (m_book.isRegistered(player))
            m_send(core::LeaveDirect{player, other});
        break;
    default:
        if (m_book.isRegistered(player))
            m_send(core::JoinDirect{player, other});
        break;
    }
}

void DirectGames::report(MatchId match) {
    core::ReportResult command{match, m_book.nameOf(m_dice.pick(m_players)), {}};
    if (const core::Match* found = m_core.findMatch(match); found && m_dice.percent(70))
        command.winner = m_dice.pick(found->sides).id;
    if (m_dice.percent(20))
        command.winner.reset();
    if (m_dice.percent(50))
        command.reason = "so it was";
    m_send(command);
}

void DirectGames::leaveAll() {
    for (const PlayerId player : m_players) {
        if (m_book.isRegistered(player))
            m_send(core::Disconnected{player});
    }
}

} // namespace arcade::simulation
