// Goal: records keep the contract of host::Store: what is committed is loaded again, in order and
// durable; what nobody owns is released at start-up; what cannot be committed is fatal.
#include "tests/store/store_fixture.h"

#include <QObject>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

class SqlStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }
    void init();
    void cleanup() { m_fixture.reset(); }

    void newStoreIsEmpty();
    void recordsAreLoadedAsTheyWereSaved();
    void lastSaveCounts();
    void erasedRecordsAreGone();
    void everyCommitTellsThatItIsAlive();
    void oldRecordsAreForgotten();
    void unownedReservationsAreReleased();
    void ownedReservationsStay();
    void strayEscrowIsReported();
    void repliesComeInOrderOfCommits();
    void submittedWorkSurvivesClosing();
    void replyMayCloseTheStore();
    void failedCommitIsFatal_data();
    void failedCommitIsFatal();
    void nothingOfAFailedBatchIsKept();
    void unreadableRecordFailsTheLoad();
    void figuresOfCommitsAreTold();

private:
    std::unique_ptr<StoreFixture> m_fixture;
};

void SqlStoreTest::init() {
    QFETCH_GLOBAL(BackendKind, backend);
    m_fixture = std::make_unique<StoreFixture>(backend);
    QVERIFY(m_fixture->open().ok());
}

void SqlStoreTest::newStoreIsEmpty() {
    const auto snapshot = m_fixture->load();
    QVERIFY(snapshot.tickets.empty());
    QVERIFY(snapshot.matches.empty());
    QVERIFY(snapshot.aliveAt == Instant{});
    QVERIFY(m_fixture->audit().sound);
}

