#pragma once

#include "shared/protocol/common.h"

namespace arcade {

inline constexpr Bounds kCrewNameBounds = between(3, 24);
inline constexpr Bounds kCrewTagBounds = between(2, 5);
/// Of a crew; fewer than kCrewForBattle who are there cannot fight.
inline constexpr std::int64_t kCrewMost = 24;
inline constexpr int kCrewForBattle = 3;

/// Why a name is refused, or empty: 3 to 24 of ASCII letters, digits, `_`, `-` and single spaces
/// between others.
std::string crewNameFault(std::string_view name);
/// The same for a tag: 2 to 5 ASCII letters and digits.
std::string crewTagFault(std::string_view tag);

struct CrewCreate {
    static constexpr MessageInfo info{"crew.create", Direction::ToServer,
                                      "Founds a crew. Answered with crew.state."};
    std::string name;
    std::string tag;
    friend bool operator==(const CrewCreate&, const CrewCreate&) = default;
    static constexpr auto fields() {
        return std::tuple{field("name", &CrewCreate::name, kCrewNameBounds),
                          field("tag", &CrewCreate::tag, kCrewTagBounds)};
    }
};

struct CrewJoin {
    static constexpr MessageInfo info{"crew.join", Direction::ToServer,
                                      "Joins by invite code. Answered with crew.state."};
    std::string invite;
    friend bool operator==(const CrewJoin&, const CrewJoin&) = default;
    static constexpr auto fields() {
        return std::tuple{field("invite", &CrewJoin::invite, between(1, 64))};
    }
};

struct CrewLeave {
    static constexpr MessageInfo info{"crew.leave", Direction::ToServer, "Leaves the crew."};
    friend bool operator==(const CrewLeave&, const CrewLeave&) = default;
    static constexpr auto fields() { return std::tuple{}; }
};

struct CrewKick {
    static constexpr MessageInfo info{"crew.kick", Direction::ToServer, "Removes a member."};
    Address address;
    friend bool operator==(const CrewKick&, const CrewKick&) = default;
    static constexpr auto fields() { return std::tuple{field("address", &CrewKick::address)}; }
};

struct CrewPromote {
    static constexpr MessageInfo info{"crew.promote", Direction::ToServer, "Hands over the lead."};
    Address address;
    friend bool operator==(const CrewPromote&, const CrewPromote&) = default;
    static constexpr auto fields() { return std::tuple{field("address", &CrewPromote::address)}; }
};

struct CrewGet {
    static constexpr MessageInfo info{"crew.get", Direction::ToServer,
                                      "Asks for a crew, the own one by default."};
    std::optional<std::string> crewId;
    friend bool operator==(const CrewGet&, const CrewGet&) = default;
    static constexpr auto fields() {
        return std::tuple{field("crew_id", &CrewGet::crewId, between(1, 64))};
    }
};

struct TerritoryListRequest {
    static constexpr MessageInfo info{"territory.list", Direction::ToServer,
                                      "Asks for the map. Answered with territory.list."};
    friend bool operator==(const TerritoryListRequest&, const TerritoryListRequest&) = default;
    static constexpr auto fields() { return std::tuple{}; }
};

enum class CrewRole { Leader, Member };

template <>
struct EnumText<CrewRole> {
    static constexpr std::array<std::string_view, 2> texts{"leader", "member"};
};

struct CrewMember {
    PlayerCard player;
    CrewRole role = CrewRole::Member;
    bool online = false;
    /// Kicked during a battle: out when it is over.
    std::optional<bool> leaving;
    friend bool operator==(const CrewMember&, const CrewMember&) = default;
    static constexpr auto fields() {
        return std::tuple{embedded(&CrewMember::player), field("role", &CrewMember::role),
                          field("online", &CrewMember::online),
                          field("leaving", &CrewMember::leaving)};
    }
};

struct CrewState {
    static constexpr MessageInfo info{"crew.state", Direction::ToClient, "A crew as it is now."};
    std::string crewId;
    std::string name;
    std::string tag;
    /// For members only.
    std::optional<std::string> invite;
    std::vector<CrewMember> members;
    friend bool operator==(const CrewState&, const CrewState&) = default;
    static constexpr auto fields() {
        return std::tuple{field("crew_id", &CrewState::crewId, atMost(64)),
                          field("name", &CrewState::name, atMost(32)),
                          field("tag", &CrewState::tag, atMost(5)),
                          field("invite", &CrewState::invite, atMost(64)),
                          field("members", &CrewState::members, atMost(kCrewMost))};
    }
};

/// Attacks that a territory is shown with, at most.
inline constexpr std::int64_t kTerritoryAttacksMost = 16;

/// A crew that attacks a territory.
struct TerritoryAttack {
    std::string crewId;
    std::string name;
    std::string tag;
    Amount crewStake;
    /// In the battle; else it waits for one.
    bool fighting = false;
    friend bool operator==(const TerritoryAttack&, const TerritoryAttack&) = default;
    static constexpr auto fields() {
        return std::tuple{field("crew_id", &TerritoryAttack::crewId, atMost(64)),
                          field("name", &TerritoryAttack::name, atMost(32)),
                          field("tag", &TerritoryAttack::tag, atMost(5)),
                          field("crew_stake", &TerritoryAttack::crewStake),
                          field("fighting", &TerritoryAttack::fighting)};
    }
};

/// One territory on the map.
struct Territory {
    std::string id;
    /// A crew's id, name and tag.
    std::optional<std::string> owner;
    std::optional<std::string> ownerName;
    std::optional<std::string> ownerTag;
    std::optional<MatchId> battle;
    /// Of the battle, until it has started.
    std::optional<Instant> startsAt;
    std::optional<Duration> timeLeft;
    /// Those who fight first, then who waits longest; left out when there are none.
    std::optional<std::vector<TerritoryAttack>> attacks;
    friend bool operator==(const Territory&, const Territory&) = default;
    static constexpr auto fields() {
        return std::tuple{field("id", &Territory::id, atMost(32)),
                          field("owner", &Territory::owner, atMost(64)),
                          field("owner_name", &Territory::ownerName, atMost(32)),
                          field("owner_tag", &Territory::ownerTag, atMost(5)),
                          field("battle", &Territory::battle),
                          field("starts_at", &Territory::startsAt),
                          field("ms_left", &Territory::timeLeft),
                          field("attacks", &Territory::attacks, atMost(kTerritoryAttacksMost))};
    }
};

struct TerritoryList {
    static constexpr MessageInfo info{"territory.list", Direction::ToClient, "The whole map."};
    std::vector<Territory> territories;
    friend bool operator==(const TerritoryList&, const TerritoryList&) = default;
    static constexpr auto fields() {
        return std::tuple{field("territories", &TerritoryList::territories, atMost(64))};
    }
};

struct TerritoryUpdate {
    static constexpr MessageInfo info{"territory.update", Direction::ToClient,
                                      "A territory changed."};
    Territory territory;
    friend bool operator==(const TerritoryUpdate&, const TerritoryUpdate&) = default;
    static constexpr auto fields() { return std::tuple{embedded(&TerritoryUpdate::territory)}; }
};

} // namespace arcade
