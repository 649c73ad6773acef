// Goal: payouts empty the escrow to the unit, burn a tenth of what is won, and share out what does
// not divide to the one who is named for it.
#include "server/core/payout.h"
#include "shared/vocabulary/game.h"

#include <QtTest>

using namespace arcade;
using namespace arcade::core;

namespace {

constexpr MatchId kMatch{7, 7};

PlayerId player(std::uint64_t number) {
    return {1, number};
}

Amount units(std::uint64_t count) {
    return Amount::baseUnits(count);
}

QString text(const Amount& amount) {
    return QString::fromStdString(amount.toString());
}

Amount paidTo(const Payout& payout, const Account& account) {
    Amount sum;
    for (const Transfer& transfer : payout.transfers) {
        if (transfer.to == account)
            sum += transfer.amount;
    }
    return sum;
}

Amount paidInAll(const Payout& payout) {
    Amount sum;
    for (const Transfer& transfer : payout.transfers)
        sum += transfer.amount;
    return sum;
}

} // namespace

class PayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void winnerOfEachTier_data();
    void winnerOfEachTier();
    void stakesComeBack();
    void sidesShareTheirPrize_data();
    void sidesShareTheirPrize();
    void nothingIsNotMoved();
    void isBalancedWhateverTheStakes();
};

void PayoutTest::winnerOfEachTier_data() {
    QTest::addColumn<int>("tier");
    QTest::addColumn<int>("prize");
    QTest::addColumn<int>("burn");
    QTest::newRow("bronze") << 0 << 90 << 10;
    QTest::newRow("silver") << 1 << 270 << 30;
    QTest::newRow("gold") << 2 << 540 << 60;
    QTest::newRow("diamond") << 3 << 900 << 100;
}

void PayoutTest::winnerOfEachTier() {
    QFETCH(int, tier);
    QFETCH(int, prize);
    QFETCH(int, burn);
    const Amount stake = Amount::data(stakeOf(static_cast<StakeTier>(tier)));
    const Amount wonPrize = Amount::data(static_cast<std::uint64_t>(prize));
    const Amount burnt = Amount::data(static_cast<std::uint64_t>(burn));
    QCOMPARE(splitPot(stake, 2), (PotSplit{wonPrize + burnt, burnt, wonPrize}));

    const Payout payout = payWinner(kMatch, {{player(1), 0, stake}, {player(2), 1, stake}}, 1);
    QCOMPARE(payout.transfers,
             (std::vector<Transfer>{
                 {Account::escrow(kMatch), Account::available(player(2)), wonPrize},
                 {Account::escrow(kMatch), Account::burn(), burnt},
             }));
    QCOMPARE(payout.credited, (std::vector<Amount>{Amount{}, wonPrize}));
}

void PayoutTest::stakesComeBack() {
    const Payout payout =
        payBack(kMatch, {{player(1), 0, Amount::data(300)}, {player(2), 1, Amount::data(300)}});
    QCOMPARE(payout.transfers,
             (std::vector<Transfer>{
                 {Account::escrow(kMatch), Account::available(player(1)), Amount::data(300)},
                 {Account::escrow(kMatch), Account::available(player(2)), Amount::data(300)},
             }));
    QCOMPARE(payout.credited, (std::vector<Amount>{Amount::data(300), Amount::data(300)}));
}

void PayoutTest::sidesShareTheirPrize_data() {
    QTest::addColumn<QList<int>>("winnerStakes");
    QTest::addColumn<int>("loserStake");
    QTest::addColumn<QList<int>>("credited");
    // Pot 200, burn 20, prize 180.
    QTest::newRow("even") << QList<int>{50, 50} << 100 << QList<int>{90, 90};
    // Pot 200, prize 180 over three: 60 each.
    QTest::newRow("three, one more unit at stake")
        << QList<int>{34, 33, 33} << 100 << QList<int>{62, 59, 59};
    // Pot 11, burn 1, prize 10: 3, 3, 3 and one left.
    QTest::newRow("rest to the first") << QList<int>{1, 1, 1} << 8 << QList<int>{4, 3, 3};
    QTest::newRow("burn rounds down") << QList<int>{5} << 4 << QList<int>{9};
    QTest::newRow("no stakes of their own") << QList<int>{0, 0} << 11 << QList<int>{5, 5};
}

void PayoutTest::sidesShareTheirPrize() {
    QFETCH(QList<int>, winnerStakes);
    QFETCH(int, loserStake);
    QFETCH(QList<int>, credited);
    std::vector<Stakeholder> all{{player(99), 1, units(static_cast<std::uint64_t>(loserStake))}};
    for (const int stake : winnerStakes)
        all.push_back({player(all.size()), 0, units(static_cast<std::uint64_t>(stake))});
    const Payout payout = payWinner(kMatch, all, 0);
    QCOMPARE(text(payout.credited[0]), QStringLiteral("0"));
    for (int index = 0; index < credited.size(); ++index) {
        QCOMPARE(text(payout.credited[static_cast<std::size_t>(index) + 1]),
                 QString::number(credited[index]));
    }
}

void PayoutTest::nothingIsNotMoved() {
    QVERIFY(payWinner(kMatch, {{player(1), 0, {}}, {player(2), 1, {}}}, 0).transfers.empty());
    QVERIFY(payBack(kMatch, {{player(1), 0, {}}, {player(2), 1, {}}}).transfers.empty());
    // A pot under ten units burns nothing.
    QCOMPARE(
        payWinner(kMatch, {{player(1), 0, units(4)}, {player(2), 1, units(5)}}, 0).transfers.size(),
        1U);
}

void PayoutTest::isBalancedWhateverTheStakes() {
    std::uint32_t seed = 3;
    const auto next = [&seed](std::uint32_t bound) {
        seed = seed * 1664525U + 1013904223U;
        return (seed >> 8) % bound;
    };
    for (int round = 0; round < 3000; ++round) {
        const int sides = static_cast<int>(2 + next(3));
        std::vector<Stakeholder> all;
        Amount pot;
        for (std::uint64_t count = 0; count < 16; ++count) {
            const int side = static_cast<int>(count) % sides;
            all.push_back({player(count), side, units(next(1000))});
            pot += all.back().stake;
        }
        for (const Payout& payout : {payWinner(kMatch, all, 0), payBack(kMatch, all)}) {
            QCOMPARE(text(paidInAll(payout)), text(pot));
            for (std::size_t index = 0; index < all.size(); ++index) {
                QCOMPARE(text(payout.credited[index]),
                         text(paidTo(payout, Account::available(all[index].player))));
            }
        }
        QCOMPARE(text(paidTo(payWinner(kMatch, all, 0), Account::burn())),
                 text(splitPot(pot).burn));
    }
}

QTEST_APPLESS_MAIN(PayoutTest)
#include "tst_payout.moc"