void SqlStoreTest::recordsAreLoadedAsTheyWereSaved() {
    const auto player = m_fixture->newPlayer(1);
    const auto other = m_fixture->newPlayer(2);
    core::Ticket ticket = ticketOf(player, ticketId(1));
    ticket.suspendedUntil = kStart + Duration{5};
    const core::Match match =
        duelOf(matchId(1), ticketOf(player, ticketId(2)), ticketOf(other, ticketId(3)));
    const core::Strikes strikes{player.id, {kStart, kStart + Duration{1}}, kStart + Duration{9}};
    const core::Pairing pairing{match.queue, player.id, other.id, kStart};
    core::Aftermath aftermath{player.id, kStart, MatchCancelled{}, QueueUpdate{}};
    aftermath.cancelled->matchId = match.id;
    aftermath.cancelled->reason = CancelReason::Abandoned;
    aftermath.removed->reason = "No opponents found. Try a different stake tier.";
    QVERIFY(m_fixture->commit({core::TicketSaved{ticket}, core::MatchSaved{match},
                               core::StrikesSaved{strikes}, core::PairingSaved{pairing},
                               core::AftermathSaved{aftermath}}));
    const core::Lobby closed{{GameType::BountyHunt, StakeTier::Gold, {}}, 7, {}};
    const core::Lobby open{closed.queue, 8, kStart + Duration{60'000}};
    QVERIFY(m_fixture->commit({core::LobbySaved{closed}, core::LobbySaved{open}}));
    m_fixture->reopen();
    const auto snapshot = m_fixture->load();
    QVERIFY(snapshot.tickets == std::vector{ticket});
    QVERIFY(snapshot.matches == std::vector{match});
    QVERIFY(snapshot.strikes == std::vector{strikes});
    QVERIFY(snapshot.pairings == std::vector{pairing});
    QVERIFY(snapshot.aftermaths == std::vector{aftermath});
    QVERIFY(snapshot.lobbies == std::vector{open});
    QVERIFY(snapshot.aliveAt == kStart);
}

void SqlStoreTest::lastSaveCounts() {
    core::Ticket ticket = ticketOf(m_fixture->newPlayer(1), ticketId(1));
    std::vector<core::Record> records;
    for (ticket.pairings = 0; ticket.pairings < 5; ++ticket.pairings)
        records.push_back(core::TicketSaved{ticket});
    QVERIFY(m_fixture->commit(records));
    QCOMPARE(m_fixture->load().tickets.front().pairings, 4);
}

void SqlStoreTest::erasedRecordsAreGone() {
    const auto player = m_fixture->newPlayer(1);
    const core::Ticket ticket = ticketOf(player, ticketId(1));
    const core::Match match = duelOf(matchId(1), ticket, ticket);
    const core::Aftermath aftermath{player.id, kStart, {}, {}};
    QVERIFY(m_fixture->commit({core::TicketSaved{ticket}, core::MatchSaved{match},
                               core::AftermathSaved{aftermath}, core::TicketErased{ticket.id},
                               core::MatchErased{match.id}, core::AftermathErased{player.id},
                               core::TicketErased{ticketId(99)}}));
    const auto snapshot = m_fixture->load();
    QVERIFY(snapshot.tickets.empty());
    QVERIFY(snapshot.matches.empty());
    QVERIFY(snapshot.aftermaths.empty());
}

void SqlStoreTest::everyCommitTellsThatItIsAlive() {
    QVERIFY(m_fixture->commit({}, kStart + Duration{10}));
    QVERIFY(m_fixture->load().aliveAt == kStart + Duration{10});
    QVERIFY(m_fixture->signIn("Neo", {}, kStart + Duration{20}).ok());
    QVERIFY(m_fixture->load().aliveAt == kStart + Duration{20});
    // A call with an earlier moment takes nothing back.
    QVERIFY(m_fixture->commit({}, kStart));
    m_fixture->reopen();
    QVERIFY(m_fixture->load().aliveAt == kStart + Duration{20});
    // But the clock may have been set back between two processes.
    QVERIFY(m_fixture->commit({}, kStart + Duration{5}));
    QVERIFY(m_fixture->load().aliveAt == kStart + Duration{5});
    QVERIFY(m_fixture->commit({}, kStart));
    QVERIFY(m_fixture->load().aliveAt == kStart + Duration{5});
}

void SqlStoreTest::oldRecordsAreForgotten() {
    const auto player = m_fixture->newPlayer(1);
    const core::QueueKey queue = ticketOf(player, ticketId(1)).queue;
    const auto save = [&](PlayerId who, Instant at) {
        QVERIFY(m_fixture->commit({core::StrikesSaved{{who, {at}, {}}},
                                   core::PairingSaved{{queue, who, playerId(9), at}},
                                   core::AftermathSaved{{who, at, {}, {}}}},
                                  at));
    };
    save(playerId(1), kStart);
    save(playerId(2), kStart + std::chrono::minutes{59});
    QCOMPARE(m_fixture->load().strikes.size(), 2u);
    // While it runs and when it starts.
    for (const bool restart : {false, true}) {
        save(playerId(3), kStart + std::chrono::minutes{restart ? 90 : 61});
        if (restart)
            m_fixture->reopen();
        const auto snapshot = m_fixture->load();
        QCOMPARE(snapshot.strikes.size(), 2u);
        QCOMPARE(snapshot.pairings.size(), 2u);
        QCOMPARE(snapshot.aftermaths.size(), 2u);
        QVERIFY(snapshot.strikes.front().player == playerId(2));
    }
}

void SqlStoreTest::unownedReservationsAreReleased() {
    m_fixture->newPlayer(1);
    m_fixture->newPlayer(2);
    QVERIFY(m_fixture->reserve(playerId(1), ticketId(1), Amount::data(300)).ok());
    QVERIFY(m_fixture->reserve(playerId(2), ticketId(2), Amount{}).ok());
    m_fixture->reopen();
    m_fixture->load();
    const auto account = m_fixture->account(playerId(1));
    QVERIFY(account->available == Amount::data(10'000));
    QVERIFY(account->locked.isZero());
    QVERIFY(m_fixture->notes.filter(QStringLiteral("released")).size() == 1);
    QVERIFY(m_fixture->notes.filter(QStringLiteral("claim")).size() == 2);
    QVERIFY(m_fixture->reserve(playerId(1), ticketId(3), Amount::data(300)).ok());
    QVERIFY(m_fixture->reserve(playerId(2), ticketId(4), Amount{}).ok());
    QVERIFY(m_fixture->audit().sound);
}

void SqlStoreTest::ownedReservationsStay() {
    const auto waiting = m_fixture->newPlayer(7);
    QVERIFY(m_fixture->reserve(waiting.id, ticketId(7), Amount::data(300)).ok());
    QVERIFY(m_fixture->commit({core::TicketSaved{ticketOf(waiting, ticketId(7))}}));
    // A match that has not started holds the stakes under its participants' tickets.
    const auto paired = m_fixture->newPlayer(8);
    QVERIFY(m_fixture->reserve(paired.id, ticketId(8), Amount::data(300)).ok());
    core::Match match = duelOf(matchId(8), ticketOf(paired, ticketId(8)), ticketOf(paired, {}));
    match.phase = MatchPhase::Matched;
    QVERIFY(m_fixture->commit({core::MatchSaved{match}}));
    startDuel(*m_fixture, 0);
    m_fixture->reopen();
    m_fixture->load();
    QVERIFY(m_fixture->account(waiting.id)->locked == Amount::data(300));
    QVERIFY(m_fixture->account(paired.id)->locked == Amount::data(300));
    QVERIFY(m_fixture->account(playerId(0))->available == Amount::data(9'700));
    for (const int player : {0, 1, 7, 8}) {
        QVERIFY(
            m_fixture->reserve(playerId(player), ticketId(50 + player), Amount{}).error().code ==
            ErrorCode::AlreadyInQueue);
    }
    QVERIFY(m_fixture->notes.isEmpty());
    QVERIFY(m_fixture->audit().sound);
}

void SqlStoreTest::strayEscrowIsReported() {
    const auto duel = startDuel(*m_fixture, 0);
    QVERIFY(m_fixture->commit({core::MatchErased{duel.match.id}}));
    m_fixture->reopen();
    m_fixture->load();
    m_fixture->account(playerId(0));
    const QString escrow =
        QStringLiteral("escrow:") + QString::fromStdString(duel.match.id.toString());
    QVERIFY(!m_fixture->notes.filter(escrow).isEmpty());
    const auto report = m_fixture->audit();
    QVERIFY(!report.sound);
    QCOMPARE(report.faults.size(), 1u);
    // The money stays where it can be found; the players can go on.
    QVERIFY(m_fixture->account(playerId(0))->available == Amount::data(9'700));
    QVERIFY(m_fixture->reserve(playerId(0), ticketId(9), Amount::data(50)).ok());
}

void SqlStoreTest::repliesComeInOrderOfCommits() {
    const auto player = m_fixture->newPlayer(1);
    std::vector<int> arrived;
    for (int number = 0; number < 1000; ++number) {
        m_fixture->store().commit({core::TicketSaved{ticketOf(player, ticketId(number))}}, kStart,
                                  [&arrived, number](const auto&) { arrived.push_back(number); });
    }
    QVERIFY(StoreFixture::waitUntil([&] { return arrived.size() == 1000; }));
    QVERIFY(std::is_sorted(arrived.begin(), arrived.end()));
    QCOMPARE(m_fixture->load().tickets.size(), 1000u);
}

void SqlStoreTest::submittedWorkSurvivesClosing() {
    const auto player = m_fixture->newPlayer(1);
    bool answered = false;
    for (int number = 0; number < 300; ++number) {
        m_fixture->store().commit({core::TicketSaved{ticketOf(player, ticketId(number))}}, kStart,
                                  [&answered](const auto&) { answered = true; });
    }
    m_fixture->reopen();
    QCOMPARE(m_fixture->load().tickets.size(), 300u);
    // Replies of a store that is gone never come.
    m_fixture->account(player.id);
    QVERIFY(!answered);
}

void SqlStoreTest::replyMayCloseTheStore() {
    int replies = 0;
    for (int number = 0; number < 3; ++number) {
        m_fixture->store().commit({}, kStart, [&](const auto&) {
            ++replies;
            m_fixture->close();
        });
    }
    QVERIFY(StoreFixture::waitUntil([&] { return replies > 0; }));
    QCoreApplication::processEvents();
    QCOMPARE(replies, 1);
}

void SqlStoreTest::failedCommitIsFatal_data() {
    QTest::addColumn<QString>("trouble");
    QTest::newRow("a table that refuses") << QStringLiteral("trigger");
    QTest::newRow("a stake that nobody holds") << QStringLiteral("escrow");
    QTest::newRow("a payout above the pot") << QStringLiteral("overdraft");
    QTest::newRow("a payout below the pot") << QStringLiteral("leftover");
    QTest::newRow("a player nobody knows") << QStringLiteral("stranger");
    QTest::newRow("a release of what plays") << QStringLiteral("release");
}

void SqlStoreTest::failedCommitIsFatal() {
    QFETCH(QString, trouble);
    const auto duel = startDuel(*m_fixture, 0);
    const auto player = m_fixture->newPlayer(5);
    auto settlement = wonByFirst(duel.match);
    core::Record bad = core::TicketSaved{ticketOf(player, ticketId(5))};
    if (trouble == QStringLiteral("trigger")) {
        m_fixture->tamper({QStringLiteral("CREATE TRIGGER broken BEFORE INSERT ON tickets "
                                          "BEGIN SELECT RAISE(ABORT, 'disk gone'); END")});
    } else if (trouble == QStringLiteral("escrow")) {
        bad = escrowOf(
            duelOf(matchId(5), ticketOf(player, ticketId(5)), ticketOf(player, ticketId(6))));
    } else if (trouble == QStringLiteral("release")) {
        bad = core::ReservationReleased{ticketId(0), playerId(0)};
    } else {
        if (trouble == QStringLiteral("overdraft"))
            settlement.transfers.front().amount += Amount::baseUnits(1);
        if (trouble == QStringLiteral("leftover"))
            settlement.transfers.front().amount -= Amount::baseUnits(1);
        if (trouble == QStringLiteral("stranger"))
            settlement.players.back().player = playerId(99);
        bad = settlement;
    }
    QVERIFY(!m_fixture->commit({bad}));
    QCOMPARE(m_fixture->faults.size(), 1);
    // Nothing is answered any more, nothing was changed.
    bool answered = false;
    m_fixture->store().commit({}, kStart, [&](const auto&) { answered = true; });
    QVERIFY(!m_fixture->store().load().ok());
    QCoreApplication::processEvents();
    QVERIFY(!answered);
    QCOMPARE(m_fixture->faults.size(), 1);
    m_fixture->reopen();
    QVERIFY(m_fixture->load().tickets.empty());
    QVERIFY(m_fixture->audit().sound);
}

void SqlStoreTest::nothingOfAFailedBatchIsKept() {
    const auto player = m_fixture->newPlayer(1);
    m_fixture->tamper({QStringLiteral("CREATE TRIGGER broken BEFORE DELETE ON tickets "
                                      "BEGIN SELECT RAISE(ABORT, 'disk gone'); END")});
    QVERIFY(m_fixture->commit({core::TicketSaved{ticketOf(player, ticketId(1))}}));
    QVERIFY(!m_fixture->commit(
        {core::TicketSaved{ticketOf(player, ticketId(2))}, core::TicketErased{ticketId(1)}}));
    m_fixture->reopen();
    QCOMPARE(m_fixture->load().tickets.size(), 1u);
}

void SqlStoreTest::unreadableRecordFailsTheLoad() {
    QVERIFY(m_fixture->commit({core::TicketSaved{ticketOf(m_fixture->newPlayer(1), ticketId(1))}}));
    m_fixture->tamper({QStringLiteral("UPDATE tickets SET body = '{\"id\":1}'")});
    const auto loaded = m_fixture->store().load();
    QVERIFY(!loaded.ok());
    QVERIFY(!loaded.error().message.empty());
}

void SqlStoreTest::figuresOfCommitsAreTold() {
    m_fixture->close();
    int jobs = 0;
    auto backend = SqlBackend::open(
        m_fixture->options, {{}, {}, [&](const CommitFigures& figures) { jobs += figures.jobs; }});
    QVERIFY(backend.ok());
    SqlStore store(*backend.value());
    for (int number = 0; number < 50; ++number)
        store.commit({}, kStart, {});
    QVERIFY(StoreFixture::waitUntil([&] { return jobs == 50; }));
    QCOMPARE(backend.value()->pendingJobs(), 0u);
}

QTEST_GUILESS_MAIN(SqlStoreTest)
#include "tst_sql_store.moc"
