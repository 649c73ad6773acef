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

/// A crew's attack on a territory: on free land it waits for the crew it is fought out with.
struct Attack {
    TicketId id;
    CrewId crew;
    std::string territory;
    /// Of the whole crew.
    Amount stake;
    /// The crew's when it attacked.
    int rating = 0;
    Instant enteredAt{};
    /// Ended then; moves on by the time that does not count.
    Instant expiresAt{};
    /// Wars it has come to so far.
    int pairings = 0;

    friend bool operator==(const Attack&, const Attack&) = default;
    static constexpr auto fields() {
        return std::tuple{field("id", &Attack::id),
                          field("crew", &Attack::crew),
                          field("territory", &Attack::territory),
                          field("stake", &Attack::stake),
                          field("rating", &Attack::rating),
                          field("entered_at", &Attack::enteredAt),
                          field("expires_at", &Attack::expiresAt),
                          field("pairings", &Attack::pairings)};
    }
};

/// What two crews fight for, beside the territory. Lists are as the match's sides.
struct WarTerms {
    /// Of each crew.
    Amount stake;
    std::vector<CrewId> crews;
    /// One against the owner, who is the second side; two on free land.
    std::vector<Attack> attacks;
    /// Members who want to stay off the roster.
    std::vector<PlayerId> declined;

    bool isSiege() const { return attacks.size() < crews.size(); }

    friend bool operator==(const WarTerms&, const WarTerms&) = default;
    static constexpr auto fields() {
        return std::tuple{field("stake", &WarTerms::stake), field("crews", &WarTerms::crews),
                          field("attacks", &WarTerms::attacks),
                          field("declined", &WarTerms::declined)};
    }
};

} // namespace arcade::core
