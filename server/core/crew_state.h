#pragma once

#include "shared/protocol/common.h"

#include <optional>
#include <string>
#include <vector>

/// Crews and what they hold, as plain data with field lists.
namespace arcade::core {

/// A player in a crew.
struct Membership {
    PlayerId player;
    /// With the rating in wars.
    PlayerCard card;
    /// Kicked during a battle: out when it is over.
    bool leaving = false;

    friend bool operator==(const Membership&, const Membership&) = default;
    static constexpr auto fields() {
        return std::tuple{field("player", &Membership::player), field("card", &Membership::card),
                          field("leaving", &Membership::leaving)};
    }
};

struct Crew {
    CrewId id;
    std::string name;
    std::string tag;
    /// The code that lets in whoever knows it, and how many were drawn so far.
    std::string invite;
    int invitesDrawn = 0;
    PlayerId leader;
    /// The longest-standing first; never empty.
    std::vector<Membership> members;

    friend bool operator==(const Crew&, const Crew&) = default;
    static constexpr auto fields() {
        return std::tuple{field("id", &Crew::id),
                          field("name", &Crew::name),
                          field("tag", &Crew::tag),
                          field("invite", &Crew::invite),
                          field("invites_drawn", &Crew::invitesDrawn),
                          field("leader", &Crew::leader),
                          field("members", &Crew::members)};
    }
};

/// A territory that a crew holds; whatever is not held is free.
struct Holding {
    std::string territory;
    CrewId owner;

    friend bool operator==(const Holding&, const Holding&) = default;
    static constexpr auto fields() {
        return std::tuple{field("territory", &Holding::territory), field("owner", &Holding::owner)};
    }
};

} // namespace arcade::core
