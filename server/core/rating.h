#pragma once

#include <vector>

/// Elo in integers, so that every machine gets the same (SPEC 3.3).
namespace arcade::core {

inline constexpr int kStartRating = 1200;

enum class Score { Loss, Tie, Win };

/// trunc(32 x (score - expected)) for one game against one opponent.
int ratingChange(int own, int opponent, Score score);

struct FieldScore {
    int opponent = 0;
    Score score = Score::Tie;
};
/// Against everyone at once: the mean of the changes before they are truncated. No opponents: 0.
int ratingChangeAgainstField(int own, const std::vector<FieldScore>& field);

/// A crew's rating: the mean of its roster, rounded down. The roster is not empty.
int meanRating(const std::vector<int>& roster);

} // namespace arcade::core
