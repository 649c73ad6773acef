#include "tools/duo/seat_pair.h"

#include "tools/bench/patience.h"
#include "tools/duo/picture.h"

#include <utility>

namespace arcade::duo {
namespace {

/// Twice as many as there are in a word: one types while the other waits.
constexpr int kKeysInTheTimeOfAWord = 10;

} // namespace

SeatPair::SeatPair(Seat& left, Seat& right, Journal& journal, QString folder)
    : m_left(left)
    , m_right(right)
    , m_journal(journal)
    , m_folder(std::move(folder)) {}

bool SeatPair::both(const std::function<bool(Seat&)>& act) {
    return act(m_left) && act(m_right);
}

bool SeatPair::typeOneEach(int wordsPerMinute) {
    const auto pause = std::chrono::milliseconds{60'000 / (wordsPerMinute * kKeysInTheTimeOfAWord)};
    const QString sequence = QStringLiteral("sequenceText");
    return both([&](Seat& seat) {
        const QString text = seat.textOf(sequence);
        if (!m_journal.check(!text.isEmpty(), seat.name() + QStringLiteral(" sees no text")))
            return false;
        m_journal.note(seat.name() + QStringLiteral(" types ") + text);
        if (!seat.focus())
            return false;
        for (const char32_t character : text.toUcs4()) {
            seat.stroke(character);
            bench::waitFor(pause);
        }
        const auto isNext = [&] { return seat.textOf(sequence) != text; };
        return m_journal.check(bench::waitUntil(isNext, kSeatPatience),
                               seat.name() + QStringLiteral(" is at its end, and no text follows"));
    });
}

bool SeatPair::pictures(const QString& title) {
    const QString stem = QStringLiteral("%1/%2-%3-")
                             .arg(m_folder)
                             .arg(++m_pictures, 2, 10, QLatin1Char('0'))
                             .arg(title);
    const auto file = [&](const QString& who) { return stem + who + QStringLiteral(".png"); };
    const bool isDone = both([&](Seat& seat) { return seat.picture(file(seat.name())); });
    return isDone && m_journal.check(sideBySide(file(m_left.name()), file(m_right.name()),
                                                file(QStringLiteral("both"))),
                                     title + QStringLiteral(": the pictures do not go together"));
}

} // namespace arcade::duo
