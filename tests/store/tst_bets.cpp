// Goal: the money of a bet is in one place at any time, moves once whatever is repeated, and is
// explained after a restart.
#include "tests/store/bets.h"

#include <QObject>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

class BetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }
    void init();
    void cleanup() { m_fixture.reset(); }

    void reservedAmountIsLocked();
    void reservationIsRefused();
    void releaseGivesBackOnce();
    void releaseLeavesAlone();
    void placedBetIsInThePool();
    void placingAgainAnswersTheSame();
    void winnersAreNamedWithTheirBalance();
    void settledOnce();
    void everyBetComesBack();
    void restartKeepsWhatWasPlaced();
    void topUpCountsBets();
    void strayPoolIsReported();
    void failedCommitIsFatal_data();
    void failedCommitIsFatal();

private:
    Amount available(int number) { return m_fixture->account(playerId(number))->available; }
    Amount locked(int number) { return m_fixture->account(playerId(number))->locked; }
    void verifySound() {
        const auto report = m_fixture->audit();
        QVERIFY2(report.sound, report.faults.empty() ? "" : report.faults.front().c_str());
    }

    std::unique_ptr<StoreFixture> m_fixture;
    RunningDuel m_duel;
    /// Of players 7 and 8 on one side each.
    std::vector<core::Bet> m_bets;
};

void BetsTest::init() {
    QFETCH_GLOBAL(BackendKind, backend);
    m_fixture = std::make_unique<StoreFixture>(backend);
    QVERIFY(m_fixture->open().ok());
    m_duel = startDuel(*m_fixture, 0);
    m_fixture->newPlayer(7);
    m_fixture->newPlayer(8);
    m_bets = {betOn(m_duel.match, 0, playerId(7), Amount::data(100), 1),
              betOn(m_duel.match, 1, playerId(8), Amount::data(60), 2)};
}

