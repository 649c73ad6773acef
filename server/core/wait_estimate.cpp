#include "server/core/wait_estimate.h"

#include <algorithm>

namespace arcade::core {

namespace {

/// With nine waits, eight of ten of the next ones lie between the shortest and the longest.
constexpr std::size_t kEnough = 9;

std::size_t bandOf(int rating, int width, std::size_t bands) {
    const int band = std::max(0, rating) / width;
    return std::min(static_cast<std::size_t>(band), bands - 1);
}

/// Of waits in ascending order, at least kEnough.
WaitEstimate summarise(const std::vector<Duration>& waits) {
    const std::size_t outside = (waits.size() + 1) / 10;
    return {std::chrono::ceil<std::chrono::seconds>(waits[waits.size() / 2]),
            std::chrono::floor<std::chrono::seconds>(waits[outside - 1]),
            std::chrono::ceil<std::chrono::seconds>(waits[waits.size() - outside])};
}

} // namespace

WaitEstimator::WaitEstimator()
    : m_bands(kBands) {}

void WaitEstimator::record(int rating, Duration wait) {
    Band& band = m_bands[bandOf(rating, kBandWidth, kBands)];
    if (band.recent.size() < kWaitsPerBand) {
        band.recent.push_back(wait);
    } else {
        Duration& oldest = band.recent[band.oldest];
        band.ascending.erase(
            std::lower_bound(band.ascending.begin(), band.ascending.end(), oldest));
        oldest = wait;
        band.oldest = (band.oldest + 1) % kWaitsPerBand;
    }
    band.ascending.insert(std::upper_bound(band.ascending.begin(), band.ascending.end(), wait),
                          wait);
}

std::vector<Duration> WaitEstimator::longerWaits(std::size_t band, std::size_t reach,
                                                 Duration waited) const {
    const std::size_t first = band > reach ? band - reach : 0;
    const std::size_t last = std::min(band + reach, kBands - 1);
    std::vector<Duration> waits;
    for (std::size_t index = first; index <= last; ++index) {
        const std::vector<Duration>& ascending = m_bands[index].ascending;
        const auto from = std::lower_bound(ascending.begin(), ascending.end(), waited);
        waits.insert(waits.end(), from, ascending.end());
    }
    if (reach > 0)
        std::sort(waits.begin(), waits.end());
    return waits;
}

std::optional<WaitEstimate> WaitEstimator::estimate(int rating, Duration waited) const {
    const std::size_t band = bandOf(rating, kBandWidth, kBands);
    for (const std::size_t reach : {std::size_t{0}, std::size_t{1}, std::size_t{3}, kBands}) {
        const std::vector<Duration> waits = longerWaits(band, reach, waited);
        if (waits.size() >= kEnough)
            return summarise(waits);
    }
    return std::nullopt;
}

std::optional<std::chrono::seconds> WaitEstimator::usual() const {
    const std::vector<Duration> waits = longerWaits(0, kBands, Duration{0});
    if (waits.size() < kEnough)
        return std::nullopt;
    return summarise(waits).median;
}

} // namespace arcade::core
