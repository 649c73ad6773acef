#include "server/core/typing.h"

#include "server/core/game_end.h"
#include "server/core/match.h"
#include "server/core/policy.h"
#include "server/core/sequence.h"
#include "server/core/spectators.h"
#include "server/core/views.h"

#include <algorithm>

namespace arcade::core {
namespace {

bool isAgainstOne(const LiveMatch& live) {
    return policyOf(live.match.queue.gameType).isAgainstOne;
}

/// The others are told of one opponent with the typist's own state, of many all at once.
void oweProgress(LiveMatch& live, Typist& typist, const Rules& rules, Instant now) {
    if (isAgainstOne(live))
        typist.owesProgress = true;
    else
        oweField(live, rules, now);
}

Instant tellableAt(const Rules& rules, const Typist& typist) {
    return typist.toldAt ? *typist.toldAt + rules.progressInterval : Instant{};
}

bool isEndless(const Match& match) {
    return policyOf(match.queue.gameType).isEndless;
}

bool hasFinished(const Match& match, const Participant& participant) {
    return isFinished(participant.cursor, textOf(match, participant));
}

/// The finished text is scored, and the next begins.
void beginNextText(const World& world, const Match& match, Participant& participant) {
    Cursor& cursor = participant.cursor;
    cursor.score += cursor.position;
    cursor.position = 0;
    ++cursor.sequence;
    participant.text =
        makeSequence(world.random, match.id, cursor.sequence, sequenceLength(match.queue));
}

/// True when the cursor changed.
bool takeKeys(const World& world, Typist& typist, const Match& match, Participant& participant,
              Instant now) {
    const auto takeOfText = [&] {
        return typist.keys.take(participant.cursor, textOf(match, participant), *match.startedAt,
                                now, world.rules);
    };
    bool hasChanged = takeOfText();
    while (isEndless(match) && hasFinished(match, participant)) {
        beginNextText(world, match, participant);
        typist.owesText = true;
        hasChanged = takeOfText() || hasChanged;
    }
    return hasChanged;
}

void takeWaitingKeys(World& world, Step& step, LiveMatch& live, std::size_t index) {
    Match& match = live.match;
    Typist& typist = live.typists[index];
    if (!takeKeys(world, typist, match, match.participants[index], step.now))
        return;
    typist.owesState = true;
    oweProgress(live, typist, world.rules, step.now);
    noteTyping(live, match.participants[index], step.now);
    if (!live.checkpointAt)
        live.checkpointAt = step.now + world.rules.checkpointInterval;
}

enum class As { Notice, Reply };

void tellTyping(Step& step, LiveMatch& live, std::size_t index, As as) {
    const Participant& participant = live.match.participants[index];
    const PlayerId player = participant.ticket.player;
    Typist& typist = live.typists[index];
    if (typist.owesState)
        step.outcome.notices.push_back(
            {{player}, gameState(live.match, participant, step.now), as == As::Reply});
    if (typist.owesProgress)
        step.tell(playersBut(live.match, player),
                  opponentProgress(live.match, participant, step.now));
    typist.owesState = false;
    typist.owesProgress = false;
    typist.owesText = false;
    typist.toldAt = step.now;
}

void tellFieldIfDue(Step& step, LiveMatch& live) {
    if (!live.fieldDue || *live.fieldDue > step.now)
        return;
    live.fieldDue.reset();
    live.fieldToldAt = step.now;
    step.tell(playersOf(live.match), fieldProgress(live.match, step.now));
}

/// Takes and tells what is due of one participant; true when that won the game.
bool settleTyping(World& world, Step& step, LiveMatch& live, std::size_t index, As as) {
    takeWaitingKeys(world, step, live, index);
    const Typist& typist = live.typists[index];
    const bool finished = hasFinished(live.match, live.match.participants[index]);
    const bool owes = typist.owesState || typist.owesProgress;
    if (finished || typist.owesText || (owes && tellableAt(world.rules, typist) <= step.now))
        tellTyping(step, live, index, as);
    return finished;
}

Refusal receiptRefusal(KeyReceipt receipt, Observations& observations) {
    switch (receipt) {
    case KeyReceipt::Untyped:
        return refusal(ErrorCode::BadMessage,
                       "data.typed: is missing; positions without keystrokes do not count here");
    case KeyReceipt::Overflow: ++observations.suspicious; break;
    case KeyReceipt::Buffered:
    case KeyReceipt::Known:
    case KeyReceipt::Gap: break;
    }
    return std::nullopt;
}

} // namespace

void oweField(LiveMatch& live, const Rules& rules, Instant now) {
    if (live.fieldDue)
        return;
    live.fieldDue = live.fieldToldAt ? std::max(now, *live.fieldToldAt + rules.fieldInterval) : now;
}

Refusal type(World& world, Step& step, const Type& command) {
    const Result<LiveMatch*> found = findOwnMatch(world, command.progress.matchId, command.player);
    if (!found)
        return found.error();
    LiveMatch& live = *found.value();
    if (live.match.phase != MatchPhase::Active)
        return refusal(ErrorCode::InvalidState, "The game has not started yet.");
    const std::size_t index = *findParticipant(live.match, command.player);
    Typist& typist = live.typists[index];
    const KeyReceipt receipt =
        typist.keys.receive(command.progress, live.match.participants[index].cursor, world.rules);
    if (Refusal refused = receiptRefusal(receipt, step.outcome.observations))
        return refused;
    typist.owesState = true;
    if (settleTyping(world, step, live, index, As::Reply))
        resolveCompleted(world, step, live.match.id, index);
    else
        armMatch(world, live);
    return std::nullopt;
}

std::optional<Instant> nextTypingDue(const Rules& rules, const LiveMatch& live) {
    std::optional<Instant> next = live.fieldDue;
    const auto consider = [&](Instant at) { next = std::min(at, next.value_or(at)); };
    for (std::size_t index = 0; index < live.typists.size(); ++index) {
        const Typist& typist = live.typists[index];
        if (typist.owesState || typist.owesProgress)
            consider(tellableAt(rules, typist));
        if (const auto due = typist.keys.nextDue(live.match.participants[index].cursor,
                                                 *live.match.startedAt, rules))
            consider(*due);
    }
    return next;
}

bool typingDue(World& world, Step& step, MatchId id) {
    LiveMatch& live = world.matches.at(id);
    for (std::size_t index = 0; index < live.typists.size(); ++index) {
        if (settleTyping(world, step, live, index, As::Notice)) {
            resolveCompleted(world, step, id, index);
            return false;
        }
    }
    tellFieldIfDue(step, live);
    return true;
}

void checkpointDue(World& world, Step& step, MatchId id) {
    LiveMatch& live = world.matches.at(id);
    if (!live.checkpointAt || *live.checkpointAt > step.now)
        return;
    live.checkpointAt.reset();
    step.keep(MatchSaved{live.match});
}

} // namespace arcade::core
