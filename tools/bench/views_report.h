#pragma once

#include "tools/bench/audience_process.h"
#include "tools/bench/ground.h"
#include "tools/bench/report.h"

namespace arcade::bench {

/// What the watchers of one match were told, and how long after its time.
void reportViews(Report& report, Ground& ground, const AudienceProcess::Figures& figures);

} // namespace arcade::bench
