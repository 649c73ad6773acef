#include "tools/bench/priority.h"

#include <sys/resource.h>

namespace arcade::bench {
namespace {

constexpr int kUrgency = 5;

int s_before = 0;
bool s_isFirst = false;

} // namespace

bool comeFirst() {
    s_before = ::getpriority(PRIO_PROCESS, 0);
    s_isFirst = ::setpriority(PRIO_PROCESS, 0, s_before - kUrgency) == 0;
    return s_isFirst;
}

void comeAsBefore() {
    if (s_isFirst)
        ::setpriority(PRIO_PROCESS, 0, s_before);
}

} // namespace arcade::bench
