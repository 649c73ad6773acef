#include "tools/bench/priority.h"

#include <sched.h>
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

AtOnce::AtOnce() {
    const sched_param lowest{.sched_priority = ::sched_get_priority_min(SCHED_RR)};
    m_isGranted = ::sched_setscheduler(0, SCHED_RR | SCHED_RESET_ON_FORK, &lowest) == 0;
}

AtOnce::~AtOnce() {
    const sched_param none{};
    if (m_isGranted)
        ::sched_setscheduler(0, SCHED_OTHER, &none);
}

} // namespace arcade::bench
