#include "tests/simulation/direct_book.h"

#include "server/core/direct_view.h"
#include "shared/vocabulary/overloaded.h"
#include "tests/simulation/failure.h"

#include <algorithm>

namespace arcade::simulation {
namespace {

constexpr std::string_view kAbsence = "A player stayed away.";

bool isEarlier(const core::Ticket& a, const core::Ticket& b) {
    return std::pair{a.enteredAt, a.id} < std::pair{b.enteredAt, b.id};
}

} // namespace

bool isDirect(const core::QueueKey& queue) {
    return queue.gameType == GameType::Direct;
}

bool isDirect(const core::Record& record, const StoreState& before) {
    return std::visit(Overloaded{
                          [](const core::TicketSaved& one) { return isDirect(one.ticket.queue); },
                          [&](const core::TicketErased& one) {
                              const auto found = before.tickets.find(one.ticket);
                              return found != before.tickets.end() && isDirect(found->second.queue);
                          },
                          [](const core::MatchSaved& one) { return isDirect(one.match.queue); },
                          [&](const core::MatchErased& one) {
                              const auto found = before.matches.find(one.match);
                              return found != before.matches.end() && isDirect(found->second.queue);
                          },
                          [](const core::Settlement& one) { return isDirect(one.queue); },
                          [](const auto&) { return false; },
                      },
                      record);
}

void DirectBook::addPlayer(PlayerId player, const std::string& name) {
    m_players.emplace(player, Player{name, false});
}

const DirectBook::Game* DirectBook::gameOf(PlayerId player) const {
    const auto found = m_gameOf.find(player);
    return found == m_gameOf.end() ? nullptr : &m_games.at(found->second);
}

DirectBook::Seat* DirectBook::seatOf(PlayerId player) {
    const auto found = m_gameOf.find(player);
    if (found == m_gameOf.end())
        return nullptr;
    auto& seats = m_games.at(found->second).seats;
    return seats[0].player == player ? &seats[0] : &seats[1];
}

DirectStatus DirectBook::statusOf(const Game& game) const {
    const auto& [first, second] = game.seats;
    if (!first.hasJoined && !second.hasJoined)
        return DirectStatus::Active;
    if (!first.hasJoined || !second.hasJoined)
        return DirectStatus::Waiting;
    return first.isHere && second.isHere ? DirectStatus::Active : DirectStatus::Paused;
}

std::optional<ErrorCode> DirectBook::refusalInMatch(MatchId match, PlayerId player) const {
    const auto found = m_games.find(match);
    if (found == m_games.end())
        return ErrorCode::MatchNotFound;
    const auto own = m_gameOf.find(player);
    if (own == m_gameOf.end() || own->second != match)
        return ErrorCode::NotInMatch;
    return std::nullopt;
}

std::optional<ErrorCode> DirectBook::expectedRefusal(const core::Command& command,
                                                     bool isDraining) const {
    using Expected = std::optional<ErrorCode>;
    return std::visit(
        Overloaded{
            [&](const core::EnterQueue& one) -> Expected {
                if (m_waits.contains(one.player))
                    return ErrorCode::AlreadyInQueue;
                if (gameOf(one.player) != nullptr)
                    return ErrorCode::AlreadyInMatch;
                return isDraining ? Expected{ErrorCode::Draining} : std::nullopt;
            },
            [&](const core::LeaveQueue& one) -> Expected {
                if (gameOf(one.player) != nullptr)
                    return ErrorCode::InvalidState;
                return m_waits.contains(one.player) ? std::nullopt
                                                    : Expected{ErrorCode::NotInQueue};
            },
            [&](const core::RenewTicket& one) -> Expected {
                return m_waits.contains(one.player) ? std::nullopt
                                                    : Expected{ErrorCode::NotInQueue};
            },
            [&](const core::JoinDirect& one) { return refusalInMatch(one.match, one.player); },
            [&](const core::LeaveDirect& one) { return refusalInMatch(one.match, one.player); },
            [&](const core::ReportResult& one) -> Expected {
                const auto found = m_games.find(one.match);
                if (found == m_games.end())
                    return ErrorCode::MatchNotFound;
                const auto& seats = found->second.seats;
                if (one.winner && nameOf(seats[0].player) != *one.winner &&
                    nameOf(seats[1].player) != *one.winner)
                    return ErrorCode::InvalidState;
                return std::nullopt;
            },
            [](const auto&) { return Expected{}; },
        },
        command);
}

void DirectBook::connected(PlayerId player) {
    m_players.at(player).isRegistered = true;
    Seat* seat = seatOf(player);
    if (seat == nullptr || !seat->isDropped)
        return;
    seat->isDropped = false;
    seat->isHere = true;
}

void DirectBook::disconnected(PlayerId player, Instant now) {
    m_players.at(player).isRegistered = false;
    if (const auto wait = m_waits.find(player); wait != m_waits.end())
        wait->second.heardAt = now;
    Seat* seat = seatOf(player);
    if (seat == nullptr || !seat->isHere)
        return;
    seat->isHere = false;
    seat->isDropped = true;
    seat->awaySince = now;
}

void DirectBook::commandEnds(const core::Command& command, const std::vector<core::Notice>& notices,
                             Instant now) {
    const auto heard = [&](PlayerId player) {
        if (const auto wait = m_waits.find(player); wait != m_waits.end())
            wait->second.heardAt = now;
    };
    std::visit(Overloaded{
                   [&](const core::EnterQueue& one) { heard(one.player); },
                   [&](const core::RenewTicket& one) { heard(one.player); },
                   [&](const core::Connected& one) { connected(one.player); },
                   [&](const core::Disconnected& one) { disconnected(one.player, now); },
                   [&](const core::JoinDirect& one) {
                       Seat& seat = *seatOf(one.player);
                       seat.hasJoined = true;
                       seat.isHere = true;
                       seat.isDropped = false;
                   },
                   [&](const core::LeaveDirect& one) {
                       Seat& seat = *seatOf(one.player);
                       if (seat.isHere)
                           seat.awaySince = now;
                       seat.isHere = false;
                   },
                   [](const auto&) {},
               },
               command);
    checkReply(command, notices);
}

void DirectBook::checkReply(const core::Command& command,
                            const std::vector<core::Notice>& notices) const {
    const auto* join = std::get_if<core::JoinDirect>(&command);
    const auto* leave = std::get_if<core::LeaveDirect>(&command);
    if (join == nullptr && leave == nullptr)
        return;
    const PlayerId player = join != nullptr ? join->player : leave->player;
    const MatchId match = join != nullptr ? join->match : leave->match;
    const auto reply = std::find_if(notices.begin(), notices.end(),
                                    [](const core::Notice& one) { return one.reply; });
    require(reply != notices.end() && reply->to.front() == player,
            "who joins or leaves is answered", player);
    const auto* state = std::get_if<DirectMatchState>(&reply->message);
    require(state != nullptr && state->matchId == match, "the answer is of the match", match);
    const Game& game = m_games.at(match);
    require(state->status == statusOf(game), "the status is that of who is there", match);
    for (const Seat& seat : game.seats)
        require(state->players.at(nameOf(seat.player)).connected == seat.isHere,
                "the answer says who is there", seat.player);
}

/// Whoever waits longest is served first, also while away.
void DirectBook::makeGame(const core::Match& match, const StoreState& before) {
    require(match.phase == MatchPhase::Active && match.startedAt == match.createdAt,
            "a direct match begins at once", match.id);
    require(match.participants.size() == 2 && match.sides.size() == 2 && match.sequence.empty(),
            "a direct match has two players and nothing to type", match.id);
    std::vector<core::Ticket> waiting;
    for (const auto& [id, ticket] : before.tickets) {
        if (ticket.queue == match.queue)
            waiting.push_back(ticket);
    }
    std::sort(waiting.begin(), waiting.end(), isEarlier);
    Game game{match.queue, {}};
    for (std::size_t index = 0; index < game.seats.size(); ++index) {
        const core::Participant& one = match.participants[index];
        require(waiting.size() > index && waiting[index].id == one.ticket.id,
                "first come is first served", match.id);
        require(m_waits.contains(one.ticket.player), "who is matched has waited",
                one.ticket.player);
        require(match.sides[index].id == nameOf(one.ticket.player), "a side is named by its player",
                match.id);
        game.seats[index] = {one.ticket.player, false, false, false, match.createdAt};
        m_waits.erase(one.ticket.player);
        m_gameOf.insert_or_assign(one.ticket.player, match.id);
    }
    require(game.seats[0].player != game.seats[1].player, "nobody meets oneself", match.id);
    m_games.emplace(match.id, game);
}

void DirectBook::checkEnd(const core::Settlement& settlement) const {
    const MatchId id = settlement.match;
    require(m_games.contains(id), "a match that ends was there", id);
    require(settlement.transfers.empty(), "a direct match moves no money", id);
    for (const core::PlayerOutcome& one : settlement.players)
        require(one.ratingChange == 0 && one.prize.isZero(), "a direct match changes no rating",
                id);
    const auto* report = m_command ? std::get_if<core::ReportResult>(&*m_command) : nullptr;
    if (settlement.endReason == EndReason::Completed) {
        require(report != nullptr && report->match == id && report->winner == settlement.winner,
                "a result is the one reported", id);
        return;
    }
    require(settlement.endReason == EndReason::Void && !settlement.winner && settlement.reason,
            "an end without a result says why", id);
    if (*settlement.reason != kAbsence) {
        require(m_command && (std::holds_alternative<core::CancelMatch>(*m_command) ||
                              std::holds_alternative<core::Kick>(*m_command)),
                "only the operator ends a match otherwise", id);
        return;
    }
    Instant first = Instant::max();
    for (const Seat& seat : m_games.at(id).seats) {
        if (!seat.isHere)
            first = std::min(first, seat.awaySince + m_rules.directAbsence);
    }
    require(settlement.endedAt == first, "ten minutes end a match, not less, not more", id);
}

void DirectBook::see(const core::Record& record, const StoreState& before, Instant now) {
    if (const auto* saved = std::get_if<core::TicketSaved>(&record)) {
        const core::Ticket& ticket = saved->ticket;
        require(ticket.stake.isZero(), "a direct game has no stake", ticket.id);
        if (!m_gameOf.contains(ticket.player))
            m_waits.try_emplace(ticket.player,
                                Wait{ticket.id, ticket.queue, ticket.enteredAt, now});
    } else if (const auto* erased = std::get_if<core::TicketErased>(&record)) {
        const PlayerId player = before.tickets.at(erased->ticket).player;
        const auto wait = m_waits.find(player);
        if (wait == m_waits.end())
            return;
        const bool isDue =
            !isRegistered(player) && wait->second.heardAt + m_rules.directWaiting <= now;
        const auto* leave = m_command ? std::get_if<core::LeaveQueue>(&*m_command) : nullptr;
        const auto* kick = m_command ? std::get_if<core::Kick>(&*m_command) : nullptr;
        require(isDue || (leave != nullptr && leave->player == player) ||
                    (kick != nullptr && kick->player == player),
                "nobody loses a place who is there or was heard of", player);
        m_waits.erase(wait);
    } else if (const auto* match = std::get_if<core::MatchSaved>(&record)) {
        if (!m_games.contains(match->match.id))
            makeGame(match->match, before);
    } else if (const auto* settlement = std::get_if<core::Settlement>(&record)) {
        checkEnd(*settlement);
    } else if (const auto* gone = std::get_if<core::MatchErased>(&record)) {
        const auto game = m_games.extract(gone->match);
        for (const Seat& seat : game.mapped().seats)
            m_gameOf.erase(seat.player);
        m_ended.emplace(gone->match, game.mapped());
    }
}

void DirectBook::see(const std::vector<core::Notice>& notices) {
    const auto seatsOf = [&](MatchId match) -> const std::array<Seat, 2>& {
        const auto live = m_games.find(match);
        const auto ended = m_ended.find(match);
        require(live != m_games.end() || ended != m_ended.end(), "what is told of is there", match);
        return live != m_games.end() ? live->second.seats : ended->second.seats;
    };
    for (const core::Notice& notice : notices) {
        const auto* found = std::get_if<DirectMatchFound>(&notice.message);
        const auto* state = std::get_if<DirectMatchState>(&notice.message);
        if (found == nullptr && state == nullptr)
            continue;
        const auto& seats = seatsOf(found != nullptr ? found->matchId : state->matchId);
        for (const PlayerId player : notice.to) {
            const bool isFirst = seats[0].player == player;
            require(isFirst || seats[1].player == player, "only its players are told of a match",
                    player);
            require(found == nullptr || found->opponentId == nameOf(seats[isFirst ? 1 : 0].player),
                    "who is found is the opponent", player);
        }
        if (state != nullptr)
            require((state->status == DirectStatus::Finished) == m_ended.contains(state->matchId) &&
                        (state->status != DirectStatus::Finished || notice.to.size() == 2),
                    "both are told the end, and nobody before", state->matchId);
    }
}

void DirectBook::stepEnds() {
    m_ended.clear();
    m_command.reset();
}

void DirectBook::restarted(const StoreState& durable, Instant now) {
    const Duration outage = now - durable.aliveAt;
    m_waits.clear();
    m_games.clear();
    m_gameOf.clear();
    for (auto& [id, player] : m_players)
        player.isRegistered = false;
    for (const auto& [id, ticket] : durable.tickets) {
        if (!isDirect(ticket.queue))
            continue;
        Wait wait{id, ticket.queue, ticket.enteredAt, now};
        if (ticket.suspendedUntil)
            wait.heardAt = *ticket.suspendedUntil - m_rules.directWaiting + outage;
        m_waits.emplace(ticket.player, wait);
    }
    for (const auto& [id, match] : durable.matches) {
        if (!isDirect(match.queue))
            continue;
        Game game{match.queue, {}};
        for (std::size_t index = 0; index < game.seats.size(); ++index) {
            const core::Participant& one = match.participants.at(index);
            game.seats[index] = {one.ticket.player, one.response.has_value(), false,
                                 one.connected || one.disconnectedAt, now};
            m_gameOf.emplace(one.ticket.player, id);
        }
        m_games.emplace(id, game);
    }
}

void DirectBook::resumed(Duration outage) {
    for (auto& [player, wait] : m_waits)
        wait.heardAt += outage;
    for (auto& [id, game] : m_games) {
        for (Seat& seat : game.seats)
            seat.awaySince += outage;
    }
}

void DirectBook::checkGame(MatchId id, const Game& game, const core::Match* match,
                           Instant now) const {
    require(match != nullptr, "a match lives until it ends", id);
    require(core::directStatus(*match) == statusOf(game), "the status is that of who is there", id);
    for (std::size_t index = 0; index < game.seats.size(); ++index) {
        const Seat& seat = game.seats[index];
        const core::Participant& one = match->participants.at(index);
        require(one.ticket.player == seat.player && one.connected == seat.isHere,
                "the core knows who is there", seat.player);
        require(seat.isHere || seat.awaySince + m_rules.directAbsence > now,
                "nobody stays away for ever", seat.player);
        require(!seat.isHere || isRegistered(seat.player), "who is there has a connection",
                seat.player);
    }
}

void DirectBook::checkPlayer(const core::Coordinator& core, const StoreState& stored,
                             PlayerId player, Instant now) const {
    const auto wait = m_waits.find(player);
    const auto game = m_gameOf.find(player);
    require(wait == m_waits.end() || game == m_gameOf.end(), "no player is in two places", player);
    const core::Ticket* ticket = stored.ticketOf(player);
    const core::Match* match = stored.matchOf(player);
    require((ticket != nullptr) == (wait != m_waits.end()), "a player waits on record", player);
    require((match != nullptr) == (game != m_gameOf.end()), "a player plays on record", player);
    require(core.holdsPlace(player) == (ticket != nullptr || match != nullptr),
            "the core knows the place", player);
    if (ticket != nullptr) {
        require(ticket->suspendedUntil.has_value() != isRegistered(player),
                "only who is not registered has a deadline", player);
        const Instant until = wait->second.heardAt + m_rules.directWaiting;
        require(isRegistered(player) || (*ticket->suspendedUntil == until && until > now),
                "a place lives for a minute from the last word", player);
        require(std::get<core::QueueKey>(core.directPlace(player)) == ticket->queue,
                "who waits is told for what", player);
    }
    if (match != nullptr)
        require(std::get<MatchId>(core.directPlace(player)) == match->id,
                "who plays is told which match", player);
}

void DirectBook::inspect(const core::Coordinator& core, const StoreState& stored,
                         Instant now) const {
    for (const auto& [player, known] : m_players)
        checkPlayer(core, stored, player, now);
    std::set<core::QueueKey> keys;
    for (const auto& [player, wait] : m_waits)
        require(keys.insert(wait.queue).second || core.isDraining(),
                "two of one key are matched at once", player);
    for (const auto& [id, game] : m_games)
        checkGame(id, game, core.findMatch(id), now);
}

} // namespace arcade::simulation
