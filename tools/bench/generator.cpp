#include "tools/bench/generator.h"

#include <random>

namespace arcade::bench {
namespace {

/// A fifth of the shortest goal.
constexpr std::chrono::milliseconds kLate{2};
constexpr double kMebibyte = 1024 * 1024;
constexpr int kSuffixLetters = 5;

} // namespace

GeneratorGauge::GeneratorGauge(player::Loop& loop)
    : m_start(ProcessUsage::own()) {
    loop.setLatenessObserver([this](std::chrono::microseconds late) { m_lateness.record(late); });
}

void GeneratorGauge::restart() {
    m_lateness = Histogram{};
    m_start = ProcessUsage::own();
}

double GeneratorGauge::cores() const {
    return ProcessUsage::cores(m_start, ProcessUsage::own());
}

void GeneratorGauge::report(Report& report) const {
    tell(report);
    judgeLateness(report, m_lateness);
}

void GeneratorGauge::tell(Report& report) const {
    if (m_lateness.count() > 0)
        report.latency("generator_lateness", "generator's own lateness", m_lateness);
    report.figure("generator_cpu", "generator's CPU", 100 * cores(), "% of a core");
}

void judgeLateness(Report& report, const Histogram& lateness) {
    if (lateness.percentile(99) > kLate)
        report.voidSection("the generator was late itself, by more than " +
                           std::to_string(kLate.count()) +
                           " ms in one case of a hundred: the figures say as much about it as "
                           "about the server");
}

std::string drawSuffix() {
    static constexpr std::string_view kLetters = "abcdefghijkmnpqrstuvwxyz23456789";
    std::random_device random;
    std::string suffix;
    for (int letter = 0; letter < kSuffixLetters; ++letter)
        suffix += kLetters[random() % kLetters.size()];
    return suffix;
}

void reportServer(Report& report, const std::optional<ProcessUsage>& from,
                  const std::optional<ProcessUsage>& to, std::optional<double> cpuGoal) {
    if (!from || !to) {
        report.text("server_cpu", "server's CPU and memory", "not told by the server");
        return;
    }
    report.figure("server_cpu", "server's CPU", 100 * ProcessUsage::cores(*from, *to),
                  "% of a core", {{}, cpuGoal});
    report.figure("server_memory", "server's memory",
                  static_cast<double>(to->residentBytes) / kMebibyte, "MiB");
}

bool reportContract(Report& report, const Crowd& crowd, const Meters& meters) {
    const int broken = crowd.violations() + static_cast<int>(meters.crossCheck.faults().size());
    report.figure("violations", "contract violations", broken, "", {{}, 0.0});
    report.figure("connections_lost", "connections lost", crowd.connectionsLost(), "");
    for (const std::string& text : crowd.violationTexts())
        report.remark("broken: " + text);
    for (const std::string& fault : meters.crossCheck.faults())
        report.remark("broken: " + fault);
    return broken == 0;
}

} // namespace arcade::bench
