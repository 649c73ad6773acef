#include "shared/vocabulary/overloaded.h"
#include "tools/player/player.h"

#include <algorithm>

namespace arcade::player {
namespace {

using namespace std::chrono_literals;

/// Keystrokes the server does not move on from for so long are sent again.
constexpr Clock::duration kResendAfter = 1500ms;
constexpr std::size_t kKeysAtOnce = 256;
/// Pings of a connection that measure the server's clock.
constexpr int kClockSamples = 3;

} // namespace

void Player::enterQueue(const QueueEnter& request) {
    m_entryId = send(request);
}

void Player::leaveQueue() {
    send(QueueLeave{});
}

void Player::act(const ServerMessage& message, std::string_view id) {
    std::visit(Overloaded{
                   [&](const Ping&) {
                       if (m_socket) {
                           m_contract.sent(Pong{}, id, Clock::now());
                           m_socket->send(codec::encode(Pong{}, id, Instant{}));
                       }
                   },
                   [&](const SessionState& state) { resume(state); },
                   [&](const QueueUpdate& update) {
                       if (update.status == TicketStatus::Removed)
                           atHome();
                   },
                   [&](const MatchFound& found) {
                       if (found.gameType != GameType::BountyHunt)
                           offered();
                   },
                   [&](const MatchCancelled& cancelledMatch) { cancelled(cancelledMatch); },
                   [&](const MatchCountdown& countdown) {
                       if (m_behaviour.abandon == Behaviour::Abandon::InCountdown &&
                           !standing().match->abandoned)
                           send(MatchAbandon{countdown.matchId});
                   },
                   [&](const GameStarted& started) {
                       reportStart(started.matchId);
                       startTyping();
                   },
                   [&](const Ok&) {
                       pingAnswered(id);
                       leftHunt();
                   },
                   [&](const GameState& state) {
                       if (state.keysAccepted > m_keysAccepted)
                           m_acceptedAt = Clock::now();
                       m_keysAccepted = state.keysAccepted;
                       learnText(state);
                   },
                   [&](const GameResult& result) {
                       if (result.matchId == m_typedMatch)
                           m_typing.stop();
                       keepResult(result);
                   },
                   [&](const MatchSettled&) {
                       // Of a hunt that was left, while another match is on.
                       if (!standing().match && !standing().ticket)
                           atHome();
                   },
                   [&](const ErrorReply& error) { refused(error, id); },
                   [&](const auto&) {},
               },
               message);
}

void Player::resume(const SessionState& state) {
    m_sessionState = state;
    m_attempt = 0;
    ++m_sessionsOpened;
    if (state.lastResult)
        keepResult(*state.lastResult);
    move(Stage::Open);
    if (m_stage != Stage::Open || !m_socket)
        return;
    m_clockEstimate.reset();
    ping();
    if (!m_socket)
        return;
    if (!state.match && !state.ticket)
        return atHome();
    if (!state.match)
        return;
    if (state.match->phase == MatchPhase::Matched && !state.match->response)
        offered();
    if (state.match->phase == MatchPhase::Active)
        startTyping();
}

void Player::ping() {
    const Time now = Clock::now();
    m_clockEstimate.pinged(send(ClientPing{}), now);
}

void Player::pingAnswered(std::string_view id) {
    const bool isSample = m_clockEstimate.answered(id, m_messageTime, Clock::now());
    if (isSample && m_clockEstimate.samples() < kClockSamples)
        ping();
}

void Player::reportStart(MatchId match) {
    if (const auto now = m_clockEstimate.at(Clock::now()))
        send(MatchStarted{match, *now});
}

void Player::keepResult(const GameResult& result) {
    const auto known = std::ranges::find(m_results, result.matchId, &GameResult::matchId);
    if (known == m_results.end())
        m_results.push_back(result);
}

void Player::atHome() {
    const bool isOver = m_behaviour.plays && m_behaviour.matches > 0 &&
                        standing().matchesPlayed >= m_behaviour.matches;
    if (isOver || (standing().draining && m_behaviour.plays)) {
        if (m_behaviour.leavesWhenDone)
            stop();
        return;
    }
    if (m_behaviour.plays)
        later(m_behaviour.pauseBetween, [this] { enterQueue(m_behaviour.queue); });
}

void Player::offered() {
    const MatchId match = standing().match->id();
    if (m_behaviour.abandon == Behaviour::Abandon::WhenFound) {
        send(MatchAbandon{match});
        return;
    }
    if (m_behaviour.answer == Behaviour::Answer::Leave) {
        leaveQueue();
        return;
    }
    if (m_behaviour.answer == Behaviour::Answer::NeverShow)
        return;
    later(m_behaviour.showAfter, [this, match] {
        send(MatchShown{match});
        if (!m_socket)
            return;
        const auto wait = m_behaviour.answerAfter * m_random.between(0.5, 1.5);
        later(std::chrono::duration_cast<std::chrono::milliseconds>(wait), [this] { answer(); });
    });
}

void Player::answer() {
    const auto& match = standing().match;
    if (!match || match->phase != MatchPhase::Matched ||
        m_behaviour.answer == Behaviour::Answer::Silent)
        return;
    const bool accepts = m_behaviour.answer == Behaviour::Answer::Accept;
    send(MatchReady{match->id(), accepts ? ReadyResponse::Accept : ReadyResponse::Decline});
}

void Player::cancelled(const MatchCancelled& message) {
    m_cancellations.push_back(message);
    m_later.stop();
    if (message.requeued)
        return;
    if (m_behaviour.triesAgain)
        atHome();
    else if (m_behaviour.leavesWhenDone)
        stop();
}

void Player::refused(const ErrorReply& error, std::string_view id) {
    if (m_stage == Stage::Connecting) {
        fail("the session was refused: " + error.message);
    } else if (m_behaviour.plays && id == m_entryId) {
        if (error.retryAfter)
            later(*error.retryAfter, [this] { enterQueue(m_behaviour.queue); });
        else if (error.code == ErrorCode::Draining)
            stop();
        else
            fail("the queue refused: " + error.message);
    }
}

void Player::startTyping() {
    const LiveMatch& match = *standing().match;
    if (!match.keys || !m_socket)
        return;
    if (m_typedMatch != match.id() || !m_keys) {
        // The contract's log holds what was sent on an earlier connection of this player.
        m_keys = *match.keys;
        m_typedMatch = match.id();
    }
    m_keysAccepted = match.keysAccepted;
    m_keysSent = match.keysAccepted;
    m_acceptedAt = Clock::now();
    m_nextStrokeAt = Clock::now();
    if (m_behaviour.types)
        m_typing.start(std::chrono::duration_cast<Clock::duration>(m_behaviour.messageInterval *
                                                                   m_random.unit()));
}

/// A new text has begun where the server is.
void Player::learnText(const GameState& state) {
    if (!m_keys || !m_keys->hasManyTexts() || !state.sequence || state.matchId != m_typedMatch ||
        !m_keys->knows(state.keysAccepted))
        return;
    const bool wasWaiting = m_keys->isWaiting();
    m_keys->give(state.keysAccepted, codePoints(*state.sequence));
    if (wasWaiting)
        m_nextStrokeAt = Clock::now();
}

/// A hunt goes on without who has abandoned it.
void Player::leftHunt() {
    const auto& left = standing().left;
    if (left.empty() || left.back().id() != m_typedMatch || standing().match || !m_keys)
        return;
    m_keys.reset();
    m_typing.stop();
    atHome();
}

void Player::type() {
    if (!m_keys)
        return;
    const Time now = Clock::now();
    while (m_nextStrokeAt <= now && !m_keys->isWaiting()) {
        const auto stroke = m_typist.next(m_keys->cursor(), m_keys->sequence());
        if (!stroke)
            break;
        m_keys->type(stroke->key);
        m_nextStrokeAt += stroke->pause;
    }
    if (m_keysAccepted < m_keysSent && now - m_acceptedAt > kResendAfter) {
        m_keysSent = m_keysAccepted;
        m_acceptedAt = now;
    }
    sendKeys();
    const bool isHalfDone =
        m_keys->cursor().position * 2 > static_cast<int>(m_keys->sequence().size());
    if (isHalfDone && m_behaviour.abandon == Behaviour::Abandon::WhilePlaying && standing().match &&
        !standing().match->abandoned)
        send(MatchAbandon{m_typedMatch});
    if (m_stage == Stage::Open && standing().match && m_keys)
        m_typing.start(m_behaviour.messageInterval);
}

void Player::sendKeys() {
    if (m_keysSent >= m_keys->count())
        return;
    const std::u32string keys = m_keys->from(m_keysSent).substr(0, kKeysAtOnce);
    GameProgress progress;
    progress.matchId = m_typedMatch;
    progress.keysBefore = m_keysSent;
    progress.typed = utf8(keys);
    progress.currentPosition = m_keys->cursor().position;
    progress.progress = m_keys->cursor().progress(m_keys->sequence());
    m_keysSent += static_cast<std::int64_t>(keys.size());
    send(progress);
}

} // namespace arcade::player
