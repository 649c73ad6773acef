#pragma once

#include "server/core/outcome.h"

#include <string>
#include <utility>
#include <vector>

namespace arcade::core {

/// Why a command is not done; empty when it is.
using Refusal = std::optional<Error>;

inline Refusal refusal(ErrorCode code, std::string message) {
    return Error{code, std::move(message)};
}

/// One command, or the deadlines of one call: the time it is done at and what it leaves behind.
struct Step {
    /// The instant something is due; in a command the instant of the command.
    Instant now{};
    Outcome outcome;

    void tell(PlayerId player, ServerMessage message) {
        outcome.notices.push_back({{player}, std::move(message)});
    }
    void tell(std::vector<PlayerId> players, ServerMessage message) {
        if (!players.empty())
            outcome.notices.push_back({std::move(players), std::move(message)});
    }
    void reply(PlayerId player, ServerMessage message) {
        outcome.notices.push_back({{player}, std::move(message), true});
    }
    void reply(std::vector<PlayerId> players, ServerMessage message) {
        outcome.notices.push_back({std::move(players), std::move(message), true});
    }
    void keep(Record record) { outcome.records.push_back(std::move(record)); }
};

} // namespace arcade::core
