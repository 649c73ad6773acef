#include "tools/bench/options.h"

#include "tools/bench/abuse_plan.h"

#include <QCommandLineParser>

#include <algorithm>
#include <limits>

namespace arcade::bench {
namespace {

constexpr int kMostPlayers = 100'000;

QString usage() {
    return QStringLiteral(
        "Plays real matches over real sockets, and measures.\n"
        "\n"
        "  arcade-bench play --server URL [OPTIONS]   players who sign in and play each other\n"
        "  arcade-bench suite [OPTIONS]               the benchmarks, on a server of their own\n"
        "  arcade-bench spectate [OPTIONS]            what watchers cost those they watch, the "
        "same way\n"
        "  arcade-bench abuse [OPTIONS]               what those who behave notice of those who do "
        "not\n"
        "\n"
        "Each of them lists its options with --help.\n"
        "Exit 0: all went as the protocol says. 1: it did not, or nothing was completed. 2: wrong "
        "usage.\n");
}

/// Reads options and remembers the first that is wrong.
class Reader {
public:
    Reader(const QString& command, const QList<QCommandLineOption>& options) {
        m_parser.setApplicationDescription(
            QStringLiteral("Usage: arcade-bench %1 [OPTIONS]").arg(command));
        m_parser.addOptions(options);
        m_parser.addOption(
            {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("This text.")});
    }

    bool parse(const QStringList& arguments) {
        if (!m_parser.parse(QStringList{QStringLiteral("arcade-bench")} + arguments))
            m_fault = m_parser.errorText();
        else if (!m_parser.positionalArguments().isEmpty())
            m_fault = QStringLiteral("Unexpected argument '%1'.")
                          .arg(m_parser.positionalArguments().first());
        return m_fault.isEmpty();
    }

    bool wantsHelp() const { return m_parser.isSet(QStringLiteral("help")); }
    QString help() const { return m_parser.helpText(); }
    const QString& fault() const { return m_fault; }
    bool has(const char* name) const { return m_parser.isSet(QString::fromLatin1(name)); }
    QString text(const char* name) const { return m_parser.value(QString::fromLatin1(name)); }

