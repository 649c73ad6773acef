#include "tests/simulation/client.h"

#include "shared/vocabulary/overloaded.h"
#include "tests/simulation/failure.h"

#include <utility>

namespace arcade::simulation {
namespace {

Typescript::Texts textsOf(GameType gameType) {
    return gameType == GameType::BountyHunt ? Typescript::Texts::Many : Typescript::Texts::One;
}

} // namespace

void Client::meet(MatchId found) {
    if (match != found) {
        shown = false;
        answered = false;
    }
    match = found;
    inQueue = false;
}

void Client::leaveAll() {
    match.reset();
    inQueue = false;
    leaving = false;
}

void Client::hearCursor(std::int64_t keys, int position, int errors, bool untypedPlay) {
    if (untypedPlay)
        return;
    const auto taken = static_cast<std::size_t>(keys);
    require(taken <= typed.size(), "a server holds only keys that were typed", id);
    const Typescript::Place led = typed.after(taken);
    require(led.position == position && led.wrong == errors,
            "the server's cursor is where the keys lead", id);
    keysTaken = taken;
}

void Client::hearState(const SessionState& state, bool untypedPlay) {
    leaveAll();
    inQueue = state.ticket.has_value();
    if (!state.match)
        return;
    const MatchView& view = *state.match;
    require(!inQueue, "no player is in two places", id);
    meet(view.found.matchId);
    gameType = view.found.gameType;
    phase = view.phase;
    answered = view.response.has_value();
    if (view.codeSequence)
        typed.begin(*match, *view.codeSequence, textsOf(view.found.gameType));
    require(view.codeSequence.has_value() == (phase != MatchPhase::Matched),
            "the text is known from READY on", id);
    if (view.keysAccepted) {
        hearCursor(*view.keysAccepted, view.position.value_or(0), view.errors.value_or(0),
                   untypedPlay);
        nextKey = keysTaken;
    }
}

void Client::miss(const ServerMessage& message, Instant at, Duration kept) {
    if (const auto* cancelled = std::get_if<MatchCancelled>(&message)) {
        missed = Missed{*cancelled, false, at};
    } else if (const auto* update = std::get_if<QueueUpdate>(&message)) {
        if (update->status != TicketStatus::Removed)
            return;
        if (!missed || at - missed->at >= kept)
            missed.emplace();
        missed->removed = true;
        missed->at = at;
    }
}

void Client::checkMissed(const SessionState& state, Instant at, Duration kept) {
    const auto expected = std::exchange(missed, std::nullopt);
    if (!expected || at - expected->at >= kept)
        return;
    require(!expected->cancelled || state.lastCancelled == expected->cancelled,
            "who missed why a match fell through learns it later", id);
    require(!expected->removed || state.lastRemoved.has_value(),
            "who missed the end of a ticket learns it later", id);
}

void Client::hear(const ServerMessage& message, bool untypedPlay) {
    std::visit(Overloaded{
                   [&](const SessionState& state) { hearState(state, untypedPlay); },
                   [&](const QueueUpdate& update) {
                       leaveAll();
                       inQueue = update.status != TicketStatus::Removed;
                   },
                   [&](const MatchFound& found) {
                       meet(found.matchId);
                       gameType = found.gameType;
                       phase = MatchPhase::Matched;
                   },
                   [&](const MatchCancelled& cancelled) {
                       leaveAll();
                       inQueue = cancelled.requeued;
                   },
                   [&](const MatchCountdown& countdown) {
                       meet(countdown.matchId);
                       phase = MatchPhase::Ready;
                       typed.begin(countdown.matchId, countdown.codeSequence, textsOf(gameType));
                   },
                   [&](const GameStarted& started) {
                       require(match == started.matchId, "a game starts that was announced", id);
                       phase = MatchPhase::Active;
                       nextKey = 0;
                       keysTaken = 0;
                   },
                   [&](const GameState& state) {
                       if (match != state.matchId || typed.match() != state.matchId)
                           return;
                       if (state.sequence)
                           typed.give(*state.sequence);
                       hearCursor(state.keysAccepted, state.position, state.errors, untypedPlay);
                   },
                   [&](const Ok&) {
                       if (leaving)
                           leaveAll();
                   },
                   [&](const GameResult& result) {
                       // Whoever left a hunt may be elsewhere by now.
                       const bool isOwn = match == result.matchId;
                       require(isOwn || result.gameType == GameType::BountyHunt,
                               "a result is of the own match", id);
                       if (isOwn)
                           leaveAll();
                   },
                   [](const auto&) {},
               },
               message);
}

} // namespace arcade::simulation
