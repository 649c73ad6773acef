// Goal: bounties are paid to the unit (SPEC 3.5) and ratings change against the field (SPEC 3.3),
// rounding and remainders included.
#include "server/core/payout.h"
#include "server/core/rating.h"
#include "server/core/settlement_plan.h"
#include "tests/core/scenario.h"

#include <QTest>

#include <numeric>

using namespace arcade;
using namespace arcade::core;

class TestHuntPayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bounties_data();
    void bounties();
    void stakesThatDoNotDivide_data();
    void stakesThatDoNotDivide();
    void emptiesTheEscrow();
    void ratings_data();
    void ratings();
    void reportsSayWhoTookWhat();
    void voidGivesBack();
};

namespace {

const MatchId kMatch{7, 7};

PlayerId hunterAt(std::size_t index) {
    return PlayerId{4, index};
}

/// Each hunts the next, the last the first.
std::vector<Hunter> ringOf(const std::vector<int>& scores, const Amount& stake) {
    std::vector<Hunter> hunters;
    for (std::size_t index = 0; index < scores.size(); ++index)
        hunters.push_back({hunterAt(index), stake, scores[index], (index + 1) % scores.size()});
    return hunters;
}

std::vector<int> numbersOf(const QByteArray& text) {
    std::vector<int> numbers;
    for (const QString& one : QString::fromLatin1(text).split(u' '))
        numbers.push_back(one.toInt());
    return numbers;
}

Match matchOf(const std::vector<int>& scores, const std::vector<int>& ratings) {
    Match match;
    match.id = kMatch;
    match.queue = {GameType::BountyHunt, StakeTier::Bronze, {}};
    match.phase = MatchPhase::Active;
    match.startedAt = instantFromMs(0);
    match.sequence = std::string(60, 'x');
    for (std::size_t index = 0; index < scores.size(); ++index) {
        Participant one;
        one.ticket.player = hunterAt(index);
        one.ticket.card.address.bytes[0] = static_cast<std::uint8_t>(index + 1);
        one.ticket.card.rating = ratings[index];
        one.ticket.stake = Amount::data(50);
        one.side = static_cast<int>(index);
        one.cursor.score = scores[index] / 60 * 60;
        one.cursor.position = scores[index] % 60;
        one.target = hunterAt((index + 1) % scores.size());
        match.sides.push_back({one.ticket.card.address.toString(), {}});
        match.participants.push_back(one);
    }
    return match;
}

} // namespace

void TestHuntPayout::bounties_data() {
    QTest::addColumn<QByteArray>("scores");
    QTest::addColumn<QByteArray>("credited");
    QTest::addColumn<int>("burnt");
    const auto row = [](const char* name, const char* scores, const char* credited, int burnt) {
        QTest::newRow(name) << QByteArray{scores} << QByteArray{credited} << burnt;
    };
    row("nobody typed", "0 0 0 0", "50 50 50 50", 0);
    row("all equal", "9 9 9 9", "50 50 50 50", 0);
    row("one beats the target", "1 0 0 0", "95 0 50 50", 5);
    row("a chain", "3 2 1 0", "95 45 45 0", 15);
    row("a chain the other way", "0 1 2 3", "0 50 50 95", 5);
    row("every other", "5 1 5 1", "95 0 95 0", 10);
    row("the best has the next best", "100 99 1 1", "95 45 0 50", 10);
    row("two hunters", "7 3", "95 0", 5);
    row("eight", "10 20 30 40 50 60 70 80", "0 50 50 50 50 50 50 95", 5);
}

void TestHuntPayout::bounties() {
    QFETCH(QByteArray, scores);
    QFETCH(QByteArray, credited);
    QFETCH(int, burnt);
    const Payout payout = payBounties(kMatch, ringOf(numbersOf(scores), Amount::data(50)));
    const std::vector<int> expected = numbersOf(credited);
    for (std::size_t index = 0; index < expected.size(); ++index)
        QCOMPARE(payout.credited[index], Amount::data(static_cast<std::uint64_t>(expected[index])));
    Amount burn;
    for (const Transfer& transfer : payout.transfers) {
        QCOMPARE(transfer.from, Account::escrow(kMatch));
        QVERIFY(!transfer.amount.isZero());
        if (transfer.to == Account::burn())
            burn += transfer.amount;
    }
    QCOMPARE(burn, Amount::data(static_cast<std::uint64_t>(burnt)));
}

