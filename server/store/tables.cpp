#include "server/store/tables.h"

#include "server/store/settlement.h"
#include "shared/codec/record_json.h"

#include <set>

namespace arcade::store {

namespace {

// How long a result is shown to a player who comes back (ports.h).
constexpr Duration kLastResultShown = std::chrono::minutes{10};

/// Writes one record of each kind.
struct RecordWriter {
    Tables& tables;
    Instant now;
    host::CommitReceipt receipt{};

    void operator()(const core::TicketSaved& saved) { tables.records.save(saved.ticket); }
    void operator()(const core::TicketErased& erased) { tables.records.erase(erased.ticket); }
    void operator()(const core::MatchSaved& saved) { tables.records.save(saved.match); }
    void operator()(const core::MatchErased& erased) { tables.records.erase(erased.match); }
    void operator()(const core::StrikesSaved& saved) { tables.records.save(saved.strikes); }
    void operator()(const core::PairingSaved& saved) { tables.records.save(saved.pairing); }
    void operator()(const core::AftermathSaved& saved) { tables.records.save(saved.aftermath); }
    void operator()(const core::LobbySaved& saved) { tables.records.save(saved.lobby); }
    void operator()(const core::ClaimEnded& ended) {
        tables.holds.endClaim(ended.ticket, ended.player);
    }
    void operator()(const core::AftermathErased& erased) {
        tables.records.eraseAftermath(erased.player);
    }
    void operator()(const core::CrewSaved& saved) { tables.records.save(saved.crew); }
    void operator()(const core::CrewErased& erased) { tables.records.erase(erased.crew); }
    void operator()(const core::HoldingSaved& saved) { tables.records.save(saved.holding); }
    void operator()(const core::HoldingErased& erased) {
        tables.records.eraseHolding(erased.territory);
    }
    void operator()(const core::AttackSaved& saved) { tables.records.save(saved.attack); }
    void operator()(const core::AttackErased& erased) { tables.records.eraseAttack(erased.crew); }
    void operator()(const core::ReservationReleased& released) {
        const auto done = tables.holds.release(released.ticket, released.player, now);
        if (!done)
            throw StoreFault("ticket " + released.ticket.toString() +
                             " cannot be released: " + done.error().message);
    }
    void operator()(const core::SurplusReleased& released) {
        tables.holds.releaseSurplus(released, now);
    }
    void operator()(const core::StakesEscrowed& escrowed) { tables.holds.escrow(escrowed, now); }
    void operator()(const core::Settlement& settlement) {
        if (settlement.queue.gameType == GameType::Direct)
            tables.directResults.keep(settlement);
        else
            receipt.settled[settlement.match] = settle(tables, settlement, now);
    }
    void operator()(const core::BetPlaced& placed) {
        receipt.betsPlaced[placed.bet.id] = tables.bets.place(placed, now);
    }
    void operator()(const core::BetsSettled& settled) {
        receipt.betsSettled[settled.match] = tables.bets.settle(settled, now);
    }
    void operator()(const core::EventRaised& raised) {
        std::visit(
            [&]<class Payload>(const Payload& payload) {
                tables.events.append({0, raised.id, raised.at, raised.partition, 0,
                                      std::string(Payload::kName), codec::toJson(payload)});
            },
            raised.payload);
    }
};

/// Of escrows, or of bet pools.
void noteStrayMoney(Tables& tables, core::AccountKind kind, const std::set<MatchId>& matches,
                    std::vector<std::string>& notes) {
    auto rows = tables.connection->query("SELECT owner, amount FROM balances WHERE kind = ?", kind);
    while (rows.next()) {
        const auto match = MatchId::parse(rows.text(0));
        if (!match || !matches.contains(*match))
            notes.push_back(std::string(wireText(kind)) + ':' + rows.text(0) + " holds " +
                            rows.text(1) + " of a match that does not exist");
    }
}

} // namespace

Tables::Tables(std::unique_ptr<SqlConnection> ownConnection, const PlayMoney& playMoney)
    : connection(std::move(ownConnection))
    , ledger(*connection)
    , holds(*connection, ledger)
    , bets(*connection, ledger)
    , players(*connection, ledger, holds, bets, playMoney)
    , records(*connection)
    , results(*connection)
    , directResults(*connection)
    , events(*connection) {}

host::CommitReceipt commitRecords(Tables& tables, const std::vector<core::Record>& records,
                                  Instant now) {
    RecordWriter writer{tables, now};
    for (const core::Record& record : records)
        std::visit(writer, record);
    return std::move(writer.receipt);
}

LoadedRecords loadRecords(Tables& tables, Duration kept) {
    const auto aliveAt = tables.records.aliveAt();
    if (aliveAt)
        tables.records.prune(*aliveAt - kept);
    LoadedRecords loaded{tables.records.load(), {}};
    loaded.snapshot.bets = tables.bets.load();
    std::set<TicketId> tickets;
    std::set<MatchId> matches;
    for (const core::Ticket& ticket : loaded.snapshot.tickets)
        tickets.insert(ticket.id);
    for (const core::Match& match : loaded.snapshot.matches) {
        matches.insert(match.id);
        for (const core::Participant& participant : match.participants)
            tickets.insert(participant.ticket.id);
    }
    const Instant at = aliveAt.value_or(Instant{});
    loaded.notes = tables.holds.releaseOrphans(tickets, matches, at);
    for (std::string& note : tables.bets.releaseHeld(at))
        loaded.notes.push_back(std::move(note));
    for (const auto kind : {core::AccountKind::Escrow, core::AccountKind::BetPool})
        noteStrayMoney(tables, kind, matches, loaded.notes);
    return loaded;
}

host::PlayerAccount accountOf(Tables& tables, const PlayerRow& player, Instant now) {
    host::PlayerAccount account;
    account.id = player.id;
    account.address = player.address;
    account.callsign = player.callsign;
    account.ratings = tables.players.ratings(player.id);
    account.avgWpm = player.avgWpm();
    account.available = tables.ledger.balance(core::Account::available(player.id));
    account.locked = tables.ledger.balance(core::Account::locked(player.id));
    account.bets = tables.bets.placedBy(player.id);
    if (player.lastResult) {
        const auto result = tables.results.find(*player.lastResult);
        if (result && result->endedAt + kLastResultShown >= now)
            account.lastResult = gameResultFor(*result, player.id);
    }
    return account;
}

} // namespace arcade::store
