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

/// The player's keystrokes of one game. Keeps them through a lost connection and a server that
/// restarts from an older state, numbers them, and shows the cursor ahead of the server only by
/// keystrokes that the server may still confirm.
class KeyBuffer {
public:
    /// Keystrokes that may wait for a confirmation, as many as a server takes ahead of time;
    /// further ones are not taken.
    static constexpr std::size_t kMaxPending = 512;
    /// Confirmed keystrokes kept for a server that has to be told them again.
    static constexpr std::size_t kMaxConfirmed = 4096;
    /// Keystrokes in one message; as UTF-8 they stay within the message's bounds.
    static constexpr std::size_t kMaxAtOnce = 200;

    /// A game begins, its next text does, or it is taken up after a reconnect: `confirmed` is the
    /// server's cursor. Of the same match, keystrokes after its count are sent again; those that go
    /// beyond the end of this text wait for the next one.
    void begin(MatchId match, std::string sequence, const GameState& confirmed);
    void end() { *this = {}; }

    /// What the server holds now.
    void confirm(const GameState& state);

    /// One character, or `\b`. False when no game runs, the text stands there complete, or too many
    /// wait.
    bool press(char32_t key);

    /// What to send next, empty when nothing is new; it counts as sent from now on.
    std::optional<GameProgress> takeUnsent();
    /// What is not confirmed counts as unsent; the server skips what it knows.
    void rewind() { m_sent = m_confirmed; }

    bool isOpen() const { return m_match.has_value(); }
    bool hasUnsent() const { return m_sent < known(); }
    /// Typed, and not yet confirmed.
    std::size_t pending() const { return static_cast<std::size_t>(known() - m_confirmed); }
    PredictedCursor cursor() const { return m_cursor; }
    const std::string& sequence() const { return m_sequence; }

private:
    std::int64_t known() const { return m_first + static_cast<std::int64_t>(m_keys.size()); }
    std::u32string_view keysFrom(std::int64_t number) const;
    void startFrom(std::int64_t number);
    bool isComplete() const;
    void apply(char32_t key);

    std::optional<MatchId> m_match;
    std::string m_sequence;
    /// The keystrokes after the first `m_first` of the game.
    std::u32string m_keys;
    std::int64_t m_first = 0;
    std::int64_t m_confirmed = 0;
    std::int64_t m_sent = 0;
    PredictedCursor m_cursor;
};

} // namespace arcade::client
