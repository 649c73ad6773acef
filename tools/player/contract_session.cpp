#include "tools/player/contract.h"
#include "tools/player/duel_rules.h"

#include <algorithm>
#include <utility>

namespace arcade::player {
namespace {

constexpr Duration kServerTimeSlack{1'000};

int duelRating(const AuthSuccess& me) {
    for (const GameRating& rating : me.ratings) {
        if (rating.gameType == GameType::CodeDuel)
            return rating.rating;
    }
    return me.rating;
}

} // namespace

void Contract::take(const AuthSuccess& message, const Incoming& in) {
    require(!m_authenticated, "auth.success twice on one connection");
    m_authenticated = true;
    require(!m_standing.me || (m_standing.me->playerId == message.playerId &&
                               m_standing.me->address == message.address &&
                               m_standing.me->callsign == message.callsign),
            "auth.success is about somebody else than before");
    require(callsignFault(message.callsign).empty(), "the callsign is not one");
    require(message.rating == duelRating(message), "rating is not code_duel's");
    require(message.sessionExpires > in.ts, "the session has expired already");
    require(message.serverTime <= in.ts + kServerTimeSlack &&
                in.ts <= message.serverTime + kServerTimeSlack,
            "server_time is not the envelope's time");
    if (m_standing.me && m_standing.me->serverStartedAt != message.serverStartedAt)
        m_hasRestarted = true;
    // A result that was missed is checked against the rating before it.
    if (!m_standing.me)
        m_standing.rating = duelRating(message);
    m_standing.me = message;
}

void Contract::take(const SessionState& message, const Incoming& in) {
    require(!m_standing.open, "session.state twice on one connection");
    require(!(message.ticket && message.match), "a ticket and a match at the same time");
    checkNothingVanished(message);
    for (const SpectateResult& result : message.lastBets)
        takeMissed(result);
    checkBalanceOf(message);
    if (m_standing.me) {
        const int rating = duelRating(*m_standing.me);
        require(m_standing.rating == rating || message.lastResult, "the rating changed by itself");
        m_standing.rating = rating;
    }
    if (message.ticket) {
        checkTicketFigures(*message.ticket, in);
        require(message.ticket->status != TicketStatus::Removed, "the ticket shown is removed");
        require(!m_enteredAt || m_standing.ticket == std::nullopt ||
                    message.ticket->enteredAt == *m_enteredAt,
                "the ticket lost its entry time");
        m_enteredAt = message.ticket->enteredAt;
    }
    if (message.match)
        resumeMatch(*message.match, in);
    else
        m_standing.match.reset();
    require(!std::exchange(m_wasCutOff, false) || m_hasRestarted,
            "the server ended the connection with code 1006");
    m_standing.ticket = message.ticket;
    m_standing.lobby = message.lobby;
    m_standing.watching = message.spectating;
    m_standing.bets.clear();
    if (message.spectating) {
        checkView(message.spectating->update);
        m_standing.bets = message.spectating->bets;
    }
    m_betUncertain = false;
    m_standing.open = true;
    m_entryUncertain = false;
    m_leaveUncertain = false;
    m_resultAt = m_standing.match && m_standing.match->result ? std::optional(in.at) : std::nullopt;
}

void Contract::checkNothingVanished(const SessionState& state) {
    const bool isHome = !state.ticket && !state.match;
    if (m_standing.ticket && isHome && !m_leaveUncertain)
        require(state.lastRemoved || state.lastCancelled || state.lastResult,
                "the ticket vanished without a word");
    if (!m_standing.match || (state.match && state.match->found.matchId == m_standing.match->id()))
        return;
    const MatchId id = m_standing.match->id();
    const bool hasResult = state.lastResult && state.lastResult->matchId == id;
    if (hasResult) {
        if (m_standing.match->result)
            require(m_standing.match->result->prize == state.lastResult->prize &&
                        m_standing.match->result->winner == state.lastResult->winner,
                    "the result is another one than before");
        else
            checkResult(*m_standing.match, *state.lastResult);
        moveOnFrom(*state.lastResult);
    } else {
        require(!m_standing.match->result, "the result of the match is not remembered");
        // A server that stops twice in a row may have made a match that no player was told of: only
        // the last one that fell through is remembered.
        const bool isThis = state.lastCancelled && state.lastCancelled->matchId == id;
        if (isThis && state.lastCancelled->reason == CancelReason::ServerRestart)
            m_hasRestarted = true;
        require(isThis || (state.lastCancelled && mayHaveRestarted()) || m_leaveUncertain,
                "the match vanished without a word");
    }
}

void Contract::checkBalanceOf(const SessionState& state) {
    Amount stake;
    if (state.match)
        stake = state.match->found.wager;
    else if (state.ticket && state.ticket->stakeTier)
        stake = Amount::data(stakeOf(*state.ticket->stakeTier));
    const Amount whole = state.balance + stake;
    // Bets may have been settled, or taken, without the player having been told.
    const bool mayDiffer = m_betUncertain || !m_standing.bets.empty();
    require(!m_standing.balance || mayDiffer || *m_standing.balance == whole,
            "the balance is not what it was, less what is staked");
    require(!m_standing.me || m_standing.me->balance == state.balance,
            "auth.success and session.state tell different balances");
    m_standing.balance = whole;
}

void Contract::take(const BalanceUpdate& message, const Incoming&) {
    // Bets may be settled, or taken, that the player is told of a moment later.
    const bool mayDiffer = m_betUncertain || !m_standing.bets.empty() || !isBalanceKnown();
    require(mayDiffer || *m_standing.balance == message.balance + staked(),
            "the balance is not what it was, less what is staked");
}

void Contract::moveOnFrom(const GameResult& result) {
    if (m_standing.balance)
        m_standing.balance = *m_standing.balance - m_standing.match->found.wager + result.prize;
    if (result.gameType == GameType::CodeDuel)
        m_standing.rating = result.rating;
    ++m_standing.matchesPlayed;
}

void Contract::resumeMatch(const arcade::MatchView& view, const Incoming& in) {
    auto& match = m_standing.match;
    const bool isKnown = match && match->id() == view.found.matchId;
    if (isKnown) {
        require(view.phase >= match->phase, "the match went back to an earlier phase");
        require(match->found.wager == view.found.wager && match->found.prize == view.found.prize &&
                    match->found.opponent == view.found.opponent,
                "the match is not the one it was");
    } else {
        require(m_matchesSeen.insert(view.found.matchId).second, "a match that was over is back");
        match.emplace();
        match->found = view.found;
        match->opponentRating = view.found.opponent ? view.found.opponent->rating : 0;
    }
    checkFound(view.found, in);
    checkCountsDown(view.phaseEndsAt, view.phaseTimeLeft, in);
    match->phase = view.phase;
    match->accepted = view.accepted;
    match->response = view.response;
    match->secondsRemaining.reset();
    if (view.phase == MatchPhase::Matched)
        return;
    require(view.codeSequence.has_value(), "a match from READY on has a sequence");
    require(match->sequence.empty() || match->isHunt() || match->sequence == view.codeSequence,
            "the sequence is not the one it was");
    if (match->sequence.empty())
        match->sequence = view.codeSequence.value_or(std::string{});
    if (view.phase == MatchPhase::Ready)
        match->startsAt = view.phaseEndsAt;
    if (view.phase == MatchPhase::Active) {
        // Nothing but an outage of the server's puts off the end of a game (SPEC 3.9).
        if (match->endsAt && view.phaseEndsAt > *match->endsAt)
            m_hasRestarted = match->extended = true;
        match->endsAt = view.phaseEndsAt;
    }
    resumeGame(*match, view);
}

void Contract::resumeGame(LiveMatch& match, const arcade::MatchView& view) {
    if (view.phase == MatchPhase::Active)
        require(view.keysAccepted && view.position && view.errors,
                "a running game has keys_accepted, position and errors");
    const std::int64_t accepted = view.keysAccepted.value_or(0);
    if (!match.keys) {
        Cursor start;
        start.keys = accepted;
        start.position = view.position.value_or(0);
        start.wrong = view.errors.value_or(0);
        match.keys.emplace(codePoints(view.codeSequence.value_or(match.sequence)), start,
                           match.isHunt() ? KeyLog::Texts::Many : KeyLog::Texts::One);
        match.keysAccepted = accepted;
    }
    require(accepted <= match.keys->count(), "more keystrokes accepted than were sent");
    require(accepted >= match.keysAccepted || mayHaveRestarted(),
            "keystrokes that were accepted are gone");
    if (match.keys->knows(accepted)) {
        require(!match.isHunt() || !view.codeSequence ||
                    match.keys->give(accepted, codePoints(*view.codeSequence)),
                "the sequence is not the one it was");
        const Cursor& cursor = match.keys->at(accepted);
        require(cursor.position == view.position.value_or(cursor.position) &&
                    cursor.wrong == view.errors.value_or(cursor.wrong),
                "the cursor is not where the accepted keystrokes lead");
    }
    match.keysAccepted = accepted;
    require(view.players.size() == 2 || match.isHunt(), "a duel has two players");
    if (view.target && view.bounty)
        match.target = GameAssignment{match.id(), *view.target, *view.bounty};
    for (const ParticipantView& player : view.players) {
        if (player.address == ownAddress()) {
            require(player.connected, "the player is shown as away");
            match.progress = player.progress;
        } else {
            match.opponentAway = !player.connected;
        }
    }
}

void Contract::take(const SessionReplaced&, const Incoming&) {
    require(m_expectations.mayBeReplaced, "the session was replaced, but not by this player");
    m_standing.replaced = true;
}

void Contract::take(const Ping&, const Incoming& in) {
    m_lastPing = in.at;
}

void Contract::take(const Ok&, const Incoming& in) {
    static const std::size_t kLeave = ClientMessage(QueueLeave{}).index();
    static const std::size_t kUnwatch = ClientMessage(SpectateLeave{}).index();
    if (in.request && in.request->type == kLeave)
        m_standing.ticket.reset();
    static const std::size_t kAbandon = ClientMessage(MatchAbandon{}).index();
    if (in.request && in.request->type == kAbandon && m_standing.match &&
        m_standing.match->isHunt() && m_standing.match->id() == in.request->match &&
        m_standing.match->phase == MatchPhase::Active)
        leaveHunt();
    if (in.request && in.request->type == kUnwatch)
        m_standing.watching.reset();
}

void Contract::take(const ErrorReply& message, const Incoming& in) {
    if (in.request && !mayBeRefused(message, *in.request))
        breach("refused without a reason: " + std::string(wireText(message.code)) + ", " +
               message.message);
}

void Contract::take(const ServerNotice& message, const Incoming&) {
    m_standing.draining = m_standing.draining || message.kind == NoticeKind::Draining;
}

} // namespace arcade::player
