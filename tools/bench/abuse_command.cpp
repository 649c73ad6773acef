#include "tools/bench/abuse_run.h"
#include "tools/bench/commands.h"
#include "tools/bench/patience.h"
#include "tools/bench/routine.h"
#include "tools/bench/server_process.h"

#include <cstdio>
#include <optional>

namespace arcade::bench {
namespace {

QStringList settingsFor(const AbuseOptions& options) {
    QStringList settings;
    for (const std::string& setting : abusedServerSettings())
        settings << QString::fromStdString(setting);
    if (!options.transport.isEmpty())
        settings << QStringLiteral("ARCADE_SERVER_TRANSPORT=") + options.transport;
    return settings;
}

Verdict gaveUp(const std::string& sentence) {
    std::fprintf(stderr, "arcade-bench: %s\n", sentence.c_str());
    return Verdict::Broken;
}

/// Also that it ends as it should: a sanitizer's verdict comes with the exit code.
bool endsWell(ServerProcess& server) {
    const bool ranOn = server.isRunning();
    server.stop();
    if (ranOn && server.endedWell())
        return true;
    std::fprintf(stderr, "arcade-bench: the server ended badly:\n%s\n", server.logTail().c_str());
    return false;
}

} // namespace

Verdict runAbuse(const AbuseOptions& options) {
    const bool isOwn = options.server.empty();
    ServerProcess own;
    if (isOwn) {
        const QString program = coordinatorProgram(options.coordinator);
        if (const auto started = own.startCoordinator(program, {}, settingsFor(options)); !started)
            return gaveUp(started.error().message);
    }
    const std::string url = isOwn ? own.url() : options.server;
    const auto endpoint = player::Endpoint::resolve(url);
    if (!endpoint)
        return gaveUp(endpoint.error().message);
    bool isKept = false;
    bool areGoalsMet = false;
    {
        player::Loop loop;
        AbuseRun run(loop, endpoint.value(), url, isOwn ? own.pid() : 0, options);
        isKept = run.all(abusePlans(options.isSmall ? AbuseScale::Small : AbuseScale::Full,
                                    transportNamed(options.transport)));
        const Report& report = run.report();
        areGoalsMet = report.goalsMet();
        std::fputs((options.json ? report.asJson() : report.asText()).c_str(), stdout);
    }
    const bool isServerWell = !isOwn || endsWell(own);
    return isKept && areGoalsMet && isServerWell && !isInterrupted() ? Verdict::AllWell
                                                                     : Verdict::Broken;
}

} // namespace arcade::bench
