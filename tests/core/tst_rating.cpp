// Goal: rating changes are those of the Elo formula for every difference, from integers alone.
#include "server/core/rating.h"

#include <QtTest>

#include <cmath>

using namespace arcade::core;

Q_DECLARE_METATYPE(Score)

namespace {

long double expectedScore(int own, int opponent) {
    return 1.0L / (1.0L + std::pow(10.0L, static_cast<long double>(opponent - own) / 400.0L));
}

long double worth(Score score) {
    switch (score) {
    case Score::Loss: return 0.0L;
    case Score::Tie: return 0.5L;
    case Score::Win: return 1.0L;
    }
    return 0.0L;
}

int byFormula(int own, int opponent, Score score) {
    const long double change = 32.0L * (worth(score) - expectedScore(own, opponent));
    // An expectation too near to 0 or 1 for a long double still is not 0 or 1.
    const long double certain = score == Score::Tie ? 16.0L : 32.0L;
    if (std::abs(change) >= certain)
        return static_cast<int>(std::copysign(certain - 1.0L, change));
    return static_cast<int>(std::trunc(change));
}

} // namespace

class RatingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void examples_data();
    void examples();
    void everyDifferenceIsAsTheFormulaSays();
    void whatOneWinsTheOtherLoses();
    void fieldIsTheMeanThenTruncated_data();
    void fieldIsTheMeanThenTruncated();
    void fieldIsAsTheFormulaSays();
    void crewsPlayByTheirMean();
};

void RatingTest::examples_data() {
    QTest::addColumn<int>("own");
    QTest::addColumn<int>("opponent");
    QTest::addColumn<Score>("score");
    QTest::addColumn<int>("change");
    QTest::newRow("equal wins") << 1200 << 1200 << Score::Win << 16;
    QTest::newRow("equal loses") << 1200 << 1200 << Score::Loss << -16;
    QTest::newRow("equal ties") << 1200 << 1200 << Score::Tie << 0;
    QTest::newRow("1100 beats 1300") << 1100 << 1300 << Score::Win << 24;
    QTest::newRow("1300 loses to 1100") << 1300 << 1100 << Score::Loss << -24;
    QTest::newRow("1100 loses to 1300") << 1100 << 1300 << Score::Loss << -7;
    QTest::newRow("1300 beats 1100") << 1300 << 1100 << Score::Win << 7;
    QTest::newRow("1100 ties 1300") << 1100 << 1300 << Score::Tie << 8;
    QTest::newRow("1300 ties 1100") << 1300 << 1100 << Score::Tie << -8;
    QTest::newRow("far stronger wins") << 10000 << 0 << Score::Win << 0;
    QTest::newRow("far weaker wins") << 0 << 10000 << Score::Win << 31;
    QTest::newRow("far stronger loses") << 10000 << 0 << Score::Loss << -31;
    QTest::newRow("far weaker ties") << 0 << 10000 << Score::Tie << 15;
}

void RatingTest::examples() {
    QFETCH(int, own);
    QFETCH(int, opponent);
    QFETCH(Score, score);
    QFETCH(int, change);
    QCOMPARE(ratingChange(own, opponent, score), change);
}

void RatingTest::everyDifferenceIsAsTheFormulaSays() {
    for (int difference = -10'000; difference <= 10'000; ++difference) {
        const int own = difference > 0 ? 0 : 10'000;
        for (const Score score : {Score::Loss, Score::Tie, Score::Win}) {
            // An even tie is exactly nothing; elsewhere no difference comes near a whole number.
            const int expected = byFormula(own, own + difference, score);
            QVERIFY2(ratingChange(own, own + difference, score) == expected,
                     qPrintable(QStringLiteral("%1: %2, not %3")
                                    .arg(difference)
                                    .arg(ratingChange(own, own + difference, score))
                                    .arg(expected)));
        }
    }
}

void RatingTest::whatOneWinsTheOtherLoses() {
    for (int difference = 0; difference <= 10'000; ++difference) {
        QCOMPARE(ratingChange(0, difference, Score::Win),
                 -ratingChange(difference, 0, Score::Loss));
        QCOMPARE(ratingChange(0, difference, Score::Tie), -ratingChange(difference, 0, Score::Tie));
    }
}

void RatingTest::fieldIsTheMeanThenTruncated_data() {
    QTest::addColumn<QList<int>>("opponents");
    QTest::addColumn<QList<int>>("scores");
    QTest::addColumn<int>("change");
    QTest::newRow("nobody") << QList<int>{} << QList<int>{} << 0;
    QTest::newRow("one") << QList<int>{1200} << QList<int>{2} << 16;
    QTest::newRow("beats and loses") << QList<int>{1200, 1200} << QList<int>{2, 0} << 0;
    QTest::newRow("beats two of three") << QList<int>{1200, 1200, 1200} << QList<int>{2, 2, 0} << 5;
    QTest::newRow("loses two of three")
        << QList<int>{1200, 1200, 1200} << QList<int>{0, 0, 2} << -5;
    // Truncated one by one this would be (7 + 24) / 2 = 15.
    QTest::newRow("weaker and stronger") << QList<int>{1000, 1400} << QList<int>{2, 2} << 16;
}

void RatingTest::fieldIsTheMeanThenTruncated() {
    QFETCH(QList<int>, opponents);
    QFETCH(QList<int>, scores);
    QFETCH(int, change);
    std::vector<FieldScore> field;
    for (int index = 0; index < opponents.size(); ++index)
        field.push_back({opponents[index], static_cast<Score>(scores[index])});
    QCOMPARE(ratingChangeAgainstField(1200, field), change);
}

void RatingTest::fieldIsAsTheFormulaSays() {
    std::uint32_t seed = 7;
    const auto next = [&seed](std::uint32_t bound) {
        seed = seed * 1664525U + 1013904223U;
        return static_cast<int>((seed >> 8) % bound);
    };
    for (int round = 0; round < 5000; ++round) {
        const int own = 600 + next(1600);
        std::vector<FieldScore> field;
        long double sum = 0.0L;
        for (int count = 7 + next(56); count > 0; --count) {
            field.push_back({600 + next(1600), static_cast<Score>(next(3))});
            sum += worth(field.back().score) - expectedScore(own, field.back().opponent);
        }
        const long double mean = 32.0L * sum / static_cast<long double>(field.size());
        QCOMPARE(ratingChangeAgainstField(own, field), static_cast<int>(std::trunc(mean)));
    }
}

void RatingTest::crewsPlayByTheirMean() {
    QCOMPARE(meanRating({1200}), 1200);
    QCOMPARE(meanRating({1200, 1300, 1301}), 1267);
}

QTEST_APPLESS_MAIN(RatingTest)
#include "tst_rating.moc"
