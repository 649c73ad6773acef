#pragma once

#include "tools/bench/report.h"

#include <string>

namespace arcade::bench {

/// Notes the machine, the commit this program was built from, the date and the command.
void reportCircumstances(Report& report);

} // namespace arcade::bench
