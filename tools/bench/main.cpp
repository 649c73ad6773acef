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
    if (const auto* suiteOptions = std::get_if<SuiteOptions>(&options))
        return runSuite(*suiteOptions);
    if (const auto* spectateOptions = std::get_if<SpectateOptions>(&options))
        return runSpectate(*spectateOptions);
    if (const auto* audienceOptions = std::get_if<AudienceOptions>(&options))
        return attend(*audienceOptions);
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
    const QCoreApplication application(argc, argv);
    catchInterrupts();
    const QStringList arguments = QCoreApplication::arguments().sliced(1);
    if (!arguments.isEmpty() && arguments.first() == QStringLiteral("core"))
        return static_cast<int>(arcade::engine::runCore(arguments.sliced(1)));
    return static_cast<int>(run(parseOptions(arguments)));
}
