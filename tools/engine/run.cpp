#include "tools/engine/run.h"

#include "tools/bench/report.h"
#include "tools/engine/parts.h"

#include <cstdio>

namespace arcade::engine {

bench::Verdict runCore(const QStringList& arguments) {
    CoreOptions options;
    options.json = arguments.contains(QStringLiteral("--json"));
    bench::Report report("arcade-bench core: the engine alone, in one process, on one core");
    measureQueue(options, report);
    measureMatches(options, report);
    measurePairing(options, report);
    measureDuels(options, report);
    std::fputs((options.json ? report.asJson() : report.asText()).c_str(), stdout);
    return report.goalsMet() ? bench::Verdict::AllWell : bench::Verdict::Broken;
}

} // namespace arcade::engine
