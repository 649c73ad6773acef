// Goal: what leads to one answer is committed at once and together: a reservation is answered
// before it is durable and becomes so with what follows from it, and what nobody waits for is put
// off until somebody does.
#include "tests/store/store_fixture.h"

#include <QObject>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

namespace {

// What is put off for so long is done in no test by itself.
constexpr std::chrono::hours kNever{1};

} // namespace

class GroupCommitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }
    void init();
    void cleanup();

    void reservationIsCommittedWithItsTicket();
    void betIsCommittedWithItsReservation();
    void refusedReservationHoldsUpNobody();
    void unhurriedCommitComesInItsTime();
    void unhurriedCommitGoesWithTheNext();
    void unhurriedCommitCanBeHurried();
    void unhurriedCommitSurvivesClosing();

private:
    void open();
    host::Reservation reservation(int number) const {
        return {ticketId(number), playerId(number), GameType::CodeDuel, Amount::data(300), kStart};
    }
    void enter(int number) {
        m_accounts->reserve(reservation(number), [this, number](const auto& account) {
            QVERIFY(account.ok());
            m_order.append(QStringLiteral("reserved"));
            // As anybody else sees it who opens the database now.
            m_holdsSeen = m_fixture->single(QStringLiteral("SELECT COUNT(*) FROM holds"));
            m_store->commit({core::TicketSaved{ticketOf(account.value(), ticketId(number))}},
                            kStart,
                            [this](const auto&) { m_order.append(QStringLiteral("ticket")); });
        });
    }
    void commitUnhurried(const QString& name) {
        m_store->commitUnhurried({}, kStart, [this, name](const auto&) { m_order.append(name); });
    }

    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<SqlBackend> m_backend;
    std::unique_ptr<SqlStore> m_store;
    std::unique_ptr<SqlAccounts> m_accounts;
    QStringList m_order;
    std::string m_holdsSeen;
    std::vector<int> m_commits;
};

// Over a database in which players 0 to 3 are known.
void GroupCommitTest::init() {
    QFETCH_GLOBAL(BackendKind, backend);
    m_order.clear();
    m_fixture = std::make_unique<StoreFixture>(backend);
    QVERIFY(m_fixture->open().ok());
    for (int number = 0; number < 4; ++number)
        m_fixture->newPlayer(number);
    startDuel(*m_fixture, 1);
    m_fixture->close();
    m_commits.clear();
}

void GroupCommitTest::open() {
    auto opened = SqlBackend::open(
        m_fixture->options,
        {{}, {}, [this](const CommitFigures& figures) { m_commits.push_back(figures.jobs); }});
    QVERIFY(opened.ok());
    m_backend = std::move(opened).value();
    m_store = std::make_unique<SqlStore>(*m_backend);
    m_accounts = std::make_unique<SqlAccounts>(*m_backend);
}

void GroupCommitTest::cleanup() {
    m_store.reset();
    m_accounts.reset();
    m_backend.reset();
    m_fixture.reset();
}

void GroupCommitTest::reservationIsCommittedWithItsTicket() {
    m_fixture->options.followerWait = kNever;
    open();
    enter(0);
    enter(1);
    QVERIFY(StoreFixture::waitUntil([&] { return m_order.size() == 4; }));
    QCOMPARE(m_order.filter(QStringLiteral("ticket")).size(), 2);
    QCOMPARE(m_order.first(), QStringLiteral("reserved"));
    // Those of the match that init() left.
    QCOMPARE(m_holdsSeen, "2");
    QVERIFY(m_commits == std::vector{4});
    QCOMPARE(m_fixture->single(QStringLiteral("SELECT COUNT(*) FROM holds")), "4");
    QCOMPARE(m_fixture->single(QStringLiteral("SELECT COUNT(*) FROM tickets")), "2");
}

void GroupCommitTest::betIsCommittedWithItsReservation() {
    m_fixture->options.followerWait = kNever;
    open();
    const BetId bet = betId(1);
    bool isReleased = false;
    m_accounts->reserveBet({bet, playerId(0), Amount::data(50), kStart}, [&](const auto& reserved) {
        QVERIFY(reserved.ok());
        m_accounts->releaseBet(bet, playerId(0), [&](const auto&) { isReleased = true; });
    });
    QVERIFY(StoreFixture::waitUntil([&] { return isReleased; }));
    QVERIFY(m_commits == std::vector{2});
    QCOMPARE(m_fixture->single(QStringLiteral("SELECT COUNT(*) FROM bets")), "0");
}

// The host has nothing to commit after it.
void GroupCommitTest::refusedReservationHoldsUpNobody() {
    open();
    bool isRefused = false;
    m_accounts->reserve(reservation(99), [&](const auto& account) { isRefused = !account.ok(); });
    bool isCommitted = false;
    m_store->commit({}, kStart, [&](const auto&) { isCommitted = true; });
    QVERIFY(StoreFixture::waitUntil([&] { return isCommitted; }));
    QVERIFY(isRefused);
}

void GroupCommitTest::unhurriedCommitComesInItsTime() {
    m_fixture->options.unhurriedWait = Duration{1};
    open();
    commitUnhurried(QStringLiteral("first"));
    QVERIFY(StoreFixture::waitUntil([&] { return m_order.size() == 1; }));
}

void GroupCommitTest::unhurriedCommitGoesWithTheNext() {
    m_fixture->options.unhurriedWait = kNever;
    open();
    commitUnhurried(QStringLiteral("first"));
    commitUnhurried(QStringLiteral("second"));
    m_store->commit({}, kStart, [&](const auto&) { m_order.append(QStringLiteral("third")); });
    QVERIFY(StoreFixture::waitUntil([&] { return m_order.size() == 3; }));
    QCOMPARE(m_order, (QStringList{QStringLiteral("first"), QStringLiteral("second"),
                                   QStringLiteral("third")}));
    QVERIFY(m_commits == std::vector{3});
}

void GroupCommitTest::unhurriedCommitCanBeHurried() {
    m_fixture->options.unhurriedWait = kNever;
    open();
    m_store->hurry();
    commitUnhurried(QStringLiteral("first"));
    commitUnhurried(QStringLiteral("second"));
    QCoreApplication::processEvents();
    QVERIFY(m_order.isEmpty());
    m_store->hurry();
    QVERIFY(StoreFixture::waitUntil([&] { return m_order.size() == 2; }));
    QVERIFY(m_commits == std::vector{2});
}

void GroupCommitTest::unhurriedCommitSurvivesClosing() {
    m_fixture->options.unhurriedWait = kNever;
    open();
    m_store->commitUnhurried({core::MatchErased{matchId(1)}}, kStart, {});
    m_store.reset();
    m_accounts.reset();
    m_backend.reset();
    QCOMPARE(m_fixture->single(QStringLiteral("SELECT COUNT(*) FROM matches")), "0");
}

QTEST_GUILESS_MAIN(GroupCommitTest)
#include "tst_group_commit.moc"
