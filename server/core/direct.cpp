#include "server/core/direct.h"

namespace arcade::core {
namespace {

Refusal notOffered() {
    return refusal(ErrorCode::InvalidState, "Direct games are not offered here.");
}

} // namespace

Refusal renewTicket(World&, Step&, const RenewTicket&) {
    return notOffered();
}

Refusal joinDirect(World&, Step&, const JoinDirect&) {
    return notOffered();
}

Refusal leaveDirect(World&, Step&, const LeaveDirect&) {
    return notOffered();
}

Refusal reportResult(World&, Step&, const ReportResult&) {
    return notOffered();
}

} // namespace arcade::core
