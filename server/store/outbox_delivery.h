#pragma once

#include "server/store/outbox_file.h"

#include <chrono>
#include <optional>
#include <string>

namespace arcade::store {

struct Tables;

/// Brings events from the outbox to a file, at least once and in order, on the store's thread.
class OutboxDelivery {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// An empty path switches it off.
    OutboxDelivery(Tables& tables, const std::filesystem::path& file, Duration interval);

    /// When to deliver next; empty while there is nothing.
    std::optional<TimePoint> due() const;
    /// Delivers a bounded number of events. Why it could not, when that is news.
    std::optional<std::string> deliver();
    /// No event behind this position is needed any more.
    std::int64_t deliveredPosition() const;

private:
    bool isOn() const { return m_file.has_value(); }

    Tables& m_tables;
    std::optional<OutboxFile> m_file;
    Duration m_interval;
    std::int64_t m_cursor = 0;
    TimePoint m_next{};
    std::string m_lastFault;
};

} // namespace arcade::store
