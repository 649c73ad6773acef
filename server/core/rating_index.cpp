#include "server/core/rating_index.h"

#include <algorithm>
#include <cstdlib>

namespace arcade::core {

RatingIndex::Way RatingIndex::wayFor(const Candidate& candidate) const {
    Key key = keyOf(candidate);
    key.slot = m_free.empty() ? static_cast<std::uint32_t>(m_slots.size()) : m_free.back();
    return m_tree.wayTo(key);
}

void RatingIndex::insert(const Way& way, Candidate& candidate) {
    if (m_free.empty()) {
        candidate.slot = static_cast<std::uint32_t>(m_slots.size());
        m_slots.emplace_back(candidate);
    } else {
        candidate.slot = m_free.back();
        m_free.pop_back();
        m_slots[candidate.slot] = candidate;
    }
    m_tree.insert(way, keyOf(candidate));
}

void RatingIndex::erase(const Way& way, const Candidate& candidate) {
    m_tree.erase(way, keyOf(candidate));
    m_free.push_back(candidate.slot);
}

/// Goes where the oldest is first, and nowhere where all are younger than the best so far or
/// nobody accepts the rating.
struct RatingIndex::OldestSearch {
    const Tree& tree;
    const Segments<Candidate>& slots;
    RatingWindow window;
    int rating = 0;
    Seniority limit;
    Looks& looks;
    std::optional<Candidate> best;

    bool promises(const Tree::Branch& here, std::size_t place) const {
        const Summary& summary = here.summaries[place];
        return summary.accepts.contains(rating) && summary.oldest <= limit.enteredAt &&
               here.firsts[place].rating <= window.max &&
               (place + 1 == here.size || here.firsts[place + 1].rating >= window.min);
    }

    void visit(Tree::Index at, int height) {
        if (height == 0)
            return visit(tree.leaf(at));
        const Tree::Branch& here = tree.branch(at);
        std::uint64_t seen = 0;
        static_assert(tree::kWidth <= 64);
        while (!looks.areSpent()) {
            std::size_t next = here.size;
            for (std::size_t place = 0; place < here.size; ++place) {
                if ((seen >> place & 1U) == 0 && promises(here, place) &&
                    (next == here.size ||
                     here.summaries[place].oldest < here.summaries[next].oldest))
                    next = place;
            }
            if (next == here.size)
                return;
            seen |= std::uint64_t{1} << next;
            looks.take();
            visit(here.children[next], height - 1);
        }
    }

    void visit(const Tree::Leaf& here) {
        for (const Key& key : here) {
            if (!window.contains(key.rating))
                continue;
            looks.take();
            if (key.enteredAt > limit.enteredAt || !key.accepts.contains(rating))
                continue;
            const Candidate& one = slots[key.slot];
            if (one.seniority < limit) {
                best = one;
                limit = one.seniority;
            }
        }
    }
};

std::optional<Candidate> RatingIndex::oldest(const RatingWindow& window, int rating,
                                             const Seniority& limit, Looks& looks) const {
    if (window.min > window.max || m_tree.isEmpty())
        return std::nullopt;
    OldestSearch search{m_tree, m_slots, window, rating, limit, looks, std::nullopt};
    search.visit(m_tree.root(), m_tree.height());
    return search.best;
}

/// Of the candidates a seeker may meet the closest so far, then the older.
struct RatingIndex::Closest {
    const Segments<Candidate>& slots;
    RatingWindow window;
    const Candidate& seeker;
    const Opponents* avoided;
    std::optional<Candidate> best;

    bool isAvoided(PlayerId player) const {
        return avoided != nullptr && avoided->contains(player);
    }
    int distance(int rating) const { return std::abs(rating - seeker.rating); }

    /// Nobody there is older than `oldest`.
    bool mayBeat(int atLeastAsFar, Instant oldest) const {
        if (!best)
            return true;
        const int toBeat = distance(best->rating);
        return atLeastAsFar < toBeat ||
               (atLeastAsFar == toBeat && oldest <= best->seniority.enteredAt);
    }
    bool beats(const Candidate& one) const {
        return !best || distance(one.rating) < distance(best->rating) ||
               one.seniority < best->seniority;
    }

    void consider(const Key& key) {
        if (!key.accepts.contains(seeker.rating) || !window.contains(key.rating) ||
            !mayBeat(distance(key.rating), key.enteredAt))
            return;
        const Candidate& one = slots[key.slot];
        if (beats(one) && !one.sameAs(seeker) && !isAvoided(one.player))
            best = one;
    }
};

/// Goes away from the seeker's rating, upwards and then downwards, only as far as the best so far.
struct RatingIndex::ClosestSearch {
    const Tree& tree;
    Looks& looks;
    Closest closest;

