#include "tools/player/hunt_rules.h"

#include <cmath>

namespace arcade::player {
namespace {

constexpr double kRatingFactor = 32;
constexpr double kHair = 1e-6;

} // namespace

Amount bountyOf(const Amount& stake) {
    return stake - stake.scaled(10, 100);
}

bool isFieldChange(int change, int own, const std::vector<Rival>& field) {
    if (field.empty())
        return change == 0;
    double sum = 0;
    for (const Rival& rival : field) {
        const double expected = 1 / (1 + std::pow(10.0, (rival.rating - own) / 400.0));
        const double score = rival.lead > 0 ? 1 : rival.lead < 0 ? 0 : 0.5;
        sum += score - expected;
    }
    const double exact = kRatingFactor * sum / static_cast<double>(field.size());
    return change == static_cast<int>(std::trunc(exact)) || std::abs(exact - change) < kHair;
}

} // namespace arcade::player
