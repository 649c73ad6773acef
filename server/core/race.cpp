#include "server/core/race.h"

#include <algorithm>

namespace arcade::core {

namespace {

/// Stands for a keystroke that is in no text.
constexpr char kForeignKey = '\0';

std::string keystrokesOf(std::string_view utf8) {
    std::string keys;
    keys.reserve(utf8.size());
    for (const char byte : utf8) {
        const auto code = static_cast<unsigned char>(byte);
        const bool continues = (code & 0xC0) == 0x80;
        if (!continues)
            keys.push_back(code < 0x80 ? byte : kForeignKey);
    }
    return keys;
}

/// Characters that the speed limit lets through until `now`, in all.
std::int64_t charactersAllowed(Instant startedAt, Instant now, const Rules& rules) {
    const std::int64_t elapsed = std::max<std::int64_t>(0, (now - startedAt).count());
    return rules.charactersInAdvance + rules.charactersPerSecond * elapsed / 1000;
}

/// When the limit lets so many through.
Instant allowedFrom(std::int64_t characters, Instant startedAt, const Rules& rules) {
    const std::int64_t beyond = characters - rules.charactersInAdvance;
    if (beyond <= 0)
        return startedAt;
    const std::int64_t perSecond = rules.charactersPerSecond;
    return startedAt + Duration{(beyond * 1000 + perSecond - 1) / perSecond};
}

} // namespace

void takeKey(Cursor& cursor, std::string_view text, char key, Instant now) {
    ++cursor.keysAccepted;
    if (key == kBackspace) {
        if (cursor.wrong > 0)
            --cursor.wrong;
        else if (cursor.position > 0)
            --cursor.position;
        return;
    }
    ++cursor.allKeys;
    const auto at = static_cast<std::size_t>(cursor.position);
    if (cursor.wrong == 0 && at < text.size() && text[at] == key) {
        ++cursor.position;
        ++cursor.correctKeys;
        cursor.lastCorrectAt = now;
    } else {
        ++cursor.wrong;
    }
}

bool isFinished(const Cursor& cursor, std::string_view text) {
    return cursor.wrong == 0 && static_cast<std::size_t>(cursor.position) >= text.size();
}

Ratio progressOf(const Cursor& cursor, std::size_t textLength) {
    return Ratio::of(cursor.position, static_cast<std::int64_t>(textLength));
}

Ratio accuracyOf(const Cursor& cursor) {
    return Ratio::of(cursor.correctKeys, cursor.allKeys);
}

int scoreOf(const Cursor& cursor) {
    return cursor.score + cursor.position;
}

int wordsPerMinute(int characters, Instant startedAt, Instant now) {
    constexpr std::int64_t wordMs = 60'000 / 5;
    const std::int64_t elapsed = std::max<std::int64_t>(1000, (now - startedAt).count());
    return static_cast<int>(characters * wordMs / elapsed);
}

int wpmOf(const Cursor& cursor, Instant startedAt, Instant now) {
    return wordsPerMinute(scoreOf(cursor), startedAt, now);
}

Duration typingTime(const Cursor& cursor, Instant startedAt) {
    return cursor.lastCorrectAt ? timeLeft(*cursor.lastCorrectAt, startedAt) : Duration{0};
}

std::strong_ordering compareCursors(const Cursor& first, const Cursor& second) {
    if (const auto order = scoreOf(first) <=> scoreOf(second); order != 0)
        return order;
    // Nothing typed is nothing right of one.
    const std::int64_t firstAll = std::max<std::int64_t>(1, first.allKeys);
    const std::int64_t secondAll = std::max<std::int64_t>(1, second.allKeys);
    return first.correctKeys * secondAll <=> second.correctKeys * firstAll;
}

KeyReceipt KeyBuffer::receive(const GameProgress& progress, const Cursor& cursor,
                              const Rules& rules) {
    if (!progress.typed) {
        if (!progress.currentPosition)
            return KeyReceipt::Known;
        if (!rules.untyped)
            return KeyReceipt::Untyped;
        m_position = *progress.currentPosition;
        return KeyReceipt::Buffered;
    }
    const std::int64_t known = cursor.keysAccepted + static_cast<std::int64_t>(m_keys.size());
    const std::int64_t before = progress.keysBefore.value_or(known);
    if (before > known)
        return KeyReceipt::Gap;
    std::string keys = keystrokesOf(*progress.typed);
    keys.erase(0, static_cast<std::size_t>(known - before));
    if (keys.empty())
        return KeyReceipt::Known;
    const std::size_t room = static_cast<std::size_t>(rules.pendingKeysMax) - m_keys.size();
    m_keys.append(keys, 0, room);
    return keys.size() > room ? KeyReceipt::Overflow : KeyReceipt::Buffered;
}

KeyBuffer::Taken KeyBuffer::advance(Cursor& cursor, std::string_view text, Instant startedAt,
                                    Instant now, const Rules& rules) const {
    const std::int64_t allowed = charactersAllowed(startedAt, now, rules);
    Taken taken;
    while (taken.keys < m_keys.size() && !isFinished(cursor, text)) {
        const char key = m_keys[taken.keys];
        if (key != kBackspace && cursor.allKeys >= allowed)
            break;
        takeKey(cursor, text, key, now);
        ++taken.keys;
    }
    if (!m_position)
        return taken;

    const int target = std::clamp(*m_position, 0, static_cast<int>(text.size()));
    const std::int64_t room = std::max<std::int64_t>(0, allowed - cursor.allKeys);
    const int ahead = std::max(0, target - cursor.position);
    const int step = static_cast<int>(std::min<std::int64_t>(ahead, room));
    cursor.position = std::min(cursor.position, target) + step;
    cursor.wrong = 0;
    cursor.correctKeys += step;
    cursor.allKeys += step;
    if (step > 0)
        cursor.lastCorrectAt = now;
    taken.position = step == ahead;
    return taken;
}

bool KeyBuffer::take(Cursor& cursor, std::string_view text, Instant startedAt, Instant now,
                     const Rules& rules) {
    if (isFinished(cursor, text)) {
        clear();
        return false;
    }
    Cursor next = cursor;
    const Taken taken = advance(next, text, startedAt, now, rules);
    m_keys.erase(0, taken.keys);
    if (taken.position)
        m_position.reset();
    if (next == cursor)
        return false;
    cursor = next;
    return true;
}

std::optional<Instant> KeyBuffer::nextDue(const Cursor& cursor, Instant startedAt,
                                          const Rules& rules) const {
    if (isEmpty())
        return std::nullopt;
    const bool erases = !m_keys.empty() && m_keys.front() == kBackspace;
    return erases ? startedAt : allowedFrom(cursor.allKeys + 1, startedAt, rules);
}

void KeyBuffer::clear() {
    m_keys.clear();
    m_position.reset();
}

} // namespace arcade::core
