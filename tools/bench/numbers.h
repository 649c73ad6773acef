#pragma once

#include "tools/bench/histogram.h"

#include <string>
#include <vector>

namespace arcade::bench {

double milliseconds(Histogram::Microseconds duration);
/// As few decimals as say something.
std::string numberText(double value);
/// Filled up with spaces.
std::string padded(std::string value, std::size_t width);
/// The mean of the two in the middle when there are two; 0 of none.
double median(std::vector<double> values);

} // namespace arcade::bench
