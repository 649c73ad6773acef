#pragma once

#include "tools/bench/abuse_plan.h"

/// The plans by what they abuse; put together by abusePlans().
namespace arcade::bench {

class AbuseSize {
public:
    explicit AbuseSize(AbuseScale scale)
        : m_scale(scale) {}
    int pick(int full, int small) const { return m_scale == AbuseScale::Full ? full : small; }

    std::chrono::milliseconds pick(std::chrono::milliseconds full,
                                   std::chrono::milliseconds small) const {
        return m_scale == AbuseScale::Full ? full : small;
    }

private:
    AbuseScale m_scale;
};

/// Answers that only some transports give: QtWebSockets cannot do what the RFC demands.
using Deviations = std::map<std::string, std::vector<std::string>>;

std::vector<AbusePlan> connectionAbuse(const AbuseSize& size);
std::vector<AbusePlan> requestAbuse(const AbuseSize& size);
std::vector<AbusePlan> frameAbuse(const AbuseSize& size);
std::vector<AbusePlan> floodAbuse(const AbuseSize& size);
std::vector<AbusePlan> accountAbuse(const AbuseSize& size);

/// Says the same whoever does it.
Offence::Saying saying(std::string text);

} // namespace arcade::bench
