// Goal: a database from before its tables lay in the order of their keys comes over with every row,
// and is worked on as before.
#include "tests/store/bets.h"

#include "server/store/event_table.h"
#include "server/store/ledger_hash.h"
#include "server/store/migrations.h"
#include "server/store/sql_connection.h"
#include "server/store/stored_result.h"
#include "shared/codec/record_json.h"

#include <QDir>
#include <QObject>

#include <map>

using namespace arcade;
using namespace arcade::store;
using namespace arcade::store::test;

namespace {

/// How many migrations an old database has.
constexpr std::size_t kOld = 8;

std::string balanceOf(const char* kind, int player) {
    return std::string(kind) + ':' + playerId(player).toString();
}

const Amount kGrant = Amount::data(1'000);

host::PlayerAccount accountOf(int number) {
    host::PlayerAccount account;
    account.id = playerId(number);
    account.address = addressOf(number);
    account.callsign = "player_" + std::to_string(number);
    account.ratings = {{GameType::CodeDuel, 1200, 0, 0}};
    return account;
}

/// Writes what a program of that time left: player 0 waits, 1 is in a match with 2, who has left it
/// and waits for a free place, 3 waits for a free one too and has an amount held for a bet, 4 has
/// placed one.
class OldDatabase {
public:
    explicit OldDatabase(SqlConnection& connection)
        : m_connection(connection) {}

    void write() {
        for (int number = 0; number < 5; ++number)
            addPlayer(number);
        hold(0, 0);
        hold(1, 1);
        hold(2, 2);
        escrow();
        claim(0, 0);
        claim(1, 1);
        claim(2, 12);
        claim(3, 3);
        addBets();
        addRecords();
        addResults();
        addEvents();
        for (const auto& [account, amount] : m_balances)
            m_connection.execute("INSERT INTO balances (account, amount) VALUES (?, ?)", account,
                                 account == "mint" ? '-' + amount.toString() : amount.toString());
    }

    static core::Match match() {
        auto match = duelOf(matchId(0), ticketOf(accountOf(1), ticketId(1)),
                            ticketOf(accountOf(2), ticketId(2)));
        for (core::Participant& participant : match.participants)
            participant.ticket.stake = Amount::data(200);
        return match;
    }
    static core::Bet bet() { return betOn(match(), 0, playerId(4), Amount::data(60), 4); }

private:
    void addPlayer(int number) {
        const std::string callsign = "player_" + std::to_string(number);
        m_connection.execute(
            "INSERT INTO players (id, address, callsign, callsign_folded, recovery_hash, "
            "created_at, last_top_up_day, wpm_sum, wpm_games, last_result) "
            "VALUES (?, ?, ?, ?, ?, ?, -1, 60, 1, ?)",
            playerId(number), addressOf(number), callsign, callsign, keyHashOf(callsign), kStart,
            matchId(9));
        book("accounts", "grant:" + playerId(number).toString(), "mint",
             balanceOf("available", number), kGrant);
    }
    void hold(int number, int ticket) {
        book("accounts", "reserve:" + ticketId(ticket).toString(), balanceOf("available", number),
             balanceOf("locked", number), Amount::data(200));
        m_connection.execute("INSERT INTO holds (ticket, player_id, amount, state) "
                             "VALUES (?, ?, ?, 'held')",
                             ticketId(ticket), playerId(number), Amount::data(200));
    }
    void claim(int number, int ticket) {
        m_connection.execute("INSERT INTO claims (player_id, ticket) VALUES (?, ?)",
                             playerId(number), ticketId(ticket));
    }
    void escrow() {
        for (const int number : {1, 2})
            book(match().queue.partition(), "escrow:" + std::to_string(number),
                 balanceOf("locked", number), "escrow:" + match().id.toString(), Amount::data(200));
        m_connection.execute("UPDATE holds SET state = 'escrowed', match_id = ? "
                             "WHERE ticket <> ?",
                             match().id, ticketId(0));
    }
    void addBets() {
        const auto insert = [&](BetId id, int number, Amount amount) {
            book("accounts", "bet_hold:" + id.toString(), balanceOf("available", number),
                 balanceOf("locked", number), amount);
            m_connection.execute("INSERT INTO bets (id, player_id, amount, state) "
                                 "VALUES (?, ?, ?, 'held')",
                                 id, playerId(number), amount);
        };
        insert(betId(3), 3, Amount::data(30));
        insert(bet().id, 4, bet().amount);
        book(match().queue.partition(), "bet:" + bet().id.toString(), balanceOf("locked", 4),
             "bets:" + match().id.toString(), bet().amount);
        m_connection.execute("UPDATE bets SET state = 'placed', match_id = ?, partition_key = ?, "
                             "body = ? WHERE id = ?",
                             match().id, match().queue.partition(), codec::toJson(bet()), bet().id);
    }
    template <class T>
    void addOfPlayer(const std::string& table, const T& record) {
        m_connection.execute("INSERT INTO " + table + " (player_id, at, body) VALUES (?, ?, ?)",
                             record.player, kStart, codec::toJson(record));
    }
    void addRecords() {
        const auto ticket = [&](int number, int id) {
            const auto saved = ticketOf(accountOf(number), ticketId(id));
            m_connection.execute("INSERT INTO tickets (id, partition_key, body) VALUES (?, ?, ?)",
                                 saved.id, saved.queue.partition(), codec::toJson(saved));
        };
        ticket(0, 0);
        ticket(2, 12);
        ticket(3, 3);
        m_connection.execute("INSERT INTO matches (id, partition_key, body) VALUES (?, ?, ?)",
                             match().id, match().queue.partition(), codec::toJson(match()));
        addOfPlayer("strikes", core::Strikes{playerId(0), {kStart}, {}});
        addOfPlayer("aftermaths", core::Aftermath{playerId(1), kStart, {}, {}});
        const core::Pairing pairing{match().queue, playerId(1), playerId(2), kStart};
        m_connection.execute("INSERT INTO pairings (partition_key, first_player, second_player, "
                             "at, body) VALUES (?, ?, ?, ?, ?)",
                             pairing.queue.partition(), pairing.first, pairing.second, kStart,
                             codec::toJson(pairing));
        m_connection.execute("INSERT INTO meta (name, value) VALUES ('alive_at', ?)",
                             kStart + Duration{7});
    }
    void addResults() {
        for (const int number : {8, 9}) {
            StoredResult result;
            result.match = matchId(number);
            result.queue = match().queue;
            result.startedAt = kStart;
            result.endedAt = kStart + Duration{number};
            m_connection.execute("INSERT INTO results (match_id, partition_key, ended_at, body) "
                                 "VALUES (?, ?, ?, ?)",
                                 result.match, result.queue.partition(), result.endedAt,
                                 codec::toJson(result));
            for (const int player : {1, 2})
                m_connection.execute("INSERT INTO result_players (player_id, match_id, ended_at) "
                                     "VALUES (?, ?, ?)",
                                     playerId(player), result.match, result.endedAt);
        }
        m_connection.execute("INSERT INTO ratings (player_id, game_type, rating, games, wins) "
                             "VALUES (?, 'code_duel', 1216, 2, 1)",
                             playerId(1));
    }
    void addEvents() {
        for (const int number : {1, 2})
            m_connection.execute("INSERT INTO outbox_events (position, id, at, partition_key, "
                                 "sequence, type, payload) VALUES (?, ?, ?, 'p', ?, 't', '{}')",
                                 std::int64_t{40} + number, eventId(number), kStart, number);
        m_connection.execute("INSERT INTO outbox_heads (partition_key, sequence) VALUES ('p', 2)");
        m_connection.execute("INSERT INTO outbox_cursors (sink, position) VALUES ('file', 41)");
    }

    void book(const std::string& partition, const std::string& key, const std::string& from,
              const std::string& to, const Amount& amount) {
        auto& [sequence, previousHash] = m_heads[partition];
        const LedgerTransaction transaction{partition,
                                            ++sequence,
                                            key,
                                            "test",
                                            toMs(kStart),
                                            previousHash.empty() ? std::string(kNoHash)
                                                                 : previousHash,
                                            {{from, std::string(kDebit), amount.toString()},
                                             {to, std::string(kCredit), amount.toString()}}};
        previousHash = ledgerHash(transaction);
        m_connection.execute("INSERT INTO ledger_transactions (partition_key, sequence, "
                             "idempotency_key, kind, at, previous_hash, hash) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?)",
                             partition, sequence, key, transaction.kind, transaction.atMs,
                             transaction.previousHash, previousHash);
        std::int64_t line = 0;
        for (const Posting& posting : transaction.postings)
            m_connection.execute("INSERT INTO ledger_postings (partition_key, sequence, line, "
                                 "account, direction, amount) VALUES (?, ?, ?, ?, ?, ?)",
                                 partition, sequence, ++line, posting.account, posting.direction,
                                 posting.amount);
        m_balances[to] += amount;
        // Mint owes what it gave.
        m_balances[from] = from == "mint" ? m_balances[from] + amount : m_balances[from] - amount;
    }

    SqlConnection& m_connection;
    std::map<std::string, std::pair<std::int64_t, std::string>> m_heads;
    std::map<std::string, Amount> m_balances;
};

} // namespace

class ClusteringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addBackends(); }
    void init();

    void ledgerStaysSound();
    void recordsAreLoaded();
    void claimsAndHoldsGoOn();
    void accountsAreTheSame();
    void historyIsPagedAsBefore();
    void eventsKeepTheirPlaces();
    void interruptedOneLeavesTheOldDatabase();

