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

    template <class Message>
    void tell(PlayerId player, Message&& message) {
        add(player, std::forward<Message>(message));
    }
    void tell(std::vector<PlayerId> players, ServerMessage message) {
        if (!players.empty())
            outcome.notices.push_back({std::move(players), std::move(message)});
    }
    template <class Message>
    void reply(PlayerId player, Message&& message) {
        add(player, std::forward<Message>(message)).reply = true;
    }
    void reply(std::vector<PlayerId> players, ServerMessage message) {
        outcome.notices.push_back({std::move(players), std::move(message), true});
    }
    template <class Kept>
    void keep(Kept&& record) {
        // Most commands leave one or two.
        if (outcome.records.empty())
            outcome.records.reserve(2);
        outcome.records.emplace_back(std::forward<Kept>(record));
    }

private:
    /// Of the message as it is: notices are large, and each move of one takes its time.
    template <class Message>
    Notice& add(PlayerId player, Message&& message) {
        outcome.notices.push_back({{player}, std::forward<Message>(message)});
        return outcome.notices.back();
    }
};

} // namespace arcade::core
