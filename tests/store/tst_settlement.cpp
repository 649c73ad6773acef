// Goal: a match is settled once, whatever is retried, and everything that belongs to it changes
// together: money, ratings, words a minute, the result each player is shown, history, leaderboard.
#include "tests/store/store_fixture.h"

#include <QObject>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

class SettlementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }
    void init();
    void cleanup() { m_fixture.reset(); }

    void escrowMovesTheStakesOnce();
    void surplusOfAHoldIsReleased();
    void leaverMayHaveAnotherPlace();
    void winnerTakesThePotLessBurn();
    void repetitionAnswersWithTheStoredResult();
    void changeOfRatingIsAdded();
    void voidMatchChangesNoRecord();
    void freeMatchIsSettledToo();
    void playersAreFreeAfterwards();
    void lastResultIsShownUntilMovedOn();
    void lastResultGrowsOld_data();
    void lastResultGrowsOld();
    void resultOfMoreThanTwo();
    void historyIsPaged();
    void historyRefusals();
    void leaderboardIsRanked();
    void profileOfAPlayer();
    void unreadableResultSpoilsOneAnswerOnly();

private:
    core::Match play(int number, Instant endedAt = kStart);
    Result<std::optional<HistoryReply>> history(Address address, std::optional<std::string> cursor,
                                                int rows) {
        return m_fixture->wait<std::optional<HistoryReply>>(
            [&](auto reply) { m_fixture->accounts().history(address, cursor, rows, reply); });
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

void SettlementTest::init() {
    QFETCH_GLOBAL(BackendKind, backend);
    m_fixture = std::make_unique<StoreFixture>(backend);
    QVERIFY(m_fixture->open().ok());
}

// A gold duel of players 0 and 1 that the first wins.
core::Match SettlementTest::play(int number, Instant endedAt) {
    std::vector<core::Ticket> tickets;
    for (const int player : {0, 1}) {
        m_fixture->newPlayer(player);
        const auto id = ticketId(2 * number + player);
        tickets.push_back(
            ticketOf(m_fixture->reserve(playerId(player), id, Amount::data(300)).value(), id));
    }
    const core::Match match = duelOf(matchId(number), tickets[0], tickets[1]);
    const auto receipt =
        m_fixture->commit({core::MatchSaved{match}, escrowOf(match), wonByFirst(match, endedAt),
                           core::MatchErased{match.id}},
                          endedAt);
    if (!receipt)
        qFatal("the match was not settled");
    return match;
}

void SettlementTest::escrowMovesTheStakesOnce() {
    const auto duel = startDuel(*m_fixture, 0);
    QVERIFY(m_fixture->commit({escrowOf(duel.match), escrowOf(duel.match)}));
    for (const int player : {0, 1}) {
        const auto account = m_fixture->account(playerId(player));
        QVERIFY(account->available == Amount::data(9'700));
        QVERIFY(account->locked.isZero());
    }
    QVERIFY(m_fixture->audit().sound);
}

void SettlementTest::surplusOfAHoldIsReleased() {
    const auto player = m_fixture->newPlayer(0);
    QVERIFY(m_fixture->reserve(player.id, ticketId(0), Amount::data(300)).ok());
    const core::Match match =
        duelOf(matchId(0), ticketOf(player, ticketId(0)), ticketOf(player, ticketId(1)));
    const core::StakesEscrowed stakes{
        match.id, match.queue.partition(), {{ticketId(0), player.id, Amount::data(120)}}};
    QVERIFY(m_fixture->commit({core::MatchSaved{match}, stakes}));
    const auto account = m_fixture->account(player.id);
    QVERIFY(account->available == Amount::data(9'880));
    QVERIFY(account->locked.isZero());
    QVERIFY(m_fixture->audit().sound);
}

/// A hunt goes on without who leaves it: the claim ends, the stake stays.
void SettlementTest::leaverMayHaveAnotherPlace() {
    const auto duel = startDuel(*m_fixture, 0);
    const PlayerId leaver = playerId(0);
    const TicketId ticket = duel.match.participants.front().ticket.id;
    QVERIFY(m_fixture->commit({core::ClaimEnded{ticket, leaver}}));
    QVERIFY(m_fixture->reserve(leaver, ticketId(77), Amount::data(50)).ok());
    QVERIFY(!m_fixture->release(ticket, leaver).ok());
    QVERIFY(m_fixture->commit(
        {wonByFirst(duel.match, kStart + Duration{30'000}), core::MatchErased{duel.match.id}}));
    const auto account = m_fixture->account(leaver);
    QVERIFY(account->available == Amount::data(10'190));
    QVERIFY(account->locked == Amount::data(50));
    // The later place is still held.
    QVERIFY(!m_fixture->reserve(leaver, ticketId(78), Amount::data(50)).ok());
    QVERIFY(m_fixture->audit().sound);
}

void SettlementTest::winnerTakesThePotLessBurn() {
    const auto duel = startDuel(*m_fixture, 0);
    const auto receipt = m_fixture->commit(
        {wonByFirst(duel.match, kStart + Duration{30'000}), core::MatchErased{duel.match.id}});
    QVERIFY(receipt);
    QCOMPARE(receipt->settled.size(), 1u);
    const auto& settled = receipt->settled.at(duel.match.id);
    QCOMPARE(settled.txHash.size(), 64u);
    QVERIFY(settled.balances.at(playerId(0)) == Amount::data(10'240));
    QVERIFY(settled.balances.at(playerId(1)) == Amount::data(9'700));
    const auto winner = m_fixture->account(playerId(0));
    QVERIFY(winner->available == Amount::data(10'240));
    QVERIFY((winner->ratings.front() == GameRating{GameType::CodeDuel, 1216, 1, 1}));
    QCOMPARE(winner->avgWpm, 60);
    const auto loser = m_fixture->account(playerId(1));
    QVERIFY((loser->ratings.front() == GameRating{GameType::CodeDuel, 1184, 1, 0}));
    QCOMPARE(loser->avgWpm, 40);
    QVERIFY(m_fixture->audit().sound);
}

void SettlementTest::repetitionAnswersWithTheStoredResult() {
    const auto duel = startDuel(*m_fixture, 0);
    const auto first = m_fixture->commit({wonByFirst(duel.match), core::MatchErased{matchId(0)}});
    // Even when the report differs: the match id is the key.
    const auto again = m_fixture->commit({voided(duel.match), voided(duel.match)});
    QVERIFY(first && again);
    const auto& stored = first->settled.at(matchId(0));
    const auto& repeated = again->settled.at(matchId(0));
    QCOMPARE(repeated.txHash, stored.txHash);
    QVERIFY(repeated.balances == stored.balances);
    QVERIFY(m_fixture->account(playerId(0))->available == Amount::data(10'240));
    QCOMPARE(m_fixture->account(playerId(0))->ratings.front().games, 1);
    QCOMPARE(m_fixture->audit().transactions, 6);
}

// SPEC 3.3: the rating of a ticket is that of its entry; what is booked is the change.
void SettlementTest::changeOfRatingIsAdded() {
    play(0);
    std::vector<core::Ticket> tickets;
    for (const int player : {0, 1}) {
        const auto id = ticketId(10 + player);
        const auto account = m_fixture->reserve(playerId(player), id, Amount::data(300));
        tickets.push_back(ticketOf(account.value(), id));
        tickets.back().card.rating = 1200;
    }
    const core::Match match = duelOf(matchId(1), tickets[0], tickets[1]);
    QVERIFY(m_fixture->commit({core::MatchSaved{match}, escrowOf(match), wonByFirst(match),
                               core::MatchErased{match.id}}));
    for (const auto& [player, rating, wins] : {std::tuple(0, 1232, 2), std::tuple(1, 1168, 0)}) {
        const auto account = m_fixture->account(playerId(player));
        QVERIFY((account->ratings.front() == GameRating{GameType::CodeDuel, rating, 2, wins}));
        QCOMPARE(account->lastResult->rating, rating);
    }
}

void SettlementTest::voidMatchChangesNoRecord() {
    const auto duel = startDuel(*m_fixture, 0);
    QVERIFY(m_fixture->commit({voided(duel.match), core::MatchErased{matchId(0)}}));
    for (const int player : {0, 1}) {
        const auto account = m_fixture->account(playerId(player));
        QVERIFY(account->available == Amount::data(10'000));
        QVERIFY((account->ratings.front() == GameRating{GameType::CodeDuel, 1200, 0, 0}));
        QCOMPARE(account->avgWpm, 0);
        QVERIFY(account->lastResult);
        QVERIFY(account->lastResult->endReason == EndReason::Void);
        QVERIFY(!account->lastResult->winner.value);
        QVERIFY(account->lastResult->prize == Amount::data(300));
        QCOMPARE(account->lastResult->rating, 1200);
    }
    QVERIFY(m_fixture->audit().sound);
}

void SettlementTest::freeMatchIsSettledToo() {
    std::vector<core::Ticket> tickets;
    for (const int player : {0, 1}) {
        m_fixture->newPlayer(player);
        const auto account =
            m_fixture->reserve(playerId(player), ticketId(player), Amount{}).value();
        tickets.push_back(ticketOf(account, ticketId(player)));
        tickets.back().stake = Amount{};
    }
    const core::Match match = duelOf(matchId(0), tickets[0], tickets[1]);
    const auto receipt = m_fixture->commit(
        {core::MatchSaved{match}, escrowOf(match), wonByFirst(match), core::MatchErased{match.id}});
    QVERIFY(receipt);
    QCOMPARE(receipt->settled.at(match.id).txHash.size(), 64u);
    QVERIFY(m_fixture->account(playerId(0))->available == Amount::data(10'000));
    QVERIFY(m_fixture->audit().sound);
}

void SettlementTest::playersAreFreeAfterwards() {
    play(0);
    for (const int player : {0, 1})
        QVERIFY(m_fixture->reserve(playerId(player), ticketId(50 + player), Amount::data(50)).ok());
    QVERIFY(m_fixture->audit().sound);
}

void SettlementTest::lastResultIsShownUntilMovedOn() {
    const core::Match match = play(0, kStart + Duration{42'000});
    m_fixture->reopen();
    const auto shown = m_fixture->account(playerId(1))->lastResult;
    QVERIFY(shown);
    QVERIFY(shown->matchId == match.id);
    QVERIFY(shown->gameType == GameType::CodeDuel);
    QVERIFY(shown->stakeTier == StakeTier::Gold);
    QVERIFY(shown->winner.value == addressOf(0).toString());
    QVERIFY(shown->duration == Duration{42'000});
    QCOMPARE(shown->yourStats.wpm, 40);
    QVERIFY(shown->yourStats.address == addressOf(1));
    QVERIFY(shown->yourStats.progress == Ratio::of(1, 3));
    QVERIFY(shown->yourStats.accuracy == Ratio::of(9, 10));
    QVERIFY(shown->opponent == match.participants.front().ticket.card);
    QCOMPARE(shown->opponentStats->wpm, 60);
    QVERIFY(shown->players.empty());
    QVERIFY(shown->prize.isZero());
    QCOMPARE(shown->ratingChange, -16);
    QCOMPARE(shown->rating, 1184);
    QCOMPARE(shown->txHash.value->size(), 64u);

    const auto entered = m_fixture->reserve(playerId(1), ticketId(50), Amount::data(50));
    QVERIFY(!entered.value().lastResult);
    QVERIFY(m_fixture->release(ticketId(50), playerId(1)).ok());
    QVERIFY(!m_fixture->account(playerId(1))->lastResult);
    QVERIFY(m_fixture->account(playerId(0))->lastResult);
}

void SettlementTest::lastResultGrowsOld_data() {
    QTest::addColumn<int>("msLater");
    QTest::addColumn<bool>("shown");
    QTest::newRow("at once") << 0 << true;
    QTest::newRow("after ten minutes") << 600'000 << true;
    QTest::newRow("after more") << 600'001 << false;
}

void SettlementTest::lastResultGrowsOld() {
    QFETCH(int, msLater);
    QFETCH(bool, shown);
    play(0);
    const auto account =
        m_fixture->signIn("player_0", keyHashOf("player_0"), kStart + Duration{msLater});
    QCOMPARE(account.value().account.lastResult.has_value(), shown);
}

void SettlementTest::resultOfMoreThanTwo() {
    auto duel = startDuel(*m_fixture, 0);
    auto settlement = wonByFirst(duel.match);
    m_fixture->newPlayer(7);
    auto third = settlement.players.back();
    third.player = playerId(7);
    third.ticket = ticketId(7);
    third.stats.score = 77;
    settlement.players.push_back(third);
    QVERIFY(m_fixture->commit({settlement}));
    const auto shown = m_fixture->account(playerId(7))->lastResult;
    QVERIFY(shown);
    QVERIFY(!shown->opponent);
    QVERIFY(!shown->opponentStats);
    QCOMPARE(shown->players.size(), 3u);
    QCOMPARE(shown->yourStats.score, 77);
}

void SettlementTest::historyIsPaged() {
    // Two of them end in the same millisecond.
    for (const int number : {0, 1, 2, 3, 4})
        play(number, kStart + std::chrono::seconds{number == 3 ? 2 : number});
    std::vector<MatchId> seen;
    std::optional<std::string> cursor;
    int pages = 0;
    do {
        const auto page = history(addressOf(1), cursor, 2).value();
        QVERIFY(page);
        for (const PlayedMatch& match : page->matches)
            seen.push_back(match.matchId);
        cursor = page->cursor;
        ++pages;
    } while (cursor && pages < 10);
    QCOMPARE(pages, 3);
    QVERIFY((seen == std::vector{matchId(4), matchId(3), matchId(2), matchId(1), matchId(0)}));

    const PlayedMatch match = history(addressOf(0), {}, 1).value()->matches.front();
    QVERIFY(match.winner.value == addressOf(0).toString());
    QVERIFY(match.stakeTier == StakeTier::Gold);
    QCOMPARE(match.txHash.size(), 64u);
    QCOMPARE(match.players.size(), 2u);
    QCOMPARE(match.players[0].callsign, "player_0");
    QCOMPARE(match.players[0].ratingBefore, 1264);
    QCOMPARE(match.players[0].ratingChange, 16);
    QVERIFY(match.players[0].prize == Amount::data(540));
}

void SettlementTest::historyRefusals() {
    play(0);
    m_fixture->newPlayer(2);
    QVERIFY(!history(addressOf(99), {}, 10).value());
    QVERIFY(history(addressOf(2), {}, 10).value()->matches.empty());
    for (const std::string& cursor : {std::string{}, std::string("x"), matchId(9).toString()})
        QVERIFY(history(addressOf(0), cursor, 10).error().code == ErrorCode::BadMessage);
    // Another player's cursor.
    QVERIFY(history(addressOf(2), matchId(0).toString(), 10).error().code == ErrorCode::BadMessage);
}

void SettlementTest::leaderboardIsRanked() {
    play(0);
    play(1);
    m_fixture->newPlayer(2);
    const auto board = [&](GameType gameType, int rows) {
        return m_fixture
            ->wait<LeaderboardReply>(
                [&](auto reply) { m_fixture->accounts().leaderboard(gameType, rows, reply); })
            .value();
    };
    const auto duels = board(GameType::CodeDuel, 100);
    // Who has not played has no rank.
    QCOMPARE(duels.rows.size(), 2u);
    QCOMPARE(duels.rows[0].rank, 1);
    QCOMPARE(duels.rows[0].callsign, "player_0");
    QCOMPARE(duels.rows[0].rating, 1232);
    QCOMPARE(duels.rows[0].wins, 2);
    QCOMPARE(duels.rows[1].rank, 2);
    QCOMPARE(duels.rows[1].games, 2);
    QVERIFY(duels.rows[1].address == addressOf(1));
    QCOMPARE(board(GameType::CodeDuel, 1).rows.size(), 1u);
    QVERIFY(board(GameType::BountyHunt, 10).rows.empty());
}

void SettlementTest::profileOfAPlayer() {
    play(0);
    const auto profile = [&](Address address) {
        return m_fixture
            ->wait<std::optional<PlayerProfile>>(
                [&](auto reply) { m_fixture->accounts().profile(address, reply); })
            .value();
    };
    const auto known = profile(addressOf(0));
    QVERIFY(known);
    QCOMPARE(known->callsign, "player_0");
    QCOMPARE(known->avgWpm, 60);
    QCOMPARE(known->ratings.front().rating, 1216);
    QVERIFY(!profile(addressOf(99)));
}

void SettlementTest::unreadableResultSpoilsOneAnswerOnly() {
    play(0);
    m_fixture->tamper({QStringLiteral("UPDATE results SET body = '{'")});
    QVERIFY(history(addressOf(0), {}, 10).error().code == ErrorCode::Internal);
    QVERIFY(m_fixture->commit({}));
    QVERIFY(m_fixture->faults.isEmpty());
}

QTEST_GUILESS_MAIN(SettlementTest)
#include "tst_settlement.moc"
