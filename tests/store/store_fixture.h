#pragma once

#include "server/host/ports.h"
#include "server/store/sql_accounts.h"
#include "server/store/sql_backend.h"
#include "server/store/sql_store.h"

#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace arcade::store::test {

inline constexpr Instant kStart = instantFromMs(1'700'000'000'000);

/// Which database a contract test runs over.
enum class BackendKind { Sqlite };

/// For initTestCase_data(): one row per database, read with QFETCH_GLOBAL(BackendKind, backend).
void addBackends();

/// A store in a folder of its own, driven from the test's thread with bounded waits.
class StoreFixture {
public:
    explicit StoreFixture(BackendKind kind = BackendKind::Sqlite);

    /// Opens what is not open. An Error is kept from the test by expecting ok().
    Result<Done> open();
    void close();
    void reopen();

    host::Store& store() { return *m_store; }
    host::Accounts& accounts() { return *m_accounts; }
    SqlBackend& backend() { return *m_backend; }

    Result<host::SignedIn> signIn(const std::string& callsign,
                                  std::optional<std::string> keyHash = {}, Instant now = kStart);
    /// Signs in a new player, named by a number.
    host::PlayerAccount newPlayer(int number);
    std::optional<host::PlayerAccount> account(PlayerId player);
    /// Durable when it returns, as reserveBet() is.
    Result<host::PlayerAccount> reserve(PlayerId player, TicketId ticket, Amount stake,
                                        Instant now = kStart);
    Result<Done> release(TicketId ticket, PlayerId player);
    Result<Done> reserveBet(PlayerId player, BetId bet, Amount amount);
    Result<Done> releaseBet(BetId bet, PlayerId player);
    /// Empty when the reply did not come.
    std::optional<host::CommitReceipt> commit(std::vector<core::Record> records,
                                              Instant now = kStart);
    core::Snapshot load();
    LedgerReport audit();
    /// Runs statements on a connection of its own, as a stranger with sqlite3 would.
    void tamper(const QStringList& statements);
    std::string single(const QString& statement);

    /// Waits for the reply that `call` asks for.
    template <class T>
    Result<T> wait(const std::function<void(host::Reply<T>)>& call) {
        auto reply = std::make_shared<std::optional<Result<T>>>();
        call([reply](Result<T> result) { reply->emplace(std::move(result)); });
        if (!waitUntil([&] { return reply->has_value(); }))
            return Error{ErrorCode::Internal, "no reply"};
        return **reply;
    }

    /// False when it has not come true in the time any test may wait.
    static bool waitUntil(const std::function<bool()>& condition);

    QTemporaryDir directory;
    SqlOptions options;
    QStringList faults;
    QStringList notes;

private:
    void waitForCommits();

    BackendKind m_kind;
    std::unique_ptr<SqlBackend> m_backend;
    std::unique_ptr<SqlStore> m_store;
    std::unique_ptr<SqlAccounts> m_accounts;
};

PlayerId playerId(int number);
TicketId ticketId(int number);
MatchId matchId(int number);
EventId eventId(int number);
BetId betId(int number);
Address addressOf(int number);
std::string keyHashOf(const std::string& callsign);

PlayerCard cardOf(const host::PlayerAccount& player);
core::Ticket ticketOf(const host::PlayerAccount& player, TicketId ticket,
                      StakeTier tier = StakeTier::Gold);
core::Match duelOf(MatchId match, const core::Ticket& first, const core::Ticket& second);
core::StakesEscrowed escrowOf(const core::Match& match);
/// The first participant wins the pot less 10 %, 16 rating points, typing 60 against 40 words.
core::Settlement wonByFirst(const core::Match& match, Instant endedAt = kStart);
/// Stakes back, nothing else.
core::Settlement voided(const core::Match& match, Instant endedAt = kStart);

/// Two players with reserved stakes, their match, escrowed and saved.
struct RunningDuel {
    host::PlayerAccount first;
    host::PlayerAccount second;
    core::Match match;
};
/// Uses players 2n and 2n+1, match n, and tickets 2n and 2n+1; players of the same numbers may
/// have signed in before.
RunningDuel startDuel(StoreFixture& fixture, int number, StakeTier tier = StakeTier::Gold);

} // namespace arcade::store::test

Q_DECLARE_METATYPE(arcade::store::test::BackendKind)
