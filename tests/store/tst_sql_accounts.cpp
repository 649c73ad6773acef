// Goal: players, play money, holds and what is read of them keep the contract of host::Accounts:
// every refusal, every idempotent call, and what a session needs of an account.
#include "tests/store/store_fixture.h"

#include <QObject>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

class SqlAccountsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }
    void init();
    void cleanup() { m_fixture.reset(); }

    void newPlayerIsGrantedPlayMoney();
    void callsignIsKeptByItsKey_data();
    void callsignIsKeptByItsKey();
    void topUpOnceADay();
    void topUpCountsStakes();
    void topUpIsForExternalPlayersToo();
    void playMoneyCanBeSwitchedOff();
    void externalPlayers();
    void reserveLocksTheStake();
    void reserveRefusals_data();
    void reserveRefusals();
    void reserveIsIdempotent();
    void releaseGivesBackOnce();
    void releaseLeavesAlone_data();
    void releaseLeavesAlone();
    void freePlaceNeedsNoMoney();
    void unknownPlayerHasNoAccount();
    void repliesComeInOrder();

private:
    std::unique_ptr<StoreFixture> m_fixture;
};

void SqlAccountsTest::init() {
    QFETCH_GLOBAL(BackendKind, backend);
    m_fixture = std::make_unique<StoreFixture>(backend);
    QVERIFY(m_fixture->open().ok());
}

