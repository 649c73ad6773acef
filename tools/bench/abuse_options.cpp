#include "tools/bench/abuse_options.h"

#include "tools/bench/abuse_plan.h"
#include "tools/bench/option_reader.h"
#include "tools/bench/options.h"

#include <algorithm>

namespace arcade::bench {
namespace {

QList<QCommandLineOption> sharedOptions() {
    return {
        option("transport", "What carries WebSockets on the server: qt or plain.", "NAME"),
        option("small", "Fewer and shorter, for a server under a sanitizer; no time is a goal.")};
}

} // namespace

Options parseAbuse(const QStringList& arguments) {
    OptionReader reader(
        QStringLiteral("abuse"),
        sharedOptions() +
            QList<QCommandLineOption>{
                option("coordinator", "The server program; beside this one if left out.", "FILE"),
                option("server", "A server that runs already, instead of one of its own.", "URL"),
                option("only", "One abuse alone, as the report names it; once for each.", "NAME"),
                option("json", "Prints the report as JSON.")});
    if (!reader.parse(arguments))
        return WrongUsage{reader.fault()};
    if (reader.wantsHelp())
        return HelpWanted{reader.help()};
    const AbuseOptions options{reader.text("coordinator"), reader.text("server").toStdString(),
                               reader.texts("only"),       reader.text("transport"),
                               reader.has("small"),        reader.has("json")};
    const QStringList names = abuseNames();
    const auto isKnown = [&names](const QString& name) { return names.contains(name); };
    if (!std::ranges::all_of(options.only, isKnown))
        reader.refuse("only", QStringLiteral("one of ") + names.join(QStringLiteral(", ")));
    if (!reader.fault().isEmpty())
        return WrongUsage{reader.fault()};
    return options;
}

Options parseAttack(const QStringList& arguments) {
    OptionReader reader(
        QStringLiteral("attack"),
        sharedOptions() + QList<QCommandLineOption>{option("server", "Where the server is.", "URL"),
                                                    option("name", "What is done to it.", "NAME")});
    if (!reader.parse(arguments))
        return WrongUsage{reader.fault()};
    return AttackOptions{reader.text("server").toStdString(), reader.text("name"),
                         reader.text("transport"), reader.has("small")};
}

} // namespace arcade::bench