void TestHuntPayout::stakesThatDoNotDivide_data() {
    QTest::addColumn<quint64>("stake");
    QTest::addColumn<quint64>("bounty");
    QTest::addColumn<quint64>("burnt");
    QTest::newRow("one unit") << quint64{1} << quint64{1} << quint64{0};
    QTest::newRow("nine units") << quint64{9} << quint64{9} << quint64{0};
    QTest::newRow("ten units") << quint64{10} << quint64{9} << quint64{1};
    QTest::newRow("nineteen units") << quint64{19} << quint64{18} << quint64{1};
    QTest::newRow("many units") << quint64{999'999'999'999'999'999}
                                << quint64{900'000'000'000'000'000}
                                << quint64{99'999'999'999'999'999};
}

/// Each bounty is rounded by itself, down in the burn; three are taken.
void TestHuntPayout::stakesThatDoNotDivide() {
    QFETCH(quint64, stake);
    QFETCH(quint64, bounty);
    QFETCH(quint64, burnt);
    const Amount one = Amount::baseUnits(stake);
    const Payout payout = payBounties(kMatch, ringOf({3, 2, 1, 0}, one));
    QCOMPARE(payout.credited[0], one + Amount::baseUnits(bounty));
    QCOMPARE(payout.credited[1], Amount::baseUnits(bounty));
    QCOMPARE(payout.credited[2], Amount::baseUnits(bounty));
    QVERIFY(payout.credited[3].isZero());
    Amount burn;
    for (const Transfer& transfer : payout.transfers) {
        if (transfer.to == Account::burn())
            burn += transfer.amount;
    }
    QCOMPARE(burn, Amount::baseUnits(burnt).scaled(3, 1));
}

void TestHuntPayout::emptiesTheEscrow() {
    for (std::size_t hunters = 2; hunters <= 64; ++hunters) {
        std::vector<int> scores(hunters);
        for (std::size_t index = 0; index < hunters; ++index)
            scores[index] = static_cast<int>(index * 37 % 11);
        const Amount stake = Amount::baseUnits(1'000'003);
        Amount left = stake.scaled(hunters, 1);
        for (const Transfer& transfer : payBounties(kMatch, ringOf(scores, stake)).transfers)
            left -= transfer.amount;
        QVERIFY(left.isZero());
    }
}

void TestHuntPayout::ratings_data() {
    QTest::addColumn<QByteArray>("scores");
    QTest::addColumn<QByteArray>("ratings");
    QTest::addColumn<QByteArray>("changes");
    const auto row = [](const char* name, const char* scores, const char* ratings,
                        const char* changes) {
        QTest::newRow(name) << QByteArray{scores} << QByteArray{ratings} << QByteArray{changes};
    };
    row("all equal", "5 5 5 5", "1200 1200 1200 1200", "0 0 0 0");
    // 32 x (mean score - 0.5): 3 of 3, 2 of 3, 1 of 3, none.
    row("in order", "40 30 20 10", "1200 1200 1200 1200", "16 5 -5 -16");
    row("shared top", "40 40 20 10", "1200 1200 1200 1200", "10 10 -5 -16");
    // Expected of 1300 against 1100: 0.759747; of 1100: 0.240253.
    row("stronger wins", "9 1", "1300 1100", "7 -7");
    row("weaker wins", "1 9", "1300 1100", "-24 24");
    row("truncated after the mean", "9 9 1", "1100 1100 1300", "12 12 -24");
    row("eight", "80 70 60 50 40 30 20 10", "1200 1200 1200 1200 1200 1200 1200 1200",
        "16 11 6 2 -2 -6 -11 -16");
}

void TestHuntPayout::ratings() {
    QFETCH(QByteArray, scores);
    QFETCH(QByteArray, ratings);
    QFETCH(QByteArray, changes);
    const Match match = matchOf(numbersOf(scores), numbersOf(ratings));
    const Settlement plan = planSettlement(match, timeoutVerdict(match), instantFromMs(360'000));
    std::vector<int> told;
    for (const PlayerOutcome& one : plan.players)
        told.push_back(one.ratingChange);
    QCOMPARE(told, numbersOf(changes));
}

void TestHuntPayout::reportsSayWhoTookWhat() {
    const Match match = matchOf({70, 60, 65, 0}, {1200, 1200, 1200, 1200});
    const Settlement plan = planSettlement(match, timeoutVerdict(match), instantFromMs(360'000));
    const auto address = [&](std::size_t index) {
        return match.participants[index].ticket.card.address;
    };
    const auto hunt = [&](std::size_t index) { return *plan.players[index].hunt; };
    QCOMPARE(hunt(0), (HuntReport{address(1), Amount::data(45), address(3), false}));
    QCOMPARE(hunt(1), (HuntReport{address(2), Amount{}, address(0), true}));
    QCOMPARE(hunt(2), (HuntReport{address(3), Amount::data(45), address(1), false}));
    QCOMPARE(hunt(3), (HuntReport{address(0), Amount{}, address(2), true}));
    QCOMPARE(plan.players[0].won, std::optional{true});
    QCOMPARE(plan.players[2].won, std::optional{false});
    QCOMPARE(plan.players[0].stats.score, 70);
}

void TestHuntPayout::voidGivesBack() {
    const Match match = matchOf({70, 60, 65, 0}, {1200, 1300, 1400, 1500});
    const Settlement plan =
        planSettlement(match, {EndReason::Void, std::nullopt, std::nullopt}, instantFromMs(1));
    QCOMPARE(plan.transfers.size(), std::size_t{4});
    for (const PlayerOutcome& one : plan.players) {
        QCOMPARE(one.prize, Amount::data(50));
        QCOMPARE(one.ratingChange, 0);
        QVERIFY(!one.hunt && !one.won);
    }
}

QTEST_GUILESS_MAIN(TestHuntPayout)
#include "tst_hunt_payout.moc"
