#pragma once

#include "tools/bench/abuse_options.h"
#include "tools/bench/node_options.h"

#include "shared/vocabulary/game.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>
#include <variant>

namespace arcade::bench {

/// What the players of `play` play.
enum class PlayMode { Duel, Hunt, War, Mixed };
/// So many can play by themselves; fewer down to the least count on others; more find no place.
int playersOf(PlayMode mode);
int fewestFor(PlayMode mode);
int mostFor(PlayMode mode);

struct PlayOptions {
    std::string server;
    int players = 2;
    PlayMode mode = PlayMode::Duel;
    StakeTier tier = StakeTier::Bronze;
    /// Of a crew that all of them join; empty when they found their own.
    std::string invite{};
    double wpm = 60;
    double errors = 0.03;
    /// Each player plays so many; 0 is until the duration is over.
    int matches = 1;
    std::optional<std::chrono::seconds> duration;
    /// Of hunts and wars, where the host has changed it.
    std::optional<std::chrono::seconds> length;
    std::chrono::seconds ramp{0};
    std::optional<std::int64_t> serverPid;
    std::uint64_t seed = 0;
    bool json = false;
    bool verbose = false;
};

struct AudienceOptions {
    std::string server;
    int watchers = 1;
};

struct HelpWanted {
    QString text;
};
struct WrongUsage {
    QString sentence;
};

struct EchoOptions {};

using Options = std::variant<PlayOptions, NodeOptions, AudienceOptions, EchoOptions, AbuseOptions,
                             AttackOptions, HelpWanted, WrongUsage>;

/// The arguments without the program's name.
Options parseOptions(const QStringList& arguments);
/// Those of `node`, without that word.
Options parseNode(const QStringList& arguments);
Options parseAbuse(const QStringList& arguments);
Options parseAttack(const QStringList& arguments);

} // namespace arcade::bench
