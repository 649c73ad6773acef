#pragma once

#include "tools/bench/meters.h"

namespace arcade::bench {

/// The players of one match measured apart from all others.
class SplitMeters final : public player::Observer {
public:
    Meters others;
    Meters chosen;

    /// Forgets the figures, and which match was chosen.
    void reset() {
        others.reset();
        chosen.reset();
        m_match.reset();
    }
    void choose(MatchId match) { m_match = match; }

    void sent(player::Player& player, const ClientMessage& message, std::string_view id,
              player::Time now) override {
        metersOf(player).sent(player, message, id, now);
    }
    void received(player::Player& player, const codec::Decoded<ServerMessage>& decoded,
                  player::Time now) override {
        // Both must know who is who.
        if (decoded.message && std::holds_alternative<AuthSuccess>(decoded.message.value()))
            chosen.received(player, decoded, now);
        metersOf(player).received(player, decoded, now);
    }

private:
    Meters& metersOf(const player::Player& player) {
        const auto& match = player.standing().match;
        return match && m_match && match->id() == *m_match ? chosen : others;
    }

    std::optional<MatchId> m_match;
};

} // namespace arcade::bench
