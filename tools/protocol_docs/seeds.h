#pragma once

#include <string>
#include <vector>

namespace arcade::docs {

struct Seed {
    std::string name;
    std::string frame;
};

/// Frames for a fuzzer to start from: every message in its smallest, usual and largest form, and
/// one frame for each thing about the envelope that is refused.
std::vector<Seed> envelopeSeeds();

} // namespace arcade::docs
