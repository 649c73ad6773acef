#pragma once

#include "shared/protocol/game_messages.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace arcade::client {

/// Where the cursor stands: correct characters, then wrong ones to be erased.
struct PredictedCursor {
    int position = 0;
    int wrong = 0;
    friend bool operator==(const PredictedCursor&, const PredictedCursor&) = default;
};

/// The player's keystrokes of one game from the last one the server has confirmed on. Keeps them
/// through a lost connection, numbers them, and shows the cursor ahead of the server only by
/// keystrokes that the server may still confirm.
class KeyBuffer {
public:
    /// Keystrokes that may wait for a confirmation; further ones are not taken.
    static constexpr std::size_t kMaxPending = 1000;
    /// Keystrokes in one message; as UTF-8 they stay within the message's bounds.
    static constexpr std::size_t kMaxAtOnce = 200;

    /// A game begins, or is taken up after a reconnect: `confirmed` is the server's cursor. Of the
    /// same match, keystrokes after its count are kept and sent again.
    void begin(MatchId match, std::string sequence, const GameState& confirmed);
    void end();

    /// What the server holds now. After a gap it holds less than was sent: the rest goes again.
    void confirm(const GameState& state);

    /// One character, or `\b`. False when no game runs, the text stands there complete, or too many
    /// wait.
    bool press(char32_t key);

    /// What to send next, empty when nothing is new; it counts as sent from now on.
    std::optional<GameProgress> takeUnsent();
    /// The connection is gone: what is not confirmed counts as unsent.
    void rewind() { m_sent = m_confirmed; }

    bool isOpen() const { return m_match.has_value(); }
    bool hasUnsent() const;
    std::size_t pending() const { return m_keys.size(); }
    PredictedCursor cursor() const { return m_cursor; }
    const std::string& sequence() const { return m_sequence; }

private:
    void apply(char32_t key);
    void replay(const GameState& state);

    std::optional<MatchId> m_match;
    std::string m_sequence;
    /// Keystrokes after the first `m_confirmed`.
    std::u32string m_keys;
    std::int64_t m_confirmed = 0;
    std::int64_t m_sent = 0;
    PredictedCursor m_cursor;
};

} // namespace arcade::client
