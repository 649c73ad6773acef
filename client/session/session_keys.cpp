#include "client/session/session.h"

/// Keystrokes: taken while a game runs, with a connection or without, and sent as the server has
/// room for them.
namespace arcade::client {
namespace {

/// The player's cursor as a session.state tells it.
GameState cursorOf(const MatchView& match) {
    GameState state;
    state.matchId = match.found.matchId;
    state.keysAccepted = match.keysAccepted.value_or(0);
    state.position = match.position.value_or(0);
    state.errors = match.errors.value_or(0);
    return state;
}

} // namespace

bool Session::type(const QString& text) {
    bool isTaken = false;
    for (const char32_t key : text.toStdU32String())
        isTaken = press(key) || isTaken;
    return isTaken;
}

bool Session::erase() {
    return press(static_cast<char32_t>(kBackspace));
}

bool Session::press(char32_t key) {
    const auto& match = m_state.session.match;
    if (!match || match->phase != MatchPhase::Active || !m_keys.press(key))
        return false;
    Q_EMIT keysChanged();
    sendKeys();
    return true;
}

void Session::sendKeys() {
    if (!isOnline())
        return;
    const LocalTime now = m_now();
    if (m_pacer.isUnanswered(m_keys, now))
        m_keys.rewind();
    if (m_pacer.maySend(m_keys, now)) {
        // One game.state may answer several of these, so nothing waits for it by id.
        m_link.send(*m_keys.takeUnsent(), {});
        m_pacer.sent(now);
    }
    if (const auto wait = m_pacer.lookAgainIn(m_keys, now))
        m_sendKeys.start(*wait);
    else
        m_sendKeys.stop();
}

void Session::followGame(const ServerMessage& message) {
    const auto& match = m_state.session.match;
    if (!match || !match->codeSequence) {
        if (m_keys.isOpen()) {
            m_keys.end();
            Q_EMIT keysChanged();
        }
        return;
    }
    if (const auto* state = std::get_if<GameState>(&message)) {
        m_pacer.heard(m_now());
        // It is repeated with every state.
        if (state->sequence && *state->sequence != m_keys.sequence())
            beginKeys();
        else
            m_keys.confirm(*state);
    } else if (std::holds_alternative<SessionState>(message) ||
               std::holds_alternative<MatchCountdown>(message)) {
        beginKeys();
    } else {
        return;
    }
    Q_EMIT keysChanged();
}

void Session::beginKeys() {
    const MatchView& match = *m_state.session.match;
    m_keys.begin(match.found.matchId, *match.codeSequence, cursorOf(match));
}

} // namespace arcade::client
