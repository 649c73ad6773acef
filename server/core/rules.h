#pragma once

#include "shared/vocabulary/instant.h"

#include <array>
#include <cstdint>

namespace arcade::core {

/// The numbers of SPEC 3 that a host may set, and the secret that draws are keyed with.
struct Rules {
    Duration antiSnipingMax{1500};
    Duration rematchWindow{180'000};
    Duration longWait{120'000};
    Duration ticketLimit{300'000};
    /// What a ticket that is put back has left at least.
    Duration ticketLeftAtLeast{60'000};
    Duration queueGrace{10'000};
    Duration restartGrace{60'000};
    Duration accept{15'000};
    Duration countdown{5'000};
    Duration duel{60'000};
    /// A hunt: how long hunters are waited for, how long they know their targets before it begins,
    /// and how long it lasts.
    Duration registration{60'000};
    Duration assigning{5'000};
    Duration hunt{360'000};
    int huntersMin = 8;
    int huntersMax = 64;
    /// What a lobby's players are told of it changes no more often.
    Duration lobbyInterval{1'000};
    Duration grace{30'000};
    Duration graceInAll{60'000};
    /// A direct game: how long a player's ticket lives without a word of the player's, and how
    /// long a player may stay away from a match.
    Duration directWaiting{60'000};
    Duration directAbsence{600'000};
    Duration strikeWindow{600'000};
    Duration strikeBlock{60'000};
    int strikesToBlock = 3;
    Duration progressInterval{50};
    /// How often the players of a match with more than two sides are told of all the others.
    Duration fieldInterval{200};
    int charactersPerSecond = 25;
    int charactersInAdvance = 25;
    /// Keystrokes that may wait for the speed limit, a player.
    int pendingKeysMax = 512;
    bool untyped = false;
    /// Tickets a queue may hold.
    int queueLimit = 100'000;
    /// How many waiting tickets one attempt to pair looks at; what is left is looked at in later
    /// attempts.
    int candidatesAnAttempt = 4'000;
    /// Players who may watch a match, also while they are away.
    int spectatorsMax = 10'000;
    /// Own position pushes: at most this often up to `nearPositions`, else every `farInterval`.
    Duration nearInterval{1'000};
    Duration farInterval{5'000};
    int nearPositions = 50;
    Duration checkpointInterval{1'000};
    Duration aftermathKept{600'000};
    /// The members of a crew are told of its changes at most this often.
    Duration crewInterval{1'000};
    /// A war: how long members are called before it begins, and how long it lasts.
    Duration muster{300'000};
    Duration war{300'000};
    std::array<std::uint64_t, 2> secret{};
};

} // namespace arcade::core