void BetsTest::reservedAmountIsLocked() {
    for (int attempt = 0; attempt < 2; ++attempt) {
        QVERIFY(m_fixture->reserveBet(playerId(7), betId(1), Amount::data(100)).ok());
        QCOMPARE(available(7), Amount::data(9'900));
        QCOMPARE(locked(7), Amount::data(100));
    }
    // Another bet is held beside it, and so is a stake.
    QVERIFY(m_fixture->reserveBet(playerId(7), betId(2), Amount::data(10)).ok());
    QVERIFY(m_fixture->reserve(playerId(7), ticketId(7), Amount::data(300)).ok());
    QCOMPARE(locked(7), Amount::data(410));
    verifySound();
}

void BetsTest::reservationIsRefused() {
    const Amount tooMuch = Amount::data(10'000) + Amount::baseUnits(1);
    const auto poor = m_fixture->reserveBet(playerId(7), betId(1), tooMuch);
    QCOMPARE(poor.error().code, ErrorCode::InsufficientFunds);
    const auto stranger = m_fixture->reserveBet(playerId(99), betId(1), Amount::data(10));
    QCOMPARE(stranger.error().code, ErrorCode::Unauthenticated);
    QCOMPARE(available(7), Amount::data(10'000));
    QVERIFY(locked(7).isZero());
    // The refused id is as good as new.
    QVERIFY(m_fixture->reserveBet(playerId(7), betId(1), Amount::data(10'000)).ok());
    QVERIFY(available(7).isZero());
    verifySound();
}

void BetsTest::releaseGivesBackOnce() {
    QVERIFY(m_fixture->reserveBet(playerId(7), betId(1), Amount::data(100)).ok());
    for (int attempt = 0; attempt < 2; ++attempt) {
        QVERIFY(m_fixture->releaseBet(betId(1), playerId(7)).ok());
        QCOMPARE(available(7), Amount::data(10'000));
        QVERIFY(locked(7).isZero());
    }
    QVERIFY(m_fixture->releaseBet(betId(9), playerId(7)).ok());
    verifySound();
}

void BetsTest::releaseLeavesAlone() {
    QVERIFY(m_fixture->reserveBet(playerId(7), betId(1), Amount::data(100)).ok());
    const auto strangers = m_fixture->releaseBet(betId(1), playerId(8));
    QCOMPARE(strangers.error().code, ErrorCode::InvalidState);
    QVERIFY(m_fixture->commit({placed(m_bets[0])}));
    const auto late = m_fixture->releaseBet(betId(1), playerId(7));
    QCOMPARE(late.error().code, ErrorCode::InvalidState);
    QCOMPARE(available(7), Amount::data(9'900));
    verifySound();
}

void BetsTest::placedBetIsInThePool() {
    const auto booked = place(*m_fixture, m_bets[0]);
    QVERIFY(booked);
    QCOMPARE(booked->txHash.size(), 64u);
    QCOMPARE(booked->balance, Amount::data(9'900));
    QCOMPARE(available(7), Amount::data(9'900));
    QVERIFY(locked(7).isZero());
    const std::vector<host::PlacedBet> known{{betId(1), matchId(0), booked->txHash}};
    QVERIFY(m_fixture->account(playerId(7))->bets == known);
    QVERIFY(m_fixture->load().bets == std::vector{m_bets[0]});
    verifySound();
}

void BetsTest::placingAgainAnswersTheSame() {
    const auto booked = place(*m_fixture, m_bets[0]);
    QVERIFY(booked);
    QVERIFY(m_fixture->reserveBet(playerId(7), betId(1), Amount::data(100)).ok());
    const auto again = m_fixture->commit({placed(m_bets[0])});
    QVERIFY(again);
    QCOMPARE(again->betsPlaced.at(betId(1)).txHash, booked->txHash);
    QCOMPARE(again->betsPlaced.at(betId(1)).balance, Amount::data(9'900));
    verifySound();
}

void BetsTest::winnersAreNamedWithTheirBalance() {
    for (const core::Bet& bet : m_bets)
        QVERIFY(place(*m_fixture, bet));
    const core::BetSettledEvent event{betId(1), matchId(0), addressOf(7), Amount::data(152)};
    const auto receipt = m_fixture->commit(
        {wonByFirst(m_duel.match), wonByFirst(m_duel.match, m_bets, Amount::data(8)),
         core::MatchErased{matchId(0)},
         core::EventRaised{eventId(1), kStart, "code_duel/gold", event}});
    QVERIFY(receipt);
    const auto& booked = receipt->betsSettled.at(matchId(0));
    QCOMPARE(booked.txHash.size(), 64u);
    QVERIFY((booked.balances == std::map<PlayerId, Amount>{{playerId(7), Amount::data(10'052)},
                                                           {playerId(8), Amount::data(9'940)}}));
    QVERIFY(receipt->settled.at(matchId(0)).txHash != booked.txHash);
    QVERIFY(m_fixture->load().bets.empty());
    QVERIFY(m_fixture->account(playerId(7))->bets.empty());
    QCOMPARE(m_fixture->single(QStringLiteral("SELECT payload FROM outbox_events "
                                              "WHERE type = 'bet.settled'")),
             R"({"bet_id":")" + betId(1).toString() + R"(","match_id":")" + matchId(0).toString() +
                 R"(","address":")" + addressOf(7).toString() +
                 R"(","payout":"152000000000000000000"})");
    verifySound();
}

void BetsTest::settledOnce() {
    for (const core::Bet& bet : m_bets)
        QVERIFY(place(*m_fixture, bet));
    const auto settled = wonByFirst(m_duel.match, m_bets, Amount::data(8));
    const auto first = m_fixture->commit({settled});
    const auto again = m_fixture->commit({settled});
    QVERIFY(first && again);
    QCOMPARE(again->betsSettled.at(matchId(0)).txHash, first->betsSettled.at(matchId(0)).txHash);
    QCOMPARE(available(7), Amount::data(10'052));
    QCOMPARE(available(8), Amount::data(9'940));
    QCOMPARE(m_fixture->single(QStringLiteral("SELECT amount FROM balances WHERE kind = 'rake'")),
             Amount::data(8).toString());
    verifySound();
}

void BetsTest::everyBetComesBack() {
    m_bets.push_back(betOn(m_duel.match, 1, playerId(7), Amount::data(30), 3));
    for (const core::Bet& bet : m_bets)
        QVERIFY(place(*m_fixture, bet));
    QCOMPARE(available(7), Amount::data(9'870));
    const auto receipt = m_fixture->commit({refunded(m_duel.match, m_bets)});
    QVERIFY(receipt);
    QCOMPARE(receipt->betsSettled.at(matchId(0)).balances.at(playerId(7)), Amount::data(10'000));
    QCOMPARE(available(8), Amount::data(10'000));
    verifySound();
}

void BetsTest::restartKeepsWhatWasPlaced() {
    const auto booked = place(*m_fixture, m_bets[0]);
    QVERIFY(booked);
    QVERIFY(m_fixture->reserveBet(playerId(8), betId(2), Amount::data(60)).ok());
    m_fixture->reopen();
    QVERIFY(m_fixture->load().bets == std::vector{m_bets[0]});
    QCOMPARE(available(7), Amount::data(9'900));
    QCOMPARE(m_fixture->account(playerId(7))->bets.at(0).txHash, booked->txHash);
    QCOMPARE(available(8), Amount::data(10'000));
    QVERIFY(locked(8).isZero());
    QCOMPARE(m_fixture->notes.filter(QStringLiteral("which was not placed")).size(), 1);
    verifySound();
    QVERIFY(m_fixture->commit({refunded(m_duel.match, {m_bets[0]})}));
    QCOMPARE(available(7), Amount::data(10'000));
    verifySound();
}

void BetsTest::topUpCountsBets() {
    const Amount half = Amount::data(4'900);
    QVERIFY(m_fixture->reserveBet(playerId(7), betId(3), half).ok());
    QVERIFY(place(*m_fixture, betOn(m_duel.match, 0, playerId(7), half, 4)));
    QCOMPARE(m_fixture->newPlayer(7).available, Amount::data(200));
    // What is lost is not counted.
    QVERIFY(m_fixture->releaseBet(betId(3), playerId(7)).ok());
    QVERIFY(place(*m_fixture, betOn(m_duel.match, 1, playerId(7), half, 5)));
    const auto lost = wonByFirst(m_duel.match,
                                 {betOn(m_duel.match, 1, playerId(7), half, 4),
                                  betOn(m_duel.match, 1, playerId(7), half, 5)},
                                 half + half);
    QVERIFY(m_fixture->commit({lost}));
    QCOMPARE(m_fixture->newPlayer(7).available, Amount::data(500));
    verifySound();
}

void BetsTest::strayPoolIsReported() {
    QVERIFY(place(*m_fixture, m_bets[0]));
    QVERIFY(m_fixture->commit({wonByFirst(m_duel.match), core::MatchErased{matchId(0)}}));
    m_fixture->reopen();
    m_fixture->load();
    m_fixture->account(playerId(7));
    const QString pool = QStringLiteral("bets:") + QString::fromStdString(matchId(0).toString());
    QVERIFY(!m_fixture->notes.filter(pool).isEmpty());
    QVERIFY(!m_fixture->audit().sound);
}

void BetsTest::failedCommitIsFatal_data() {
    QTest::addColumn<QString>("trouble");
    for (const char* trouble :
         {"not held", "another amount", "another player", "above the pool", "below the pool"})
        QTest::newRow(trouble) << QString::fromLatin1(trouble);
}

void BetsTest::failedCommitIsFatal() {
    QFETCH(QString, trouble);
    QVERIFY(place(*m_fixture, m_bets[0]));
    core::Record bad = placed(m_bets[1]);
    if (trouble.startsWith(QStringLiteral("another"))) {
        core::Bet bet = m_bets[1];
        QVERIFY(m_fixture->reserveBet(bet.player, bet.id, bet.amount).ok());
        if (trouble == QStringLiteral("another amount"))
            bet.amount += Amount::baseUnits(1);
        else
            bet.player = playerId(7);
        bad = placed(bet);
    } else if (trouble.endsWith(QStringLiteral("the pool"))) {
        auto settled = refunded(m_duel.match, {m_bets[0]});
        if (trouble == QStringLiteral("above the pool"))
            settled.transfers.front().amount += Amount::baseUnits(1);
        else
            settled.transfers.front().amount -= Amount::baseUnits(1);
        bad = settled;
    }
    QVERIFY(!m_fixture->commit({bad}));
    QCOMPARE(m_fixture->faults.size(), 1);
    m_fixture->reopen();
    QVERIFY(m_fixture->load().bets == std::vector{m_bets[0]});
    QCOMPARE(available(8), Amount::data(10'000));
    verifySound();
}

QTEST_GUILESS_MAIN(BetsTest)
#include "tst_bets.moc"
