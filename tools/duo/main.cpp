#include "tools/bench/patience.h"
#include "tools/duo/child_process.h"
#include "tools/duo/commands.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

using namespace arcade::duo;

Verdict run(const Options& options) {
    if (const auto* openOptions = std::get_if<OpenOptions>(&options))
        return open(*openOptions);
    if (const auto* scriptOptions = std::get_if<ScriptOptions>(&options))
        return playScript(*scriptOptions);
    if (const auto* benchOptions = std::get_if<BenchOptions>(&options))
        return benchClient(*benchOptions);
    if (const auto* help = std::get_if<HelpWanted>(&options)) {
        std::fputs(help->text.toUtf8().constData(), stdout);
        return Verdict::AllWell;
    }
    std::fprintf(stderr, "arcade-duo: %s See arcade-duo --help.\n",
                 std::get<WrongUsage>(options).sentence.toUtf8().constData());
    return Verdict::WrongUsage;
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    arcade::bench::catchInterrupts();
    adoptOrphans();
    return static_cast<int>(run(parseOptions(QCoreApplication::arguments().sliced(1),
                                             QCoreApplication::applicationDirPath())));
}
