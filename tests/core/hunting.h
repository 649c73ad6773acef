#pragma once

#include "tests/core/scenario.h"

#include <algorithm>
#include <string>
#include <vector>

/// What the tests of hunts share.
namespace arcade::core {

/// Hunters 0 on, in the gold hunt.
inline std::string hunter(int number) {
    return Scenario::hunterName(number);
}

/// Of what was heard since the last call, what one player heard.
inline std::vector<std::string> heardBy(Scenario& hunt, const std::string& name) {
    std::vector<std::string> own;
    for (const std::string& line : hunt.takeHeard()) {
        if (line.starts_with(name + ": "))
            own.push_back(line.substr(name.size() + 2));
    }
    return own;
}

/// The round that is under way, when there is one only.
inline const Match& theRound(Scenario& hunt) {
    return *hunt.core().matches().front();
}

inline const Participant& part(Scenario& hunt, const std::string& name) {
    const Match& match = theRound(hunt);
    return *std::find_if(
        match.participants.begin(), match.participants.end(),
        [&](const Participant& one) { return one.ticket.player == Scenario::player(name); });
}

inline std::string targetOf(Scenario& hunt, const std::string& name) {
    return Scenario::nameOf(*part(hunt, name).target);
}

/// So many gather at 0, their targets are known from 60 000, they play from 65 000 to 425 000.
inline void playToAssigning(Scenario& hunt, int hunters) {
    hunt.gather(hunters);
    hunt.passTo(60'000);
    hunt.takeHeard();
    hunt.takeRecords();
}
inline void playToHunting(Scenario& hunt, int hunters) {
    playToAssigning(hunt, hunters);
    hunt.passTo(65'000);
    hunt.takeHeard();
    hunt.takeRecords();
}

} // namespace arcade::core
