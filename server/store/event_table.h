#pragma once

#include "shared/vocabulary/ids.h"
#include "shared/vocabulary/instant.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::store {

class SqlConnection;

/// An event of the outbox. The payload is JSON.
struct OutboxEvent {
    std::int64_t position = 0;
    EventId id;
    Instant at{};
    std::string partition;
    std::int64_t sequence = 0;
    std::string type;
    std::string payload;
};

/// One event as one line of JSON, without the line's end.
std::string eventLine(const OutboxEvent& event);

/// The outbox: events in the order they were committed, and how far each sink has come.
class EventTable {
public:
    explicit EventTable(SqlConnection& connection)
        : m_connection(connection) {}

    /// Continues after the last position. To be called once, first.
    void load();
    /// Numbers the event and keeps it; one that is there already is left alone.
    void append(const OutboxEvent& event);
    /// What was appended last, committed or not.
    std::int64_t lastPosition() const { return m_lastPosition; }

    std::vector<OutboxEvent> after(std::int64_t position, int limit);
    std::int64_t cursor(std::string_view sink);
    void setCursor(std::string_view sink, std::int64_t position);
    /// Forgets a bounded number of the oldest events, as far as the position.
    void prune(Instant before, std::int64_t upTo);

private:
    SqlConnection& m_connection;
    std::int64_t m_lastPosition = 0;
};

} // namespace arcade::store
