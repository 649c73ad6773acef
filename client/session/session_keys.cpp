#include "client/session/session.h"

namespace arcade::client {
namespace {

/// The server takes progress every 50 ms (SPEC 3.4): keys in between go together.
constexpr std::chrono::milliseconds kBetweenSends{50};
/// Keystrokes that the server has not confirmed by then go again; it skips those it knows.
constexpr std::chrono::milliseconds kUnconfirmed{1500};

} // namespace

bool Session::type(const QString& text) {
    bool taken = false;
    for (const char32_t key : text.toStdU32String())
        taken = press(key) || taken;
    return taken;
}

bool Session::erase() {
    return press(static_cast<char32_t>(kBackspace));
}

bool Session::press(char32_t key) {
    const auto& match = m_state.session.match;
    if (!match || match->phase != MatchPhase::Active || !m_keys.press(key))
        return false;
    Q_EMIT keysChanged();
    if (!m_sendKeys.isActive())
        sendKeys();
    return true;
}

void Session::sendKeys() {
    if (!isOnline() || !m_keys.isOpen() || m_keys.pending() == 0)
        return;
    if (!m_keys.hasUnsent() && m_sinceConfirmed.isValid() &&
        m_sinceConfirmed.hasExpired(kUnconfirmed.count())) {
        m_keys.rewind();
        m_sinceConfirmed.start();
    }
    const bool isSoon = m_sinceSent.isValid() && !m_sinceSent.hasExpired(kBetweenSends.count());
    if (m_keys.hasUnsent() && !isSoon) {
        if (!m_sinceConfirmed.isValid())
            m_sinceConfirmed.start();
        if (const auto progress = m_keys.takeUnsent()) {
            // One game.state may answer several of these, so nothing waits for it by id.
            m_link.send(*progress, {});
            m_sinceSent.start();
        }
    }
    m_sendKeys.start(m_keys.hasUnsent() ? kBetweenSends : kUnconfirmed);
}

} // namespace arcade::client
