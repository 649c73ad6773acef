#pragma once

#include "server/core/coordinator.h"

#include <cstdint>

namespace arcade::engine {

/// A small deterministic source of choices.
class Dice {
public:
    int below(int bound) {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<int>((m_state >> 33U) % static_cast<std::uint64_t>(bound));
    }
    int between(int least, int most) { return least + below(most - least + 1); }
    std::uint64_t word() {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return m_state ^ (m_state >> 29U);
    }

private:
    std::uint64_t m_state = 20'260'101;
};

/// An engine in one process, its clock pushed by the measurement, and players by number.
class Arena {
public:
    /// Nothing is drawn against sniping, so that whoever enters may be matched at once.
    Arena();

    /// The same number gives the same player; each call a new ticket.
    core::EnterQueue entry(int player, int rating, const QueuePreferences& wishes = {});
    static PlayerId player(int number);

    core::Coordinator& core() { return m_core; }
    Instant now() const { return m_now; }
    static constexpr Instant startedAt() { return kStartedAt; }
    core::Outcome apply(const core::Command& command) { return m_core.apply(command, m_now); }
    core::Outcome pass(Duration time) { return m_core.advance(m_now += time); }

    static core::QueueKey queue();

private:
    core::Coordinator m_core;
    static constexpr Instant kStartedAt = instantFromMs(1'700'000'000'000);

    Instant m_now = kStartedAt;
    Dice m_dice;
};

} // namespace arcade::engine
