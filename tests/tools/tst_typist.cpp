// Goal: a seeded typist reaches the speed and the share of errors asked for, and always finishes.
#include "tools/player/typist.h"

#include "shared/protocol/game_messages.h"

#include <QTest>

#include <cmath>

using namespace arcade::player;

namespace {

const std::u32string kText = U"curl -s https://10.0.0.7/a | tee /tmp/x && nmap -p 22,80 gate.local";

struct Figures {
    double wpm = 0;
    double errorShare = 0;
    std::u32string keys;
};

Figures typeMany(const Habits& habits, std::uint64_t seed, int races) {
    Typist typist(habits, seed);
    Figures figures;
    std::chrono::microseconds time{0};
    std::int64_t wrong = 0;
    std::int64_t all = 0;
    for (int race = 0; race < races; ++race) {
        Cursor cursor;
        while (const auto stroke = typist.next(cursor, kText)) {
            time += stroke->pause;
            cursor = cursor.after(stroke->key, kText);
            figures.keys += stroke->key;
        }
        wrong += cursor.allKeys - cursor.correctKeys;
        all += cursor.allKeys;
    }
    const double characters = static_cast<double>(kText.size()) * races;
    figures.wpm = characters / 5 / (static_cast<double>(time.count()) / 60e6);
    figures.errorShare = static_cast<double>(wrong) / static_cast<double>(all);
    return figures;
}

} // namespace

class TestTypist : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reachesSpeedAndErrors_data();
    void reachesSpeedAndErrors();
    void sameSeedTypesTheSame();
    void wrongCharactersAreErased();
    void logTellsEveryCursor();
};

void TestTypist::reachesSpeedAndErrors_data() {
    QTest::addColumn<double>("wpm");
    QTest::addColumn<double>("errors");
    for (const double wpm : {30.0, 60.0, 120.0}) {
        for (const double errors : {0.0, 0.03, 0.15, 0.4})
            QTest::addRow("%.0f wpm, %.2f errors", wpm, errors) << wpm << errors;
    }
}

void TestTypist::reachesSpeedAndErrors() {
    QFETCH(double, wpm);
    QFETCH(double, errors);
    const Figures figures = typeMany({wpm, errors, 0.4}, 11, 400);
    QVERIFY2(std::abs(figures.wpm - wpm) < wpm * 0.03, qPrintable(QString::number(figures.wpm)));
    QVERIFY2(std::abs(figures.errorShare - errors) < 0.02,
             qPrintable(QString::number(figures.errorShare)));
}

void TestTypist::sameSeedTypesTheSame() {
    const Habits habits{60, 0.1, 0.4};
    QVERIFY(typeMany(habits, 3, 5).keys == typeMany(habits, 3, 5).keys);
    QVERIFY(typeMany(habits, 3, 5).keys != typeMany(habits, 4, 5).keys);
}

void TestTypist::wrongCharactersAreErased() {
    const Figures figures = typeMany({60, 0.3, 0.4}, 5, 20);
    QVERIFY(figures.keys.find(static_cast<char32_t>(arcade::kBackspace)) != std::u32string::npos);
    Typist typist({60, 0.3, 0.4}, 5);
    // Whoever comes back to a cursor with wrong characters erases them first.
    const auto stroke = typist.next(Cursor{.keys = 9, .position = 4, .wrong = 2}, kText);
    QVERIFY(stroke.has_value());
    QCOMPARE(stroke->key, static_cast<char32_t>(arcade::kBackspace));
}

void TestTypist::logTellsEveryCursor() {
    KeyLog log(U"abc");
    for (const char32_t key : std::u32string(U"axb\b\bb"))
        log.type(key);
    QCOMPARE(log.count(), 6);
    QCOMPARE(log.at(1).position, 1);
    QCOMPARE(log.at(3).wrong, 2);
    QCOMPARE(log.cursor().position, 2);
    QCOMPARE(log.cursor().wrong, 0);
    QCOMPARE(log.cursor().accuracy(), arcade::Ratio::of(2, 4));
    QCOMPARE(log.cursor().progress(log.sequence()), arcade::Ratio::of(2, 3));
    QVERIFY(log.from(4) == U"\bb");
    QVERIFY(!log.cursor().finished(log.sequence()));

    const KeyLog resumed(U"abc", Cursor{.keys = 6, .position = 2});
    QVERIFY(!resumed.knows(5));
    QVERIFY(resumed.from(6).empty());
    QVERIFY(!resumed.isWhole());
}

QTEST_GUILESS_MAIN(TestTypist)
#include "tst_typist.moc"
