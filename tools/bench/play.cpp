#include "tools/bench/commands.h"
#include "tools/bench/generator.h"
#include "tools/bench/line_up.h"
#include "tools/bench/patience.h"
#include "tools/bench/server_gauge.h"
#include "tools/bench/story.h"

#include <algorithm>
#include <cstdio>
#include <random>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kForever = 240h;
constexpr std::chrono::milliseconds kGoodbye = 2s;

Crowd::Plan planFor(const PlayOptions& options, const LineUp& lineUp) {
    Crowd::Plan plan;
    plan.players = options.players;
    plan.behaviour = [&lineUp](int index) { return lineUp.behaviourOf(index); };
    plan.callsign = [&lineUp](int index) { return lineUp.callsignOf(index); };
    if (options.length)
        plan.expectations.hunt = plan.expectations.war = *options.length;
    plan.seed = options.seed != 0 ? options.seed : std::random_device{}();
    plan.ramp = options.ramp;
    return plan;
}

template <TextEnum E>
std::string countsOf(const std::map<E, int>& counts) {
    std::string text;
    for (const auto& [one, count] : counts)
        text +=
            (text.empty() ? "" : ", ") + std::to_string(count) + ' ' + std::string(wireText(one));
    return text.empty() ? "none" : text;
}

std::string endings(const Meters& meters) {
    std::map<EndReason, int> counts;
    for (const auto& [match, reason] : meters.completed)
        ++counts[reason];
    return countsOf(counts);
}

void reportPlay(Report& report, const Meters& meters, const PlayOptions& options, int connected) {
    report.section("Played");
    report.figure("players", "players", options.players, "");
    report.figure("connections", "connections opened", connected, "");
    report.figure("matches", "matches completed", static_cast<double>(meters.completed.size()), "",
                  {1.0, {}});
    report.text("games", "what they were", countsOf(meters.games));
    report.text("endings", "how they ended", endings(meters));
    report.figure("cancelled", "match.cancelled received", meters.cancelled, "");
    report.figure("errors", "requests refused", meters.errors, "");
    report.section("Latency");
    report.latency("queue_enter", "queue.enter to queue.update", meters.queueEnter);
    report.latency("queue_leave", "queue.leave to ok", meters.queueLeave);
    report.latency("match_notice", "second queue.enter to match.found", meters.matchNotice);
    report.latency("match_notice_ts", "match.found's ts to its receipt",
                   meters.matchNoticeFromEnvelope);
    report.latency("ready_check", "second accept to match.countdown", meters.readyCheck);
    report.latency("progress_relay", "progress, typist to opponent", meters.progressRelay);
}

} // namespace

Verdict play(const PlayOptions& options) {
    const auto endpoint = player::Endpoint::resolve(options.server);
    if (!endpoint) {
        std::fprintf(stderr, "arcade-bench: %s\n", endpoint.error().message.c_str());
        return Verdict::WrongUsage;
    }
    player::Loop loop;
    Meters meters;
    Story story;
    GeneratorGauge generator(loop);
    ServerGauge server(loop, endpoint.value(), options.serverPid);
    if (!server.fetch("/api/status")) {
        std::fprintf(stderr, "arcade-bench: no coordinator answers at %s\n",
                     options.server.c_str());
        return Verdict::Broken;
    }
    std::vector<player::Observer*> observers{&meters};
    if (options.verbose)
        observers.push_back(&story);
    const LineUp lineUp(options, drawSuffix());
    Crowd crowd(loop, endpoint.value(), planFor(options, lineUp), observers);
    const auto before = server.sample();
    generator.restart();
    crowd.open();
    const auto limit = options.duration ? std::chrono::milliseconds(*options.duration) : kForever;
    const auto isOver = [&crowd](const Squad& squad) {
        return crowd.isOver(squad.first, squad.count, squad.fewest);
    };
    waitUntil([&] { return crowd.hasArrived() && std::ranges::all_of(lineUp.squads(), isOver); },
              limit);
    const auto after = server.sample();

    Report report("arcade-bench play, " + options.server);
    const auto connected = static_cast<int>(meters.sessionOpen.count());
    reportPlay(report, meters, options, connected);
    report.section("Costs");
    reportServer(report, before, after);
    generator.report(report);
    crowd.stop();
    waitUntil([&] { return crowd.isGone(); }, kGoodbye);
    report.section("Contract");
    const bool isKept = reportContract(report, crowd, meters);
    if (const std::string failure = crowd.failure(); !failure.empty())
        report.remark("gave up: " + failure);
    std::fputs((options.json ? report.asJson() : '\n' + report.asText()).c_str(), stdout);
    const bool isWell = isKept && !meters.completed.empty() && crowd.failure().empty();
    return isWell ? Verdict::AllWell : Verdict::Broken;
}

} // namespace arcade::bench
