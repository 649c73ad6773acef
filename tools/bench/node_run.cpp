#include "tools/bench/circumstances.h"
#include "tools/bench/commands.h"
#include "tools/bench/node_parts.h"
#include "tools/bench/patience.h"
#include "tools/bench/priority.h"

#include <cstdio>

namespace arcade::bench {
namespace {

constexpr std::chrono::seconds kEveryoneLimit{60};

bool runPart(NodePart part, Ground& ground, const NodeOptions& options, Report& report) {
    switch (part) {
    case NodePart::Mixed: return runMixed(ground, options, report, Churning::No);
    case NodePart::Idle: return runIdle(ground, options, report);
    case NodePart::RoundTrip: return runRoundTrip(ground, options, report);
    case NodePart::FanOut: return runFanOut(ground, options, report);
    case NodePart::Storm: return runStorm(ground, options, report);
    case NodePart::Churn: return runMixed(ground, options, report, Churning::Yes);
    case NodePart::Direct: return runDirect(ground, options, report);
    case NodePart::Hunt: return runHunt(ground, options, report);
    }
    return false;
}

/// Whether all went as the protocol says.
bool runOnNewGround(NodePart part, const NodeOptions& options, Report& report) {
    Ground ground(options);
    if (const auto opened = ground.open(); !opened) {
        std::fprintf(stderr, "arcade-bench: %s\n", opened.error().message.c_str());
        return false;
    }
    const bool isKept = runPart(part, ground, options, report);
    if (!ground.isWell())
        std::fprintf(stderr, "arcade-bench: the server ended by itself:\n%s\n",
                     ground.process().logTail().c_str());
    return isKept && ground.isWell();
}

std::string textOf(const Report& report, Format format) {
    switch (format) {
    case Format::Text: return report.asText();
    case Format::Json: return report.asJson();
    case Format::Markdown: return report.asMarkdown();
    }
    return {};
}

} // namespace

void signInAll(Swarm& swarm) {
    swarm.signIn();
    waitUntil([&] { return swarm.hasArrived(); }, kEveryoneLimit);
}

void openAll(Swarm& swarm) {
    swarm.open();
    waitUntil([&] { return swarm.hasArrived(); }, kEveryoneLimit);
}

Verdict runNode(const NodeOptions& options) {
    const bool isFirst = comeFirst();
    bool isWell = true;
    std::vector<Report> runs;
    for (int run = 0; run < options.runs && !isInterrupted(); ++run) {
        Report& report = runs.emplace_back("arcade-bench node");
        reportCircumstances(report);
        report.fact("priority", "generator's priority",
                    isFirst ? "before the servers" : "that of the servers");
        report.fact("runs", "runs", std::to_string(options.runs));
        for (const NodePart part : options.parts) {
            if (!isInterrupted())
                isWell = runOnNewGround(part, options, report) && isWell;
        }
    }
    if (runs.empty())
        return Verdict::Broken;
    const Report report = Report::medianOf(runs);
    std::fputs(textOf(report, options.format).c_str(), stdout);
    return isWell && !isInterrupted() && report.goalsMet() ? Verdict::AllWell : Verdict::Broken;
}

} // namespace arcade::bench
