#pragma once

#include "tests/core/scenario.h"

#include <optional>
#include <string>
#include <vector>

namespace arcade::core {

/// Crews RED, BLUE and so on, whose members are r1 (who leads), r2, …, b1, b2, …, all connected.
class Wars : public Scenario {
public:
    explicit Wars(const Rules& rules = plainRules())
        : Scenario(rules) {}

    /// A crew of so many: `found("RED", 3)`.
    void found(const std::string& tag, int members);
    /// RED of so many holds ALPHA-1: it was alone to come to a fight with GREY, who are no more.
    void hold(const std::string& tag, int members);
    /// RED of so many holds ALPHA-1, and BLUE of so many attacks it with so many $DATA.
    void besiege(int reds, int blues, int stake);
    void actAll(const std::string& letter, int from, int to, const std::string& act);
    /// So many of each accept, their leaders first.
    void enlist(int reds, int blues);
    /// RED and BLUE attack ALPHA-1 with 150; so many of each accept, and the roster is locked.
    void playToLocked(int reds, int blues);
    void playToActive(int reds, int blues);

    /// The war for the territory; null when there is none.
    const Match* war(const std::string& territory = "ALPHA-1");
    /// The tag of the owner; empty when it is free.
    std::string ownerOf(const std::string& territory = "ALPHA-1");
    /// Names and whole $DATA staked, in the order of the match: `r1 50`.
    std::vector<std::string> stakes();
    /// What was refused, or what broke; empty when neither.
    std::string tried(const std::string& act);
};

} // namespace arcade::core
