#pragma once

#include "shared/protocol/common.h"

/// What is told of wars as a part of other messages.
namespace arcade {

/// What a war is about, as the members of a crew are told of it.
struct WarCard {
    std::string territory;
    /// Of each crew; `prize` and `burn` beside it are of their pot.
    Amount crewStake;
    /// The id of the receiver's crew.
    std::string ownSide;
    friend bool operator==(const WarCard&, const WarCard&) = default;
    static constexpr auto fields() {
        return std::tuple{field("territory", &WarCard::territory, atMost(32)),
                          field("crew_stake", &WarCard::crewStake),
                          field("own_side", &WarCard::ownSide, atMost(64))};
    }
};

/// A crew in a war that was fought, as it was then.
struct WarSide {
    std::string crewId;
    std::string name;
    /// All who were on it at the start.
    std::vector<Address> roster;
    friend bool operator==(const WarSide&, const WarSide&) = default;
    static constexpr auto fields() {
        return std::tuple{field("crew_id", &WarSide::crewId, atMost(64)),
                          field("name", &WarSide::name, atMost(32)),
                          field("roster", &WarSide::roster, kSideBounds)};
    }
};

/// What a war was about and who fought it.
struct WarReport {
    std::string territory;
    /// Of each crew.
    Amount crewStake;
    /// The id of the crew that held the territory before; left out where it was free.
    std::optional<std::string> defender;
    std::vector<WarSide> sides;
    friend bool operator==(const WarReport&, const WarReport&) = default;
    static constexpr auto fields() {
        return std::tuple{field("territory", &WarReport::territory, atMost(32)),
                          field("crew_stake", &WarReport::crewStake),
                          field("defender", &WarReport::defender, atMost(64)),
                          field("sides", &WarReport::sides, kSideBounds)};
    }
};

/// Wars in the status.
struct WarStatus {
    /// Crews whose attack waits for another.
    int attacks = 0;
    /// Territories that crews are called to, or fight for.
    int battles = 0;

    static constexpr auto fields() {
        return std::tuple{field("attacks", &WarStatus::attacks),
                          field("battles", &WarStatus::battles)};
    }
};

} // namespace arcade
