#include "tools/duo/commands.h"

#include "tools/bench/patience.h"
#include "tools/duo/child_process.h"
#include "tools/duo/client_bench.h"
#include "tools/duo/duel_script.h"
#include "tools/duo/hunt_script.h"
#include "tools/duo/war_script.h"

#include <QDir>

#include <cstdio>

namespace arcade::duo {
namespace {

using namespace std::chrono_literals;

void say(const QString& sentence) {
    std::fprintf(stderr, "arcade-duo: %s\n", qPrintable(sentence));
}

Verdict verdictOf(const Journal& journal) {
    for (const QString& fault : journal.faults())
        say(fault);
    return journal.faults().isEmpty() ? Verdict::AllWell : Verdict::Broken;
}

/// Two who enter are to meet, and a third is to have time to look at them and to bet. Hunters are
/// to have time to come, and no longer than for a few texts.
QStringList settingsFor(const ScriptOptions& options) {
    switch (options.script) {
    case Script::Hunt:
        return {QStringLiteral("ARCADE_MATCH_REGISTRATION_S=25"),
                QStringLiteral("ARCADE_MATCH_HUNT_S=%1").arg(HuntScript::kHuntLasts.count())};
    case Script::War:
        return {QStringLiteral("ARCADE_MATCH_MUSTER_S=%1").arg(WarScript::kMusterLasts.count()),
                QStringLiteral("ARCADE_MATCH_WAR_S=%1").arg(WarScript::kWarLasts.count())};
    case Script::Duel: break;
    }
    return {QStringLiteral("ARCADE_MATCHING_ANTI_SNIPING_MAX_MS=0"),
            QStringLiteral("ARCADE_MATCH_COUNTDOWN_S=30")};
}

void playAt(Table& table, Journal& journal, const ScriptOptions& options) {
    switch (options.script) {
    case Script::Duel: return DuelScript(table, journal, options).play();
    case Script::Hunt: return HuntScript(table, journal, options).play();
    case Script::War: return WarScript(table, journal, options).play();
    }
}

Verdict failed(const Error& error) {
    say(QString::fromStdString(error.message));
    return Verdict::Broken;
}

} // namespace

Verdict open(const OpenOptions& options) {
    Journal journal;
    auto created = Table::create(options.table, journal, Table::SignIn::ByFlag);
    if (!created)
        return failed(created.error());
    Table& table = *created.value();
    say(QStringLiteral(
            "The server is %1, the display %2. Ctrl-C, or closing both windows, ends it.")
            .arg(table.server(), table.display()));
    if (table.sitDown())
        bench::waitUntil(
            [&] {
                return !table.left().client().isRunning() && !table.right().client().isRunning();
            },
            std::chrono::hours{24 * 365});
    table.clear();
    return verdictOf(journal);
}

Verdict playScript(const ScriptOptions& options) {
    if (!QDir().mkpath(options.folder))
        return failed({ErrorCode::Internal, "cannot make " + options.folder.toStdString()});
    Journal journal(options.folder + QStringLiteral("/transcript.txt"));
    const auto signIn =
        options.script == Script::Duel ? Table::SignIn::ByHand : Table::SignIn::ByFlag;
    auto created = Table::create(options.table, journal, signIn, settingsFor(options));
    if (!created)
        return failed(created.error());
    Table& table = *created.value();
    if (table.sitDown())
        playAt(table, journal, options);
    table.clear();
    if (journal.faults().isEmpty())
        say(QStringLiteral("All went as the server said. Pictures and transcript: ") +
            options.folder);
    return verdictOf(journal);
}

Verdict benchClient(const BenchOptions& options) {
    Journal journal;
    auto created = Table::create(options.table, journal, Table::SignIn::ByFlag,
                                 {QStringLiteral("ARCADE_MATCHING_ANTI_SNIPING_MAX_MS=0")});
    if (!created)
        return failed(created.error());
    Table& table = *created.value();
    ClientBench bench(table, journal, options);
    bench.measure();
    table.clear();
    const std::string report = options.json ? bench.report().asJson() : bench.report().asText();
    std::fputs(report.c_str(), stdout);
    return verdictOf(journal);
}

} // namespace arcade::duo
