#include "tools/duo/options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QRegularExpression>

#include <optional>

namespace arcade::duo {
namespace {

QString usage() {
    return QStringLiteral(
        "Opens a server and two clients before it, side by side, each with a profile of its own.\n"
        "\n"
        "  arcade-duo [OPTIONS]                 for two people, or one with two hands\n"
        "  arcade-duo --script duel [OPTIONS]   a whole duel by real keyboard and mouse events\n"
        "  arcade-duo --script hunt [OPTIONS]   a whole hunt, with six more without windows\n"
        "  arcade-duo --script war [OPTIONS]    a whole war of three against three, four of them "
        "without windows\n"
        "  arcade-duo bench [OPTIONS]           what a client costs: start, idle, frames, keys\n"
        "\n"
        "Without a display everything happens on one of its own, by Xvfb.\n"
        "Exit 0: all went as the server said. 1: it did not. 2: wrong usage.\n"
        "\n");
}

QCommandLineOption option(const char* name, const char* description, const char* value = "",
                          const char* standard = "") {
    return {QString::fromLatin1(name), QString::fromLatin1(description), QString::fromLatin1(value),
            QString::fromLatin1(standard)};
}

void addTableOptions(QCommandLineParser& parser) {
    parser.addOptions(
        {option("client", "The client; beside this program if left out.", "FILE"),
         option("coordinator", "The server; beside this program if left out.", "FILE"),
         option("virtual", "On a display of its own even where there is one."),
         option("size", "Of each window.", "WxH", "1200x760"),
         option("left", "Callsign of one player.", "NAME", "nyx"),
         option("right", "Callsign of the other.", "NAME", "kestrel")});
}

std::optional<QSize> sizeIn(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("^(\\d{3,4})x(\\d{3,4})$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

std::optional<int> wholeIn(const QString& text, int min, int max) {
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    return isNumber && value >= min && value <= max ? std::optional(value) : std::nullopt;
}

/// Empty when the size is none.
std::optional<TableOptions> tableIn(const QCommandLineParser& parser, const QString& programs) {
    const auto size = sizeIn(parser.value(QStringLiteral("size")));
    if (!size)
        return std::nullopt;
    const auto program = [&](const char* option, const char* name) {
        const QString given = parser.value(QString::fromLatin1(option));
        return given.isEmpty() ? programs + u'/' + QString::fromLatin1(name) : given;
    };
    return TableOptions{
        program("client", "ghostnet-arcade"),    program("coordinator", "arcade-coordinator"),
        parser.isSet(QStringLiteral("virtual")), *size,
        parser.value(QStringLiteral("left")),    parser.value(QStringLiteral("right"))};
}

WrongUsage wrong(const char* sentence) {
    return {QString::fromLatin1(sentence)};
}

Options parseBench(const QCommandLineParser& parser, const TableOptions& table) {
    const auto starts = wholeIn(parser.value(QStringLiteral("starts")), 1, 100);
    const auto idle = wholeIn(parser.value(QStringLiteral("idle")), 1, 600);
    if (!starts || !idle)
        return wrong("--starts must be 1 to 100, --idle 1 to 600.");
    return BenchOptions{table, *starts, *idle, parser.isSet(QStringLiteral("json"))};
}

Options parsePlay(const QCommandLineParser& parser, const TableOptions& table,
                  const QString& programs) {
    if (!parser.isSet(QStringLiteral("script")))
        return OpenOptions{table};
    const auto speed = wholeIn(parser.value(QStringLiteral("wpm")), 10, 200);
    if (!speed)
        return wrong("--wpm must be 10 to 200.");
    const QString folder = QDir(parser.value(QStringLiteral("out"))).absolutePath();
    const QString script = parser.value(QStringLiteral("script"));
    if (script == QStringLiteral("hunt") || script == QStringLiteral("war"))
        return ScriptOptions{table, folder, *speed,
                             script == QStringLiteral("hunt") ? Script::Hunt : Script::War,
                             programs + QStringLiteral("/arcade-bench")};
    if (script != QStringLiteral("duel"))
        return wrong("--script must be duel, hunt or war.");
    TableOptions watched = table;
    watched.watcher = parser.value(QStringLiteral("watcher"));
    if (watched.watcher.isEmpty())
        return wrong("--watcher must be a callsign.");
    return ScriptOptions{watched, folder, *speed};
}

} // namespace

Options parseOptions(const QStringList& arguments, const QString& programs) {
    const bool isBench = arguments.value(0) == QStringLiteral("bench");
    QCommandLineParser parser;
    addTableOptions(parser);
    if (isBench)
        parser.addOptions({option("starts", "Starts of the client that are timed.", "N", "5"),
                           option("idle", "Seconds for which it is left alone.", "N", "10"),
                           option("json", "Prints the report as JSON.")});
    else
        parser.addOptions({option("script", "What is played: duel, hunt or war.", "NAME"),
                           option("wpm", "Words a minute of the faster one.", "N", "90"),
                           option("watcher", "Callsign of who watches and bets.", "NAME", "wren"),
                           option("out", "Folder for pictures and transcript.", "DIR", "duo-out")});
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("This text.")});
    if (!parser.parse(QStringList{QStringLiteral("arcade-duo")} + arguments.mid(isBench ? 1 : 0)))
        return WrongUsage{parser.errorText()};
    if (parser.isSet(QStringLiteral("help")))
        return HelpWanted{usage() + parser.helpText()};
    if (!parser.positionalArguments().isEmpty())
        return WrongUsage{
            QStringLiteral("Unexpected argument '%1'.").arg(parser.positionalArguments().first())};
    const auto table = tableIn(parser, programs);
    if (!table)
        return wrong("--size must be like 1200x760.");
    return isBench ? parseBench(parser, *table) : parsePlay(parser, *table, programs);
}

} // namespace arcade::duo
