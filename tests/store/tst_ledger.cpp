// Goal: the ledger books balanced transactions only, chains them by hashes, and its verification
// finds whatever somebody with access to the file has changed.
#include "tests/store/bets.h"

#include "server/store/ledger.h"
#include "server/store/ledger_hash.h"
#include "server/store/migrations.h"
#include "server/store/sql_connection.h"

#include <QObject>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

class LedgerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }

    void hashesNeverChange();
    void hashTellsFieldsApart();
    void chainsArePerPartition();
    void onlyMintMayOwe_data();
    void onlyMintMayOwe();
    void keyIsTakenOnce();
    void hugeAmountsKeepEveryDigit();
    void soundAfterManyMatches();
    void tamperingIsFound_data();
    void tamperingIsFound();
    void commitsGoOnDuringVerification();
};

namespace {

/// A ledger on a connection of its own.
struct OpenLedger {
    OpenLedger() {
        auto opened = SqlConnection::open(folder.filePath(QStringLiteral("l.sqlite")).toStdString(),
                                          SqlConnection::Access::Write, Duration{1000});
        connection = std::move(opened).value();
        if (!migrate(*connection, migrations()).ok())
            qFatal("no schema");
        ledger.emplace(*connection);
    }
    std::string post(const std::string& key, std::vector<core::Transfer> transfers,
                     const std::string& partition = "p") {
        return ledger->post({partition, key, "test", kStart, std::move(transfers)});
    }

    QTemporaryDir folder;
    std::unique_ptr<SqlConnection> connection;
    std::optional<Ledger> ledger;
};

const core::Account kAlice = core::Account::available(playerId(1));
const core::Account kBob = core::Account::available(playerId(2));

} // namespace

