#pragma once

#include "server/core/id_map.h"

#include <map>
#include <utility>

namespace arcade::core {

/// A map in the order of its ids that finds one without searching through its tree: among thousands
/// of large values that would wait for memory at every step. A value stays where it is.
template <class Id, class Value>
class IndexedMap {
    using Map = std::map<Id, Value>;

public:
    using iterator = typename Map::iterator;
    using const_iterator = typename Map::const_iterator;

    iterator begin() { return m_values.begin(); }
    iterator end() { return m_values.end(); }
    const_iterator begin() const { return m_values.begin(); }
    const_iterator end() const { return m_values.end(); }
    std::size_t size() const { return m_values.size(); }

    /// The end when it is not there.
    iterator find(Id id) {
        const iterator* const found = m_index.find(id);
        return found == nullptr ? end() : *found;
    }
    const_iterator find(Id id) const {
        const iterator* const found = m_index.find(id);
        return found == nullptr ? end() : const_iterator(*found);
    }

    /// It is there.
    Value& at(Id id) {
        const iterator found = find(id);
        ARCADE_EXPECT(found != end());
        return found->second;
    }
    const Value& at(Id id) const {
        const const_iterator found = find(id);
        ARCADE_EXPECT(found != end());
        return found->second;
    }

    /// The id is new.
    Value& insert(Id id, Value value) {
        const auto [place, added] = m_values.emplace(id, std::move(value));
        ARCADE_EXPECT(added);
        m_index.insert(id, place);
        return place->second;
    }

    /// It is there, and is handed over.
    Value take(Id id) {
        const iterator found = find(id);
        ARCADE_EXPECT(found != end());
        Value taken = std::move(found->second);
        m_index.erase(id);
        m_values.erase(found);
        return taken;
    }

private:
    Map m_values;
    IdMap<Id, iterator> m_index;
};

} // namespace arcade::core
