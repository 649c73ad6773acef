#include "tools/bench/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace arcade::bench {

double milliseconds(Histogram::Microseconds duration) {
    return static_cast<double>(duration.count()) / 1000;
}

std::string numberText(double value) {
    std::array<char, 64> buffer{};
    const double size = std::abs(value);
    const int decimals = size == std::floor(size) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
    std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
    return buffer.data();
}

std::string padded(std::string value, std::size_t width) {
    value.resize(std::max(width, value.size()), ' ');
    return value;
}

double median(std::vector<double> values) {
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

} // namespace arcade::bench
