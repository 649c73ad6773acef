#include "tools/bench/abuse_plans.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace arcade::bench {
namespace {

/// Far from those of the waves.
constexpr int kFirstGuestAddress = 10'000;
constexpr int kGuestAddressesOfAPlan = 1'000;

/// What QtWebSockets 6.4 answers instead.
const Deviations& qtDeviations() {
    static const Deviations deviations{
        {"unmasked text", {"UNAUTHENTICATED"}},
    };
    return deviations;
}

/// In place of what is right where the transport is known, else beside it.
void expectDeviations(AbusePlan& plan, const Deviations& deviations, ServerTransport transport) {
    for (auto& step : plan.steps) {
        for (Wave& wave : step) {
            for (Offence& offence : wave.offences) {
                const auto found = deviations.find(offence.name);
                if (found == deviations.end())
                    continue;
                if (transport == ServerTransport::Qt)
                    offence.answers.clear();
                std::ranges::copy(found->second, std::back_inserter(offence.answers));
            }
        }
    }
}

} // namespace

int AbusePlan::guests() const {
    int most = 0;
    for (const auto& step : steps) {
        for (const Wave& wave : step)
            most = std::max(most, wave.firstGuest + wave.guests);
    }
    return most;
}

Offence::Saying saying(std::string text) {
    return [text = std::move(text)](const Offender&) { return text; };
}

ServerTransport transportNamed(const QString& name) {
    if (name == QStringLiteral("qt"))
        return ServerTransport::Qt;
    return name == QStringLiteral("plain") ? ServerTransport::Plain : ServerTransport::Unknown;
}

std::vector<AbusePlan> abusePlans(AbuseScale scale, ServerTransport transport) {
    const AbuseSize size(scale);
    std::vector<AbusePlan> plans;
    for (auto&& part : {connectionAbuse(size), requestAbuse(size), frameAbuse(size),
                        floodAbuse(size), accountAbuse(size)})
        std::ranges::copy(part, std::back_inserter(plans));
    int guestAddress = kFirstGuestAddress;
    for (AbusePlan& plan : plans)
        plan.guestAddress = std::exchange(guestAddress, guestAddress + kGuestAddressesOfAPlan);
    if (transport != ServerTransport::Plain) {
        for (AbusePlan& plan : plans)
            expectDeviations(plan, qtDeviations(), transport);
    }
    return plans;
}

QStringList abuseNames() {
    QStringList names;
    for (const AbusePlan& plan : abusePlans(AbuseScale::Small, ServerTransport::Unknown))
        names << QString::fromStdString(plan.name);
    return names;
}

std::vector<std::string> abusedServerSettings() {
    // The attackers have many addresses, all of them loopback's; limits are what a public server
    // has. Only what would take long is shorter.
    return {"ARCADE_LIMITS_APPLY_TO_LOOPBACK=true",
            "ARCADE_LIMITS_HANDSHAKE_S=2",
            "ARCADE_SESSION_AUTH_TIMEOUT_S=3",
            "ARCADE_MATCHING_ANTI_SNIPING_MAX_MS=0",
            "ARCADE_MATCH_COUNTDOWN_S=3",
            "ARCADE_DRAIN_LIMIT_S=1",
            "ARCADE_LOG_LEVEL=error"};
}

} // namespace arcade::bench
