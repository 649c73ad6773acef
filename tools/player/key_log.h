#pragma once

#include "shared/vocabulary/ratio.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::player {

/// Code points of UTF-8 text; what is not well formed becomes U+FFFD.
std::u32string codePoints(std::string_view utf8);
std::string utf8(std::u32string_view text);

/// Where a typing player stands in a sequence.
struct Cursor {
    /// Keystrokes, backspaces included.
    std::int64_t keys = 0;
    /// Correct characters, and wrong ones standing after them.
    int position = 0;
    int wrong = 0;
    /// Keystrokes but backspace: correct ones and all.
    std::int64_t correctKeys = 0;
    std::int64_t allKeys = 0;
    /// Which text of the race it is in, and the characters of those before.
    std::size_t text = 0;
    int done = 0;

    friend bool operator==(const Cursor&, const Cursor&) = default;

    bool finished(const std::u32string& sequence) const {
        return wrong == 0 && position == static_cast<int>(sequence.size());
    }
    Cursor after(char32_t key, const std::u32string& sequence) const;
    Ratio progress(const std::u32string& sequence) const;
    /// 0 before the first keystroke.
    Ratio accuracy() const;
};

/// All keystrokes of one race and the cursor after each, by the rules of CODE DUEL: what the
/// server must hold once it has taken the first n of them.
class KeyLog {
public:
    /// `start` is where the race is taken up, if not at its beginning; its key counts may then be
    /// unknown (see isWhole).
    enum class Texts { One, Many };
    explicit KeyLog(std::u32string sequence, Cursor start = {}, Texts texts = Texts::One);

    void type(char32_t key);
    /// What the server says is to be typed after so many keystrokes, which must be known: the next
    /// text, or one that is known. False when another is known.
    bool give(std::int64_t keys, const std::u32string& text);

    /// Of the cursor; empty while it is not known yet.
    const std::u32string& sequence() const { return sequenceOf(cursor()); }
    const std::u32string& sequenceOf(const Cursor& cursor) const;
    bool hasManyTexts() const { return m_kind == Texts::Many; }
    /// The last text is finished, and the next not known yet.
    bool isWaiting() const { return cursor().text >= m_texts.size(); }
    /// The log knows every keystroke of the race, so that accuracy can be told from it.
    bool isWhole() const { return m_start.keys == 0; }
    std::int64_t first() const { return m_start.keys; }
    std::int64_t count() const { return cursor().keys; }
    const Cursor& cursor() const { return m_cursors.empty() ? m_start : m_cursors.back(); }
    bool knows(std::int64_t keys) const { return keys >= first() && keys <= count(); }
    /// After the first `keys` keystrokes, which must be known.
    const Cursor& at(std::int64_t keys) const;
    /// The keystrokes after the first `keys`, which must be known.
    std::u32string from(std::int64_t keys) const;

private:
    Texts m_kind;
    std::vector<std::u32string> m_texts;
    Cursor m_start;
    std::u32string m_keys;
    std::vector<Cursor> m_cursors;
};

} // namespace arcade::player
