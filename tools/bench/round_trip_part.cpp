#include "tools/bench/node_parts.h"
#include "tools/bench/numbers.h"
#include "tools/bench/patience.h"
#include "tools/bench/round_trips.h"
#include "tools/bench/routine.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kWarming = 500ms;
constexpr std::chrono::milliseconds kDraining = 300ms;
constexpr std::chrono::seconds kTripMeasured = 4s;
/// More than enough to keep one core busy.
constexpr int kOnTheWay = 256;
/// Each connection once a second.
constexpr double kSteadyRate = 10'000;

constexpr double kOfNode = 3;
constexpr double kOfRaw = 0.7;

const std::string kPing = R"({"type":"ping","id":"b","ts":0,"data":{}})";

/// One of the servers that are compared.
struct Side {
    std::string key;
    std::string name;
    Dialect dialect = Dialect::Echo;
    std::string_view answer;
};

class RoundTripPart {
public:
    RoundTripPart(Ground& ground, const NodeOptions& options, Report& report)
        : m_ground(ground)
        , m_options(options)
        , m_report(report)
        , m_connections(options.connectionsOr(10'000)) {}

    bool run() {
        m_report.section("Round trip: one message and its answer over " +
                         std::to_string(m_connections) + " connections");
        const PerCpu ours = measure({"ours", "ours, ping to ok", Dialect::Arcade, "ok"},
                                    m_ground.endpoint(), [this] { return m_ground.usage(); });
        const PerCpu raw =
            measureOther({"raw", "raw C++ echo", Dialect::Echo, {}},
                         QCoreApplication::applicationFilePath(), {QStringLiteral("echo")});
        tellRatios("raw", "raw C++ echo", ours, raw, kOfRaw);
        if (const QString script = nodeScript(); !script.isEmpty()) {
            const PerCpu echo = measureOther({"node", "Node ws echo", Dialect::Echo, {}},
                                             QStringLiteral("node"), {script});
            tellRatios("node", "Node ws echo", ours, echo, kOfNode);
            const PerCpu answer =
                measureOther({"node_answer", "Node ws, ping to ok", Dialect::Echo, {}},
                             QStringLiteral("node"), {script, QStringLiteral("--answer")});
            tellRatios("node_answer", "Node ws, ping to ok", ours, answer, {});
            m_report.figure("raw_of_node", "raw C++ echo of Node ws echo, saturated",
                            ratio(raw.saturated, echo.saturated), "times");
        }
        m_report.remark("Saturated: " + std::to_string(kOnTheWay) +
                        " messages on the way at once. Steady: " + numberText(kSteadyRate) +
                        " messages a second by schedule. CPU is that of the server's process.");
        return true;
    }

private:
    /// Messages a second of the server's CPU.
    struct PerCpu {
        double saturated = 0;
        double steady = 0;
    };
    using Usage = std::function<std::optional<ProcessUsage>()>;

    /// Empty, with a remark, where it cannot run.
    QString nodeScript() {
        const QString script = m_options.npm + QStringLiteral("/ws_echo.mjs");
        if (QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty())
            m_report.remark("Node ws echo is left out: there is no node.");
        else if (m_options.npm.isEmpty() || !QFileInfo::exists(script))
            m_report.remark("Node ws echo is left out: --npm names no folder with ws_echo.mjs.");
        else if (!QFileInfo::exists(m_options.npm + QStringLiteral("/node_modules/ws")))
            m_report.remark("Node ws echo is left out: `npm ci` has not been run in --npm.");
        else
            return script;
        return {};
    }

    PerCpu measureOther(const Side& side, const QString& program, const QStringList& arguments) {
        ServerProcess process;
        const auto started = process.start(program, arguments);
        const auto endpoint = started ? player::Endpoint::resolve(process.url())
                                      : Result<player::Endpoint>(started.error());
        if (!endpoint) {
            m_report.remark(side.name + ": " + endpoint.error().message);
            return {};
        }
        return measure(side, endpoint.value(),
                       [&process] { return ProcessUsage::of(process.pid()); });
    }

    PerCpu measure(const Side& side, const player::Endpoint& endpoint, const Usage& usage) {
        Swarm swarm(m_ground.loop(), endpoint, {m_connections, side.dialect, "r"});
        signInAll(swarm);
        openAll(swarm);
        if (swarm.countOf(Client::Stage::Open) < m_connections)
            m_report.remark(side.name + ": not all are connected: " + swarm.trouble());
        RoundTrips trips(m_ground.loop(), swarm, kPing, side.answer);
        const double saturated = saturate(side, trips, usage);
        const double steady = pace(side, trips, usage);
        swarm.cut();
        return {saturated, steady};
    }

    double saturate(const Side& side, RoundTrips& trips, const Usage& usage) {
        trips.keepOnTheWay(std::min(kOnTheWay, m_connections));
        waitFor(kWarming);
        trips.measure();
        const auto own = ProcessUsage::own();
        const auto before = usage();
        const auto start = player::Clock::now();
        waitFor(m_options.durationOr(kTripMeasured));
        const auto after = usage();
        const double rate = static_cast<double>(trips.answered()) / secondsSince(start);
        const double generator = ProcessUsage::cores(own, ProcessUsage::own());
        trips.stop();
        waitFor(kDraining);
        const double cores = before && after ? ProcessUsage::cores(*before, *after) : 0;
        const double perCpu = cores > 0 ? rate / cores : 0;
        m_report.figure(side.key + "_per_cpu", side.name + ", saturated", perCpu,
                        "messages a second of CPU");
        m_report.figure(side.key + "_rate", side.name + ", throughput", rate, "messages a second");
        m_report.figure(side.key + "_cpu", side.name + ", server's CPU", 100 * cores,
                        "% of a core");
        m_report.figure(side.key + "_generator_cpu", side.name + ", generator's CPU",
                        100 * generator, "% of a core");
        return perCpu;
    }

    double pace(const Side& side, RoundTrips& trips, const Usage& usage) {
        trips.askAtRate(kSteadyRate);
        waitFor(kWarming);
        trips.measure();
        m_ground.generator().restart();
        const auto before = usage();
        const auto start = player::Clock::now();
        waitFor(m_options.durationOr(kTripMeasured));
        const auto after = usage();
        const double rate = static_cast<double>(trips.answered()) / secondsSince(start);
        trips.close(player::Clock::now());
        trips.stop();
        const double cores = before && after ? ProcessUsage::cores(*before, *after) : 0;
        const double perCpu = cores > 0 ? rate / cores : 0;
        m_report.figure(side.key + "_steady_per_cpu", side.name + ", steady", perCpu,
                        "messages a second of CPU");
        m_report.latency(side.key + "_latency", side.name + ", steady, latency", trips.times());
        judgeLateness(m_report, m_ground.generator().lateness());
        return perCpu;
    }

    static double ratio(double one, double other) { return other > 0 ? one / other : 0; }

    void tellRatios(const std::string& key, const std::string& name, const PerCpu& ours,
                    const PerCpu& theirs, std::optional<double> goal) {
        m_report.figure("ratio_" + key, "ours of " + name + ", saturated",
                        ratio(ours.saturated, theirs.saturated), "times", {goal, {}});
        m_report.figure("steady_ratio_" + key, "ours of " + name + ", steady",
                        ratio(ours.steady, theirs.steady), "times");
    }

    Ground& m_ground;
    const NodeOptions& m_options;
    Report& m_report;
    int m_connections;
};

} // namespace

bool runRoundTrip(Ground& ground, const NodeOptions& options, Report& report) {
    say("round trip");
    return RoundTripPart(ground, options, report).run();
}

} // namespace arcade::bench
