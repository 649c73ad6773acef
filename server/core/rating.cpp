#include "server/core/rating.h"

#include "server/core/rating_table.h"
#include "shared/vocabulary/expect.h"

#include <cstdint>
#include <cstdlib>

namespace arcade::core {

namespace {

constexpr std::int64_t kUnit = 1'000'000'000;
constexpr std::int64_t kFactor = 32;

/// Expected score against somebody so much stronger (`lead` is not negative), in units of 1/kUnit.
/// Never 0: a certain win still is worth a little less than all points.
std::int64_t expectedAgainstLead(int lead) {
    std::uint64_t odds = kPowersOfTen[static_cast<std::size_t>(lead % 400)];
    for (int power = lead / 400; power > 0; --power) {
        odds *= 10;
        if (odds > std::uint64_t{kUnit} * std::uint64_t{kUnit})
            return 1;
    }
    const std::uint64_t expected =
        std::uint64_t{kUnit} * std::uint64_t{kUnit} / (std::uint64_t{kUnit} + odds);
    return expected == 0 ? 1 : static_cast<std::int64_t>(expected);
}

std::int64_t expectedScore(int own, int opponent) {
    const int lead = std::abs(opponent - own);
    const std::int64_t ofWeaker = expectedAgainstLead(lead);
    return opponent >= own ? ofWeaker : kUnit - ofWeaker;
}

std::int64_t unitsOf(Score score) {
    switch (score) {
    case Score::Loss: return 0;
    case Score::Tie: return kUnit / 2;
    case Score::Win: return kUnit;
    }
    ARCADE_UNREACHABLE();
}

} // namespace

int ratingChange(int own, int opponent, Score score) {
    return static_cast<int>(kFactor * (unitsOf(score) - expectedScore(own, opponent)) / kUnit);
}

int ratingChangeAgainstField(int own, const std::vector<FieldScore>& field) {
    if (field.empty())
        return 0;
    std::int64_t surplus = 0;
    for (const FieldScore& one : field)
        surplus += unitsOf(one.score) - expectedScore(own, one.opponent);
    return static_cast<int>(kFactor * surplus / (kUnit * static_cast<std::int64_t>(field.size())));
}

int meanRating(const std::vector<int>& roster) {
    ARCADE_EXPECT(!roster.empty());
    std::int64_t sum = 0;
    for (const int rating : roster)
        sum += rating;
    return static_cast<int>(sum / static_cast<std::int64_t>(roster.size()));
}

} // namespace arcade::core
