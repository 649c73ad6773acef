#include "tests/simulation/sql_mirror.h"

#include "tests/simulation/failure.h"

#include <QCoreApplication>

#include <algorithm>

namespace arcade::simulation {
namespace {

template <class Record, class Key>
void checkSame(std::vector<Record> model, std::vector<Record> stored, Key key,
               const char* promise) {
    const auto byKey = [&](const Record& a, const Record& b) { return key(a) < key(b); };
    std::sort(model.begin(), model.end(), byKey);
    std::sort(stored.begin(), stored.end(), byKey);
    require(model == stored, promise);
}

bool isIn(const std::vector<core::Pairing>& stored, const core::Pairing& pairing) {
    return std::find(stored.begin(), stored.end(), pairing) != stored.end();
}

} // namespace

void checkSameRecords(const core::Snapshot& model, const core::Snapshot& stored) {
    const auto byId = [](const auto& record) { return record.id; };
    const auto byPlayer = [](const auto& record) { return record.player; };
    checkSame(model.tickets, stored.tickets, byId, "the database has the same tickets");
    checkSame(model.matches, stored.matches, byId, "the database has the same matches");
    checkSame(model.strikes, stored.strikes, byPlayer, "the database has the same strikes");
    checkSame(model.aftermaths, stored.aftermaths, byPlayer,
              "the database has the same aftermaths");
    checkSame(model.bets, stored.bets, byId, "the database has the same bets");
    checkSame(
        model.lobbies, stored.lobbies, [](const core::Lobby& lobby) { return lobby.queue; },
        "the database has the same lobbies");
    for (const core::Pairing& pairing : model.pairings)
        require(isIn(stored.pairings, pairing), "the database has the same pairings",
                pairing.first);
    require(model.aliveAt == stored.aliveAt, "the database knows when the server last ran");
}

SqlMirror::SqlMirror(const Amount& grant) {
    m_options.folder = m_folder.path().toStdString();
    m_options.playMoney = {grant, Amount{}};
    // Longer than any run, so that what the model keeps is kept.
    m_options.recordsKept = std::chrono::hours{24 * 365};
    open();
}

void SqlMirror::open() {
    store::SqlHandlers handlers;
    handlers.fault = [this](const std::string& what) { m_fault = what; };
    auto backend = store::SqlBackend::open(m_options, std::move(handlers));
    if (!backend)
        fail("the database does not open: " + backend.error().message);
    m_backend = std::move(backend).value();
    m_store = std::make_unique<store::SqlStore>(*m_backend);
    m_accounts = std::make_unique<store::SqlAccounts>(*m_backend);
}

template <class T>
Result<T> SqlMirror::wait(const std::function<void(host::Reply<T>)>& call) {
    std::optional<Result<T>> reply;
    call([&reply](Result<T> result) { reply.emplace(std::move(result)); });
    while (!reply && m_fault.empty())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (!m_fault.empty())
        fail("the database failed: " + m_fault);
    return *std::move(reply);
}

void SqlMirror::addPlayer(const Client& client, Instant now) {
    // Whether it worked shows when the accounts are compared.
    m_accounts->openExternal({client.id, client.address, client.callsign, now},
                             [](const Result<host::PlayerAccount>&) {});
}

void SqlMirror::reserve(const host::Reservation& reservation, std::optional<ErrorCode> expected) {
    const auto reply = wait<host::PlayerAccount>(
        [&](auto answer) { m_accounts->reserve(reservation, std::move(answer)); });
    require(reply.ok() == !expected && (reply.ok() || reply.error().code == *expected),
            "the database reserves as the model does", reservation.player);
}

void SqlMirror::reserveBet(const host::BetReservation& reservation,
                           std::optional<ErrorCode> expected) {
    const auto reply =
        wait<Done>([&](auto answer) { m_accounts->reserveBet(reservation, std::move(answer)); });
    require(reply.ok() == !expected && (reply.ok() || reply.error().code == *expected),
            "the database holds the amount of a bet as the model does", reservation.bet);
}

void SqlMirror::releaseBet(BetId bet, PlayerId player) {
    const auto reply =
        wait<Done>([&](auto answer) { m_accounts->releaseBet(bet, player, std::move(answer)); });
    require(reply.ok(), "the database gives back what is held for a bet", bet);
}

void SqlMirror::commit(const std::vector<core::Record>& records, Instant now) {
    m_store->commit(records, now, [](const host::CommitReceipt&) {});
}

core::Snapshot SqlMirror::load() {
    auto loaded = m_store->load();
    if (!loaded)
        fail("the database is not read: " + loaded.error().message);
    return std::move(loaded).value();
}

core::Snapshot SqlMirror::reopen() {
    m_accounts.reset();
    m_store.reset();
    m_backend.reset();
    open();
    return load();
}

void SqlMirror::compareAccount(const StoreState& model, const Client& client) {
    const auto account = wait<std::optional<host::PlayerAccount>>(
        [&](auto answer) { m_accounts->account(client.id, std::move(answer)); });
    require(account.ok() && account.value().has_value(), "an account is there", client.id);
    const host::PlayerAccount& held = *account.value();
    require(held.available == model.ledger.balance(core::Account::available(client.id)) &&
                held.locked == model.ledger.balance(core::Account::locked(client.id)),
            "the database has the same balances", client.id);
    for (const GameType gameType : {GameType::CodeDuel, GameType::BountyHunt}) {
        const auto rating =
            std::find_if(held.ratings.begin(), held.ratings.end(),
                         [&](const GameRating& one) { return one.gameType == gameType; });
        require(rating != held.ratings.end() &&
                    rating->rating == model.ratingOf(client.id, gameType),
                "the database has the same ratings", client.id);
    }
}

void SqlMirror::compareDirect(MatchId match, const StoreState::DirectResult& result) {
    const auto reply = wait<std::optional<DirectMatchReply>>(
        [&](auto answer) { m_accounts->directResult(match, std::move(answer)); });
    require(reply.ok() && reply.value().has_value(), "a direct result is kept", match);
    require(reply.value()->winner == result.winner && reply.value()->reason == result.reason,
            "a direct result is kept as it was", match);
}

void SqlMirror::compare(const StoreState& model, const std::vector<Client>& clients) {
    for (const Client& client : clients)
        compareAccount(model, client);
    for (const auto& [match, result] : model.directResults)
        compareDirect(match, result);
    const auto report =
        wait<LedgerReport>([&](auto answer) { m_accounts->verifyLedger(std::move(answer)); });
    require(report.ok() && report.value().sound, "the ledger of the database is sound");
}

} // namespace arcade::simulation
