#pragma once

#include "shared/vocabulary/ids.h"

#include <array>
#include <cstdint>
#include <span>

namespace arcade::core {

/// What a draw is for; part of its key. Append-only: a draw must come out the same after an update.
enum class Purpose : std::uint64_t {
    AntiSniping = 1,
    MatchIdHigh,
    MatchIdLow,
    EventIdHigh,
    EventIdLow,
    Sequence,
    /// Not drawn any more.
    TreeBalance,
    SpectatorBatch,
    SpectatorDelay,
    Ring,
    CrewInvite,
};

/// SipHash-2-4 of a message.
std::uint64_t sipHash(std::array<std::uint64_t, 2> key, std::span<const std::uint8_t> message);

/// Draws without a state: each is a keyed hash of (secret, entity, purpose, counter), so that it
/// survives a restart and what players see predicts nothing.
class Random {
public:
    explicit Random(std::array<std::uint64_t, 2> secret)
        : m_secret(secret) {}

    template <class Tag>
    std::uint64_t draw(Id<Tag> entity, Purpose purpose, std::uint64_t counter) const {
        return draw(entity.high, entity.low, purpose, counter);
    }
    /// 0 to `bound` - 1; the bound is not 0.
    template <class Tag>
    std::uint64_t drawBelow(std::uint64_t bound, Id<Tag> entity, Purpose purpose,
                            std::uint64_t counter) const {
        return scaleBelow(draw(entity, purpose, counter), bound);
    }

    /// The match that comes of the ticket's pairing with this number.
    MatchId matchId(TicketId served, int pairing) const;
    /// The n-th event of a match, a bet or a crew.
    EventId eventId(MatchId match, std::uint64_t number) const;
    EventId eventId(BetId bet, std::uint64_t number) const;
    EventId eventId(CrewId crew, std::uint64_t number) const;

private:
    std::uint64_t draw(std::uint64_t high, std::uint64_t low, Purpose purpose,
                       std::uint64_t counter) const;
    static std::uint64_t scaleBelow(std::uint64_t drawn, std::uint64_t bound);

    std::array<std::uint64_t, 2> m_secret;
};

} // namespace arcade::core
