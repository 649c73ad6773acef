#include "server/core/rating_index.h"

#include <algorithm>
#include <cstdlib>

namespace arcade::core {

RatingIndex::Summary RatingIndex::Summary::of(const Key& key) {
    return {key.candidate.accepts, key.candidate.seniority};
}

void RatingIndex::Summary::add(const Summary& other) {
    accepts.min = std::min(accepts.min, other.accepts.min);
    accepts.max = std::max(accepts.max, other.accepts.max);
    oldest = std::min(oldest, other.oldest);
}

void RatingIndex::insert(const Candidate& candidate, std::uint64_t priority) {
    m_tree.insert({candidate}, priority);
}

void RatingIndex::erase(const Candidate& candidate) {
    m_tree.erase({candidate});
}

bool RatingIndex::contains(const Candidate& candidate) const {
    return m_tree.contains({candidate});
}

/// Goes where the oldest is first, and nowhere where all are younger than the best so far or
/// nobody accepts the rating.
struct RatingIndex::OldestSearch {
    const Tree& tree;
    RatingWindow window;
    int rating = 0;
    Seniority limit;
    std::optional<Candidate> best;

    bool promises(Tree::Index at) const {
        if (at == Tree::kNone)
            return false;
        const Summary& summary = tree.node(at).summary;
        return summary.oldest < limit && summary.accepts.contains(rating);
    }

    void visit(Tree::Index at) {
        if (!promises(at))
            return;
        const Tree::Node& node = tree.node(at);
        const Candidate& here = node.key.candidate;
        if (here.rating < window.min)
            return visit(node.right);
        if (here.rating > window.max)
            return visit(node.left);
        if (here.seniority < limit && here.accepts.contains(rating)) {
            best = here;
            limit = here.seniority;
        }
        const bool rightFirst =
            promises(node.left) && promises(node.right) &&
            tree.node(node.right).summary.oldest < tree.node(node.left).summary.oldest;
        visit(rightFirst ? node.right : node.left);
        visit(rightFirst ? node.left : node.right);
    }
};

std::optional<Candidate> RatingIndex::oldest(const RatingWindow& window, int rating,
                                             const Seniority& limit) const {
    OldestSearch search{m_tree, window, rating, limit, std::nullopt};
    search.visit(m_tree.root());
    return search.best;
}

/// Goes towards the seeker's rating first, and away from it only as far as the best so far.
struct RatingIndex::ClosestSearch {
    const Tree& tree;
    RatingWindow window;
    const Candidate& seeker;
    std::span<const PlayerId> avoided;
    std::optional<Candidate> best;

    int distance(const Candidate& candidate) const {
        return std::abs(candidate.rating - seeker.rating);
    }

    bool mayBeat(int atLeastAsFar, const Seniority& atMostAsOld) const {
        if (!best)
            return true;
        const int toBeat = distance(*best);
        return atLeastAsFar < toBeat || (atLeastAsFar == toBeat && atMostAsOld < best->seniority);
    }

    bool isEligible(const Candidate& candidate) const {
        return window.contains(candidate.rating) && candidate.accepts.contains(seeker.rating) &&
               !candidate.sameAs(seeker) &&
               std::find(avoided.begin(), avoided.end(), candidate.player) == avoided.end();
    }

    /// Nothing below is closer than `atLeastAsFar`.
    void visit(Tree::Index at, int atLeastAsFar) {
        if (at == Tree::kNone)
            return;
        const Tree::Node& node = tree.node(at);
        if (!node.summary.accepts.contains(seeker.rating) ||
            !mayBeat(atLeastAsFar, node.summary.oldest))
            return;
        const Candidate& here = node.key.candidate;
        const bool above = here.rating >= seeker.rating;
        const Tree::Index towards = above ? node.left : node.right;
        const Tree::Index away = above ? node.right : node.left;
        // Towards the seeker's rating there may be ratings on its other side as well.
        const bool beyondWindow = above ? here.rating > window.max : here.rating < window.min;
        visit(towards, atLeastAsFar);
        if (beyondWindow)
            return;
        if (isEligible(here) && mayBeat(distance(here), here.seniority))
            best = here;
        visit(away, std::max(atLeastAsFar, distance(here)));
    }
};

std::optional<Candidate> RatingIndex::closest(const RatingWindow& window, const Candidate& seeker,
                                              std::span<const PlayerId> avoided,
                                              const std::optional<Candidate>& best) const {
    ClosestSearch search{m_tree, window, seeker, avoided, best};
    search.visit(m_tree.root(), 0);
    return search.best;
}

} // namespace arcade::core
