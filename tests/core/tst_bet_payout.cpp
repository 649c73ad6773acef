// Goal: bets pay what SPEC 3.7 says for any number of sides, and empty the pool to the unit.
#include "server/core/bet_book.h"
#include "server/core/bet_payout.h"

#include <QtTest>

#include <algorithm>

using namespace arcade;
using namespace arcade::core;

class BetPayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void odds_data();
    void odds();
    void pays_data();
    void pays();
    void paysOneTransferABettor();
    void holdsLargestAmounts();
    void winningBetNeverLoses();
    void bookAddsUp();
};

namespace {

constexpr MatchId kMatch{7, 7};
constexpr int kNobody = -1;

Amount units(std::uint64_t count) {
    return Amount::baseUnits(count);
}

Bet betOf(std::uint64_t player, int side, const Amount& amount) {
    static std::uint64_t number = 0;
    return {BetId{8, ++number}, kMatch, PlayerId{1, player}, {}, side, amount, {}};
}

/// `side:amount`, one bet a player, in base units.
std::vector<Bet> betsOf(const char* text) {
    std::vector<Bet> bets;
    for (const QString& one : QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts)) {
        const QStringList parts = one.split(u':');
        bets.push_back(betOf(bets.size() + 1, parts[0].toInt(), units(parts[1].toULongLong())));
    }
    return bets;
}

Amount paidTo(const BetPayout& payout, const Account& account) {
    Amount sum;
    for (const Transfer& transfer : payout.transfers) {
        if (transfer.to == account)
            sum += transfer.amount;
    }
    return sum;
}

Amount sumOf(const std::vector<Bet>& bets) {
    Amount sum;
    for (const Bet& bet : bets)
        sum += bet.amount;
    return sum;
}

} // namespace

void BetPayoutTest::odds_data() {
    QTest::addColumn<qulonglong>("pool");
    QTest::addColumn<qulonglong>("side");
    QTest::addColumn<qlonglong>("millionths");
    const auto row = [](const char* name, qulonglong pool, qulonglong side, qlonglong millionths) {
        QTest::newRow(name) << pool << side << millionths;
    };
    row("no bet", 0, 0, 2'000'000);
    row("none on this side", 500, 0, 2'000'000);
    row("800 of 1200", 1200, 800, 1'425'000);
    row("400 of 1200", 1200, 400, 2'850'000);
    row("all on one side", 700, 700, 1'000'000);
    row("others have less than a twentieth", 1000, 980, 1'000'000);
    row("others have exactly a twentieth", 1000, 950, 1'000'000);
    row("others have a little more", 1000, 949, 1'001'053);
    row("rounded down", 300, 90, 3'166'666);
    row("rake rounded down", 39, 19, 2'000'000);
}

void BetPayoutTest::odds() {
    QFETCH(qulonglong, pool);
    QFETCH(qulonglong, side);
    QFETCH(qlonglong, millionths);
    QCOMPARE(oddsOf(units(pool), units(side)).millionths, millionths);
}

void BetPayoutTest::pays_data() {
    QTest::addColumn<QByteArray>("bets");
    QTest::addColumn<int>("winner");
    QTest::addColumn<QByteArray>("credited");
    QTest::addColumn<qulonglong>("rake");
    const auto row = [](const char* name, const char* bets, int winner, const char* credited,
                        qulonglong rake) {
        QTest::newRow(name) << QByteArray{bets} << winner << QByteArray{credited} << rake;
    };
    row("the larger side wins", "0:800 1:400", 0, "1140 0", 60);
    row("the smaller side wins", "0:800 1:400", 1, "0 1140", 60);
    row("shared in proportion", "0:300 0:100 1:400", 0, "570 190 0", 40);
    row("what does not divide is raked", "0:100 0:100 0:100 1:101", 0, "127 127 127 0", 20);
    row("the losers' pool bounds the rake", "0:1000 1:30", 0, "1000 0", 30);
    row("everyone on the winner", "0:100 0:50", 0, "100 50", 0);
    row("nobody on the winner", "0:100 0:50", 1, "100 50", 0);
    row("no winner", "0:800 1:400", kNobody, "800 400", 0);
    row("three sides", "0:100 1:200 2:300", 1, "0 570 0", 30);
    row("eight sides", "0:10 1:10 2:10 3:10 4:10 5:10 6:10 7:10", 5, "0 0 0 0 0 76 0 0", 4);
    row("third of three without bets on it", "0:100 1:200", 2, "100 200", 0);
    row("one unit", "0:1 1:1", 0, "2 0", 0);
    row("no bets", "", 0, "", 0);
}

