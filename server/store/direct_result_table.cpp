#include "server/store/direct_result_table.h"

#include "server/store/sql_connection.h"
#include "shared/codec/record_json.h"

namespace arcade::store {

namespace {

DirectMatchReply replyOf(const core::Settlement& settlement) {
    const auto terms = core::DirectTerms::of(settlement.queue);
    DirectMatchReply reply{
        settlement.match,       terms.game,        terms.asset,      terms.amount, {},
        DirectStatus::Finished, settlement.winner, settlement.reason};
    for (const core::PlayerOutcome& one : settlement.players)
        reply.players.push_back(one.card.callsign);
    return reply;
}

} // namespace

void DirectResultTable::keep(const core::Settlement& settlement) {
    m_connection.execute("INSERT INTO direct_results (match_id, partition_key, ended_at, body) "
                         "VALUES (?, ?, ?, ?) ON CONFLICT (match_id) DO NOTHING",
                         settlement.match, settlement.queue.partition(), settlement.endedAt,
                         codec::toJson(replyOf(settlement)));
}

std::optional<DirectMatchReply> DirectResultTable::find(MatchId match) {
    const auto body =
        singleText(m_connection.query("SELECT body FROM direct_results WHERE match_id = ?", match));
    if (!body)
        return std::nullopt;
    auto reply = codec::fromJson<DirectMatchReply>(*body);
    if (!reply)
        throw StoreFault("unreadable result: " + reply.error().message);
    return std::move(reply).value();
}

} // namespace arcade::store
