#include "server/store/event_table.h"

#include "server/store/sql_connection.h"
#include "shared/codec/json_writer.h"

#include <algorithm>

namespace arcade::store {

namespace {

// Commits wait meanwhile.
constexpr int kMostForgottenAtOnce = 10'000;

} // namespace

std::string eventLine(const OutboxEvent& event) {
    return codec::writeToString([&](codec::JsonWriter& writer) {
        writer.StartObject();
        codec::writeKey(writer, "id");
        codec::writeJson(writer, event.id);
        codec::writeKey(writer, "at");
        codec::writeJson(writer, event.at);
        codec::writeKey(writer, "partition");
        codec::writeText(writer, event.partition);
        codec::writeKey(writer, "sequence");
        codec::writeJson(writer, event.sequence);
        codec::writeKey(writer, "type");
        codec::writeText(writer, event.type);
        codec::writeKey(writer, "payload");
        writer.RawValue(event.payload.data(), event.payload.size(), rapidjson::kObjectType);
        writer.EndObject();
    });
}

void EventTable::load() {
    // Positions behind a cursor must not come again, even when all events were forgotten.
    m_lastPosition = std::max(
        singleInteger(m_connection.query("SELECT COALESCE(MAX(position), 0) FROM outbox_events"))
            .value_or(0),
        singleInteger(m_connection.query("SELECT COALESCE(MAX(position), 0) FROM outbox_cursors"))
            .value_or(0));
}

void EventTable::append(const OutboxEvent& event) {
    const int added = m_connection.execute(
        "INSERT INTO outbox_events (position, id, at, partition_key, sequence, type, payload) "
        "VALUES (?, ?, ?, ?, COALESCE((SELECT sequence FROM outbox_heads "
        "WHERE partition_key = ?), 0) + 1, ?, ?) ON CONFLICT (id) DO NOTHING",
        m_lastPosition + 1, event.id, event.at, event.partition, event.partition, event.type,
        event.payload);
    if (added == 0)
        return;
    ++m_lastPosition;
    m_connection.execute("INSERT INTO outbox_heads (partition_key, sequence) VALUES (?, 1) "
                         "ON CONFLICT (partition_key) DO UPDATE SET "
                         "sequence = outbox_heads.sequence + 1",
                         event.partition);
}

std::vector<OutboxEvent> EventTable::after(std::int64_t position, int limit) {
    std::vector<OutboxEvent> events;
    auto rows = m_connection.query("SELECT position, id, at, partition_key, sequence, type, "
                                   "payload FROM outbox_events WHERE position > ? "
                                   "ORDER BY position LIMIT ?",
                                   position, limit);
    while (rows.next()) {
        events.push_back({rows.integer(0), rows.parsed<EventId>(1), instantFromMs(rows.integer(2)),
                          rows.text(3), rows.integer(4), rows.text(5), rows.text(6)});
    }
    return events;
}

std::int64_t EventTable::cursor(std::string_view sink) {
    return singleInteger(
               m_connection.query("SELECT position FROM outbox_cursors WHERE sink = ?", sink))
        .value_or(0);
}

void EventTable::setCursor(std::string_view sink, std::int64_t position) {
    m_connection.execute("INSERT INTO outbox_cursors (sink, position) VALUES (?, ?) "
                         "ON CONFLICT (sink) DO UPDATE SET position = excluded.position",
                         sink, position);
}

void EventTable::prune(Instant before, std::int64_t upTo) {
    m_connection.execute("DELETE FROM outbox_events WHERE at < ? AND position IN "
                         "(SELECT position FROM outbox_events WHERE position <= ? "
                         "ORDER BY position LIMIT ?)",
                         before, upTo, kMostForgottenAtOnce);
}

} // namespace arcade::store
