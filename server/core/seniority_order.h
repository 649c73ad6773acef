#pragma once

#include "server/core/rating_index.h"
#include "server/core/summary_tree.h"

#include <vector>

namespace arcade::core {

/// The tickets of a queue from the oldest to the youngest, with their positions.
class SeniorityOrder {
public:
    /// `priority` is drawn at random.
    void insert(const Seniority& seniority, std::uint64_t priority) {
        m_tree.insert(seniority, priority);
    }
    void erase(const Seniority& seniority) { m_tree.erase(seniority); }
    int size() const { return static_cast<int>(m_tree.size()); }

    /// 1 for the oldest. The ticket is there.
    int positionOf(const Seniority& seniority) const {
        int before = 0;
        for (Tree::Index at = m_tree.root(); at != Tree::kNone;) {
            const Tree::Node& here = m_tree.node(at);
            if (seniority < here.key) {
                at = here.left;
                continue;
            }
            before += countOf(here.left);
            if (seniority == here.key)
                return before + 1;
            ++before;
            at = here.right;
        }
        ARCADE_UNREACHABLE();
    }

    /// The first of them, at most so many.
    std::vector<Seniority> oldest(int count) const {
        std::vector<Seniority> found;
        collect(m_tree.root(), static_cast<std::size_t>(std::max(0, count)), found);
        return found;
    }

private:
    struct Count {
        int value = 1;
        static Count of(const Seniority&) { return {}; }
        void add(const Count& other) { value += other.value; }
    };
    using Tree = SummaryTree<Seniority, Count>;

    int countOf(Tree::Index at) const {
        return at == Tree::kNone ? 0 : m_tree.node(at).summary.value;
    }

    void collect(Tree::Index at, std::size_t count, std::vector<Seniority>& found) const {
        if (at == Tree::kNone || found.size() >= count)
            return;
        collect(m_tree.node(at).left, count, found);
        if (found.size() < count)
            found.push_back(m_tree.node(at).key);
        collect(m_tree.node(at).right, count, found);
    }

    Tree m_tree;
};

} // namespace arcade::core