void BetPayoutTest::pays() {
    QFETCH(QByteArray, bets);
    QFETCH(int, winner);
    QFETCH(QByteArray, credited);
    QFETCH(qulonglong, rake);
    const std::vector<Bet> placed = betsOf(bets.constData());
    const BetPayout payout =
        payBets(kMatch, placed, winner == kNobody ? std::nullopt : std::optional{winner});

    QStringList got;
    for (const Amount& amount : payout.credited)
        got.push_back(QString::fromStdString(amount.toString()));
    QCOMPARE(got.join(u' '), QString::fromLatin1(credited));
    QCOMPARE(paidTo(payout, Account::rake()), units(rake));
    Amount paid;
    for (const Transfer& transfer : payout.transfers) {
        QCOMPARE(transfer.from, Account::betPool(kMatch));
        QVERIFY(!transfer.amount.isZero());
        paid += transfer.amount;
    }
    QCOMPARE(paid, sumOf(placed));
    for (std::size_t index = 0; index < placed.size(); ++index)
        QCOMPARE(paidTo(payout, Account::available(placed[index].player)), payout.credited[index]);
}

void BetPayoutTest::paysOneTransferABettor() {
    const std::vector<Bet> bets{betOf(1, 0, units(100)), betOf(2, 1, units(300)),
                                betOf(1, 0, units(50)), betOf(1, 1, units(50))};
    const BetPayout payout = payBets(kMatch, bets, 0);
    // Pool 500, rake 25, won 475 for 150.
    QCOMPARE(payout.credited, (std::vector<Amount>{units(316), {}, units(158), {}}));
    QCOMPARE(payout.transfers,
             (std::vector<Transfer>{
                 {Account::betPool(kMatch), Account::available(PlayerId{1, 1}), units(474)},
                 {Account::betPool(kMatch), Account::rake(), units(26)}}));
}

void BetPayoutTest::holdsLargestAmounts() {
    // Nearly 2^256 in all: what is multiplied on the way does not fit, what comes out does.
    const Amount large = *Amount::parse("5" + std::string(76, '0'));
    const std::vector<Bet> bets{betOf(1, 0, large), betOf(2, 1, large)};
    const BetPayout payout = payBets(kMatch, bets, 0);
    QCOMPARE(payout.credited[0], *Amount::parse("95" + std::string(75, '0')));
    QCOMPARE(paidTo(payout, Account::rake()), *Amount::parse("5" + std::string(75, '0')));
    QCOMPARE(oddsOf(large + large, large).millionths, 1'900'000);
}

void BetPayoutTest::winningBetNeverLoses() {
    std::uint64_t state = 1;
    const auto below = [&state](std::uint64_t bound) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (state >> 33U) % bound;
    };
    for (int round = 0; round < 2000; ++round) {
        const int sides = 2 + static_cast<int>(below(7));
        std::vector<Bet> bets;
        for (std::uint64_t count = 1 + below(12); count > 0; --count)
            bets.push_back(betOf(below(6), static_cast<int>(below(static_cast<unsigned>(sides))),
                                 units(1 + below(1000))));
        const int winner = static_cast<int>(below(static_cast<unsigned>(sides)));
        const BetPayout payout = payBets(kMatch, bets, winner);
        Amount paid;
        for (const Transfer& transfer : payout.transfers)
            paid += transfer.amount;
        QCOMPARE(paid, sumOf(bets));
        const bool isWon = std::any_of(bets.begin(), bets.end(),
                                       [&](const Bet& bet) { return bet.side == winner; });
        for (std::size_t index = 0; index < bets.size(); ++index) {
            if (!isWon)
                QCOMPARE(payout.credited[index], bets[index].amount);
            else if (bets[index].side == winner)
                QVERIFY(payout.credited[index] >= bets[index].amount);
            else
                QVERIFY(payout.credited[index].isZero());
        }
    }
}

void BetPayoutTest::bookAddsUp() {
    BetBook book{3};
    QCOMPARE(book.pools().sides.at(2).odds.millionths, 2'000'000);
    const std::vector<Bet> bets{betOf(2, 0, units(800)), betOf(1, 1, units(300)),
                                betOf(1, 1, units(100))};
    for (const Bet& bet : bets)
        book.add(bet);
    const BetPools expected{
        {{units(800), Ratio{1'425'000}}, {units(400), Ratio{2'850'000}}, {{}, Ratio{2'000'000}}},
        units(1200)};
    QCOMPARE(book.pools() == expected, true);
    QCOMPARE(book.amountOf(PlayerId{1, 1}), units(400));
    QCOMPARE(book.amountOf(PlayerId{1, 9}), Amount{});
    QCOMPARE(book.all() == (std::vector<Bet>{bets[1], bets[2], bets[0]}), true);
}

QTEST_APPLESS_MAIN(BetPayoutTest)
#include "tst_bet_payout.moc"
