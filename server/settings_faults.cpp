#include "server/settings_faults.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace arcade::settings {
namespace {

constexpr std::size_t kShownValueBytes = 100;

// How many letters must be added, taken away or replaced.
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> previous(b.size() + 1);
    std::iota(previous.begin(), previous.end(), std::size_t{0});
    for (std::size_t row = 1; row <= a.size(); ++row) {
        std::vector<std::size_t> current{row};
        for (std::size_t column = 1; column <= b.size(); ++column) {
            const std::size_t replaced =
                previous[column - 1] + (a[row - 1] == b[column - 1] ? 0 : 1);
            current.push_back(std::min({replaced, previous[column] + 1, current.back() + 1}));
        }
        previous = std::move(current);
    }
    return previous.back();
}

// Leaving the section out is the likeliest mistake, a slip of the finger the next.
std::string closest(std::string_view name, std::span<const std::string> known) {
    constexpr std::size_t kComparedBytes = 100;
    if (name.empty() || name.size() > kComparedBytes)
        return {};
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, name.size() / 4) + 1;
    for (const std::string& candidate : known) {
        const bool lacksSection = candidate.ends_with(name) && candidate.size() > name.size() &&
                                  candidate[candidate.size() - name.size() - 1] == '.';
        const auto distance = lacksSection ? 0 : editDistance(name, candidate);
        if (distance < std::min(bestDistance, name.size())) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

struct Agreement {
    std::string_view key;
    std::string_view other;
    bool (*holds)(const Settings&);
    std::string_view otherwise;
};

constexpr std::array kAgreements{
    Agreement{"tls.certificate", "tls.key",
              [](const Settings& s) { return s.tls.certificate.empty() == s.tls.key.empty(); },
              "is needed together with tls.key: set both or none"},
    Agreement{"server.transport", "tls.certificate",
              [](const Settings& s) {
                  return s.server.transport != TransportKind::Plain || s.tls.certificate.empty();
              },
              "cannot be plain together with tls.certificate: set auto or qt"},
    Agreement{"matching.long_wait_s", "matching.ticket_limit_s",
              [](const Settings& s) { return s.matching.longWait < s.matching.ticketLimit; },
              "must be less than matching.ticket_limit_s"},
    Agreement{"match.grace_s", "match.grace_total_s",
              [](const Settings& s) { return s.match.grace <= s.match.graceTotal; },
              "must not be more than match.grace_total_s"},
    Agreement{"session.pong_timeout_s", "session.ping_interval_s",
              [](const Settings& s) { return s.session.pongTimeout < s.session.pingInterval; },
              "must be less than session.ping_interval_s"},
};

} // namespace

Fault refusedValue(std::string source, const Setting& setting, std::string value) {
    return Fault{std::move(source), std::string(setting.key), std::move(value),
                 "allowed is " + allowedText(setting)};
}

Fault unknownName(std::string source, std::string_view name, std::span<const std::string> known) {
    std::string message = "there is no such setting";
    const std::string proposal = closest(name, known);
    if (!proposal.empty())
        message += "; did you mean " + proposal + '?';
    return Fault{std::move(source), {}, std::nullopt, std::move(message)};
}

Fault plainFault(std::string source, std::string message) {
    return Fault{std::move(source), {}, std::nullopt, std::move(message)};
}

std::vector<Fault> contradictions(const Settings& settings, std::span<const Fault> faults) {
    const auto isFaulty = [faults](std::string_view key) {
        return std::any_of(faults.begin(), faults.end(),
                           [key](const Fault& fault) { return fault.key == key; });
    };
    std::vector<Fault> found;
    for (const Agreement& agreement : kAgreements) {
        if (!agreement.holds(settings) && !isFaulty(agreement.key) && !isFaulty(agreement.other)) {
            const std::string key(agreement.key);
            found.push_back(Fault{"setting " + key, key,
                                  tomlValue(*findSetting(agreement.key), settings),
                                  std::string(agreement.otherwise)});
        }
    }
    return found;
}

std::string Fault::toString() const {
    std::string text = telemetry::escapedText(source) + ": ";
    if (value) {
        const bool isCut = value->size() > kShownValueBytes;
        text += '"' + telemetry::escapedText(value->substr(0, kShownValueBytes));
        text += isCut ? "...\": " : "\": ";
    }
    return text + telemetry::escapedText(message);
}

} // namespace arcade::settings
