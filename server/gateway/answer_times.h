#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::gateway {

/// How long requests of one connection waited for their answers, by their ids. Remembers a few:
/// requests without an answer of their own are forgotten.
class AnswerTimes {
public:
    using Clock = std::chrono::steady_clock;

    void asked(const std::string& id, Clock::time_point at);
    /// Empty for an id not known, or answered before.
    std::optional<std::chrono::nanoseconds> answered(std::string_view id, Clock::time_point at);

private:
    struct Request {
        std::string id;
        Clock::time_point at;
    };

    /// The oldest first.
    std::vector<Request> m_requests;
};

} // namespace arcade::gateway
