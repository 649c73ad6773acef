#pragma once

#include "server/core/tree_levels.h"
#include "shared/vocabulary/expect.h"
#include "shared/vocabulary/fetch.h"

#include <array>

namespace arcade::core {

/// Ordered keys in a B+ tree (Bayer and McCreight, 1972) whose every branch also sums up what is
/// below its children, so that searches can leave out what cannot matter. Changes take O(log n).
/// `Summary` is built `of(key)`, takes in others by `add`, and is compared with `==`; where it can
/// `subtract` what a key has added, it is not summed up anew when one is taken out.
template <class Key, class Summary>
class SummaryTree {
public:
    using Index = tree::Index;
    using Leaf = tree::Leaf<Key>;
    using Branch = tree::Branch<Key, Summary>;

    /// More than as many leaves as an index can number need.
    static constexpr int kMostHeight = 16;

    SummaryTree()
        : m_root(m_levels.leaves.take()) {}

    Index root() const { return m_root; }
    /// Branches above each leaf: 0 when the root is one.
    int height() const { return m_height; }
    const Leaf& leaf(Index index) const { return m_levels.leaves[index]; }
    const Branch& branch(Index index) const { return m_levels.branches[index]; }
    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

    /// The way from the root to where a key is, or would be. Good until the tree is changed.
    class Way {
        friend class SummaryTree;
        struct Turn {
            Index branch = 0;
            std::uint32_t place = 0;
        };
        /// From the leaf's branch upwards.
        std::array<Turn, kMostHeight> turns;
        Index leaf = 0;
    };

    /// Asks for the leaf's memory as well: whoever changes several trees finds all ways first, and
    /// then does not wait for one leaf after another.
    Way wayTo(const Key& key) const {
        Way way;
        way.leaf = m_root;
        for (int height = m_height; height > 0; --height) {
            const Branch& here = branch(way.leaf);
            here.fetchForSearch();
            const std::size_t place = here.childFor(key);
            turnAt(way, height) = {way.leaf, static_cast<std::uint32_t>(place)};
            way.leaf = here.children[place];
        }
        fetch(leaf(way.leaf));
        return way;
    }

    /// The key is new.
    void insert(const Key& key) { insert(wayTo(key), key); }
    void insert(const Way& way, const Key& key) {
        const Leaf& here = leaf(way.leaf);
        const std::size_t place = here.placeOf(key);
        ARCADE_EXPECT(!here.holds(place, key));
        std::optional<Index> right = m_levels.leaves.insert(way.leaf, place, key);
        ++m_size;
        for (int height = 1; height <= m_height; ++height) {
            const auto [at, child] = turnAt(way, height);
            if (right)
                right = m_levels.noteSplit(at, child, *right, height);
            else if (!m_levels.noteInsertion(m_levels.branches[at], child, key))
                return;
        }
        if (right)
            growAbove(*right);
    }

    /// The key is there.
    void erase(const Key& key) { erase(wayTo(key), key); }
    void erase(const Way& way, const Key& key) {
        Leaf& here = m_levels.leaves[way.leaf];
        const std::size_t place = here.placeOf(key);
        ARCADE_EXPECT(here.holds(place, key));
        here.erase(place);
        --m_size;
        Index child = way.leaf;
        for (int height = 1; height <= m_height; ++height) {
            const auto [at, childPlace] = turnAt(way, height);
            if (!m_levels.noteErasure(m_levels.branches[at], childPlace, child, height, key))
                return;
            child = at;
        }
        shrinkRoot();
    }

    /// Null when it is not there.
    const Key* find(const Key& key) const {
        const Leaf& here = leaf(wayTo(key).leaf);
        const std::size_t place = here.placeOf(key);
        return here.holds(place, key) ? &here.keys[place] : nullptr;
    }
    bool contains(const Key& key) const { return find(key) != nullptr; }

    /// There is one.
    const Key& first() const {
        Index at = m_root;
        for (int height = m_height; height > 0; --height)
            at = branch(at).children[0];
        return leaf(at).keys[0];
    }

    /// In order, until the visitor says false.
    template <class Visitor>
    void visit(Visitor&& visitor) const {
        visitBelow(m_root, m_height, visitor);
    }

private:
    static auto& turnAt(auto& way, int height) {
        return way.turns[static_cast<std::size_t>(height - 1)];
    }

    void growAbove(Index right) {
        const Index left = m_root;
        m_root = m_levels.branches.take();
        Branch& here = m_levels.branches[m_root];
        here.insert(0, left, Key{m_levels.firstOf(left, m_height)}, m_levels.sumOf(left, m_height));
        here.insert(1, right, Key{m_levels.firstOf(right, m_height)},
                    m_levels.sumOf(right, m_height));
        ++m_height;
        ARCADE_EXPECT(m_height <= kMostHeight);
    }

    void shrinkRoot() {
        while (m_height > 0 && m_levels.branches[m_root].size == 1) {
            const Index old = m_root;
            m_root = m_levels.branches[old].children[0];
            m_levels.branches.give(old);
            --m_height;
        }
    }

    template <class Visitor>
    bool visitBelow(Index at, int height, Visitor& visitor) const {
        const auto isEnd = [&](const Key& key) { return !visitor(key); };
        if (height == 0)
            return std::none_of(leaf(at).begin(), leaf(at).end(), isEnd);
        for (std::size_t place = 0; place < branch(at).size; ++place) {
            if (!visitBelow(branch(at).children[place], height - 1, visitor))
                return false;
        }
        return true;
    }

    tree::Levels<Key, Summary> m_levels;
    Index m_root;
    int m_height = 0;
    std::size_t m_size = 0;
};

} // namespace arcade::core
