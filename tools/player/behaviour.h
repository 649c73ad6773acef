#pragma once

#include "tools/player/typist.h"

#include "shared/protocol/queue_messages.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace arcade::player {

/// Where the socket is cut, once: at the n-th message that fits.
struct Cut {
    enum class Where {
        BeforeSend,    ///< the message never leaves
        AfterSend,     ///< it left; no answer to it is read
        BeforeReceive, ///< it arrived at the machine, but not at the player
        AfterReceive,  ///< the player knows of it, but has not acted on it
    };
    Where where = Where::AfterSend;
    /// From 1.
    int number = 1;
    /// A wire name; empty for any message but ping and pong.
    std::string type{};
};

/// Invites of crews by their tags, as their leaders have posted them.
using CrewBoard = std::map<std::string, std::string>;

/// A crew to be in, and what it fights for.
struct CrewPlan {
    std::string name;
    std::string tag;
    /// Founds it and attacks; the others join.
    bool leads = false;
    /// Waited for before an attack.
    int members = 3;
    std::string territory;
    Amount stake = Amount::data(150);
    /// Of all who play in this process.
    std::shared_ptr<CrewBoard> board{};
};

/// What a player does.
struct Behaviour {
    enum class Answer {
        Accept,
        Decline,
        Silent,    ///< says that the prompt is shown, then nothing
        NeverShow, ///< not even that
        Leave,     ///< leaves the queue instead
    };
    enum class Abandon { Never, WhenFound, InCountdown, WhilePlaying };

    /// Enters the queue when there is neither ticket nor match, until `matches` are settled
    /// (0: without end).
    bool plays = true;
    int matches = 1;
    /// Enters again after a match that was cancelled without being put back.
    bool triesAgain = true;
    /// Closes the connection after the last match.
    bool leavesWhenDone = true;
    QueueEnter queue{GameType::CodeDuel, StakeTier::Bronze, {}, {}, {}};
    /// Fights for a crew instead of entering a queue.
    std::optional<CrewPlan> crew{};
    std::chrono::milliseconds pauseBetween{0};

    std::chrono::milliseconds showAfter{0};
    /// After it was shown; the player's own share of it is drawn between half and one and a half.
    std::chrono::milliseconds answerAfter{0};
    Answer answer = Answer::Accept;
    Abandon abandon = Abandon::Never;

    bool types = true;
    Habits habits{};
    /// Keystrokes are sent together at this interval.
    std::chrono::milliseconds messageInterval{100};

    std::vector<Cut> cuts{};
    bool reconnects = true;
    /// The first wait; doubled at each failure, at most 2 s. Who is cut off tries at once first.
    std::chrono::milliseconds reconnectAfter{50};
    /// Gives up after so many failures in a row to sign in or to connect.
    int attempts = 60;
};

} // namespace arcade::player
