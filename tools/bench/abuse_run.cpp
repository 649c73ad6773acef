#include "tools/bench/abuse_run.h"

#include "tools/bench/circumstances.h"
#include "tools/bench/patience.h"
#include "tools/bench/routine.h"

#include <algorithm>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kComingLimit = 30s;
constexpr std::chrono::milliseconds kOwnMatchLimit = 40s;
constexpr std::chrono::milliseconds kAttackersLimit = 60s;
constexpr std::chrono::milliseconds kAttackLimit = 120s;
constexpr std::chrono::milliseconds kNewcomerLimit = 30s;
constexpr std::chrono::milliseconds kLeavingLimit = 40s;
/// So long the players are measured before an abuse, and after it.
constexpr std::chrono::milliseconds kCalm = 1s;
constexpr std::chrono::milliseconds kShortCalm = 200ms;
/// A duel that began longer ago may end before the abuse does.
constexpr std::chrono::milliseconds kJustBegun = 4s;
constexpr int kDescriptorsLeft = 100;
constexpr int kFirstNewcomerAddress = 8'000;

constexpr std::chrono::milliseconds kAsking = 6ms;
/// What a slow server's players have asked meanwhile must not be too much at once.
constexpr std::chrono::milliseconds kRelaxedAsking = 25ms;

constexpr double kRoundTripGoalMs = 50;
/// What a sanitizer keeps of what was freed, beside what it adds to all that is there.
constexpr int kSanitizerMiB = 64;
constexpr double kBytesOfMebibyte = 1024 * 1024;

player::Expectations expectationsFor(const AbuseOptions& options) {
    player::Expectations expectations;
    if (options.isSmall) {
        // That it comes is asked for, not when.
        expectations.replyWithin = 60s;
        expectations.settledWithin = 60s;
        expectations.pingWithin = 90s;
    }
    return expectations;
}

std::string joined(const std::map<std::string, int>& counts) {
    std::string text;
    for (const auto& [answer, count] : counts)
        text += (text.empty() ? "" : "; ") + answer + ": " + std::to_string(count);
    return text;
}

double mebibytes(std::int64_t bytes) {
    return static_cast<double>(bytes) / kBytesOfMebibyte;
}

} // namespace

AbuseRun::AbuseRun(player::Loop& loop, const player::Endpoint& server, std::string url,
                   std::int64_t pid, const AbuseOptions& options)
    : m_loop(loop)
    , m_server(server)
    , m_url(std::move(url))
    , m_pid(pid)
    , m_options(options)
    , m_report("arcade-bench abuse: server, players and attackers share this machine")
    , m_generator(loop)
    , m_bystanders(loop, server, expectationsFor(options),
                   options.isSmall ? kRelaxedAsking : kAsking)
    , m_memory(loop, pid) {
    reportCircumstances(m_report);
}

bool AbuseRun::all(const std::vector<AbusePlan>& plans) {
    if (!m_bystanders.arrive(kComingLimit))
        m_report.section("The players who behave did not come, or do not play");
    for (const AbusePlan& plan : plans) {
        const bool isWanted =
            m_options.only.isEmpty() || m_options.only.contains(QString::fromStdString(plan.name));
        const bool isPossible = !plan.takesDescriptors || m_pid != 0;
        if (isWanted && isPossible && !isInterrupted())
            undergo(plan);
    }
    m_bystanders.leave(kLeavingLimit);
    tellDuels();
    return reportContract(m_report, m_bystanders.crowd(), m_bystanders.meters());
}

std::chrono::milliseconds AbuseRun::calm() const {
    return m_options.isSmall ? kShortCalm : kCalm;
}

bool AbuseRun::awaitMatch(const AbusePlan& plan) {
    return waitUntil(
        [&] {
            if (!m_options.isSmall)
                return m_bystanders.hasJustBegun(kJustBegun);
            return plan.needsMatch ? m_bystanders.isEarlyInMatch(kJustBegun)
                                   : m_bystanders.match().has_value();
        },
        kOwnMatchLimit);
}

void AbuseRun::undergo(const AbusePlan& plan) {
    say(plan.title.c_str());
    AbuseProcess attackers;
    attackers.start(m_url, plan.name, m_options);
    Seen seen;
    bool isReady = attackers.isReady(kAttackersLimit);
    m_bystanders.takeMeasured();
    waitFor(calm());
    isReady = isReady && awaitMatch(plan);
    const auto match = m_bystanders.match();
    if (match)
        m_disturbed.push_back(*match);
    seen.before = m_bystanders.takeMeasured();
    seen.memoryBefore = m_memory.now();
    m_memory.restart();
    m_generator.restart();
    if (isReady && match) {
        std::optional<DescriptorShortage> shortage;
        if (plan.takesDescriptors)
            shortage.emplace(m_pid, kDescriptorsLeft);
        attackers.attack(match->toString());
        seen.figures = attackers.finish(kAttackLimit);
    }
    seen.during = m_bystanders.takeMeasured();
    seen.memoryPeak = m_memory.peak();
    waitFor(calm());
    seen.after = m_bystanders.takeMeasured();
    seen.memoryAfter = m_memory.now();
    seen.takesNewcomer = takesNewcomer();
    tell(plan, seen);
}

