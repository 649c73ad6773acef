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
    if (m_match != match || m_sequence != sequence) {
        m_match = match;
        m_sequence = std::move(sequence);
        m_keys.clear();
        m_confirmed = confirmed.keysAccepted;
        m_sent = m_confirmed;
    }
    confirm(confirmed);
    rewind();
}

void KeyBuffer::end() {
    *this = {};
}

void KeyBuffer::confirm(const GameState& state) {
    if (m_match != state.matchId)
        return;
    const std::int64_t known = m_confirmed + static_cast<std::int64_t>(m_keys.size());
    if (state.keysAccepted < m_confirmed || state.keysAccepted > known) {
        // Keystrokes this buffer never had, as after a restart of either side: the server's word.
        m_keys.clear();
    } else {
        m_keys.erase(0, static_cast<std::size_t>(state.keysAccepted - m_confirmed));
    }
    m_confirmed = state.keysAccepted;
    m_sent = std::clamp(m_sent, m_confirmed, m_confirmed + static_cast<std::int64_t>(pending()));
    replay(state);
}

void KeyBuffer::replay(const GameState& state) {
    m_cursor = {state.position, state.errors};
    for (const char32_t key : m_keys)
        apply(key);
}

bool KeyBuffer::press(char32_t key) {
    const bool isComplete =
        m_cursor.wrong == 0 && m_cursor.position == static_cast<int>(m_sequence.size());
    if (!isOpen() || isComplete || m_keys.size() >= kMaxPending || !isCharacter(key))
        return false;
    m_keys.push_back(key);
    apply(key);
    return true;
}

void KeyBuffer::apply(char32_t key) {
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

bool KeyBuffer::hasUnsent() const {
    return m_sent < m_confirmed + static_cast<std::int64_t>(m_keys.size());
}

std::optional<GameProgress> KeyBuffer::takeUnsent() {
    if (!isOpen() || !hasUnsent())
        return std::nullopt;
    GameProgress progress;
    progress.matchId = *m_match;
    progress.keysBefore = m_sent;
    std::string& typed = progress.typed.emplace();
    const auto first = static_cast<std::size_t>(m_sent - m_confirmed);
    for (const char32_t key : std::u32string_view(m_keys).substr(first, kMaxAtOnce)) {
        appendUtf8(typed, key);
        ++m_sent;
    }
    return progress;
}

} // namespace arcade::client
