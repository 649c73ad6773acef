#pragma once

#include "server/core/rules.h"
#include "server/core/state.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

/// The typing race, decided by the server's cursors (SPEC 3.4).
namespace arcade::core {

/// Takes one keystroke: `\b` erases the last wrong character, else the last correct one; any other
/// counts as correct only as the next character of the text with nothing wrong before it.
void takeKey(Cursor& cursor, std::string_view text, char key, Instant now);

/// The whole text stands there without a wrong character.
bool isFinished(const Cursor& cursor, std::string_view text);

Ratio progressOf(const Cursor& cursor, std::size_t textLength);
/// Correct keystrokes of all but backspace; 0 before the first.
Ratio accuracyOf(const Cursor& cursor);
/// Correct characters in all sequences.
int scoreOf(const Cursor& cursor);
/// Five characters a word; the first second counts whole.
int wordsPerMinute(int characters, Instant startedAt, Instant now);
int wpmOf(const Cursor& cursor, Instant startedAt, Instant now);
/// From the start to the last correct character; 0 without one.
Duration typingTime(const Cursor& cursor, Instant startedAt);

/// Who is ahead when time is up: correct characters, then accuracy as a fraction. Over the same
/// text. Equal is a tie.
std::strong_ordering compareCursors(const Cursor& first, const Cursor& second);

/// What became of a message's keystrokes.
enum class KeyReceipt {
    /// Some are new; take() when nextDue() says.
    Buffered,
    /// Nothing new in it.
    Known,
    /// Keystrokes before these are missing: answer with game.state, so that they are sent again.
    Gap,
    /// More than may wait: what did not fit is refused and the message suspicious.
    Overflow,
    /// A position without keystrokes, which the host does not allow.
    Untyped,
};

/// Keystrokes of one participant that wait for the speed limit. Volatile: what is lost with it the
/// client sends again from Cursor::keysAccepted.
class KeyBuffer {
public:
    /// Keystrokes without `keys_before` follow those already known.
    KeyReceipt receive(const GameProgress& progress, const Cursor& cursor, const Rules& rules);

    /// Moves what is due onto the cursor, up to the end of the text; what is left when the text is
    /// finished already is dropped. True when the cursor changed.
    bool take(Cursor& cursor, std::string_view text, Instant startedAt, Instant now,
              const Rules& rules);

    /// When take() will change something; empty when nothing waits.
    std::optional<Instant> nextDue(const Cursor& cursor, Instant startedAt,
                                   const Rules& rules) const;

    bool isEmpty() const { return m_keys.empty() && !m_position; }
    void clear();

private:
    /// Keystrokes and positions that the speed limit lets through now.
    struct Taken {
        std::size_t keys = 0;
        bool position = false;
    };
    Taken advance(Cursor& cursor, std::string_view text, Instant startedAt, Instant now,
                  const Rules& rules) const;

    /// One byte a keystroke; characters beyond ASCII as one that no text contains.
    std::string m_keys;
    /// Untyped play: the position last reported.
    std::optional<int> m_position;
};

} // namespace arcade::core