void LedgerTest::hashesNeverChange() {
    QCOMPARE(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const LedgerTransaction transaction{"p",
                                        1,
                                        "key",
                                        "kind",
                                        5,
                                        std::string(kNoHash),
                                        {{"mint", "debit", "7"}, {"burn", "credit", "7"}}};
    QCOMPARE(ledgerHash(transaction),
             sha256Hex("arcade ledger 1\n1:p\n1:1\n3:key\n4:kind\n1:5\n64:" + std::string(kNoHash) +
                       "\n1:2\n4:mint\n5:debit\n1:7\n4:burn\n6:credit\n1:7\n"));
}

void LedgerTest::hashTellsFieldsApart() {
    const LedgerTransaction one{"p\n1:", 1, "k", "", 0, "", {}};
    const LedgerTransaction two{"p", 1, "\n1:k", "", 0, "", {}};
    QVERIFY(ledgerHash(one) != ledgerHash(two));
}

void LedgerTest::chainsArePerPartition() {
    OpenLedger open;
    const std::string first = open.post("a", {{core::Account::mint(), kAlice, Amount::data(1)}});
    const std::string second = open.post("b", {{kAlice, kBob, Amount::data(1)}});
    open.post("c", {}, "q");
    QVERIFY(first != second);
    QVERIFY(open.ledger->find("a") == first);
    QVERIFY(!open.ledger->find("d"));
    const auto previous = [&](const std::string& key) {
        return singleText(open.connection->query(
            "SELECT previous_hash FROM ledger_transactions WHERE idempotency_key = ?", key));
    };
    QVERIFY(previous("a") == std::string(kNoHash));
    QVERIFY(previous("b") == first);
    QVERIFY(previous("c") == std::string(kNoHash));
}

void LedgerTest::onlyMintMayOwe_data() {
    QTest::addColumn<int>("grant");
    QTest::addColumn<int>("passOn");
    QTest::addColumn<int>("giveBack");
    QTest::addColumn<bool>("fine");
    QTest::newRow("all of it") << 5 << 5 << 0 << true;
    QTest::newRow("more than there is") << 5 << 6 << 0 << false;
    QTest::newRow("from nothing") << 0 << 1 << 0 << false;
    QTest::newRow("in and out at once") << 0 << 3 << 3 << true;
    QTest::newRow("more out than in") << 0 << 3 << 2 << false;
}

void LedgerTest::onlyMintMayOwe() {
    QFETCH(int, grant);
    QFETCH(int, passOn);
    QFETCH(int, giveBack);
    QFETCH(bool, fine);
    OpenLedger open;
    const auto units = [](int number) {
        return Amount::baseUnits(static_cast<std::uint64_t>(number));
    };
    open.post("grant", {{core::Account::mint(), kAlice, units(grant)}});
    bool refused = false;
    try {
        open.post("pass", {{kAlice, kBob, units(passOn)}, {kBob, kAlice, units(giveBack)}});
    } catch (const StoreFault&) {
        refused = true;
    }
    QCOMPARE(refused, !fine);
}

void LedgerTest::keyIsTakenOnce() {
    OpenLedger open;
    open.post("key", {});
    QVERIFY_THROWS_EXCEPTION(StoreFault, open.post("key", {}));
    QVERIFY_THROWS_EXCEPTION(StoreFault, open.post("key", {}, "q"));
}

void LedgerTest::hugeAmountsKeepEveryDigit() {
    OpenLedger open;
    const std::string digits =
        "115792089237316195423570985008687907853269984665640564039457584007913129639935";
    const Amount all = Amount::parse(digits).value();
    open.post("grant", {{core::Account::mint(), kAlice, all}});
    QCOMPARE(open.ledger->balance(kAlice).toString(), digits);
    QVERIFY_THROWS_EXCEPTION(
        StoreFault, open.post("more", {{core::Account::mint(), kAlice, Amount::baseUnits(1)}}));
    open.post("back", {{kAlice, core::Account::mint(), all}});
    QVERIFY(open.ledger->balance(kAlice).isZero());
}

void LedgerTest::soundAfterManyMatches() {
    QFETCH_GLOBAL(BackendKind, backend);
    StoreFixture fixture(backend);
    QVERIFY(fixture.open().ok());
    for (int number = 0; number < 20; ++number) {
        const auto tier = kStakeTiers[static_cast<std::size_t>(number % 4)];
        const auto duel = startDuel(fixture, number, tier);
        if (number % 5 == 4)
            continue;
        const auto end = number % 3 == 0 ? voided(duel.match) : wonByFirst(duel.match);
        QVERIFY(fixture.commit({end, core::MatchErased{duel.match.id}}));
    }
    const auto report = fixture.audit();
    QVERIFY2(report.sound, report.faults.empty() ? "" : report.faults.front().c_str());
    QCOMPARE(report.transactions, 20 * 6 - 4);
}

void LedgerTest::tamperingIsFound_data() {
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char* name, const char* statement, const char* fault) {
        QTest::newRow(name) << QString::fromUtf8(statement) << QString::fromUtf8(fault);
    };
    row("a posting's amount", "UPDATE ledger_postings SET amount = '1' WHERE account = 'burn'",
        "was changed");
    row("a posting's account", "UPDATE ledger_postings SET account = 'rake' WHERE account = 'burn'",
        "was changed");
    row("a posting's direction",
        "UPDATE ledger_postings SET direction = 'debit' WHERE account = 'burn'", "not balanced");
    row("a posting taken out", "DELETE FROM ledger_postings WHERE account = 'burn'",
        "not balanced");
    row("a posting put in",
        "INSERT INTO ledger_postings SELECT partition_key, sequence, 99, account, direction, "
        "amount FROM ledger_postings WHERE account = 'burn'",
        "was changed");
    row("a stray posting",
        "INSERT INTO ledger_postings VALUES ('nowhere', 1, 1, 'burn', 'debit', '1')",
        "belong to no transaction");
    row("an unreadable posting", "UPDATE ledger_postings SET amount = '-1' WHERE account = 'burn'",
        "unreadable");
    row("a key", "UPDATE ledger_transactions SET idempotency_key = 'x' WHERE kind = 'settle'",
        "was changed");
    row("a moment", "UPDATE ledger_transactions SET at = 1 WHERE kind = 'settle'", "was changed");
    row("a hash", "UPDATE ledger_transactions SET hash = 'x' WHERE kind = 'escrow' ",
        "breaks the chain");
    row("a previous hash",
        "UPDATE ledger_transactions SET previous_hash = 'x' "
        "WHERE kind = 'settle'",
        "breaks the chain");
    row("a transaction taken out", "DELETE FROM ledger_transactions WHERE kind = 'escrow'",
        "does not follow");
    row("the last transaction taken out", "DELETE FROM ledger_transactions WHERE kind = 'settle'",
        "not the sum of its postings");
    row("a balance", "UPDATE balances SET amount = '99' WHERE kind = 'burn'",
        "the balance of burn is not the sum");
    row("an unreadable balance", "UPDATE balances SET amount = 'x' WHERE kind = 'burn'",
        "unreadable balance");
    row("a balance put in",
        "INSERT INTO balances SELECT owner, 'rake', '1' FROM balances WHERE kind = 'mint'",
        "the balance of rake is not the sum");
    row("mint", "UPDATE balances SET amount = '-1' WHERE kind = 'mint'", "mint does not owe");
    row("a hold", "UPDATE holds SET amount = '1' WHERE state = 'held'",
        "is not what is held for the player");
    row("a hold taken out", "DELETE FROM holds WHERE state = 'held'",
        "is not what is held for the player");
    row("a stake", "UPDATE holds SET amount = '1' WHERE state = 'escrowed'",
        "is not the sum of the stakes");
    row("a live match taken out", "DELETE FROM matches", "belongs to no live match");
    row("a bet to be", "UPDATE bets SET amount = '1' WHERE state = 'held'",
        "is not what is held for the player");
    row("a bet to be taken out", "DELETE FROM bets WHERE state = 'held'",
        "is not what is held for the player");
    row("a bet", "UPDATE bets SET amount = '1' WHERE state = 'placed'",
        "is not the sum of the bets");
    row("a bet taken out", "DELETE FROM bets WHERE state = 'placed'", "is not the sum of the bets");
    row("an unreadable bet", "UPDATE bets SET amount = 'x'", "unreadable amount");
}

