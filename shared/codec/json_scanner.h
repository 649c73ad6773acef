#pragma once

#include "shared/codec/json_document.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace arcade::codec {

/// Walks a JSON text in its order, value by value, without a tree and without allocating. It takes
/// the plain form that programs write, without `\u` escapes and exponents. It fails at all else,
/// be it JSON or not, and is of no use after that: JsonDocument tells what stands there.
class JsonScanner {
public:
    /// The text is valid UTF-8 and outlives the scanner.
    explicit JsonScanner(std::string_view text)
        : m_next(text.data())
        , m_end(text.data() + text.size()) {}

    /// Calls `readValue(name)` at each member; it has to take the value, or to fail.
    template <class ReadValue>
    bool object(ReadValue&& readValue) {
        if (!take('{'))
            return false;
        if (take('}'))
            return true;
        do {
            std::string_view name;
            if (!key(name) || !readValue(name))
                return false;
        } while (take(','));
        return take('}');
    }

    /// Calls `readValue()` at each element; it has to take it, or to fail.
    template <class ReadValue>
    bool list(ReadValue&& readValue) {
        if (!take('['))
            return false;
        if (take(']'))
            return true;
        do {
            if (!readValue())
                return false;
        } while (take(','));
        return take(']');
    }

    bool takeNull();
    /// Takes a value that is neither object nor list. A text in it stands until the next call.
    bool scalar(JsonValue& value);
    /// Nothing but white space is left.
    bool isDone();

private:
    static bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
    void skipSpace() {
        while (m_next != m_end && isSpace(*m_next))
            ++m_next;
    }
    bool take(char mark) {
        skipSpace();
        if (m_next == m_end || *m_next != mark)
            return false;
        ++m_next;
        return true;
    }
    bool takeWord(std::string_view word);
    bool key(std::string_view& name);
    bool text(std::string_view& content);
    bool unescape(const char* begin, std::string_view& content);
    bool number(JsonValue& value);

    const char* m_next;
    const char* m_end;
    /// Holds the text of a scalar with escapes; a longer one is not plain.
    std::array<char, 256> m_unescaped;
};

} // namespace arcade::codec
