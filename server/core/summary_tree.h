#pragma once

#include "shared/vocabulary/expect.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace arcade::core {

/// Ordered keys in a search tree whose every node also sums up its subtree, so that searches can
/// leave out what cannot matter. `Summary` is built `of(key)` and takes in others by `add`. The
/// tree is a heap of the priorities handed in: drawn well, its depth is logarithmic.
template <class Key, class Summary>
class SummaryTree {
public:
    using Index = std::uint32_t;
    static constexpr Index kNone = std::numeric_limits<Index>::max();

    struct Node {
        Key key;
        Summary summary;
        Index left = kNone;
        Index right = kNone;
        std::uint64_t priority = 0;
    };

    Index root() const { return m_root; }
    const Node& node(Index index) const { return m_nodes[index]; }
    std::size_t size() const { return m_nodes.size() - m_free.size(); }

    /// The key is new.
    void insert(const Key& key, std::uint64_t priority) {
        const Node fresh{key, Summary::of(key), kNone, kNone, priority};
        Index index = kNone;
        if (m_free.empty()) {
            index = static_cast<Index>(m_nodes.size());
            m_nodes.push_back(fresh);
        } else {
            index = m_free.back();
            m_free.pop_back();
            m_nodes[index] = fresh;
        }
        m_root = insertBelow(m_root, index);
    }

    /// The key is there.
    void erase(const Key& key) { m_root = eraseBelow(m_root, key); }

    bool contains(const Key& key) const {
        Index at = m_root;
        while (at != kNone) {
            const Node& here = m_nodes[at];
            if (key == here.key)
                return true;
            at = key < here.key ? here.left : here.right;
        }
        return false;
    }

private:
    struct Halves {
        Index less;
        Index greater;
    };

    Index insertBelow(Index at, Index fresh) {
        if (at == kNone)
            return fresh;
        const bool before = m_nodes[fresh].key < m_nodes[at].key;
        if (m_nodes[fresh].priority > m_nodes[at].priority) {
            const Halves halves = split(at, m_nodes[fresh].key);
            m_nodes[fresh].left = halves.less;
            m_nodes[fresh].right = halves.greater;
            sumUp(fresh);
            return fresh;
        }
        Index& child = before ? m_nodes[at].left : m_nodes[at].right;
        child = insertBelow(child, fresh);
        m_nodes[at].summary.add(Summary::of(m_nodes[fresh].key));
        return at;
    }

    Halves split(Index at, const Key& key) {
        if (at == kNone)
            return {kNone, kNone};
        Node& here = m_nodes[at];
        if (here.key < key) {
            const Halves halves = split(here.right, key);
            here.right = halves.less;
            sumUp(at);
            return {at, halves.greater};
        }
        const Halves halves = split(here.left, key);
        here.left = halves.greater;
        sumUp(at);
        return {halves.less, at};
    }

    Index eraseBelow(Index at, const Key& key) {
        ARCADE_EXPECT(at != kNone);
        Node& here = m_nodes[at];
        if (here.key == key) {
            const Index joined = join(here.left, here.right);
            m_free.push_back(at);
            return joined;
        }
        Index& child = key < here.key ? here.left : here.right;
        child = eraseBelow(child, key);
        sumUp(at);
        return at;
    }

    Index join(Index less, Index greater) {
        if (less == kNone)
            return greater;
        if (greater == kNone)
            return less;
        if (m_nodes[less].priority > m_nodes[greater].priority) {
            m_nodes[less].right = join(m_nodes[less].right, greater);
            sumUp(less);
            return less;
        }
        m_nodes[greater].left = join(less, m_nodes[greater].left);
        sumUp(greater);
        return greater;
    }

    void sumUp(Index at) {
        Node& here = m_nodes[at];
        here.summary = Summary::of(here.key);
        if (here.left != kNone)
            here.summary.add(m_nodes[here.left].summary);
        if (here.right != kNone)
            here.summary.add(m_nodes[here.right].summary);
    }

    std::vector<Node> m_nodes;
    std::vector<Index> m_free;
    Index m_root = kNone;
};

} // namespace arcade::core
