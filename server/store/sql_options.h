#pragma once

#include "server/store/player_table.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

namespace arcade::store {

struct SqlOptions {
    /// Holds the database; made if there is none.
    std::filesystem::path folder;
    /// Every event is appended to it as a line of JSON; empty: nowhere.
    std::filesystem::path eventFile;
    PlayMoney playMoney;
    /// Strikes, pairings and aftermaths that are older are forgotten; above all windows of the
    /// rules.
    Duration recordsKept = std::chrono::hours{1};
    /// Events that are older (and delivered) are forgotten.
    Duration eventsKept = std::chrono::hours{24 * 7};
    /// How long another program may keep the database busy.
    Duration busyTimeout = std::chrono::seconds{5};
    /// Events reach the file at most about this late.
    Duration deliveryInterval{250};
    /// How long a commit that nobody waits for is put off: a crash costs so much more of it.
    Duration unhurriedWait{20};
    /// How long a commit waits for what follows from a reservation in it: less than the second
    /// commit this saves.
    std::chrono::microseconds followerWait{500};
    /// Commits begin so far apart when there is much to do: what comes meanwhile shares the second
    /// one, and its wait for the disk.
    std::chrono::microseconds commitInterval{3000};
    /// How often the log of the database is carried into it, while there are commits.
    Duration checkpointInterval{1000};
    /// The log is begun anew when it is longer, in pages of 4 KiB.
    int logPages = 8192;
};

/// One transaction of the store's thread: how many jobs it did and how long it took.
struct CommitFigures {
    int jobs = 0;
    std::chrono::microseconds duration{};
};

/// What the store reports of itself, on the host's thread. Any may be empty.
struct SqlHandlers {
    /// Once: nothing is committed and nothing is answered any more.
    std::function<void(std::string)> fault;
    /// For the log: what was put right, and what an operator should see to.
    std::function<void(std::string)> note;
    std::function<void(CommitFigures)> committed;
};

} // namespace arcade::store
