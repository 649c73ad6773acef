#include "tools/bench/node_options.h"

#include "tools/bench/option_reader.h"
#include "tools/bench/options.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace arcade::bench {
namespace {

struct PartName {
    const char* name;
    NodePart part;
    /// Needs a server that may be stopped, or players that are alone on it.
    bool needsOwnServer;
};

constexpr std::array kParts{
    PartName{"mixed", NodePart::Mixed, false},         PartName{"idle", NodePart::Idle, false},
    PartName{"roundtrip", NodePart::RoundTrip, false}, PartName{"fanout", NodePart::FanOut, true},
    PartName{"storm", NodePart::Storm, true},          PartName{"churn", NodePart::Churn, false},
    PartName{"direct", NodePart::Direct, false},       PartName{"hunt", NodePart::Hunt, true},
};

/// Players of duels that end and begin all the time: so many are there for each in a running one.
constexpr int kPlayersPerDuel = 3;

void readParts(OptionReader& reader, NodeOptions& options) {
    QStringList names;
    for (const QString& text : reader.texts("part"))
        names += text.split(u',', Qt::SkipEmptyParts);
    const bool isOwn = options.server.empty();
    if (names.isEmpty()) {
        for (const PartName& part : kParts) {
            if (isOwn || !part.needsOwnServer)
                options.parts.push_back(part.part);
        }
    }
    for (const QString& name : names) {
        const auto found = std::ranges::find_if(
            kParts, [&](const PartName& part) { return name == QLatin1String(part.name); });
        if (found == kParts.end())
            reader.refuse("part", QStringLiteral("some of mixed, idle, roundtrip, fanout, storm, "
                                                 "churn, direct, hunt, with commas between "
                                                 "them"));
        else if (!isOwn && found->needsOwnServer)
            reader.refuse("part", QStringLiteral("one that can run on another's server; %1 starts "
                                                 "its own")
                                      .arg(name));
        else
            options.parts.push_back(found->part);
    }
}

void readDialect(OptionReader& reader, NodeOptions& options) {
    const QString dialect = reader.text("dialect");
    if (dialect == QStringLiteral("flat"))
        options.parts = {NodePart::Direct};
    else if (dialect != QStringLiteral("arcade"))
        reader.refuse("dialect", QStringLiteral("arcade or flat"));
}

void readLoad(OptionReader& reader, NodeOptions& options) {
    if (reader.has("connections"))
        options.connections = reader.whole("connections", 10, 18'000);
    options.duels = reader.whole("duels", 1, 5'000);
    options.queueOperationsPerMinute = reader.whole("queue-operations-per-minute", 60, 1'000'000);
    if (reader.has("watchers"))
        options.watchers = reader.whole("watchers", 1, 18'000);
    options.churnPerSecond = reader.whole("churn", 1, 5'000);
    if (reader.has("duration"))
        options.duration = std::chrono::seconds{reader.whole("duration", 1, 600)};
    const bool hasDuels = std::ranges::any_of(options.parts, [](NodePart part) {
        return part == NodePart::Mixed || part == NodePart::Churn;
    });
    if (hasDuels && options.duels * kPlayersPerDuel > options.connectionsOr(10'000))
        reader.refuse("duels", QStringLiteral("at most a third of the connections"));
}

Format formatOf(const OptionReader& reader) {
    if (reader.has("json"))
        return Format::Json;
    return reader.has("markdown") ? Format::Markdown : Format::Text;
}

} // namespace

Options parseNode(const QStringList& arguments) {
    OptionReader reader(
        QStringLiteral("node"),
        {option("part",
                "Only some: mixed, idle, roundtrip, fanout, storm, churn, direct, hunt. May be "
                "repeated.",
                "PART"),
         option("connections", "Connections that are held (10000; idle: 18000; hunt: 2200).", "N"),
         option("duels", "Duels in play on average.", "N", "1000"),
         option("queue-operations-per-minute", "Queue operations a minute.", "N", "50000"),
         option("watchers", "How many watch one match (10000; hunt: 1000).", "N"),
         option("churn", "Connections a second that go, and come back.", "N", "200"),
         option("duration", "Seconds each measurement takes.", "S"),
         option("runs", "Runs whose medians are told.", "N", "1"),
         option("coordinator", "The server program; beside this one if left out.", "FILE"),
         option("transport", "The coordinator's --transport.", "NAME"),
         option("npm", "The folder with ws_echo.mjs and its packages.", "FOLDER"),
         option("server", "Measures a server that runs already.", "URL"),
         option("server-pid", "Reads the CPU and memory of that server from this process.", "PID"),
         option("dialect", "What that server speaks: arcade, or flat (SPEC of direct games).",
                "NAME", "arcade"),
         option("json", "Prints the report as JSON."),
         option("markdown", "Prints the report as the tables of docs/performance.md.")});
    if (!reader.parse(arguments))
        return WrongUsage{reader.fault()};
    if (reader.wantsHelp())
        return HelpWanted{reader.help()};
    NodeOptions options;
    options.coordinator = reader.text("coordinator");
    options.transport = reader.text("transport");
    options.npm = reader.text("npm");
    options.server = reader.text("server").toStdString();
    if (reader.has("server-pid"))
        options.serverPid = reader.whole("server-pid", 1, std::numeric_limits<int>::max());
    readParts(reader, options);
    readDialect(reader, options);
    readLoad(reader, options);
    options.runs = reader.whole("runs", 1, 9);
    options.format = formatOf(reader);
    if (!reader.fault().isEmpty())
        return WrongUsage{reader.fault()};
    return options;
}

} // namespace arcade::bench
