#pragma once

#include <QString>

namespace arcade::client {

/// One player's lane.
struct LaneView {
    QString callsign;
    /// 0 to 1.
    double progress = 0;
    QString progressText;
    int wpm = 0;
    QString accuracyText;

    friend bool operator==(const LaneView&, const LaneView&) = default;
};

/// What of a race changes with what the server says.
struct ArenaView {
    QString sequence;
    bool locked = true;
    QString gameName;
    QString tierName;
    LaneView own;
    LaneView opponent;
    bool opponentAway = false;
    bool offline = false;
    QString hintText;
    bool forfeiting = false;

    friend bool operator==(const ArenaView&, const ArenaView&) = default;
};

/// What of a race changes with the time alone.
struct ArenaClock {
    int countdownSeconds = 0;
    QString timeLeftText;
    int secondsLeft = 0;
    double timeFraction = 0;
    QString graceText;
    double graceFraction = 0;

    friend bool operator==(const ArenaClock&, const ArenaClock&) = default;
};

/// What of a race changes with each key.
struct ArenaKeys {
    int correct = 0;
    int wrong = 0;
    int pending = 0;
    QString errorText;

    friend bool operator==(const ArenaKeys&, const ArenaKeys&) = default;
};

} // namespace arcade::client