    double number(const char* name, double min, double max) {
        bool isNumber = false;
        const double value = text(name).toDouble(&isNumber);
        if (isNumber && value >= min && value <= max)
            return value;
        refuse(name, QStringLiteral("a number from %1 to %2").arg(min).arg(max));
        return min;
    }
    int whole(const char* name, int min, int max) {
        bool isNumber = false;
        const int value = text(name).toInt(&isNumber);
        if (isNumber && value >= min && value <= max)
            return value;
        refuse(name, QStringLiteral("a whole number from %1 to %2").arg(min).arg(max));
        return min;
    }
    void refuse(const char* name, const QString& wanted) {
        if (m_fault.isEmpty())
            m_fault = QStringLiteral("--%1 must be %2.").arg(QString::fromLatin1(name), wanted);
    }

private:
    QCommandLineParser m_parser;
    QString m_fault;
};

QCommandLineOption option(const char* name, const char* description, const char* value = "",
                          const char* standard = "") {
    return {QString::fromLatin1(name), QString::fromLatin1(description), QString::fromLatin1(value),
            QString::fromLatin1(standard)};
}

Options parsePlay(const QStringList& arguments) {
    Reader reader(
        QStringLiteral("play"),
        {option("server", "Where the server is.", "URL"),
         option("players", "How many play.", "N", "2"),
         option("mode", "What they play: duel (others come later).", "MODE", "duel"),
         option("tier", "Stake: bronze, silver, gold or diamond.", "TIER", "bronze"),
         option("wpm", "How fast they type, in words a minute.", "N", "60"),
         option("errors", "Share of wrong keystrokes, 0 to 0.9.", "RATE", "0.03"),
         option("matches", "Matches each plays (1 unless a duration is given).", "M"),
         option("duration", "Ends after so many seconds.", "S"),
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
    if (reader.text("mode") != QStringLiteral("duel"))
        reader.refuse("mode", QStringLiteral("duel; no other game is there yet"));
    const auto tier = parseWireText<StakeTier>(reader.text("tier").toStdString());
    if (!tier)
        reader.refuse("tier", QStringLiteral("bronze, silver, gold or diamond"));
    options.tier = tier.value_or(StakeTier::Bronze);
    options.players = reader.whole("players", 2, kMostPlayers);
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

Options parseSuite(const QStringList& arguments) {
    Reader reader(
        QStringLiteral("suite"),
        {option("coordinator", "The server program; beside this one if left out.", "FILE"),
         option("connections", "Connections that are held.", "N", "5000"),
         option("duels", "Duels that are played at once.", "N", "1000"),
         option("queue-operations", "Queue operations a minute.", "N", "50000"),
         option("json", "Prints the report as JSON.")});
    if (!reader.parse(arguments))
        return WrongUsage{reader.fault()};
    if (reader.wantsHelp())
        return HelpWanted{reader.help()};
    SuiteOptions options;
    options.coordinator = reader.text("coordinator");
    options.connections = reader.whole("connections", 10, 18'000);
    options.duels = reader.whole("duels", 1, 9'000);
    options.queueOperationsPerMinute = reader.whole("queue-operations", 60, 1'000'000);
    options.json = reader.has("json");
    if (options.duels * 2 > options.connections)
        reader.refuse("duels", QStringLiteral("at most half the connections"));
    if (!reader.fault().isEmpty())
        return WrongUsage{reader.fault()};
    return options;
}

Options parseSpectate(const QStringList& arguments) {
    Reader reader(
        QStringLiteral("spectate"),
        {option("coordinator", "The server program; beside this one if left out.", "FILE"),
         option("watchers", "How many watch one match.", "N", "5000"),
         option("duels", "Duels that are played at once.", "N", "10"),
         option("json", "Prints the report as JSON.")});
    if (!reader.parse(arguments))
        return WrongUsage{reader.fault()};
    if (reader.wantsHelp())
        return HelpWanted{reader.help()};
    SpectateOptions options;
    options.coordinator = reader.text("coordinator");
    options.watchers = reader.whole("watchers", 1, 18'000);
    options.duels = reader.whole("duels", 1, 200);
    options.json = reader.has("json");
    if (!reader.fault().isEmpty())
        return WrongUsage{reader.fault()};
    return options;
}

/// Started by `spectate`, never by hand.
Options parseAudience(const QStringList& arguments) {
    Reader reader(QStringLiteral("audience"), {option("server", "Where the server is.", "URL"),
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

const QList<QCommandLineOption>& abuseOptions() {
    static const QList<QCommandLineOption> options{
        option("transport", "What carries WebSockets on the server: qt or plain.", "NAME"),
        option("small", "Fewer and shorter, for a server under a sanitizer; no time is a goal.")};
    return options;
}

Options parseAbuse(const QStringList& arguments) {
    Reader reader(
        QStringLiteral("abuse"),
        abuseOptions() +
            QList<QCommandLineOption>{
                option("coordinator", "The server program; beside this one if left out.", "FILE"),
                option("server", "A server that runs already, instead of some of its own.", "URL"),
                option("only", "These alone, as the report names them, with commas between.",
                       "NAMES"),
                option("json", "Prints the report as JSON.")});
    if (!reader.parse(arguments))
        return WrongUsage{reader.fault()};
    if (reader.wantsHelp())
        return HelpWanted{reader.help()};
    const AbuseOptions options{reader.text("coordinator"),
                               reader.text("server").toStdString(),
                               reader.text("only").split(u',', Qt::SkipEmptyParts),
                               reader.text("transport"),
                               reader.has("small"),
                               reader.has("json")};
    const QStringList names = abuseNames();
    const auto isKnown = [&names](const QString& name) { return names.contains(name); };
    if (!std::ranges::all_of(options.only, isKnown))
        reader.refuse("only", QStringLiteral("one of ") + names.join(QStringLiteral(", ")));
    if (!reader.fault().isEmpty())
        return WrongUsage{reader.fault()};
    return options;
}

/// Started by `abuse`, never by hand.
Options parseAttack(const QStringList& arguments) {
    Reader reader(QStringLiteral("attack"),
                  abuseOptions() +
                      QList<QCommandLineOption>{option("server", "Where the server is.", "URL"),
                                                option("name", "What is done to it.", "NAME")});
    if (!reader.parse(arguments))
        return WrongUsage{reader.fault()};
    return AttackOptions{reader.text("server").toStdString(), reader.text("name"),
                         reader.text("transport"), reader.has("small")};
}

} // namespace

Options parseOptions(const QStringList& arguments) {
    const QString command = arguments.isEmpty() ? QString() : arguments.first();
    if (command == QStringLiteral("play"))
        return parsePlay(arguments.sliced(1));
    if (command == QStringLiteral("suite"))
        return parseSuite(arguments.sliced(1));
    if (command == QStringLiteral("spectate"))
        return parseSpectate(arguments.sliced(1));
    if (command == QStringLiteral("audience"))
        return parseAudience(arguments.sliced(1));
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
