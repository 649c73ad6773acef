#include "tools/bench/commands.h"
#include "tools/bench/patience.h"
#include "tools/bench/routine.h"
#include "tools/bench/spectate_run.h"
#include "tools/bench/suite_run.h"

#include <QCoreApplication>

#include <cstdio>

namespace arcade::bench {
namespace {

template <class Run, class RunOptions>
Verdict runOnOwnServer(const RunOptions& options) {
    const QString program =
        options.coordinator.isEmpty()
            ? QCoreApplication::applicationDirPath() + QStringLiteral("/arcade-coordinator")
            : options.coordinator;
    ServerProcess server;
    if (const auto started = server.start(program, serverSettings()); !started) {
        std::fprintf(stderr, "arcade-bench: %s\n", started.error().message.c_str());
        return Verdict::Broken;
    }
    const auto endpoint = player::Endpoint::resolve(server.url());
    if (!endpoint) {
        std::fprintf(stderr, "arcade-bench: %s\n", endpoint.error().message.c_str());
        return Verdict::Broken;
    }
    player::Loop loop;
    Run run(loop, endpoint.value(), server, options);
    const bool isKept = run.all();
    const Report& report = run.report();
    std::fputs((options.json ? report.asJson() : report.asText()).c_str(), stdout);
    if (!server.isRunning())
        std::fprintf(stderr, "arcade-bench: the server ended by itself:\n%s\n",
                     server.logTail().c_str());
    return isKept && server.isRunning() && !isInterrupted() && report.goalsMet() ? Verdict::AllWell
                                                                                 : Verdict::Broken;
}

} // namespace

Verdict runSuite(const SuiteOptions& options) {
    return runOnOwnServer<SuiteRun>(options);
}

Verdict runSpectate(const SpectateOptions& options) {
    return runOnOwnServer<SpectateRun>(options);
}

} // namespace arcade::bench