    bool promises(const Summary& summary, int atLeastAsFar) const {
        return summary.accepts.contains(closest.seeker.rating) &&
               closest.mayBeat(atLeastAsFar, summary.oldest);
    }

    /// From the seeker's rating on.
    void visitAbove(Tree::Index at, int height) {
        const int from = std::max(closest.seeker.rating, closest.window.min);
        if (height == 0) {
            visit(tree.leaf(at), {from, closest.window.max});
            return;
        }
        const Tree::Branch& here = tree.branch(at);
        for (std::size_t place = 0; place < here.size && !looks.areSpent(); ++place) {
            if (place + 1 < here.size && here.firsts[place + 1].rating < from)
                continue;
            const int least = std::max(from, here.firsts[place].rating);
            if (least > closest.window.max)
                return;
            looks.take();
            if (promises(here.summaries[place], closest.distance(least)))
                visitAbove(here.children[place], height - 1);
        }
    }

    /// Below the seeker's rating; nobody here has more than `most`.
    void visitBelow(Tree::Index at, int height, int most) {
        const int from = std::min(closest.seeker.rating - 1, closest.window.max);
        if (height == 0) {
            visit(tree.leaf(at), {closest.window.min, from});
            return;
        }
        const Tree::Branch& here = tree.branch(at);
        for (std::size_t place = here.size; place-- > 0 && !looks.areSpent();) {
            const int least = here.firsts[place].rating;
            const int highest = std::min(most, from);
            if (highest < closest.window.min)
                return;
            if (least <= from) {
                looks.take();
                if (promises(here.summaries[place], closest.distance(highest)))
                    visitBelow(here.children[place], height - 1, highest);
            }
            most = std::min(most, least);
        }
    }

    void visit(const Tree::Leaf& here, const RatingWindow& ratings) {
        for (const Key& key : here) {
            if (!ratings.contains(key.rating))
                continue;
            looks.take();
            closest.consider(key);
        }
    }
};

std::optional<Candidate> RatingIndex::closest(const RatingWindow& window, const Candidate& seeker,
                                              const Opponents* avoided,
                                              const std::optional<Candidate>& best,
                                              Looks& looks) const {
    if (window.min > window.max || m_tree.isEmpty())
        return best;
    ClosestSearch search{m_tree, looks, {m_slots, window, seeker, avoided, best}};
    search.visitAbove(m_tree.root(), m_tree.height());
    search.visitBelow(m_tree.root(), m_tree.height(), seeker.rating - 1);
    return search.closest.best;
}

/// Goes through the window in the order of the index, past whoever cannot accept.
struct RatingIndex::Portion {
    const Tree& tree;
    Looks& looks;
    Closest closest;
    std::optional<Candidate> from;
    /// Where the looks were spent.
    std::optional<Candidate> next;

    bool isBefore(const Key& key) const { return from && key < keyOf(*from); }

    /// Whether a look is left for what begins with this key.
    bool goesOnTo(const Key& key) {
        if (looks.areSpent() && !next)
            next = closest.slots[key.slot];
        return !next;
    }

    void visit(Tree::Index at, int height) {
        if (height == 0)
            return visit(tree.leaf(at));
        const Tree::Branch& here = tree.branch(at);
        for (std::size_t place = 0; place < here.size && !next; ++place) {
            const Key& first = here.firsts[place];
            if (place + 1 < here.size && (!isReached(here.firsts[place + 1]) ||
                                          here.firsts[place + 1].rating < closest.window.min))
                continue;
            if (first.rating > closest.window.max || !goesOnTo(first))
                return;
            // A look is taken for what is got over, so that each portion gets on.
            if (here.summaries[place].accepts.contains(closest.seeker.rating))
                visit(here.children[place], height - 1);
            else
                looks.take();
        }
    }

    void visit(const Tree::Leaf& here) {
        for (std::size_t place = 0; place < here.size; ++place) {
            const Key& key = here.keys[place];
            if (isBefore(key) || !closest.window.contains(key.rating))
                continue;
            if (!goesOnTo(key))
                return;
            looks.take();
            closest.consider(key);
        }
    }

    /// Whether `from` comes before the key.
    bool isReached(const Key& key) const { return !from || keyOf(*from) < key; }
};

std::optional<Candidate> RatingIndex::closestFrom(std::optional<Candidate>& from,
                                                  const RatingWindow& window,
                                                  const Candidate& seeker, const Opponents* avoided,
                                                  Looks& looks) const {
    Portion portion{
        m_tree, looks, {m_slots, window, seeker, avoided, std::nullopt}, from, std::nullopt};
    portion.visit(m_tree.root(), m_tree.height());
    from = portion.next;
    return portion.closest.best;
}

} // namespace arcade::core
