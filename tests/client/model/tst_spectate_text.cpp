// Goal: how a watched match ended, and what came of each bet on it, is said in words that fit every
// end there is.
#include "client/model/spectate_text.h"

#include <QLocale>
#include <QTest>

using namespace arcade;
using namespace arcade::client;

namespace {

const std::string kAnn = "0x00000000000000000000000000000000000000aa";
const std::string kBob = "0x00000000000000000000000000000000000000bb";

std::vector<SideCard> sides() {
    return {{kAnn, "ann", {{*Address::parse(kAnn), "ann", 1247, 18, 76}}},
            {kBob, "bob", {{*Address::parse(kBob), "bob", 1189, 23, 81}}}};
}

SpectateResult ended(const std::optional<EndReason>& reason,
                     const std::optional<std::string>& winner) {
    SpectateResult result;
    result.endReason = reason;
    result.winner.value = winner;
    return result;
}

BetsOnMatch betsOnBoth() {
    BetsOnMatch bets;
    bets.sides = sides();
    bets.bets = {{{}, Amount::data(50), kBob, Ratio::of(2'850, 1'000), "0x1", BetId{1, 1}},
                 {{}, Amount::data(30), kAnn, Ratio::of(1'425, 1'000), "0x2", BetId{1, 2}},
                 {{}, Amount::data(50), kBob, Ratio::of(2'500, 1'000), "0x3", BetId{1, 3}}};
    return bets;
}

SpectateResult paid(const std::optional<std::string>& winner, int forBob, int forAnn) {
    SpectateResult result = ended(EndReason::Completed, winner);
    const auto data = [](int whole) { return Amount::data(static_cast<std::uint64_t>(whole)); };
    result.bets = {{kBob, data(50), data(forBob)},
                   {kAnn, data(30), data(forAnn)},
                   {kBob, data(50), data(forBob)}};
    result.payout = data(2 * forBob + forAnn);
    return result;
}

QStringList columnOf(const QList<RowListModel::Row>& rows, int column) {
    QStringList texts;
    for (const RowListModel::Row& row : rows)
        texts.append(row.at(column).toString());
    return texts;
}

} // namespace

class TestSpectateText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_US"))); }

    void namesTheSides();
    void saysHowItEnded_data();
    void saysHowItEnded();
    void listsOpenBets();
    void listsEndedBets();
    void listsBetsOfWhichOnlyTheEndIsKnown();
    void sumsUp_data();
    void sumsUp();
};

void TestSpectateText::namesTheSides() {
    std::vector<SideCard> both = sides();
    QCOMPARE(SpectateText::against(both), QStringLiteral("ann against bob"));
    QCOMPARE(SpectateText::nameOf(both, kBob), QStringLiteral("bob"));
    QCOMPARE(SpectateText::rating(both[0]), QStringLiteral("1,247"));
    both[0].name.clear();
    QCOMPARE(SpectateText::name(both[0]), QStringLiteral("ann"));
    both[0].players.push_back({*Address::parse(kBob), "cid", 1200, 0, 0});
    QCOMPARE(SpectateText::rating(both[0]), QStringLiteral("1,223"));
    QCOMPARE(SpectateText::rating(SideCard()), QString());
    QCOMPARE(SpectateText::record(SideCard()), QString());
    QCOMPARE(SpectateText::record(both[1]), QStringLiteral("23 wins · 81 wpm"));
    QCOMPARE(SpectateText::record(both[0]), QStringLiteral("2 players"));
    QCOMPARE(SpectateText::nameOf({}, kBob), QStringLiteral("0x0000…00bb"));
    QCOMPARE(SpectateText::nameOf({}, "0123456789abcdef"), QStringLiteral("01234567"));
    QCOMPARE(SpectateText::against({}), QString());
    QCOMPARE(SpectateText::against({sides()[1]}), QStringLiteral("bob"));
    std::vector<SideCard> many(8, sides()[1]);
    QVERIFY(SpectateText::against(many).startsWith(QStringLiteral("bob, bob and 6 other")));
}

