#pragma once

#include "server/core/segments.h"
#include "shared/vocabulary/fetch.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// The nodes of a SummaryTree; for it alone.
namespace arcade::core::tree {

using Index = std::uint32_t;
/// Keys of a leaf, children of a branch: wide, so that a path touches little memory.
inline constexpr std::size_t kWidth = 32;

/// As many values as a node is wide, of which the first `size` count.
template <class Value>
using Row = std::array<Value, kWidth>;

template <class Value>
void insertAt(Row<Value>& row, std::size_t size, std::size_t place, const Value& value) {
    std::move_backward(row.data() + place, row.data() + size, row.data() + size + 1);
    row[place] = value;
}

template <class Value>
void eraseAt(Row<Value>& row, std::size_t size, std::size_t place) {
    std::move(row.data() + place + 1, row.data() + size, row.data() + place);
}

/// Appends what another row has from `begin` to `end`.
template <class Value>
void append(Row<Value>& row, std::size_t size, const Row<Value>& other, std::size_t begin,
            std::size_t end) {
    std::copy(other.data() + begin, other.data() + end, row.data() + size);
}

/// How many of the first `size` values come before the first one that `isBefore` does not hold for.
/// Every step is the same work whatever it finds: which way the search goes cannot be foretold, and
/// a processor that has guessed wrongly loses more than the work takes.
template <class Value, class IsBefore>
std::size_t countBefore(const Row<Value>& row, std::size_t size, IsBefore isBefore) {
    std::size_t count = 0;
    while (size > 0) {
        const std::size_t half = (size + 1) / 2;
        count += half * static_cast<std::size_t>(isBefore(row[count + half - 1]));
        size -= half;
    }
    return count;
}

template <class Key>
struct Leaf {
    std::size_t size = 0;
    Row<Key> keys{};

    /// Of the first key that is not less.
    std::size_t placeOf(const Key& key) const {
        return countBefore(keys, size, [&key](const Key& one) { return one < key; });
    }
    bool holds(std::size_t place, const Key& key) const {
        return place < size && !(key < keys[place]);
    }
    const Key* begin() const { return keys.data(); }
    const Key* end() const { return keys.data() + size; }

    /// There is a key.
    template <class Summary>
    Summary sum() const {
        Summary whole = Summary::of(keys[0]);
        for (std::size_t place = 1; place < size; ++place)
            whole.add(Summary::of(keys[place]));
        return whole;
    }

    void insert(std::size_t place, const Key& key) { insertAt(keys, size++, place, key); }
    void erase(std::size_t place) { eraseAt(keys, size--, place); }
    /// The rest from `begin` on goes to the end of another one.
    void moveTo(Leaf& other, std::size_t begin) {
        append(other.keys, other.size, keys, begin, size);
        other.size += size - begin;
        size = begin;
    }
};

template <class Key, class Summary>
struct Branch {
    std::size_t size = 0;
    /// The least key below each child.
    Row<Key> firsts{};
    Row<Summary> summaries{};
    Row<Index> children{};

    /// Asks for all that childFor() may look at: a search from one half to another would wait for
    /// each of its steps.
    void fetchForSearch() const {
        fetchAt(&size);
        fetch(children);
        fetch(firsts);
    }

    /// Which child's keys may hold this one.
    std::size_t childFor(const Key& key) const {
        const std::size_t atMost =
            countBefore(firsts, size, [&key](const Key& one) { return !(key < one); });
        return atMost == 0 ? 0 : atMost - 1;
    }
    /// There is a child.
    Summary sum() const {
        Summary whole = summaries[0];
        for (std::size_t place = 1; place < size; ++place)
            whole.add(summaries[place]);
        return whole;
    }

    void insert(std::size_t place, Index child, const Key& first, const Summary& summary) {
        insertAt(firsts, size, place, first);
        insertAt(summaries, size, place, summary);
        insertAt(children, size, place, child);
        ++size;
    }
    void erase(std::size_t place) {
        eraseAt(firsts, size, place);
        eraseAt(summaries, size, place);
        eraseAt(children, size, place);
        --size;
    }
    void moveTo(Branch& other, std::size_t begin) {
        append(other.firsts, other.size, firsts, begin, size);
        append(other.summaries, other.size, summaries, begin, size);
        append(other.children, other.size, children, begin, size);
        other.size += size - begin;
        size = begin;
    }
};

/// Nodes stay where they are; those given back are taken again.
template <class Node>
class Pool {
public:
    /// An empty one.
    Index take() {
        if (m_free.empty()) {
            m_nodes.emplace_back();
            return static_cast<Index>(m_nodes.size() - 1);
        }
        const Index index = m_free.back();
        m_free.pop_back();
        m_nodes[index].size = 0;
        return index;
    }
    void give(Index index) { m_free.push_back(index); }

    /// Into that node; its new right neighbour when it had to be split.
    template <class... What>
    std::optional<Index> insert(Index at, std::size_t place, const What&... what) {
        Node& here = m_nodes[at];
        if (here.size < kWidth) {
            here.insert(place, what...);
            return std::nullopt;
        }
        const Index right = take();
        Node& next = m_nodes[right];
        // All stay when it grows at its end, as it does where keys come in order.
        const std::size_t kept = place == kWidth ? kWidth : kWidth / 2;
        here.moveTo(next, kept);
        if (place < kept)
            here.insert(place, what...);
        else
            next.insert(place - kept, what...);
        return right;
    }

    Node& operator[](Index index) { return m_nodes[index]; }
    const Node& operator[](Index index) const { return m_nodes[index]; }

private:
    Segments<Node> m_nodes;
    std::vector<Index> m_free;
};

} // namespace arcade::core::tree
