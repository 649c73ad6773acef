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

struct PlayOptions {
    std::string server;
    int players = 2;
    GameType game = GameType::CodeDuel;
    StakeTier tier = StakeTier::Bronze;
    double wpm = 60;
    double errors = 0.03;
    /// Each player plays so many; 0 is until the duration is over.
    int matches = 1;
    std::optional<std::chrono::seconds> duration;
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
