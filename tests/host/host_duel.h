#pragma once

#include "tests/host/host_fixture.h"

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace arcade::host::test {

inline QueueEnter enterBronze() {
    QueueEnter request;
    request.stakeTier = StakeTier::Bronze;
    return request;
}

/// All of it, from the first keystroke on.
inline GameProgress typed(MatchId match, std::string_view text) {
    GameProgress progress;
    progress.matchId = match;
    progress.keysBefore = 0;
    progress.typed = std::string(text);
    return progress;
}

/// Two players on their way through a duel.
struct Duel {
    explicit Duel(const std::function<void(core::Rules&)>& change = {}) {
        if (change) {
            change(fixture.settings.rules);
            fixture.restart();
        }
        begin();
    }
    /// Over a fixture that is set up in any way.
    explicit Duel(std::in_place_t, const std::function<void(HostFixture&)>& setUp) {
        setUp(fixture);
        fixture.restart();
        begin();
    }

    void begin() {
        tokens = {fixture.newToken(1), fixture.newToken(2)};
        for (std::size_t index = 0; index < 2; ++index) {
            sessions[index] = fixture.signIn(sinks[index], tokens[index]);
            fixture.host->receive(sessions[index], enterBronze(), "enter");
        }
    }

    bool toFound() {
        return HostFixture::waitUntil([this] {
            return sinks[0].last<MatchFound>() != nullptr && sinks[1].last<MatchFound>() != nullptr;
        });
    }
    bool toReady() {
        if (!toFound())
            return false;
        accept(0);
        accept(1);
        return HostFixture::waitUntil([this] {
            return sinks[0].last<MatchCountdown>() != nullptr &&
                   sinks[1].last<MatchCountdown>() != nullptr;
        });
    }
    MatchId match() const { return sinks[0].last<MatchFound>()->matchId; }
    void accept(std::size_t index) {
        fixture.host->receive(sessions[index], MatchReady{match(), ReadyResponse::Accept},
                              "accept");
    }
    bool toActive() {
        if (!toReady())
            return false;
        return HostFixture::waitUntil([this] {
            return sinks[0].last<GameStarted>() != nullptr &&
                   sinks[1].last<GameStarted>() != nullptr;
        });
    }
    /// The player finishes the sequence.
    void type(std::size_t index) {
        fixture.host->receive(
            sessions[index], typed(match(), sinks[0].last<MatchCountdown>()->codeSequence), "keys");
    }
    bool toResult() {
        return HostFixture::waitUntil([this] { return sinks[0].last<MatchSettled>() != nullptr; });
    }

    HostFixture fixture;
    std::array<RecordingSink, 2> sinks;
    std::array<std::string, 2> tokens;
    std::array<SessionId, 2> sessions;
};

} // namespace arcade::host::test
