#pragma once

#include "server/core/tree_nodes.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace arcade::core::tree {

/// The nodes of a SummaryTree, and what a branch knows of those below it. A height is the number of
/// levels below: 0 of a leaf; where a branch is changed, it is that of the branch.
template <class Key, class Summary>
class Levels {
public:
    using Leaf = tree::Leaf<Key>;
    using Branch = tree::Branch<Key, Summary>;

    Pool<Leaf> leaves;
    Pool<Branch> branches;

    const Key& firstOf(Index at, int height) const {
        return height == 0 ? leaves[at].keys[0] : branches[at].firsts[0];
    }
    std::size_t sizeOf(Index at, int height) const {
        return height == 0 ? leaves[at].size : branches[at].size;
    }

    Summary sumOf(Index at, int height) const {
        return height == 0 ? leaves[at].template sum<Summary>() : branches[at].sum();
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
        Branch& here = branches[at];
        here.firsts[place] = firstOf(here.children[place], height - 1);
        here.summaries[place] = sumOf(here.children[place], height - 1);
        return branches.insert(at, place + 1, right, Key{firstOf(right, height - 1)},
                               sumOf(right, height - 1));
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

private:
    /// Neighbours that would fill no more than this become one.
    static constexpr std::size_t kJoined = kWidth * 3 / 4;

    void drop(Branch& here, std::size_t place, int height) {
        const Index child = here.children[place];
        here.erase(place);
        if (height == 1)
            leaves.give(child);
        else
            branches.give(child);
    }

    /// There is a next one. False when the two are too many for one.
    bool joinWithNext(Branch& here, std::size_t place, int height) {
        const Index left = here.children[place];
        const Index right = here.children[place + 1];
        if (sizeOf(left, height - 1) + sizeOf(right, height - 1) > kJoined)
            return false;
        if (height == 1)
            leaves[right].moveTo(leaves[left], 0);
        else
            branches[right].moveTo(branches[left], 0);
        here.summaries[place].add(here.summaries[place + 1]);
        drop(here, place + 1, height);
        return true;
    }
};

} // namespace arcade::core::tree
