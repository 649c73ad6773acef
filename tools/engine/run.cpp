#include "tools/engine/run.h"

#include "tools/bench/circumstances.h"
#include "tools/bench/option_reader.h"
#include "tools/bench/patience.h"
#include "tools/bench/report.h"
#include "tools/engine/parts.h"

#include <cstdio>
#include <variant>

namespace arcade::engine {
namespace {

using bench::option;
using bench::Report;
using bench::Verdict;

using Reading = std::variant<CoreOptions, bench::HelpWanted, bench::WrongUsage>;

Reading read(const QStringList& arguments) {
    bench::OptionReader reader(
        QStringLiteral("core"),
        {option("tickets", "How many wait in the queue.", "N", "100000"),
         option("operations", "Queue operations that are done.", "N", "1000000"),
         option("matches", "Matches that are made.", "N", "20000"),
         option("duels", "Duels that are played at once.", "N", "1000"),
         option("runs", "Runs, of whose figures the medians are told.", "N", "1"),
         option("json", "Prints the report as JSON."),
         option("markdown", "Prints the report as tables.")});
    if (!reader.parse(arguments))
        return bench::WrongUsage{reader.fault()};
    if (reader.wantsHelp())
        return bench::HelpWanted{reader.help()};
    CoreOptions options;
    options.tickets = reader.whole("tickets", 1'000, 1'000'000);
    options.operations = reader.whole("operations", 10'000, 100'000'000);
    options.matches = reader.whole("matches", 100, 1'000'000);
    options.duels = reader.whole("duels", 1, 50'000);
    options.runs = reader.whole("runs", 1, 100);
    if (reader.has("markdown"))
        options.format = bench::Format::Markdown;
    if (reader.has("json"))
        options.format = bench::Format::Json;
    if (!reader.fault().isEmpty())
        return bench::WrongUsage{reader.fault()};
    return options;
}

Report measured(const CoreOptions& options) {
    Report report("arcade-bench core: the engine alone, in one process, on one core");
    bench::reportCircumstances(report);
    for (const auto part : {&measureQueue, &measureMatches, &measurePairing, &measureDuels}) {
        if (!bench::isInterrupted())
            part(options, report);
    }
    return report;
}

std::string textOf(const Report& report, bench::Format format) {
    switch (format) {
    case bench::Format::Text: return report.asText();
    case bench::Format::Json: return report.asJson();
    case bench::Format::Markdown: return report.asMarkdown();
    }
    return {};
}

Verdict measure(const CoreOptions& options) {
    std::vector<Report> runs;
    for (int run = 0; run < options.runs && !bench::isInterrupted(); ++run)
        runs.push_back(measured(options));
    if (runs.empty())
        return Verdict::Broken;
    const Report report = Report::medianOf(runs);
    std::fputs(textOf(report, options.format).c_str(), stdout);
    return !bench::isInterrupted() && report.goalsMet() ? Verdict::AllWell : Verdict::Broken;
}

} // namespace

Verdict runCore(const QStringList& arguments) {
    const Reading reading = read(arguments);
    if (const auto* options = std::get_if<CoreOptions>(&reading))
        return measure(*options);
    if (const auto* help = std::get_if<bench::HelpWanted>(&reading)) {
        std::fputs(help->text.toUtf8().constData(), stdout);
        return Verdict::AllWell;
    }
    std::fprintf(stderr, "arcade-bench: %s See arcade-bench core --help.\n",
                 std::get<bench::WrongUsage>(reading).sentence.toUtf8().constData());
    return Verdict::WrongUsage;
}

} // namespace arcade::engine
