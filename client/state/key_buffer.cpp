#include "client/state/key_buffer.h"

#include <algorithm>

namespace arcade::client {
namespace {

void appendUtf8(std::string& text, char32_t key) {
    const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    const auto tail = [&](int shift) { put(0x80U | ((key >> shift) & 0x3FU)); };
    if (key < 0x80) {
        put(key);
    } else if (key < 0x800) {
        put(0xC0U | (key >> 6));
        tail(0);
    } else if (key < 0x10000) {
        put(0xE0U | (key >> 12));
        tail(6);
        tail(0);
    } else {
        put(0xF0U | (key >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

bool isCharacter(char32_t key) {
    const bool isSurrogate = key >= 0xD800 && key < 0xE000;
    return key == static_cast<char32_t>(kBackspace) ||
           (key >= 0x20 && key != 0x7F && key < 0x110000 && !isSurrogate);
}

} // namespace

void KeyBuffer::begin(MatchId match, std::string sequence, const GameState& confirmed) {
    m_sequence = std::move(sequence);
    if (m_match != match) {
        m_match = match;
        startFrom(confirmed.keysAccepted);
    }
    confirm(confirmed);
    rewind();
}

void KeyBuffer::startFrom(std::int64_t number) {
    m_keys.clear();
    m_first = m_confirmed = m_sent = number;
}

void KeyBuffer::confirm(const GameState& state) {
    if (m_match != state.matchId)
        return;
    if (state.keysAccepted < m_first || state.keysAccepted > known()) {
        // Keystrokes this buffer does not have, as after a restart of the client: the server's
        // word.
        startFrom(state.keysAccepted);
    }
    const bool wentBack = state.keysAccepted < m_confirmed;
    m_confirmed = state.keysAccepted;
    m_sent = wentBack ? m_confirmed : std::max(m_sent, m_confirmed);
    if (const std::int64_t kept = m_confirmed - m_first;
        kept > static_cast<std::int64_t>(2 * kMaxConfirmed)) {
        const std::size_t surplus = static_cast<std::size_t>(kept) - kMaxConfirmed;
        m_keys.erase(0, surplus);
        m_first += static_cast<std::int64_t>(surplus);
    }
    m_cursor = {state.position, state.errors};
    for (const char32_t key : keysFrom(m_confirmed))
        apply(key);
}

std::u32string_view KeyBuffer::keysFrom(std::int64_t number) const {
    return std::u32string_view(m_keys).substr(static_cast<std::size_t>(number - m_first));
}

bool KeyBuffer::isComplete() const {
    return m_cursor.wrong == 0 && m_cursor.position == static_cast<int>(m_sequence.size());
}

bool KeyBuffer::press(char32_t key) {
    if (!isOpen() || isComplete() || pending() >= kMaxPending || !isCharacter(key))
        return false;
    m_keys.push_back(key);
    apply(key);
    return true;
}

void KeyBuffer::apply(char32_t key) {
    if (isComplete())
        return;
    if (key == static_cast<char32_t>(kBackspace)) {
        if (m_cursor.wrong > 0)
            --m_cursor.wrong;
        else if (m_cursor.position > 0)
            --m_cursor.position;
        return;
    }
    const auto place = static_cast<std::size_t>(m_cursor.position);
    const bool isNext = place < m_sequence.size() &&
                        static_cast<char32_t>(static_cast<unsigned char>(m_sequence[place])) == key;
    if (m_cursor.wrong == 0 && isNext)
        ++m_cursor.position;
    else
        ++m_cursor.wrong;
}

std::optional<GameProgress> KeyBuffer::takeUnsent() {
    if (!isOpen() || !hasUnsent())
        return std::nullopt;
    GameProgress progress;
    progress.matchId = *m_match;
    progress.keysBefore = m_sent;
    std::string& typed = progress.typed.emplace();
    for (const char32_t key : keysFrom(m_sent).substr(0, kMaxAtOnce)) {
        appendUtf8(typed, key);
        ++m_sent;
    }
    return progress;
}

} // namespace arcade::client
