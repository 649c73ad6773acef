#include "server/runtime/large_pages.h"
#include "tools/bench/commands.h"
#include "tools/bench/patience.h"
#include "tools/engine/run.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

using namespace arcade::bench;

Verdict run(const Options& options) {
    if (const auto* playOptions = std::get_if<PlayOptions>(&options))
        return play(*playOptions);
    if (const auto* nodeOptions = std::get_if<NodeOptions>(&options))
        return runNode(*nodeOptions);
    if (const auto* audienceOptions = std::get_if<AudienceOptions>(&options))
        return attend(*audienceOptions);
    if (const auto* echoOptions = std::get_if<EchoOptions>(&options))
        return echo(*echoOptions);
    if (const auto* abuseOptions = std::get_if<AbuseOptions>(&options))
        return runAbuse(*abuseOptions);
    if (const auto* attackOptions = std::get_if<AttackOptions>(&options))
        return attack(*attackOptions);
    if (const auto* help = std::get_if<HelpWanted>(&options)) {
        std::fputs(help->text.toUtf8().constData(), stdout);
        return Verdict::AllWell;
    }
    std::fprintf(stderr, "arcade-bench: %s See arcade-bench help.\n",
                 std::get<WrongUsage>(options).sentence.toUtf8().constData());
    return Verdict::WrongUsage;
}

} // namespace

int main(int argc, char** argv) {
    // As the server does.
    arcade::runtime::useLargePages();
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().sliced(1);
    if (!arguments.isEmpty() && arguments.first() == QStringLiteral("core")) {
        catchInterrupts();
        return static_cast<int>(arcade::engine::runCore(arguments.sliced(1)));
    }
    const Options options = parseOptions(arguments);
    // It has nothing to report, and ends as any server does.
    if (!std::holds_alternative<EchoOptions>(options))
        catchInterrupts();
    return static_cast<int>(run(options));
}
