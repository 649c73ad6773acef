#include "tools/duo/rivals.h"

#include "tools/bench/patience.h"

#include <algorithm>

namespace arcade::duo {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kBetweenSlips = 23;
constexpr std::size_t kFirstSlip = 4;
constexpr int kCharactersPerWord = 5;

char32_t wrongFor(char32_t character) {
    return character == U'x' ? U'y' : U'x';
}

std::chrono::microseconds pauseAt(double wordsPerMinute) {
    return std::chrono::microseconds{
        static_cast<std::int64_t>(60e6 / (wordsPerMinute * kCharactersPerWord))};
}

} // namespace

std::vector<char32_t> strokesFor(const QString& text) {
    std::vector<char32_t> strokes;
    std::size_t place = 0;
    for (const char32_t character : text.toUcs4()) {
        if (place++ % kBetweenSlips == kFirstSlip)
            strokes.insert(strokes.end(), {wrongFor(character), U'\b'});
        strokes.push_back(character);
    }
    return strokes;
}

Rivals::Rivals(Seat& first, Seat& second, const QString& text, int wordsPerMinute)
    : m_strokes(strokesFor(text))
    , m_first{&first, pauseAt(wordsPerMinute)}
    , m_second{&second, pauseAt(wordsPerMinute * 5.0 / 6)} {}

bool Rivals::typeUntil(std::size_t strokes) {
    const std::size_t goal = std::min(strokes, m_strokes.size());
    // After a break both go on as if there had been none.
    m_first.due = Clock::now();
    m_second.due = m_first.due + m_second.pause / 2;
    while (m_first.done < goal) {
        Typist& next =
            m_second.due < m_first.due && m_second.done < m_strokes.size() ? m_second : m_first;
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next.due - Clock::now());
        if (!bench::waitFor(std::max(wait, 0ms)))
            return false;
        next.seat->stroke(m_strokes[next.done++]);
        next.due += next.pause;
    }
    return true;
}

} // namespace arcade::duo