bool AbuseRun::takesNewcomer() {
    player::Behaviour behaviour;
    behaviour.plays = false;
    const std::string callsign = "n" + std::to_string(m_newcomers) + '-' + drawSuffix();
    player::Player newcomer(m_loop, fromAddress(m_server, kFirstNewcomerAddress + m_newcomers++),
                            {callsign}, behaviour, expectationsFor(m_options), 1);
    newcomer.start();
    const bool isIn =
        waitUntil([&] { return newcomer.stage() == player::Stage::Open; }, kNewcomerLimit);
    newcomer.stop();
    waitUntil([&] { return !newcomer.hasConnection(); }, kNewcomerLimit);
    return isIn;
}

void AbuseRun::tell(const AbusePlan& plan, const Seen& seen) {
    const auto goal = m_options.isSmall ? std::nullopt : std::optional(kRoundTripGoalMs);
    m_report.section(plan.name + ": " + plan.title);
    tellAnswers(plan, seen.figures.value_or(AbuseFigures{}));
    m_report.latency("round_trip_before", "ping to ok of a player, before", seen.before.roundTrip);
    m_report.latency("round_trip", "meanwhile", seen.during.roundTrip, goal);
    m_report.latency("round_trip_after", "afterwards", seen.after.roundTrip);
    m_report.latency("relay", "progress, typist to opponent, meanwhile", seen.during.relay);
    tellMemory(plan, seen);
    m_report.figure("newcomer", "afterwards a new player is let in", seen.takesNewcomer ? 1 : 0, "",
                    {1.0, {}});
    // It is part of each round trip, and so makes none of them look shorter.
    m_generator.tell(m_report);
}

void AbuseRun::tellAnswers(const AbusePlan& plan, const AbuseFigures& figures) {
    m_report.figure("lines", "connections of the attackers", figures.lines, "", {1.0, {}});
    m_report.figure("most_at_once", "at once", figures.mostAtOnce, "");
    m_report.figure("seconds", "for", figures.seconds, "s");
    m_report.figure("bytes", "they sent", mebibytes(figures.bytesSent), "MiB");
    m_report.figure("most_bytes", "one of them at most", mebibytes(figures.mostBytesOfALine),
                    "MiB");
    for (const auto& [name, counts] : figures.answers)
        m_report.text("answers: " + name, "answer to " + name, joined(counts));
    m_report.figure("unexpected", "answered otherwise than they should be", figures.unexpected, "",
                    {{}, 0.0});
    for (const auto& [answer, count] : plan.atMost)
        m_report.figure("at most: " + answer, "answered " + answer, figures.countOf(answer), "",
                        {{}, double(count)});
    for (const auto& [answer, count] : plan.atLeast)
        m_report.figure("answered: " + answer, "answered " + answer, figures.countOf(answer), "",
                        {double(count), {}});
}

void AbuseRun::tellMemory(const AbusePlan& plan, const Seen& seen) {
    if (!m_memory.isKnown()) {
        m_report.text("memory", "server's memory", "not told by the server");
        return;
    }
    m_report.figure("memory_before", "server's memory, before", mebibytes(seen.memoryBefore),
                    "MiB");
    m_report.figure("memory_growth", "more at its peak",
                    mebibytes(seen.memoryPeak - seen.memoryBefore), "MiB",
                    {{}, double(m_options.isSmall ? kSanitizerMiB : plan.memoryMiB)});
    m_report.figure("memory_after", "server's memory, afterwards", mebibytes(seen.memoryAfter),
                    "MiB");
    if (!m_options.isSmall)
        m_report.remark("The bound of the memory: " + plan.memoryReason + ".");
}

void AbuseRun::tellDuels() {
    std::ranges::sort(m_disturbed);
    const auto [last, end] = std::ranges::unique(m_disturbed);
    m_disturbed.erase(last, end);
    const auto completed = std::ranges::count_if(m_disturbed, [this](MatchId match) {
        return m_bystanders.endOf(match) == EndReason::Completed;
    });
    m_report.section("Over all of it");
    m_report.figure("disturbed", "duels that were disturbed and completed all the same",
                    static_cast<double>(completed), "",
                    {std::max<double>(1, static_cast<double>(m_disturbed.size())), {}});
    m_report.figure("unanswered", "pings never answered", m_bystanders.unanswered(), "", {{}, 0.0});
    m_report.figure("connections_kept", "connections of players who behave that were lost",
                    m_bystanders.crowd().connectionsLost(), "", {{}, 0.0});
}

} // namespace arcade::bench
