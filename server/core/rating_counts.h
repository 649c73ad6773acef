#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace arcade::core {

/// How many of something there are by rating: a Fenwick tree over 0 to 10 000. Ratings beyond
/// count at the nearest end.
class RatingCounts {
public:
    RatingCounts()
        : m_sums(kRatings + 1) {}

    void add(int rating, int count) {
        for (std::size_t at = slotOf(rating); at <= kRatings; at += lowestBit(at))
            m_sums[at] += count;
    }

    /// From `min` to `max`, both included.
    int within(int min, int max) const {
        if (min > max || max < 0 || min > kMaxRating)
            return 0;
        return upTo(slotOf(max)) - upTo(slotOf(min) - 1);
    }

private:
    static constexpr int kMaxRating = 10'000;
    static constexpr std::size_t kRatings = kMaxRating + 1;

    static std::size_t slotOf(int rating) {
        return static_cast<std::size_t>(std::clamp(rating, 0, kMaxRating)) + 1;
    }
    static std::size_t lowestBit(std::size_t at) { return at & (~at + 1); }

    int upTo(std::size_t slot) const {
        int sum = 0;
        for (std::size_t at = slot; at > 0; at -= lowestBit(at))
            sum += m_sums[at];
        return sum;
    }

    std::vector<int> m_sums;
};

} // namespace arcade::core
