#include "server/store/outbox_delivery.h"

#include "server/store/tables.h"

namespace arcade::store {

namespace {

constexpr std::string_view kSink = "file";
// Written at once; more would keep commits waiting.
constexpr int kMostAtOnce = 1000;
constexpr std::chrono::seconds kRetryInterval{5};

} // namespace

OutboxDelivery::OutboxDelivery(Tables& tables, const std::filesystem::path& file, Duration interval)
    : m_tables(tables)
    , m_interval(interval) {
    if (file.empty())
        return;
    m_file.emplace(file);
    m_cursor = tables.events.cursor(kSink);
}

std::optional<OutboxDelivery::TimePoint> OutboxDelivery::due() const {
    if (!isOn() || m_tables.events.lastPosition() <= m_cursor)
        return std::nullopt;
    return m_next;
}

std::optional<std::string> OutboxDelivery::deliver() {
    const auto events = m_tables.events.after(m_cursor, kMostAtOnce);
    const auto now = std::chrono::steady_clock::now();
    const bool isMore = static_cast<int>(events.size()) == kMostAtOnce;
    m_next = isMore ? now : now + m_interval;
    if (events.empty()) {
        // What the positions count may have been forgotten since.
        m_cursor = m_tables.events.lastPosition();
        return std::nullopt;
    }
    std::vector<std::string> lines;
    for (const OutboxEvent& event : events)
        lines.push_back(eventLine(event));
    if (const auto appended = m_file->append(lines); !appended) {
        m_next = now + kRetryInterval;
        if (std::exchange(m_lastFault, appended.error().message) == appended.error().message)
            return std::nullopt;
        return "events cannot be delivered: " + appended.error().message;
    }
    m_lastFault.clear();
    m_cursor = events.back().position;
    m_tables.connection->begin();
    m_tables.events.setCursor(kSink, m_cursor);
    m_tables.connection->commit();
    return std::nullopt;
}

std::int64_t OutboxDelivery::deliveredPosition() const {
    return isOn() ? m_cursor : m_tables.events.lastPosition();
}

} // namespace arcade::store