void SqlAccountsTest::newPlayerIsGrantedPlayMoney() {
    const auto signedIn = m_fixture->signIn("Neo-1").value();
    QVERIFY(signedIn.created);
    QCOMPARE(signedIn.account.callsign, "Neo-1");
    QVERIFY(signedIn.account.available == Amount::data(10'000));
    QVERIFY(signedIn.account.locked.isZero());
    QCOMPARE(signedIn.account.avgWpm, 0);
    QVERIFY(!signedIn.account.lastResult);
    const std::vector<GameRating> expected{{GameType::CodeDuel, 1200, 0, 0},
                                           {GameType::ProxyWar, 1200, 0, 0},
                                           {GameType::BountyHunt, 1200, 0, 0}};
    QVERIFY(signedIn.account.ratings == expected);
    QVERIFY(m_fixture->audit().sound);
}

void SqlAccountsTest::callsignIsKeptByItsKey_data() {
    QTest::addColumn<QString>("callsign");
    QTest::addColumn<QString>("keyOf");
    QTest::addColumn<bool>("welcome");
    QTest::newRow("own key") << "Neo"
                             << "Neo" << true;
    QTest::newRow("own key, other case") << "nEO"
                                         << "Neo" << true;
    QTest::newRow("no key") << "Neo"
                            << "" << false;
    QTest::newRow("no key, other case") << "NEO"
                                        << "" << false;
    QTest::newRow("wrong key") << "Neo"
                               << "Trinity" << false;
}

void SqlAccountsTest::callsignIsKeptByItsKey() {
    QFETCH(QString, callsign);
    QFETCH(QString, keyOf);
    QFETCH(bool, welcome);
    const auto first = m_fixture->signIn("Neo").value();
    std::optional<std::string> key;
    if (!keyOf.isEmpty())
        key = keyHashOf(keyOf.toStdString());
    const auto again = m_fixture->signIn(callsign.toStdString(), key);
    QCOMPARE(again.ok(), welcome);
    if (!welcome) {
        QVERIFY(again.error().code == ErrorCode::CallsignTaken);
        return;
    }
    QVERIFY(!again.value().created);
    QVERIFY(again.value().account.id == first.account.id);
    QCOMPARE(again.value().account.callsign, "Neo");
    QVERIFY(again.value().account.available == Amount::data(10'000));
}

void SqlAccountsTest::topUpOnceADay() {
    m_fixture->options.playMoney.grant = Amount::data(120);
    m_fixture->reopen();
    const auto key = keyHashOf("Poor");
    const auto available = [&](Instant now) {
        return m_fixture->signIn("Poor", key, now).value().account.available;
    };
    const Instant midnight = Instant{
        std::chrono::floor<std::chrono::days>(kStart.time_since_epoch()) + std::chrono::days{1}};
    QVERIFY(available(kStart) == Amount::data(120));
    QVERIFY(available(kStart) == Amount::data(500));
    const PlayerId player = m_fixture->signIn("Poor", key).value().account.id;
    const auto loseAll = [&](int number) {
        const Amount stake = Amount::data(500);
        QVERIFY(m_fixture->reserve(player, ticketId(number), stake).ok());
        core::Ticket ticket =
            ticketOf(*m_fixture->account(player), ticketId(number), StakeTier::Diamond);
        core::Match match = duelOf(matchId(number), ticket, ticket);
        match.participants.pop_back();
        auto settlement = voided(match);
        settlement.transfers.front().to = core::Account::burn();
        QVERIFY(m_fixture->commit(
            {core::MatchSaved{match}, escrowOf(match), settlement, core::MatchErased{match.id}}));
    };
    loseAll(1);
    QVERIFY(available(midnight - Duration{1}).isZero());
    QVERIFY(available(midnight) == Amount::data(500));
    loseAll(2);
    QVERIFY(available(midnight + std::chrono::hours{23}).isZero());
    QVERIFY(available(midnight + std::chrono::hours{24}) == Amount::data(500));
    QVERIFY(m_fixture->audit().sound);
}

void SqlAccountsTest::topUpCountsStakes() {
    m_fixture->options.playMoney.grant = Amount::data(500);
    m_fixture->reopen();
    const auto duel = startDuel(*m_fixture, 0, StakeTier::Diamond);
    QVERIFY(duel.first.available.isZero());
    const auto inGame = m_fixture->newPlayer(0);
    QVERIFY(inGame.available.isZero());
    QVERIFY(inGame.locked.isZero());
}

void SqlAccountsTest::topUpIsForExternalPlayersToo() {
    m_fixture->options.playMoney.grant = Amount::data(499);
    m_fixture->reopen();
    const auto available = [&] {
        const host::ExternalPlayer player{playerId(1), addressOf(1), "Wallet", kStart};
        return m_fixture
            ->wait<host::PlayerAccount>(
                [&](auto reply) { m_fixture->accounts().openExternal(player, reply); })
            .value()
            .available;
    };
    QVERIFY(available() == Amount::data(499));
    QVERIFY(available() == Amount::data(500));
    QVERIFY(available() == Amount::data(500));
    QVERIFY(m_fixture->audit().sound);
}

void SqlAccountsTest::playMoneyCanBeSwitchedOff() {
    m_fixture->options.playMoney = {Amount{}, Amount{}};
    m_fixture->reopen();
    QVERIFY(m_fixture->signIn("Chain").value().account.available.isZero());
    QVERIFY(m_fixture->signIn("Chain", keyHashOf("Chain")).value().account.available.isZero());
    QCOMPARE(m_fixture->audit().transactions, 0);
}

void SqlAccountsTest::externalPlayers() {
    const auto guest = m_fixture->signIn("Guest").value().account;
    const auto open = [&](int number, const std::string& callsign, Address address) {
        const host::ExternalPlayer player{playerId(number), address, callsign, kStart};
        return m_fixture->wait<host::PlayerAccount>(
            [&](auto reply) { m_fixture->accounts().openExternal(player, reply); });
    };
    const auto first = open(1, "Wallet", addressOf(1));
    QVERIFY(first.ok());
    QVERIFY(first.value().available == Amount::data(10'000));
    const auto again = open(1, "Wallet", addressOf(1));
    QVERIFY(again.value().available == Amount::data(10'000));
    QVERIFY(open(2, "guest", addressOf(2)).error().code == ErrorCode::CallsignTaken);
    QVERIFY(open(3, "Thief", guest.address).error().code == ErrorCode::Internal);
    // Without a recovery key nobody signs in as an external player.
    QVERIFY(m_fixture->signIn("Wallet", std::string{}).error().code == ErrorCode::CallsignTaken);
}

void SqlAccountsTest::reserveLocksTheStake() {
    const auto player = m_fixture->newPlayer(1);
    const auto reserved = m_fixture->reserve(player.id, ticketId(1), Amount::data(300)).value();
    QVERIFY(reserved.available == Amount::data(9'700));
    QVERIFY(reserved.locked == Amount::data(300));
    QVERIFY(m_fixture->audit().sound);
}

void SqlAccountsTest::reserveRefusals_data() {
    QTest::addColumn<int>("player");
    QTest::addColumn<int>("ticket");
    QTest::addColumn<quint64>("stake");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("has a place") << 1 << 9 << quint64{50} << ErrorCode::AlreadyInQueue;
    // The place is looked at before the money (SPEC 3.1.6).
    QTest::newRow("has a place, no money")
        << 1 << 9 << quint64{20'000} << ErrorCode::AlreadyInQueue;
    QTest::newRow("no money") << 2 << 9 << quint64{10'001} << ErrorCode::InsufficientFunds;
    QTest::newRow("used ticket") << 2 << 3 << quint64{50} << ErrorCode::InvalidState;
    QTest::newRow("unknown") << 77 << 9 << quint64{50} << ErrorCode::Unauthenticated;
}

void SqlAccountsTest::reserveRefusals() {
    QFETCH(int, player);
    QFETCH(int, ticket);
    QFETCH(quint64, stake);
    QFETCH(ErrorCode, code);
    for (const int number : {1, 2, 3})
        m_fixture->newPlayer(number);
    QVERIFY(m_fixture->reserve(playerId(1), ticketId(1), Amount::data(50)).ok());
    QVERIFY(m_fixture->reserve(playerId(3), ticketId(3), Amount::data(50)).ok());
    QVERIFY(m_fixture->release(ticketId(3), playerId(3)).ok());
    const auto refused =
        m_fixture->reserve(playerId(player), ticketId(ticket), Amount::data(stake));
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().code == code);
    QVERIFY(!refused.error().message.empty());
    // A refusal neither changes anything nor ends the store.
    QVERIFY(m_fixture->faults.isEmpty());
    QVERIFY(m_fixture->account(playerId(1))->locked == Amount::data(50));
    QVERIFY(m_fixture->account(playerId(2))->available == Amount::data(10'000));
    QVERIFY(m_fixture->audit().sound);
}

void SqlAccountsTest::reserveIsIdempotent() {
    const auto player = m_fixture->newPlayer(1);
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto reserved = m_fixture->reserve(player.id, ticketId(1), Amount::data(300));
        QVERIFY(reserved.ok());
        QVERIFY(reserved.value().locked == Amount::data(300));
    }
    QCOMPARE(m_fixture->audit().transactions, 2);
}

void SqlAccountsTest::releaseGivesBackOnce() {
    const auto player = m_fixture->newPlayer(1);
    QVERIFY(m_fixture->reserve(player.id, ticketId(1), Amount::data(300)).ok());
    for (int attempt = 0; attempt < 3; ++attempt) {
        QVERIFY(m_fixture->release(ticketId(1), player.id).ok());
        const auto account = m_fixture->account(player.id);
        QVERIFY(account->available == Amount::data(10'000));
        QVERIFY(account->locked.isZero());
    }
    QVERIFY(m_fixture->reserve(player.id, ticketId(2), Amount::data(300)).ok());
    QCOMPARE(m_fixture->audit().transactions, 4);
}

void SqlAccountsTest::releaseLeavesAlone_data() {
    QTest::addColumn<int>("ticket");
    QTest::addColumn<int>("player");
    QTest::addColumn<bool>("fine");
    QTest::newRow("a stake in escrow") << 0 << 0 << false;
    QTest::newRow("another player's stake") << 4 << 5 << false;
    QTest::newRow("what never was") << 9 << 4 << true;
}

void SqlAccountsTest::releaseLeavesAlone() {
    QFETCH(int, ticket);
    QFETCH(int, player);
    QFETCH(bool, fine);
    startDuel(*m_fixture, 0);
    m_fixture->newPlayer(4);
    m_fixture->newPlayer(5);
    QVERIFY(m_fixture->reserve(playerId(4), ticketId(4), Amount::data(150)).ok());
    const auto released = m_fixture->release(ticketId(ticket), playerId(player));
    QCOMPARE(released.ok(), fine);
    if (!fine)
        QVERIFY(released.error().code == ErrorCode::InvalidState);
    QVERIFY(m_fixture->account(playerId(0))->available == Amount::data(9'700));
    QVERIFY(m_fixture->account(playerId(4))->locked == Amount::data(150));
    QVERIFY(m_fixture->reserve(playerId(4), ticketId(8), Amount{}).error().code ==
            ErrorCode::AlreadyInQueue);
}

void SqlAccountsTest::freePlaceNeedsNoMoney() {
    m_fixture->options.playMoney = {Amount{}, Amount{}};
    m_fixture->reopen();
    m_fixture->newPlayer(1);
    QVERIFY(m_fixture->reserve(playerId(1), ticketId(1), Amount{}).ok());
    QVERIFY(m_fixture->reserve(playerId(1), ticketId(2), Amount{}).error().code ==
            ErrorCode::AlreadyInQueue);
    QVERIFY(m_fixture->release(ticketId(1), playerId(1)).ok());
    QVERIFY(m_fixture->reserve(playerId(1), ticketId(2), Amount{}).ok());
    QCOMPARE(m_fixture->audit().transactions, 0);
}

void SqlAccountsTest::unknownPlayerHasNoAccount() {
    QVERIFY(!m_fixture->account(playerId(1)));
}

void SqlAccountsTest::repliesComeInOrder() {
    for (const int number : {0, 1, 2})
        m_fixture->newPlayer(number);
    std::vector<int> arrived;
    int next = 0;
    const auto note = [&] {
        return [&arrived, number = next++](const auto&) { arrived.push_back(number); };
    };
    std::vector<int> reserved;
    auto& accounts = m_fixture->accounts();
    for (int round = 0; round < 100; ++round) {
        const PlayerId player = playerId(round % 3);
        accounts.leaderboard(GameType::CodeDuel, 10, note());
        // Comes as soon as it is known.
        accounts.reserve({ticketId(round), player, GameType::CodeDuel, Amount::data(1), kStart},
                         [&reserved, round](const auto&) { reserved.push_back(round); });
        accounts.account(player, note());
        accounts.history(addressOf(round % 3), {}, 10, note());
        m_fixture->store().commit({}, kStart, note());
        accounts.release(ticketId(round), player, note());
        accounts.profile(addressOf(round % 3), note());
    }
    QTRY_COMPARE(static_cast<int>(arrived.size()), next);
    QVERIFY(std::is_sorted(arrived.begin(), arrived.end()));
    QCOMPARE(reserved.size(), 100u);
    QVERIFY(std::is_sorted(reserved.begin(), reserved.end()));
    QVERIFY(m_fixture->audit().sound);
}

QTEST_GUILESS_MAIN(SqlAccountsTest)
#include "tst_sql_accounts.moc"
