#pragma once

#include "server/core/fetch.h"
#include "server/core/tree_nodes.h"
#include "shared/vocabulary/expect.h"

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
        : m_root(m_leaves.take()) {}

    Index root() const { return m_root; }
    /// Branches above each leaf: 0 when the root is one.
    int height() const { return m_height; }
    const Leaf& leaf(Index index) const { return m_leaves[index]; }
    const Branch& branch(Index index) const { return m_branches[index]; }
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
        std::optional<Index> right = m_leaves.insert(way.leaf, place, key);
        ++m_size;
        for (int height = 1; height <= m_height; ++height) {
            const auto [at, child] = turnAt(way, height);
            if (right)
                right = noteSplit(at, child, *right, height);
            else if (!noteInsertion(m_branches[at], child, key))
                return;
        }
        if (right)
            growAbove(*right);
    }

    /// The key is there.
    void erase(const Key& key) { erase(wayTo(key), key); }
    void erase(const Way& way, const Key& key) {
        Leaf& here = m_leaves[way.leaf];
        const std::size_t place = here.placeOf(key);
        ARCADE_EXPECT(here.holds(place, key));
        here.erase(place);
        --m_size;
        Index child = way.leaf;
        for (int height = 1; height <= m_height; ++height) {
            const auto [at, childPlace] = turnAt(way, height);
            if (!noteErasure(m_branches[at], childPlace, child, height, key))
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
    /// Neighbours that would fill no more than this become one.
    static constexpr std::size_t kJoined = tree::kWidth * 3 / 4;

    static auto& turnAt(auto& way, int height) {
        return way.turns[static_cast<std::size_t>(height - 1)];
    }

    const Key& firstOf(Index at, int height) const {
        return height == 0 ? leaf(at).keys[0] : branch(at).firsts[0];
    }
    std::size_t sizeOf(Index at, int height) const {
        return height == 0 ? leaf(at).size : branch(at).size;
    }

    Summary sumOf(Index at, int height) const {
        return height == 0 ? leaf(at).template sum<Summary>() : branch(at).sum();
    }

    /// A key was put in below a child: whether that changes what is known of it.
    static bool noteInsertion(Branch& here, std::size_t place, const Key& key) {
        const bool isFirst = key < here.firsts[place];
        if (isFirst)
            here.firsts[place] = key;
        const Summary before = here.summaries[place];
        here.summaries[place].add(Summary::of(key));
        return isFirst || !(here.summaries[place] == before);
    }

    /// A child was split: the new right neighbour of its branch when that had to be split, too.
    std::optional<Index> noteSplit(Index at, std::size_t place, Index right, int height) {
        Branch& here = m_branches[at];
        here.firsts[place] = firstOf(here.children[place], height - 1);
        here.summaries[place] = sumOf(here.children[place], height - 1);
        return m_branches.insert(at, place + 1, right, Key{firstOf(right, height - 1)},
                                 sumOf(right, height - 1));
    }

    void growAbove(Index right) {
        const Index left = m_root;
        m_root = m_branches.take();
        Branch& here = m_branches[m_root];
        here.insert(0, left, Key{firstOf(left, m_height)}, sumOf(left, m_height));
        here.insert(1, right, Key{firstOf(right, m_height)}, sumOf(right, m_height));
        ++m_height;
        ARCADE_EXPECT(m_height <= kMostHeight);
    }

    /// A key was taken out below a child: whether what is known of the branch, or its size, may be
    /// another now.
    bool noteErasure(Branch& here, std::size_t place, Index child, int height, const Key& key) {
        const std::size_t left = sizeOf(child, height - 1);
        if (left == 0) {
            drop(here, place, height);
            return true;
        }
        const Key& first = firstOf(child, height - 1);
        Summary sum = here.summaries[place];
        if constexpr (requires { sum.subtract(Summary::of(key)); })
            sum.subtract(Summary::of(key));
        else
            sum = sumOf(child, height - 1);
        const bool isChanged = here.firsts[place] < first || !(here.summaries[place] == sum);
        here.firsts[place] = first;
        here.summaries[place] = sum;
        const bool isJoined = left <= kJoined / 2 && here.size > 1 &&
                              joinWithNext(here, std::min(place, here.size - 2), height);
        return isChanged || isJoined;
    }

    void shrinkRoot() {
        while (m_height > 0 && m_branches[m_root].size == 1) {
            const Index old = m_root;
            m_root = m_branches[old].children[0];
            m_branches.give(old);
            --m_height;
        }
    }

    void drop(Branch& here, std::size_t place, int height) {
        const Index child = here.children[place];
        here.erase(place);
        if (height == 1)
            m_leaves.give(child);
        else
            m_branches.give(child);
    }

    /// There is a next one. False when the two are too many for one.
    bool joinWithNext(Branch& here, std::size_t place, int height) {
        const Index left = here.children[place];
        const Index right = here.children[place + 1];
        if (sizeOf(left, height - 1) + sizeOf(right, height - 1) > kJoined)
            return false;
        if (height == 1)
            m_leaves[right].moveTo(m_leaves[left], 0);
        else
            m_branches[right].moveTo(m_branches[left], 0);
        here.summaries[place].add(here.summaries[place + 1]);
        drop(here, place + 1, height);
        return true;
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

    tree::Pool<Leaf> m_leaves;
    tree::Pool<Branch> m_branches;
    Index m_root;
    int m_height = 0;
    std::size_t m_size = 0;
};

} // namespace arcade::core
