#include "server/store/settlement.h"

#include "server/store/store_fault.h"
#include "server/store/tables.h"
#include "shared/codec/record_json.h"

namespace arcade::store {

namespace {

struct MatchSettledEvent {
    static constexpr std::string_view kName = "match.settled";
    MatchId match;
    std::string txHash;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &MatchSettledEvent::match),
                          field("tx_hash", &MatchSettledEvent::txHash)};
    }
};

// The same for the same match, so that whoever reads events can tell a repetition.
EventId settledEventId(MatchId match) {
    const std::string hash =
        sha256Hex(std::string(MatchSettledEvent::kName) + ':' + match.toString());
    return EventId::parse(std::string_view(hash).substr(0, 32)).value();
}

StoredPart bookPart(Tables& tables, const core::Settlement& settlement,
                    const core::PlayerOutcome& outcome) {
    const PlayerId player = outcome.player;
    const bool isVoid = settlement.endReason == EndReason::Void;
    const auto wpm = isVoid ? std::nullopt : std::optional(outcome.stats.wpm);
    if (!tables.players.addResult(player, settlement.match, wpm))
        throw StoreFault("match " + settlement.match.toString() + " settles unknown player " +
                         player.toString());
    StoredPart part{player,
                    outcome.card,
                    outcome.stats,
                    outcome.won,
                    outcome.ratingBefore,
                    outcome.ratingChange,
                    outcome.ratingBefore,
                    outcome.prize,
                    {},
                    outcome.hunt};
    if (!isVoid) {
        part.ratingAfter = tables.players.addGame(
            player, settlement.queue.gameType, outcome.ratingChange, outcome.won.value_or(false));
    }
    tables.holds.endEscrowed(settlement.match, outcome.ticket, player);
    part.balance = tables.ledger.balance(core::Account::available(player));
    return part;
}

} // namespace

host::CommitReceipt::Settled settle(Tables& tables, const core::Settlement& settlement,
                                    Instant now) {
    const std::string key = "settle:" + settlement.match.toString();
    if (tables.ledger.find(key)) {
        const auto stored = tables.results.find(settlement.match);
        if (!stored)
            throw StoreFault("match " + settlement.match.toString() + " has no result");
        return receiptOf(*stored);
    }
    const std::string partition = settlement.queue.partition();
    StoredResult result{settlement.match,
                        settlement.queue,
                        settlement.endReason,
                        {settlement.winner},
                        settlement.startedAt,
                        settlement.endedAt,
                        {},
                        {},
                        settlement.war};
    result.txHash = tables.ledger.post({partition, key, "settle", now, settlement.transfers});
    if (!tables.ledger.balance(core::Account::escrow(settlement.match)).isZero())
        throw StoreFault("match " + settlement.match.toString() + " leaves stakes in its escrow");
    for (const core::PlayerOutcome& outcome : settlement.players)
        result.players.push_back(bookPart(tables, settlement, outcome));
    tables.results.insert(result);
    tables.events.append({0, settledEventId(settlement.match), settlement.endedAt, partition, 0,
                          std::string(MatchSettledEvent::kName),
                          codec::toJson(MatchSettledEvent{settlement.match, result.txHash})});
    return receiptOf(result);
}

} // namespace arcade::store
