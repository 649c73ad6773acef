#include "tools/bench/node_parts.h"
#include "tools/bench/patience.h"
#include "tools/bench/routine.h"
#include "tools/bench/swarm.h"

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kIdleSettling = 1s;
/// Two heartbeats.
constexpr std::chrono::seconds kIdleMeasured = 30s;

constexpr double kBytesGoal = 2'048;
constexpr double kIdleCpuGoal = 3;

std::string sectionTitle(int connections) {
    return "Idle: " + std::to_string(connections) + " connections that only answer pings";
}

} // namespace

bool runIdle(Ground& ground, const NodeOptions& options, Report& report) {
    say("idle");
    const int connections = options.connectionsOr(18'000);
    report.section(sectionTitle(connections));
    Swarm swarm(ground.loop(), ground.endpoint(), {connections, Dialect::Arcade, "i"});
    signInAll(swarm);
    // What signing in has left in the process is no connection's.
    if (const auto reopened = ground.reopen(); !reopened) {
        report.voidSection(reopened.error().message);
        return false;
    }
    swarm.moveTo(ground.endpoint());
    const auto before = ground.usage();
    const auto start = player::Clock::now();
    openAll(swarm);
    const double arrived = secondsSince(start);
    waitFor(kIdleSettling);
    ground.generator().restart();
    const auto from = ground.usage();
    waitFor(options.durationOr(kIdleMeasured));
    const auto to = ground.usage();
    const int open = swarm.countOf(Client::Stage::Open);
    report.figure("connections", "open at the end", open, "", {double(connections), {}});
    report.figure("connect_rate", "connected", connections / arrived, "a second");
    report.latency("opening", "TCP to session.state", swarm.opening());
    if (before && to && open > 0)
        report.figure("memory_per_connection", "process memory a connection",
                      static_cast<double>(to->residentBytes - before->residentBytes) / open,
                      "bytes", {{}, kBytesGoal});
    reportServer(report, from, to, kIdleCpuGoal);
    ground.generator().report(report);
    if (!swarm.trouble().empty())
        report.remark("trouble: " + swarm.trouble());
    return true;
}

} // namespace arcade::bench
