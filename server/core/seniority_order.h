#pragma once

#include "server/core/rating_index.h"
#include "server/core/summary_tree.h"

#include <vector>

namespace arcade::core {

/// The tickets of a queue from the oldest to the youngest, with their positions.
class SeniorityOrder {
    struct Count {
        int value = 1;
        static Count of(const Seniority&) { return {}; }
        void add(const Count& other) { value += other.value; }
        void subtract(const Count& other) { value -= other.value; }
        friend bool operator==(const Count&, const Count&) = default;
    };
    using Tree = SummaryTree<Seniority, Count>;

public:
    using Way = Tree::Way;

    void insert(const Seniority& seniority) { m_tree.insert(seniority); }
    void erase(const Seniority& seniority) { m_tree.erase(seniority); }
    int size() const { return static_cast<int>(m_tree.size()); }

    Way wayTo(const Seniority& seniority) const { return m_tree.wayTo(seniority); }
    void erase(const Way& way, const Seniority& seniority) { m_tree.erase(way, seniority); }

    /// 1 for the oldest. The ticket is there.
    int positionOf(const Seniority& seniority) const {
        int before = 0;
        Tree::Index at = m_tree.root();
        for (int height = m_tree.height(); height > 0; --height) {
            const Tree::Branch& here = m_tree.branch(at);
            const std::size_t child = here.childFor(seniority);
            for (std::size_t place = 0; place < child; ++place)
                before += here.summaries[place].value;
            at = here.children[child];
        }
        return before + static_cast<int>(m_tree.leaf(at).placeOf(seniority)) + 1;
    }

    /// The first of them, at most so many.
    std::vector<Seniority> oldest(int count) const {
        std::vector<Seniority> found;
        const auto most = static_cast<std::size_t>(std::max(0, count));
        m_tree.visit([&](const Seniority& seniority) {
            if (found.size() < most)
                found.push_back(seniority);
            return found.size() < most;
        });
        return found;
    }

private:
    Tree m_tree;
};

} // namespace arcade::core
