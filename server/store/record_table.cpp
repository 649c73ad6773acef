#include "server/store/record_table.h"

#include "server/store/sql_connection.h"
#include "shared/codec/record_json.h"

#include <algorithm>

namespace arcade::store {

namespace {

template <class T>
std::vector<T> bodiesOf(SqlRows rows) {
    std::vector<T> records;
    while (rows.next()) {
        // Bounds are those of messages: the player's name in a direct game is no callsign.
        auto record = codec::fromJson<T>(rows.text(0), codec::JsonReader::Check::Types);
        if (!record)
            throw StoreFault("unreadable record: " + record.error().message);
        records.push_back(std::move(record).value());
    }
    return records;
}

// The last moment that matters in it.
Instant newest(const core::Strikes& strikes) {
    Instant at = strikes.blockedUntil.value_or(Instant{});
    for (const Instant strike : strikes.at)
        at = std::max(at, strike);
    return at;
}

} // namespace

void RecordTable::save(const core::Ticket& ticket) {
    m_connection.execute("INSERT INTO tickets (id, partition_key, body) VALUES (?, ?, ?) "
                         "ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                         ticket.id, ticket.queue.partition(), codec::toJson(ticket));
}

void RecordTable::save(const core::Match& match) {
    m_connection.execute("INSERT INTO matches (id, partition_key, body) VALUES (?, ?, ?) "
                         "ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                         match.id, match.queue.partition(), codec::toJson(match));
}

void RecordTable::save(const core::Strikes& strikes) {
    m_connection.execute("INSERT INTO strikes (player_id, at, body) VALUES (?, ?, ?) "
                         "ON CONFLICT (player_id) DO UPDATE SET at = excluded.at, "
                         "body = excluded.body",
                         strikes.player, newest(strikes), codec::toJson(strikes));
}

void RecordTable::save(const core::Pairing& pairing) {
    m_connection.execute("INSERT INTO pairings (partition_key, first_player, second_player, at, "
                         "body) VALUES (?, ?, ?, ?, ?) "
                         "ON CONFLICT (partition_key, first_player, second_player) "
                         "DO UPDATE SET at = excluded.at, body = excluded.body",
                         pairing.queue.partition(), pairing.first, pairing.second, pairing.at,
                         codec::toJson(pairing));
}

void RecordTable::save(const core::Aftermath& aftermath) {
    m_connection.execute("INSERT INTO aftermaths (player_id, at, body) VALUES (?, ?, ?) "
                         "ON CONFLICT (player_id) DO UPDATE SET at = excluded.at, "
                         "body = excluded.body",
                         aftermath.player, aftermath.at, codec::toJson(aftermath));
}

void RecordTable::save(const core::Lobby& lobby) {
    m_connection.execute("INSERT INTO lobbies (partition_key, body) VALUES (?, ?) "
                         "ON CONFLICT (partition_key) DO UPDATE SET body = excluded.body",
                         lobby.queue.partition(), codec::toJson(lobby));
}

void RecordTable::erase(TicketId ticket) {
    m_connection.execute("DELETE FROM tickets WHERE id = ?", ticket);
}

void RecordTable::erase(MatchId match) {
    m_connection.execute("DELETE FROM matches WHERE id = ?", match);
}

void RecordTable::eraseAftermath(PlayerId player) {
    m_connection.execute("DELETE FROM aftermaths WHERE player_id = ?", player);
}

core::Snapshot RecordTable::load() {
    core::Snapshot snapshot;
    snapshot.tickets =
        bodiesOf<core::Ticket>(m_connection.query("SELECT body FROM tickets ORDER BY id"));
    snapshot.matches =
        bodiesOf<core::Match>(m_connection.query("SELECT body FROM matches ORDER BY id"));
    snapshot.strikes =
        bodiesOf<core::Strikes>(m_connection.query("SELECT body FROM strikes ORDER BY player_id"));
    snapshot.pairings = bodiesOf<core::Pairing>(m_connection.query(
        "SELECT body FROM pairings ORDER BY partition_key, first_player, second_player"));
    snapshot.aftermaths = bodiesOf<core::Aftermath>(
        m_connection.query("SELECT body FROM aftermaths ORDER BY player_id"));
    snapshot.lobbies = bodiesOf<core::Lobby>(
        m_connection.query("SELECT body FROM lobbies ORDER BY partition_key"));
    snapshot.aliveAt = aliveAt().value_or(Instant{});
    return snapshot;
}

void RecordTable::prune(Instant before) {
    m_connection.execute("DELETE FROM strikes WHERE at < ?", before);
    m_connection.execute("DELETE FROM pairings WHERE at < ?", before);
    m_connection.execute("DELETE FROM aftermaths WHERE at < ?", before);
}

void RecordTable::setAliveAt(Instant now) {
    m_connection.execute("INSERT INTO meta (name, value) VALUES ('alive_at', ?) "
                         "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                         now);
}

std::optional<Instant> RecordTable::aliveAt() {
    const auto ms =
        singleInteger(m_connection.query("SELECT value FROM meta WHERE name = 'alive_at'"));
    if (!ms)
        return std::nullopt;
    return instantFromMs(*ms);
}

} // namespace arcade::store