void LedgerTest::tamperingIsFound() {
    QFETCH_GLOBAL(BackendKind, backend);
    QFETCH(QString, statement);
    QFETCH(QString, fault);
    StoreFixture fixture(backend);
    QVERIFY(fixture.open().ok());
    const auto settled = startDuel(fixture, 0);
    QVERIFY(fixture.commit({wonByFirst(settled.match), core::MatchErased{settled.match.id}}));
    const auto running = startDuel(fixture, 1, StakeTier::Bronze);
    fixture.newPlayer(9);
    QVERIFY(place(fixture, betOn(running.match, 0, playerId(9), Amount::data(20), 1)));
    QVERIFY(fixture.reserveBet(playerId(9), betId(2), Amount::data(30)).ok());
    QVERIFY(fixture.reserve(playerId(9), ticketId(9), Amount::data(150)).ok());
    QVERIFY(fixture.audit().sound);

    fixture.tamper({statement});
    const auto report = fixture.audit();
    QVERIFY(!report.sound);
    QVERIFY(report.faults.size() <= 20);
    QStringList faults;
    for (const std::string& sentence : report.faults)
        faults.append(QString::fromStdString(sentence));
    QVERIFY2(!faults.filter(fault).isEmpty(), qPrintable(faults.join(u'\n')));
}

void LedgerTest::commitsGoOnDuringVerification() {
    QFETCH_GLOBAL(BackendKind, backend);
    StoreFixture fixture(backend);
    QVERIFY(fixture.open().ok());
    int reports = 0;
    int commits = 0;
    for (int number = 0; number < 40; ++number) {
        fixture.accounts().verifyLedger([&](const Result<LedgerReport>& report) {
            QVERIFY(report.ok());
            QVERIFY(report.value().sound);
            ++reports;
        });
        const auto duel = startDuel(fixture, number);
        fixture.store().commit({wonByFirst(duel.match), core::MatchErased{duel.match.id}}, kStart,
                               [&](const auto&) { ++commits; });
    }
    QVERIFY(StoreFixture::waitUntil([&] { return reports == 40 && commits == 40; }));
}

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
