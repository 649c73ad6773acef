// Goal: the small words of the product (ratios, times, enumerations, results) keep their promises.
#include "shared/vocabulary/error.h"
#include "shared/vocabulary/game.h"
#include "shared/vocabulary/instant.h"
#include "shared/vocabulary/phase.h"
#include "shared/vocabulary/ratio.h"
#include "shared/vocabulary/result.h"

#include <QTest>

#include <set>

using namespace arcade;

namespace {

template <TextEnum E>
void textsReadBack() {
    std::set<std::string_view> seen;
    const auto& texts = EnumText<E>::texts;
    for (std::size_t index = 0; index < texts.size(); ++index) {
        const E value = static_cast<E>(index);
        QVERIFY(!wireText(value).empty());
        QVERIFY(seen.insert(wireText(value)).second);
        QVERIFY(parseWireText<E>(wireText(value)) == value);
    }
    QVERIFY(!parseWireText<E>(""));
    QVERIFY(!parseWireText<E>("no such text"));
}

} // namespace

class VocabularyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ratios_data() {
        QTest::addColumn<qint64>("numerator");
        QTest::addColumn<qint64>("denominator");
        QTest::addColumn<qint64>("millionths");
        QTest::newRow("third") << qint64{1} << qint64{3} << qint64{333'333};
        QTest::newRow("two thirds") << qint64{2} << qint64{3} << qint64{666'666};
        QTest::newRow("one") << qint64{80} << qint64{80} << qint64{1'000'000};
        QTest::newRow("above one") << qint64{1140} << qint64{800} << qint64{1'425'000};
        QTest::newRow("none") << qint64{0} << qint64{80} << qint64{0};
        QTest::newRow("of nothing") << qint64{5} << qint64{0} << qint64{0};
    }
    void ratios() {
        QFETCH(qint64, numerator);
        QFETCH(qint64, denominator);
        QFETCH(qint64, millionths);
        QCOMPARE(Ratio::of(numerator, denominator).millionths, millionths);
    }

    void ratiosCompareAsNumbers() {
        QVERIFY(Ratio::of(1, 3) < Ratio::of(1, 2));
        QVERIFY(Ratio::one() == Ratio::of(7, 7));
    }

    void instants() {
        QCOMPARE(toMs(instantFromMs(1'767'225'600'123)), 1'767'225'600'123);
        QCOMPARE(timeLeft(instantFromMs(500), instantFromMs(200)), Duration{300});
        QCOMPARE(timeLeft(instantFromMs(200), instantFromMs(200)), Duration{0});
        QCOMPARE(timeLeft(instantFromMs(200), instantFromMs(500)), Duration{0});
    }

    void enumerationTexts() {
        textsReadBack<ErrorCode>();
        textsReadBack<GameType>();
        textsReadBack<StakeTier>();
        textsReadBack<MatchPhase>();
        textsReadBack<EndReason>();
        textsReadBack<CancelReason>();
        textsReadBack<Cause>();
        textsReadBack<TicketStatus>();
        textsReadBack<ReadyResponse>();
        QCOMPARE(wireText(ErrorCode::Internal), std::string_view{"INTERNAL"});
        QCOMPARE(wireText(ErrorCode::BetOnOwnMatch), std::string_view{"BET_ON_OWN_MATCH"});
    }

    void tiers() {
        QCOMPARE(stakeOf(StakeTier::Bronze), 50U);
        QCOMPARE(stakeOf(StakeTier::Silver), 150U);
        QCOMPARE(stakeOf(StakeTier::Gold), 300U);
        QCOMPARE(stakeOf(StakeTier::Diamond), 500U);
        QCOMPARE(sequenceLengthOf(StakeTier::Bronze), 45);
        QCOMPARE(sequenceLengthOf(StakeTier::Diamond), 110);
    }

    void results() {
        const Result<int> fine = 5;
        QVERIFY(fine.ok() && fine);
        QCOMPARE(fine.value(), 5);
        const Result<int> refused = Error{ErrorCode::NotInQueue, "Not in a queue.", Duration{5}};
        QVERIFY(!refused.ok() && !refused);
        QVERIFY((refused.error() == Error{ErrorCode::NotInQueue, "Not in a queue.", Duration{5}}));
        Result<std::string> text = std::string{"moved"};
        QCOMPARE(std::move(text).value(), std::string{"moved"});
    }
};

QTEST_APPLESS_MAIN(VocabularyTest)
#include "tst_vocabulary.moc"
