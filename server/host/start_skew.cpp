#include "server/host/start_skew.h"

#include "server/core/match.h"

#include <algorithm>
#include <chrono>

namespace arcade::host {
namespace {

/// What is farther away tells of a wrong clock or a late return, not of the start.
constexpr std::chrono::seconds kFarthest{10};

Error refusal(const char* message) {
    return {ErrorCode::InvalidState, message};
}

} // namespace

Result<Done> StartSkew::report(const core::Match& match, PlayerId player, Instant startedAt) {
    if (!core::findParticipant(match, player))
        return Error{ErrorCode::NotInMatch, "You are not a player of this match."};
    if (match.phase != MatchPhase::Active)
        return refusal("The game has not started yet.");
    if (std::chrono::abs(startedAt - *match.startedAt) > kFarthest)
        return refusal("data.server_time: must be within 10 s of the game's start");
    auto& reports = m_reports[match.id];
    if (!reports.emplace(player, startedAt).second)
        return refusal("You have reported your start of this game.");
    if (reports.size() == match.participants.size()) {
        const auto [first, last] = std::ranges::minmax_element(
            reports, {}, [](const auto& report) { return report.second; });
        m_skew.observe(std::chrono::nanoseconds{last->second - first->second});
    }
    return Done{};
}

} // namespace arcade::host