private:
    std::unique_ptr<SqlConnection> connect() {
        return SqlConnection::open(m_fixture->options.folder / "arcade.sqlite",
                                   SqlConnection::Access::Write, Duration{1000})
            .value();
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

void ClusteringTest::init() {
    QFETCH_GLOBAL(BackendKind, backend);
    m_fixture = std::make_unique<StoreFixture>(backend);
    m_fixture->options.playMoney = {kGrant, Amount{}};
    QVERIFY(QDir().mkpath(QString::fromStdString(m_fixture->options.folder.string())));
    const auto connection = connect();
    QVERIFY(migrate(*connection, migrations().first(kOld)).ok());
    OldDatabase(*connection).write();
}

void ClusteringTest::ledgerStaysSound() {
    QVERIFY(m_fixture->open().ok());
    const auto report = m_fixture->audit();
    QVERIFY2(report.sound, report.faults.empty() ? "" : report.faults.front().c_str());
    QCOMPARE(report.transactions, 5 + 3 + 2 + 3);
    // Goes on where it was.
    m_fixture->newPlayer(9);
    QCOMPARE(m_fixture->audit().transactions, 5 + 3 + 2 + 3 + 1);
    QVERIFY(m_fixture->audit().sound);
}

void ClusteringTest::recordsAreLoaded() {
    QVERIFY(m_fixture->open().ok());
    const auto snapshot = m_fixture->load();
    QCOMPARE(snapshot.tickets.size(), 3u);
    QVERIFY(snapshot.tickets.front() == ticketOf(accountOf(0), ticketId(0)));
    QVERIFY(snapshot.matches == std::vector{OldDatabase::match()});
    QVERIFY(snapshot.bets == std::vector{OldDatabase::bet()});
    QCOMPARE(snapshot.strikes.size(), 1u);
    QCOMPARE(snapshot.pairings.size(), 1u);
    QCOMPARE(snapshot.aftermaths.size(), 1u);
    QVERIFY(snapshot.aliveAt == kStart + Duration{7});
    // The bet that was held when the old program ended; all else has an owner.
    QTRY_COMPARE(m_fixture->notes.size(), 1);
    QVERIFY(m_fixture->account(playerId(3))->locked.isZero());
    QVERIFY(m_fixture->audit().sound);
}

void ClusteringTest::claimsAndHoldsGoOn() {
    QVERIFY(m_fixture->open().ok());
    for (int number = 0; number < 4; ++number)
        QVERIFY(m_fixture->reserve(playerId(number), ticketId(20), Amount{}).error().code ==
                ErrorCode::AlreadyInQueue);
    QVERIFY(m_fixture->release(ticketId(0), playerId(0)).ok());
    QVERIFY(m_fixture->account(playerId(0))->available == kGrant);
    QVERIFY(m_fixture->release(ticketId(3), playerId(3)).ok());
    QVERIFY(m_fixture->release(ticketId(12), playerId(2)).ok());
    QVERIFY(!m_fixture->release(ticketId(2), playerId(2)).ok());
    for (const int number : {0, 2, 3})
        QVERIFY(m_fixture->reserve(playerId(number), ticketId(20 + number), Amount{}).ok());
    const auto match = OldDatabase::match();
    QVERIFY(m_fixture->commit({wonByFirst(match),
                               wonByFirst(match, {OldDatabase::bet()}, Amount::data(1)),
                               core::MatchErased{match.id}}));
    QVERIFY(m_fixture->account(playerId(1))->available == Amount::data(1'160));
    QVERIFY(m_fixture->reserve(playerId(1), ticketId(21), Amount{}).ok());
    QVERIFY(m_fixture->audit().sound);
    QVERIFY(m_fixture->faults.isEmpty());
}

void ClusteringTest::accountsAreTheSame() {
    QVERIFY(m_fixture->open().ok());
    const auto waiting = m_fixture->account(playerId(0));
    QVERIFY(waiting->available == Amount::data(800));
    QVERIFY(waiting->locked == Amount::data(200));
    const auto bettor = m_fixture->account(playerId(4));
    QVERIFY(bettor->available == Amount::data(940));
    QVERIFY(bettor->locked.isZero());
    QCOMPARE(bettor->bets.size(), 1u);
    QCOMPARE(m_fixture->account(playerId(1))->ratings.front().rating, 1216);
}

void ClusteringTest::historyIsPagedAsBefore() {
    QVERIFY(m_fixture->open().ok());
    std::optional<std::string> cursor;
    for (const int number : {9, 8}) {
        const auto page = m_fixture->wait<std::optional<HistoryReply>>(
            [&](auto reply) { m_fixture->accounts().history(addressOf(1), cursor, 1, reply); });
        QVERIFY(page.ok() && page.value());
        QCOMPARE(page.value()->matches.size(), 1u);
        QVERIFY(page.value()->matches.front().matchId == matchId(number));
        cursor = page.value()->cursor;
        QCOMPARE(cursor.has_value(), number == 9);
    }
}

void ClusteringTest::eventsKeepTheirPlaces() {
    const auto connection = connect();
    QVERIFY(migrate(*connection, migrations()).ok());
    EventTable events(*connection);
    events.load();
    QCOMPARE(events.lastPosition(), 42);
    QCOMPARE(events.cursor("file"), 41);
    events.append({0, eventId(2), kStart, "p", 0, "t", "{}"});
    events.append({0, eventId(3), kStart, "p", 0, "t", "{}"});
    const auto undelivered = events.after(41, 10);
    QCOMPARE(undelivered.size(), 2u);
    QVERIFY(undelivered[0].id == eventId(2));
    QVERIFY(undelivered[1].id == eventId(3));
    QCOMPARE(undelivered[1].sequence, 3);
    QCOMPARE(undelivered[1].position, 43);
}

void ClusteringTest::interruptedOneLeavesTheOldDatabase() {
    std::vector<Migration> broken(migrations().begin(), migrations().end());
    broken.push_back({"9999_broken", "CREATE TABLE holds (x BIGINT);\n"});
    QVERIFY(!migrate(*connect(), broken).ok());
    QCOMPARE(m_fixture->single(QStringLiteral("SELECT COUNT(*) FROM schema_migrations")), "8");
    QCOMPARE(m_fixture->single(QStringLiteral("SELECT COUNT(*) FROM claims")), "4");
    ledgerStaysSound();
}

QTEST_GUILESS_MAIN(ClusteringTest)
#include "tst_clustering.moc"
