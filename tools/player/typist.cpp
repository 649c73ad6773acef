#include "tools/player/typist.h"

#include "shared/protocol/game_messages.h"

#include <algorithm>

namespace arcade::player {
namespace {

constexpr double kNoticedLate = 0.25;
constexpr double kMicrosecondsPerWpmCharacter = 60e6 / 5;

} // namespace

Typist::Typist(const Habits& habits, std::uint64_t seed)
    : m_random(seed)
    , m_jitter(std::clamp(habits.jitter, 0.0, 1.0)) {
    const double errors = std::clamp(habits.errorRate, 0.0, 0.9);
    const double wrongPerCorrect = errors / (1 - errors);
    // A slip is one wrong key, or two when noticed late; a chance c of slipping at each attempt
    // means c / (1 - c) slips for each correct character.
    const double slipsPerCorrect = wrongPerCorrect / (1 + kNoticedLate);
    m_slipChance = slipsPerCorrect / (1 + slipsPerCorrect);
    const double keysPerCorrect = 1 + 2 * wrongPerCorrect;
    const double pause = kMicrosecondsPerWpmCharacter / std::max(habits.wpm, 1.0) / keysPerCorrect;
    m_meanPause = std::chrono::microseconds{static_cast<std::int64_t>(pause)};
}

std::optional<Typist::Stroke> Typist::next(const Cursor& cursor, const std::u32string& sequence) {
    if (cursor.finished(sequence))
        return std::nullopt;
    const double factor = m_random.between(1 - m_jitter, 1 + m_jitter);
    const auto pause = static_cast<std::int64_t>(static_cast<double>(m_meanPause.count()) * factor);
    return Stroke{nextKey(cursor, sequence), std::chrono::microseconds{pause}};
}

char32_t Typist::nextKey(const Cursor& cursor, const std::u32string& sequence) {
    const auto place = static_cast<std::size_t>(cursor.position);
    if (cursor.wrong == 0) {
        m_erasing = false;
        if (place < sequence.size() && m_random.unit() >= m_slipChance)
            return sequence[place];
        return wrongKeyFor(place < sequence.size() ? sequence[place] : U' ');
    }
    const bool goesOn = !m_erasing && cursor.wrong == 1 && place + 1 < sequence.size() &&
                        m_random.unit() < kNoticedLate;
    m_erasing = true;
    return goesOn ? sequence[place + 1] : static_cast<char32_t>(kBackspace);
}

char32_t Typist::wrongKeyFor(char32_t expected) {
    const auto key = static_cast<char32_t>(U'a' + m_random.below(26));
    return key == expected ? U'#' : key;
}

} // namespace arcade::player
