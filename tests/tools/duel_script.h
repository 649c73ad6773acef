#pragma once

#include "tools/player/contract.h"

#include <string>

/// A server as it should be, said to a Contract step by step; the messages are open to be spoilt.
class DuelScript {
public:
    explicit DuelScript(const arcade::player::Expectations& expectations = {});

    std::string ask(const arcade::ClientMessage& message);
    void say(const arcade::ServerMessage& message, const std::string& id = {});
    void sayText(const std::string& frame);
    void pass(arcade::Duration time);
    /// Deadlines of messages to come count from now.
    void refresh();

    void toOpen();
    void toQueued();
    void toFound();
    void toReady();
    void toActive();
    /// The whole sequence is typed and taken.
    void toTyped();
    void toResult();
    void toSettled();
    void loseConnection(bool expected = true);
    void comeBack(const arcade::SessionState& state);

    arcade::player::Contract contract;
    arcade::Instant ts = arcade::instantFromMs(1'700'000'000'000);

    arcade::AuthSuccess welcome;
    arcade::SessionState state;
    arcade::QueueUpdate update;
    arcade::MatchFound found;
    arcade::MatchCountdown countdown;
    arcade::GameStarted started;
    arcade::GameState cursor;
    arcade::GameResult result;
    arcade::MatchSettled settled;

private:
    arcade::player::Time m_now{};
    int m_lastId = 0;
};
