#include "tools/bench/options.h"

#include "tools/bench/option_reader.h"

#include <limits>
#include <map>

namespace arcade::bench {
namespace {

std::optional<PlayMode> playMode(const QString& text) {
    static const std::map<QString, PlayMode> kModes{{QStringLiteral("duel"), PlayMode::Duel},
                                                    {QStringLiteral("hunt"), PlayMode::Hunt},
                                                    {QStringLiteral("war"), PlayMode::War},
                                                    {QStringLiteral("mixed"), PlayMode::Mixed}};
    const auto mode = kModes.find(text);
    return mode == kModes.end() ? std::nullopt : std::optional{mode->second};
}

/// A crew takes so many, and has a leader already.
constexpr int kMostInvited = 23;

/// Those that say who plays what.
void readLineUp(OptionReader& reader, PlayOptions& options) {
    const auto mode = playMode(reader.text("mode"));
    if (!mode)
        reader.refuse("mode", QStringLiteral("duel, hunt, war or mixed"));
    options.mode = mode.value_or(PlayMode::Duel);
    const bool isInvited = reader.has("invite");
    if (isInvited && options.mode != PlayMode::War)
        reader.refuse("invite", QStringLiteral("given with --mode war alone"));
    options.invite = reader.text("invite").toStdString();
    options.players = isInvited ? 1 : playersOf(options.mode);
    if (reader.has("players"))
        options.players = reader.whole("players", isInvited ? 1 : fewestFor(options.mode),
                                       isInvited ? kMostInvited : mostFor(options.mode));
    const auto tier = parseWireText<StakeTier>(reader.text("tier").toStdString());
    if (!tier)
        reader.refuse("tier", QStringLiteral("bronze, silver, gold or diamond"));
    options.tier = tier.value_or(StakeTier::Bronze);
}

QString usage() {
    return QStringLiteral(
        "Plays real matches over real sockets, and measures.\n"
        "\n"
        "  arcade-bench play --server URL [OPTIONS]   players who sign in and play each other\n"
        "  arcade-bench node [OPTIONS]                a node's input and output, on servers of its "
        "own\n"
        "  arcade-bench core [OPTIONS]                the engine alone, without sockets\n"
        "  arcade-bench echo                          a bare WebSocket echo to compare with\n"
        "  arcade-bench abuse [OPTIONS]               what those who behave notice of those who do "
        "not\n"
        "\n"
        "Each of them lists its options with --help.\n"
        "Exit 0: all went as the protocol says. 1: it did not, or nothing was completed. 2: wrong "
        "usage.\n");
}

Options parsePlay(const QStringList& arguments) {
    OptionReader reader(
        QStringLiteral("play"),
        {option("server", "Where the server is.", "URL"),
         option("players", "How many play; as many as it takes, unless given.", "N"),
         option("mode", "What they play: duel, hunt, war or mixed.", "MODE", "duel"),
         option("tier", "Stake: bronze, silver, gold or diamond; of a crew three times as much.",
                "TIER", "bronze"),
         option("invite", "Code of a crew that all of them join, in wars.", "CODE"),
         option("wpm", "How fast they type, in words a minute.", "N", "60"),
         option("errors", "Share of wrong keystrokes, 0 to 0.9.", "RATE", "0.03"),
         option("matches", "Matches each plays (1 unless a duration is given).", "M"),
         option("duration", "Ends after so many seconds.", "S"),
         option("length", "Seconds a hunt or a war lasts, where the host has changed it.", "S"),
         option("ramp", "They come one after another within so many seconds.", "S", "0"),
         option("seed", "Same seed, same typing; drawn if left out.", "N"),
         option("server-pid", "Reads the server's CPU and memory of this process.", "PID"),
         option("json", "Prints the report as JSON."),
         option("verbose", "Tells what happens, line by line.")});
    if (!reader.parse(arguments))
        return WrongUsage{reader.fault()};
    if (reader.wantsHelp())
        return HelpWanted{reader.help()};
    PlayOptions options;
    options.server = reader.text("server").toStdString();
    if (options.server.empty())
        reader.refuse("server", QStringLiteral("given: the URL of a server"));
    readLineUp(reader, options);
    if (reader.has("length"))
        options.length = std::chrono::seconds{reader.whole("length", 1, 3600)};
    options.wpm = reader.number("wpm", 1, 300);
    options.errors = reader.number("errors", 0, 0.9);
    options.ramp = std::chrono::seconds{reader.whole("ramp", 0, 3600)};
    if (reader.has("duration")) {
        options.duration = std::chrono::seconds{reader.whole("duration", 1, 86'400)};
        options.matches = 0;
    }
    if (reader.has("matches"))
        options.matches = reader.whole("matches", 1, 1'000'000);
    if (reader.has("server-pid"))
        options.serverPid = reader.whole("server-pid", 1, std::numeric_limits<int>::max());
    if (reader.has("seed"))
        options.seed =
            static_cast<std::uint64_t>(reader.whole("seed", 0, std::numeric_limits<int>::max()));
    options.json = reader.has("json");
    options.verbose = reader.has("verbose");
    if (!reader.fault().isEmpty())
        return WrongUsage{reader.fault()};
    return options;
}

/// Started by the parts fanout and hunt, never by hand.
Options parseAudience(const QStringList& arguments) {
    OptionReader reader(QStringLiteral("audience"),
                        {option("server", "Where the server is.", "URL"),
                         option("watchers", "How many watch.", "N", "1")});
    if (!reader.parse(arguments))
        return WrongUsage{reader.fault()};
    AudienceOptions options;
    options.server = reader.text("server").toStdString();
    options.watchers = reader.whole("watchers", 1, 18'000);
    if (!reader.fault().isEmpty())
        return WrongUsage{reader.fault()};
    return options;
}

Options parseEcho(const QStringList& arguments) {
    OptionReader reader(QStringLiteral("echo"), {});
    if (!reader.parse(arguments))
        return WrongUsage{reader.fault()};
    if (reader.wantsHelp())
        return HelpWanted{reader.help()};
    return EchoOptions{};
}

} // namespace

Options parseOptions(const QStringList& arguments) {
    const QString command = arguments.isEmpty() ? QString() : arguments.first();
    if (command == QStringLiteral("play"))
        return parsePlay(arguments.sliced(1));
    if (command == QStringLiteral("node"))
        return parseNode(arguments.sliced(1));
    if (command == QStringLiteral("audience"))
        return parseAudience(arguments.sliced(1));
    if (command == QStringLiteral("echo"))
        return parseEcho(arguments.sliced(1));
    if (command == QStringLiteral("abuse"))
        return parseAbuse(arguments.sliced(1));
    if (command == QStringLiteral("attack"))
        return parseAttack(arguments.sliced(1));
    if (command == QStringLiteral("help") || command == QStringLiteral("--help") ||
        command == QStringLiteral("-h"))
        return HelpWanted{usage()};
    return WrongUsage{command.isEmpty() ? QStringLiteral("Which command?")
                                        : QStringLiteral("There is no command '%1'.").arg(command)};
}

} // namespace arcade::bench
