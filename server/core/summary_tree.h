#pragma once

#include "server/core/fetch.h"
#include "server/core/tree_nodes.h"
#include "shared/vocabulary/expect.h"

namespace arcade::core {

/// Ordered keys in a B+ tree (Bayer and McCreight, 1972) whose every branch also sums up what is
/// below its children, so that searches can leave out what cannot matter. Changes take O(log n).
/// `Summary` is built `of(key)`, takes in others by `add`, and is compared with `==`.
template <class Key, class Summary>
class SummaryTree {
public:
    using Index = tree::Index;
    using Leaf = tree::Leaf<Key>;
    using Branch = tree::Branch<Key, Summary>;

    SummaryTree()
        : m_root(m_leaves.take()) {}

    Index root() const { return m_root; }
    /// Branches above each leaf: 0 when the root is one.
    int height() const { return m_height; }
    const Leaf& leaf(Index index) const { return m_leaves[index]; }
    const Branch& branch(Index index) const { return m_branches[index]; }
    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

    /// The key is new.
    void insert(const Key& key) {
        if (const auto right = insertBelow(m_root, m_height, key))
            growAbove(*right);
        ++m_size;
    }

    /// The key is there.
    void erase(const Key& key) { ARCADE_EXPECT(take(key).has_value()); }

    /// Takes out the key that is equal; empty when there is none.
    std::optional<Key> take(const Key& key) {
        std::optional<Key> taken;
        takeBelow(m_root, m_height, key, taken);
        m_size -= taken ? 1U : 0U;
        while (m_height > 0 && m_branches[m_root].size == 1) {
            const Index old = m_root;
            m_root = m_branches[old].children[0];
            m_branches.give(old);
            --m_height;
        }
        return taken;
    }

    /// Null when it is not there.
    const Key* find(const Key& key) const {
        Index at = m_root;
        for (int height = m_height; height > 0; --height)
            at = branch(at).children[branch(at).childFor(key)];
        fetch(leaf(at));
        const Leaf& here = leaf(at);
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
    const Key& firstOf(Index at, int height) const {
        return height == 0 ? leaf(at).keys[0] : branch(at).firsts[0];
    }
    std::size_t sizeOf(Index at, int height) const {
        return height == 0 ? leaf(at).size : branch(at).size;
    }

    Summary sumOf(Index at, int height) const {
        return height == 0 ? leaf(at).template sum<Summary>() : branch(at).sum();
    }

    /// The new right neighbour when the node had to be split.
    std::optional<Index> insertBelow(Index at, int height, const Key& key) {
        if (height == 0) {
            Leaf& here = m_leaves[at];
            fetch(here);
            const std::size_t place = here.placeOf(key);
            ARCADE_EXPECT(!here.holds(place, key));
            return m_leaves.insert(at, place, key);
        }
        Branch& here = m_branches[at];
        const std::size_t place = here.childFor(key);
        const auto right = insertBelow(here.children[place], height - 1, key);
        if (!right) {
            here.firsts[place] = std::min(here.firsts[place], key);
            here.summaries[place].add(Summary::of(key));
            return std::nullopt;
        }
        here.firsts[place] = firstOf(here.children[place], height - 1);
        here.summaries[place] = sumOf(here.children[place], height - 1);
        return m_branches.insert(at, place + 1, *right, Key{firstOf(*right, height - 1)},
                                 sumOf(*right, height - 1));
    }

    void growAbove(Index right) {
        const Index left = m_root;
        m_root = m_branches.take();
        Branch& here = m_branches[m_root];
        here.insert(0, left, Key{firstOf(left, m_height)}, sumOf(left, m_height));
        here.insert(1, right, Key{firstOf(right, m_height)}, sumOf(right, m_height));
        ++m_height;
    }

    /// Whether the node's summary may be another one now.
    bool takeBelow(Index at, int height, const Key& key, std::optional<Key>& taken) {
        if (height == 0) {
            Leaf& here = m_leaves[at];
            fetch(here);
            const std::size_t place = here.placeOf(key);
            if (!here.holds(place, key))
                return false;
            taken = here.keys[place];
            here.erase(place);
            return true;
        }
        Branch& here = m_branches[at];
        const std::size_t place = here.childFor(key);
        const Index child = here.children[place];
        const bool mayChange = takeBelow(child, height - 1, key, taken);
        if (sizeOf(child, height - 1) == 0) {
            drop(here, place, height);
            return true;
        }
        here.firsts[place] = firstOf(child, height - 1);
        bool hasChanged = false;
        if (mayChange) {
            const Summary before = here.summaries[place];
            here.summaries[place] = sumOf(child, height - 1);
            hasChanged = !(here.summaries[place] == before);
        }
        if (taken && sizeOf(child, height - 1) <= kJoined / 2 && here.size > 1)
            joinWithNext(here, std::min(place, here.size - 2), height);
        return hasChanged;
    }

    void drop(Branch& here, std::size_t place, int height) {
        const Index child = here.children[place];
        here.erase(place);
        if (height == 1)
            m_leaves.give(child);
        else
            m_branches.give(child);
    }

    /// There is a next one.
    void joinWithNext(Branch& here, std::size_t place, int height) {
        const Index left = here.children[place];
        const Index right = here.children[place + 1];
        if (sizeOf(left, height - 1) + sizeOf(right, height - 1) > kJoined)
            return;
        if (height == 1)
            m_leaves[right].moveTo(m_leaves[left], 0);
        else
            m_branches[right].moveTo(m_branches[left], 0);
        here.summaries[place].add(here.summaries[place + 1]);
        drop(here, place + 1, height);
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
