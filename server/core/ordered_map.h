#pragma once

#include "server/core/summary_tree.h"

#include <optional>
#include <utility>

namespace arcade::core {

/// Where nothing is summed up.
struct NoSummary {
    template <class Key>
    static NoSummary of(const Key&) {
        return {};
    }
    void add(NoSummary) {}
    friend bool operator==(NoSummary, NoSummary) = default;
};

/// Values in the order of their keys. A value stays where it is until it is erased.
template <class Key, class Value>
class OrderedMap {
public:
    /// Null when it is not there.
    Value* find(const Key& key) {
        const Place* const place = m_tree.find({key, 0});
        return place == nullptr ? nullptr : &*m_values[place->slot];
    }
    const Value* find(const Key& key) const {
        const Place* const place = m_tree.find({key, 0});
        return place == nullptr ? nullptr : &*m_values[place->slot];
    }
    bool contains(const Key& key) const { return m_tree.contains({key, 0}); }
    std::size_t size() const { return m_tree.size(); }
    bool empty() const { return m_tree.isEmpty(); }

    /// The key is new.
    template <class Given>
    Value& insert(const Key& key, Given&& value) {
        std::uint32_t slot = 0;
        if (m_free.empty()) {
            slot = static_cast<std::uint32_t>(m_values.size());
            m_values.emplace_back(std::in_place, std::forward<Given>(value));
        } else {
            slot = m_free.back();
            m_free.pop_back();
            m_values[slot].emplace(std::forward<Given>(value));
        }
        m_tree.insert({key, slot});
        return *m_values[slot];
    }

    template <class Given>
    void insert_or_assign(const Key& key, Given&& value) {
        if (Value* const known = find(key))
            *known = std::forward<Given>(value);
        else
            insert(key, std::forward<Given>(value));
    }

    /// How many there were: 1 or 0.
    std::size_t erase(const Key& key) {
        const auto place = m_tree.take({key, 0});
        if (!place)
            return 0;
        m_values[place->slot].reset();
        m_free.push_back(place->slot);
        return 1;
    }

    /// In the order of the keys: visitor(key, value).
    template <class Visitor>
    void visit(Visitor&& visitor) {
        m_tree.visit([&](const Place& place) {
            visitor(place.key, *m_values[place.slot]);
            return true;
        });
    }
    template <class Visitor>
    void visit(Visitor&& visitor) const {
        m_tree.visit([&](const Place& place) {
            visitor(place.key, *m_values[place.slot]);
            return true;
        });
    }

private:
    struct Place {
        Key key;
        std::uint32_t slot = 0;
        friend bool operator<(const Place& a, const Place& b) { return a.key < b.key; }
    };

    SummaryTree<Place, NoSummary> m_tree;
    std::deque<std::optional<Value>> m_values;
    std::vector<std::uint32_t> m_free;
};

} // namespace arcade::core
