#include "tools/player/key_log.h"

#include "shared/protocol/game_messages.h"
#include "shared/vocabulary/expect.h"

#include <QString>

namespace arcade::player {

std::u32string codePoints(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).toStdU32String();
}

std::string utf8(std::u32string_view text) {
    return QString::fromUcs4(text.data(), static_cast<qsizetype>(text.size())).toStdString();
}

Cursor Cursor::after(char32_t key, const std::u32string& sequence) const {
    Cursor next = *this;
    ++next.keys;
    if (key == static_cast<char32_t>(kBackspace)) {
        if (wrong > 0)
            --next.wrong;
        else if (position > 0)
            --next.position;
        return next;
    }
    ++next.allKeys;
    const auto place = static_cast<std::size_t>(position);
    if (wrong == 0 && place < sequence.size() && sequence[place] == key) {
        ++next.position;
        ++next.correctKeys;
    } else {
        ++next.wrong;
    }
    return next;
}

Ratio Cursor::progress(const std::u32string& sequence) const {
    return Ratio::of(position, static_cast<std::int64_t>(sequence.size()));
}

Ratio Cursor::accuracy() const {
    return Ratio::of(correctKeys, allKeys);
}

KeyLog::KeyLog(std::u32string sequence, Cursor start, Texts texts)
    : m_kind(texts)
    , m_texts{std::move(sequence)}
    , m_start(start) {}

void KeyLog::type(char32_t key) {
    const std::u32string& text = sequence();
    Cursor next = cursor().after(key, text);
    if (hasManyTexts() && !text.empty() && next.finished(text)) {
        next.done += next.position;
        next.position = 0;
        ++next.text;
    }
    m_cursors.push_back(next);
    m_keys.push_back(key);
}

bool KeyLog::give(std::int64_t keys, const std::u32string& text) {
    const std::size_t index = at(keys).text;
    ARCADE_EXPECT(index <= m_texts.size());
    if (index == m_texts.size())
        m_texts.push_back(text);
    return m_texts[index] == text;
}

const std::u32string& KeyLog::sequenceOf(const Cursor& cursor) const {
    static const std::u32string unknown;
    return cursor.text < m_texts.size() ? m_texts[cursor.text] : unknown;
}

const Cursor& KeyLog::at(std::int64_t keys) const {
    ARCADE_EXPECT(knows(keys));
    if (keys == first())
        return m_start;
    return m_cursors[static_cast<std::size_t>(keys - first() - 1)];
}

std::u32string KeyLog::from(std::int64_t keys) const {
    ARCADE_EXPECT(knows(keys));
    return m_keys.substr(static_cast<std::size_t>(keys - first()));
}

} // namespace arcade::player
