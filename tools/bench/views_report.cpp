#include "tools/bench/views_report.h"

namespace arcade::bench {
namespace {

constexpr double kFanOutGoalMs = 150;
/// Of a hundred; the machine may take a core away in any.
constexpr double kBriefSlicesGoal = 99;

void reportSlices(Report& report, Ground& ground) {
    ServerGauge gauge(ground.loop(), ground.endpoint(), {});
    const auto all = gauge.metric("spectator_fan_out_slice_seconds_count");
    const auto brief = gauge.metric(R"(spectator_fan_out_slice_seconds_bucket{le="0.002"})");
    if (all && brief && *all > 0)
        report.figure("slices", "slices of it of at most 2 ms", 100 * *brief / *all, "%",
                      {kBriefSlicesGoal, {}});
}

} // namespace

void reportViews(Report& report, Ground& ground, const AudienceProcess::Figures& figures) {
    report.figure("updates", "views received", figures.updates, "");
    report.figure("views", "views sent", figures.views, "");
    report.figure("whole_views", "views that no newer one overtook on the way",
                  static_cast<double>(figures.spreads.count()), "");
    report.latency("update_age", "a view's ts to its receipt", figures.ages);
    report.latency("fan_out", "a view's ts to its receipt by the last", figures.spreads,
                   kFanOutGoalMs);
    reportSlices(report, ground);
    report.figure("watchers_cpu", "watchers' CPU", 100 * figures.cores, "% of a core");
    if (!figures.trouble.empty())
        report.remark("a watcher in trouble: " + figures.trouble);
}

} // namespace arcade::bench
