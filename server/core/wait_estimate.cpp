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

} // namespace

/// Of at least kEnough.
WaitEstimate WaitEstimator::summarise(Waits ascending) {
    const std::size_t outside = (ascending.size() + 1) / 10;
    return {std::chrono::ceil<std::chrono::seconds>(ascending[ascending.size() / 2]),
            std::chrono::floor<std::chrono::seconds>(ascending[outside - 1]),
            std::chrono::ceil<std::chrono::seconds>(ascending[ascending.size() - outside])};
}

WaitEstimator::WaitEstimator()
    : m_bands(kBands) {}

void WaitEstimator::record(int rating, Duration wait) {
    Band& band = m_bands[bandOf(rating, kBandWidth, kBands)];
    if (band.recent.size() < kWaitsPerBand) {
        band.recent.push_back(wait);
        ++m_count;
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

WaitEstimator::Waits WaitEstimator::longerWaits(std::size_t band, Duration waited) const {
    const Waits all = m_bands[band].ascending;
    const auto from = std::lower_bound(all.begin(), all.end(), waited);
    return all.subspan(static_cast<std::size_t>(from - all.begin()));
}

std::vector<Duration> WaitEstimator::longerWaits(std::size_t band, std::size_t reach,
                                                 Duration waited) const {
    const std::size_t first = band > reach ? band - reach : 0;
    const std::size_t last = std::min(band + reach, kBands - 1);
    std::vector<Duration> waits;
    for (std::size_t index = first; index <= last; ++index) {
        const Waits longer = longerWaits(index, waited);
        waits.insert(waits.end(), longer.begin(), longer.end());
    }
    std::sort(waits.begin(), waits.end());
    return waits;
}

std::optional<WaitEstimate> WaitEstimator::estimate(int rating, Duration waited) const {
    if (m_count < kEnough)
        return std::nullopt;
    const std::size_t band = bandOf(rating, kBandWidth, kBands);
    if (const Waits own = longerWaits(band, waited); own.size() >= kEnough)
        return summarise(own);
    for (const std::size_t reach : {std::size_t{1}, std::size_t{3}, kBands}) {
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
