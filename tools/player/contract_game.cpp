#include "tools/player/contract.h"
#include "tools/player/duel_rules.h"

#include <algorithm>

namespace arcade::player {
namespace {

using std::chrono::duration_cast;
using std::chrono::seconds;

constexpr Duration kStartSlack{50};
constexpr Duration kSecond{1'000};
constexpr int kFastestWpm = 2'000;

bool isRatio(Ratio ratio) {
    return ratio >= Ratio{} && ratio <= Ratio::one();
}

} // namespace

void Contract::take(const MatchCountdown& message, const Incoming& in) {
    if (!isOwnMatch(message.matchId, {MatchPhase::Matched, MatchPhase::Ready}))
        return;
    LiveMatch& match = *m_standing.match;
    require(match.response == ReadyResponse::Accept, "a countdown before the player accepted");
    require(!message.codeSequence.empty(), "the sequence is empty");
    require(match.sequence.empty() || match.sequence == message.codeSequence,
            "the sequence is not the one it was");
    require(!match.startsAt || *match.startsAt == message.gameStartsAt, "the start was moved");
    require(!match.secondsRemaining || message.secondsRemaining < *match.secondsRemaining,
            "the countdown does not count down");
    checkCountsDown(message.gameStartsAt, message.timeLeft, in);
    const Duration shown{message.secondsRemaining};
    require(shown <= message.timeLeft + kSecond && message.timeLeft <= shown + kSecond,
            "seconds and milliseconds left differ");
    match.phase = MatchPhase::Ready;
    match.sequence = message.codeSequence;
    match.startsAt = message.gameStartsAt;
    match.secondsRemaining = message.secondsRemaining;
    if (!match.keys)
        match.keys.emplace(codePoints(message.codeSequence), Cursor{},
                           match.isHunt() ? KeyLog::Texts::Many : KeyLog::Texts::One);
}

void Contract::take(const GameStarted& message, const Incoming& in) {
    if (!isOwnMatch(message.matchId, {MatchPhase::Ready}))
        return;
    LiveMatch& match = *m_standing.match;
    checkCountsDown(message.endsAt, message.timeLeft, in);
    require(Duration{message.duration} ==
                (match.isHunt() ? m_expectations.hunt : m_expectations.duel),
            "not the duration of the game");
    if (match.startsAt) {
        require(in.ts + kStartSlack >= *match.startsAt, "started before the countdown ended");
        const Duration length = message.endsAt - *match.startsAt;
        require(length >= message.duration - kSecond && length <= message.duration + kSecond,
                "start, duration and end do not fit");
    }
    match.phase = MatchPhase::Active;
    match.endsAt = message.endsAt;
}

void Contract::take(const MatchExtended& message, const Incoming& in) {
    if (!isOwnMatch(message.matchId, {MatchPhase::Matched, MatchPhase::Ready, MatchPhase::Active}))
        return;
    LiveMatch& match = *m_standing.match;
    require(message.phase == match.phase, "another phase is extended than the match is in");
    checkCountsDown(message.phaseEndsAt, message.phaseTimeLeft, in);
    match.extended = true;
    auto& deadline = match.phase == MatchPhase::Ready ? match.startsAt : match.endsAt;
    if (match.phase == MatchPhase::Matched) {
        require(message.phaseEndsAt > match.found.acceptDeadline, "nothing was extended");
        require(message.phaseTimeLeft <= m_expectations.accept, "too long to accept");
        match.found.acceptDeadline = message.phaseEndsAt;
        match.found.acceptTimeLeft = message.phaseTimeLeft;
        return;
    }
    require(!deadline || message.phaseEndsAt > *deadline, "nothing was extended");
    deadline = message.phaseEndsAt;
}

void Contract::take(const GameState& message, const Incoming&) {
    if (!isOwnMatch(message.matchId, {MatchPhase::Active}))
        return;
    LiveMatch& match = *m_standing.match;
    require(message.keysAccepted >= match.keysAccepted, "keystrokes that were accepted are gone");
    require(!message.sequence || match.isHunt() || *message.sequence == match.sequence,
            "a duel has one sequence only");
    if (match.isHunt() && match.keys && match.keys->knows(message.keysAccepted)) {
        KeyLog& keys = *match.keys;
        require(message.sequence.has_value() || keys.at(message.keysAccepted).text == 0,
                "the sequence that follows is not told");
        require(!message.sequence || keys.give(message.keysAccepted, codePoints(*message.sequence)),
                "the sequence is not the one it was");
    }
    require(message.wpm >= 0 && message.wpm <= kFastestWpm, "nobody types as fast");
    if (match.keys)
        checkCursor(match, message);
    match.keysAccepted = message.keysAccepted;
    match.progress = message.progress;
}

void Contract::checkCursor(const LiveMatch& match, const GameState& state) {
    const KeyLog& keys = *match.keys;
    require(state.keysAccepted <= keys.count(), "more keystrokes accepted than were sent");
    if (!keys.knows(state.keysAccepted))
        return;
    const Cursor& cursor = keys.at(state.keysAccepted);
    require(cursor.position == state.position && cursor.wrong == state.errors,
            "the cursor is not where the accepted keystrokes lead");
    require(cursor.progress(keys.sequenceOf(cursor)) == state.progress,
            "the progress is not the cursor's");
    require(!keys.isWhole() || cursor.accuracy() == state.accuracy,
            "the accuracy is not that of the accepted keystrokes");
}

void Contract::take(const OpponentProgress& message, const Incoming&) {
    if (!isOwnMatch(message.matchId, {MatchPhase::Active}))
        return;
    if (m_standing.match->isHunt()) {
        checkField(*m_standing.match, message);
        return;
    }
    require(message.players.empty(), "a duel has one opponent");
    require(isRatio(message.progress) && isRatio(message.accuracy) && message.wpm >= 0 &&
                message.wpm <= kFastestWpm,
            "the opponent's figures are out of bounds");
    m_standing.match->opponent = message;
}

void Contract::take(const PlayerDisconnected& message, const Incoming& in) {
    if (!isOwnMatch(message.matchId, {MatchPhase::Ready, MatchPhase::Active}))
        return;
    LiveMatch& match = *m_standing.match;
    if (match.isHunt()) {
        checkAbsence(match, message);
        return;
    }
    require(match.found.opponent && match.found.opponent->address == message.address,
            "not about the opponent");
    // After a standstill whoever is away, or goes, has longer, and not on the own account.
    require(!match.opponentAway || match.extended, "the opponent was away already");
    require(message.gracePeriod <= m_expectations.grace || match.extended,
            "more grace than there is");
    checkCountsDown(message.graceEndsAt, message.timeLeft, in);
    require(message.endsAs.has_value() == (match.phase == MatchPhase::Active) &&
                (!message.endsAs || *message.endsAs == EndReason::Forfeit || match.extended ||
                 mayHaveRestarted()),
            "what an absence comes to is not said");
    match.opponentAway = true;
}

void Contract::take(const PlayerReconnected& message, const Incoming&) {
    if (!isOwnMatch(message.matchId, {MatchPhase::Ready, MatchPhase::Active}))
        return;
    LiveMatch& match = *m_standing.match;
    if (match.isHunt())
        return;
    require(match.found.opponent && match.found.opponent->address == message.address,
            "not about the opponent");
    require(match.opponentAway || mayHaveRestarted(), "the opponent was not away");
    match.opponentAway = false;
}

void Contract::take(const GameResult& message, const Incoming& in) {
    if (takeLeftResult(message) ||
        !isOwnMatch(message.matchId, {MatchPhase::Active, MatchPhase::Resolved}))
        return;
    LiveMatch& match = *m_standing.match;
    require(!match.result, "a second result");
    checkResult(match, message);
    match.phase = MatchPhase::Resolved;
    match.result = message;
    m_resultAt = in.at;
}

void Contract::checkResult(const LiveMatch& match, const GameResult& result) {
    require(result.gameType == match.found.gameType && result.stakeTier == match.found.stakeTier,
            "the result is for another queue");
    require(result.yourStats.address == ownAddress(), "your_stats are another's");
    if (match.isHunt()) {
        checkHuntResult(match, result);
        return;
    }
    require(result.opponent && result.opponentStats && match.found.opponent &&
                result.opponent->address == match.found.opponent->address &&
                result.opponentStats->address == match.found.opponent->address,
            "the opponent is not the one it was");
    if (!result.opponentStats || !match.found.opponent)
        return;
    require(result.duration >= Duration{0} &&
                (result.duration <= m_expectations.duel + kSecond || mayHaveRestarted()),
            "longer than a duel");
    require(result.yourStats.time <= result.duration + kStartSlack &&
                result.opponentStats->time <= result.duration + kStartSlack,
            "a player's time is longer than the game");
    require(isRatio(result.opponentStats->progress) && isRatio(result.opponentStats->accuracy),
            "the opponent's figures are out of bounds");
    if (match.keys && match.keys->isWhole()) {
        const KeyLog& keys = *match.keys;
        bool isReached = false;
        for (std::int64_t count = keys.first(); count <= keys.count() && !isReached; ++count)
            isReached = keys.at(count).progress(keys.sequence()) == result.yourStats.progress &&
                        keys.at(count).accuracy() == result.yourStats.accuracy &&
                        (count >= match.keysAccepted || mayHaveRestarted());
        require(isReached, "your_stats are not what the keystrokes lead to");
    }
    checkWinner(match, result);
    checkPayout(match, result);
}

void Contract::checkWinner(const LiveMatch& match, const GameResult& result) {
    const std::string own = ownAddress().toString();
    const std::string opponent = match.found.opponent->address.toString();
    const auto& winner = result.winner.value;
    require(!winner || *winner == own || *winner == opponent, "the winner did not play");
    const PlayerStats& winnerStats = winner == own ? result.yourStats : *result.opponentStats;
    const PlayerStats& loserStats = winner == own ? *result.opponentStats : result.yourStats;
    switch (result.endReason) {
    case EndReason::Completed:
        require(winner && winnerStats.progress == Ratio::one() &&
                    loserStats.progress < Ratio::one(),
                "completed, but not by the winner alone");
        break;
    case EndReason::Timeout: {
        const auto score = onTimeout(result.yourStats, *result.opponentStats);
        require(!score || winner == (score == Score::Won ? own : opponent),
                "on timeout the better one wins");
        require(result.yourStats.progress < Ratio::one() &&
                    result.opponentStats->progress < Ratio::one(),
                "timed out though a player had finished");
        break;
    }
    case EndReason::Forfeit:
        require(winner.has_value() && !(match.abandoned && winner == own),
                "a forfeit is won by who stayed");
        break;
    case EndReason::Void: require(!winner, "a void match has no winner"); break;
    }
}

void Contract::checkPayout(const LiveMatch& match, const GameResult& result) {
    const auto& winner = result.winner.value;
    const Score score = !winner                              ? Score::Tied
                        : *winner == ownAddress().toString() ? Score::Won
                                                             : Score::Lost;
    switch (score) {
    case Score::Won: require(result.prize == match.found.prize, "not the winner's prize"); break;
    case Score::Lost: require(result.prize.isZero(), "a prize for the loser"); break;
    case Score::Tied: require(result.prize == match.found.wager, "not the stake back"); break;
    }
    if (result.endReason == EndReason::Void)
        require(result.ratingChange == 0, "a void match changed the rating");
    else
        require(isRatingChange(result.ratingChange, m_standing.rating, match.opponentRating, score),
                "the rating change is not Elo's");
    require(result.rating == m_standing.rating + result.ratingChange,
            "the rating is not the one before and the change");
}

void Contract::take(const MatchSettled& message, const Incoming&) {
    if (takeLeftSettled(message) ||
        !isOwnMatch(message.matchId, {MatchPhase::Active, MatchPhase::Resolved}))
        return;
    LiveMatch& match = *m_standing.match;
    m_resultAt.reset();
    require(!message.txHash.empty(), "a settlement has a tx_hash");
    if (match.result) {
        const auto& told = match.result->txHash.value;
        require(!told || *told == message.txHash, "another tx_hash than the result's");
        moveOnFrom(*match.result);
        require(!m_standing.balance || *m_standing.balance == message.balance,
                "the balance after is not the one before, less the stake, with the prize");
    } else {
        breach("match.settled before game.result");
    }
    m_standing.balance = message.balance;
    m_standing.match.reset();
}

} // namespace arcade::player
