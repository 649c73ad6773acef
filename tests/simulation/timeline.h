#pragma once

#include "shared/vocabulary/instant.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace arcade::simulation {

/// A span of time, both ends included.
struct Window {
    Instant from{};
    Instant to{};
};

/// What a value was when. Changes come in the order of time; of one instant the last counts.
template <class Value>
class Timeline {
public:
    explicit Timeline(Value before)
        : m_before(before) {}

    void set(Instant at, Value value) {
        if (!m_changes.empty() && m_changes.back().first == at)
            m_changes.back().second = value;
        else
            m_changes.emplace_back(at, value);
    }
    Value last() const { return m_changes.empty() ? m_before : m_changes.back().second; }
    Value at(Instant moment) const {
        const auto after = std::upper_bound(
            m_changes.begin(), m_changes.end(), moment,
            [](Instant instant, const auto& change) { return instant < change.first; });
        return after == m_changes.begin() ? m_before : std::prev(after)->second;
    }
    /// Each value of the window, oldest first.
    std::vector<Value> within(const Window& window) const {
        std::vector<Value> values{at(window.from)};
        for (const auto& [moment, value] : m_changes) {
            if (moment > window.from && moment <= window.to)
                values.push_back(value);
        }
        return values;
    }
    /// The past is what is so now.
    void forgetChanges() {
        m_before = last();
        m_changes.clear();
    }

private:
    Value m_before;
    std::vector<std::pair<Instant, Value>> m_changes;
};

} // namespace arcade::simulation
