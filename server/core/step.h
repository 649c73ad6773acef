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
        outcome.records.emplace_back(std::forward<Kept>(record));
    }

private:
    /// Built where it stays: notices and records are large, and moving them is most of their cost.
    template <class Message>
    Notice& add(PlayerId player, Message&& message) {
        Notice& notice = outcome.notices.emplace_back();
        notice.to.push_back(player);
        notice.message = std::forward<Message>(message);
        return notice;
    }
};

} // namespace arcade::core