void TestSpectateText::saysHowItEnded_data() {
    QTest::addColumn<SpectateResult>("result");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, std::optional<EndReason> reason,
                        std::optional<std::string> winner, const char* verdict, const char* part) {
        QTest::newRow(name) << ended(reason, winner) << QString::fromLatin1(verdict)
                            << QString::fromLatin1(part);
    };
    row("completed", EndReason::Completed, kBob, "bob wins", "First to finish the sequence.");
    row("time", EndReason::Timeout, kAnn, "ann wins", "Ahead when time ran out.");
    row("tie", EndReason::Timeout, {}, "Tie", "Every bet goes back.");
    row("forfeit", EndReason::Forfeit, kAnn, "ann wins", "gave up");
    row("void", EndReason::Void, {}, "Match void", "Every bet goes back.");
    row("cancelled", {}, {}, "Match cancelled", "Every bet goes back.");
}

void TestSpectateText::saysHowItEnded() {
    QFETCH(SpectateResult, result);
    QFETCH(QString, part);
    QTEST(SpectateText::verdict(result, sides()), "verdict");
    const QString how = SpectateText::how(result);
    QVERIFY2(how.contains(part), qPrintable(how));
}

void TestSpectateText::listsOpenBets() {
    const auto rows = SpectateText::rows(betsOnBoth());
    QCOMPARE(columnOf(rows, 0).front(), QStringLiteral("ann against bob"));
    QCOMPARE(columnOf(rows, 1), (QStringList{QStringLiteral("50 $DATA on bob at 2.85"),
                                             QStringLiteral("30 $DATA on ann at 1.42"),
                                             QStringLiteral("50 $DATA on bob at 2.50")}));
    QCOMPARE(rows[0].at(2).toInt(), static_cast<int>(BetState::Open));
    QCOMPARE(columnOf(rows, 3).front(), QStringLiteral("Open"));
    QCOMPARE(SpectateText::settled(betsOnBoth()), QString());
    BetsOnMatch both = betsOnBoth();
    QCOMPARE(SpectateText::staked(&both), Amount::data(130));
    QCOMPARE(SpectateText::staked(nullptr), Amount());
    both.isUncertain = true;
    const auto uncertain = SpectateText::rows(both);
    QCOMPARE(uncertain[0].at(2).toInt(), static_cast<int>(BetState::Unknown));
    QCOMPARE(columnOf(uncertain, 3).front(), QStringLiteral("Not told: see your balance"));
}

void TestSpectateText::listsEndedBets() {
    BetsOnMatch bets = betsOnBoth();
    bets.result = paid(kBob, 62, 0);
    const auto rows = SpectateText::rows(bets);
    QCOMPARE(columnOf(rows, 1), (QStringList{QStringLiteral("50 $DATA on bob at 2.85"),
                                             QStringLiteral("30 $DATA on ann at 1.42"),
                                             QStringLiteral("50 $DATA on bob at 2.50")}));
    QCOMPARE(columnOf(rows, 3), (QStringList{QStringLiteral("Won 62 $DATA"), QStringLiteral("Lost"),
                                             QStringLiteral("Won 62 $DATA")}));
    QCOMPARE(rows[1].at(2).toInt(), static_cast<int>(BetState::Lost));
}

void TestSpectateText::listsBetsOfWhichOnlyTheEndIsKnown() {
    BetsOnMatch bets;
    bets.result = paid({}, 50, 30);
    const auto rows = SpectateText::rows(bets);
    QCOMPARE(columnOf(rows, 1).front(), QStringLiteral("50 $DATA on 0x0000…00bb"));
    QCOMPARE(columnOf(rows, 3).front(), QStringLiteral("Given back"));
    QVERIFY(!SpectateText::settled(bets).isEmpty());
}

void TestSpectateText::sumsUp_data() {
    QTest::addColumn<SpectateResult>("result");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const SpectateResult& result, const char* sentence) {
        QTest::newRow(name) << result << QString::fromLatin1(sentence);
    };
    row("won", paid(kBob, 62, 0), "Your bets return 124 $DATA.");
    row("lost", paid(std::string("0xcc"), 0, 0), "Your bets are lost.");
    row("tie", paid({}, 50, 30), "Your bets are given back.");
    row("nobody bet on the winner", paid(std::string("0xcc"), 50, 30), "Your bets are given back.");
}

void TestSpectateText::sumsUp() {
    QFETCH(SpectateResult, result);
    BetsOnMatch bets = betsOnBoth();
    bets.result = result;
    QTEST(SpectateText::settled(bets), "sentence");
    QCOMPARE(SpectateText::settledElsewhere(bets),
             QStringLiteral("ann against bob is over. ") + SpectateText::settled(bets));
}

QTEST_GUILESS_MAIN(TestSpectateText)
#include "tst_spectate_text.moc"
