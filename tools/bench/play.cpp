#include "tools/bench/commands.h"
#include "tools/bench/generator.h"
#include "tools/bench/patience.h"
#include "tools/bench/server_gauge.h"
#include "tools/bench/story.h"

#include <cstdio>
#include <random>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kForever = 240h;
constexpr std::chrono::milliseconds kGoodbye = 2s;
/// Some 50 s: a server that is restarted is waited for as long as it waits for its players.
constexpr int kAttempts = 30;
constexpr int kFewestHunters = 8;

std::string nameOf(int index, const std::string& suffix) {
    static const std::array<std::string, 2> kNames{"ada", "lin"};
    const auto place = static_cast<std::size_t>(index);
    return (place < kNames.size() ? kNames[place] : "player" + std::to_string(index + 1)) + '-' +
           suffix;
}

player::Behaviour behaviourFor(const PlayOptions& options) {
    player::Behaviour behaviour;
    behaviour.matches = options.matches;
    behaviour.queue.gameType = options.game;
    behaviour.queue.stakeTier = options.tier;
    behaviour.habits = {options.wpm, options.errors, 0.4};
    behaviour.showAfter = 50ms;
    behaviour.answerAfter = 800ms;
    behaviour.pauseBetween = 300ms;
    behaviour.attempts = kAttempts;
    return behaviour;
}

Crowd::Plan planFor(const PlayOptions& options) {
    Crowd::Plan plan;
    const std::string suffix = drawSuffix();
    plan.players = options.players;
    plan.behaviour = [options](int) { return behaviourFor(options); };
    plan.callsign = [suffix](int index) { return nameOf(index, suffix); };
    plan.seed = options.seed != 0 ? options.seed : std::random_device{}();
    plan.ramp = options.ramp;
    return plan;
}

std::string endings(const Meters& meters) {
    std::map<EndReason, int> counts;
    for (const auto& [match, reason] : meters.completed)
        ++counts[reason];
    std::string text;
    for (const auto& [reason, count] : counts)
        text += (text.empty() ? "" : ", ") + std::to_string(count) + ' ' +
                std::string(wireText(reason));
    return text.empty() ? "none" : text;
}

void reportPlay(Report& report, const Meters& meters, const PlayOptions& options, int connected) {
    report.section("Played");
    report.figure("players", "players", options.players, "");
    report.figure("connections", "connections opened", connected, "");
    report.figure("matches", "matches completed", static_cast<double>(meters.completed.size()), "",
                  {1.0, {}});
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
    Crowd crowd(loop, endpoint.value(), planFor(options), observers);
    const auto before = server.sample();
    generator.restart();
    crowd.open();
    const auto limit = options.duration ? std::chrono::milliseconds(*options.duration) : kForever;
    const int fewest = options.game == GameType::BountyHunt ? kFewestHunters : 2;
    waitUntil([&] { return crowd.hasArrived() && crowd.isOver(fewest); }, limit);
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
