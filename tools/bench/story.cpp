#include "tools/bench/story.h"

#include <algorithm>
#include <cstdio>

namespace arcade::bench {
namespace {

using player::Player;
using player::Stage;

constexpr int kProgressSteps = 4;

/// Whole `$DATA` where it is whole, else base units.
std::string moneyText(const Amount& amount) {
    static const Amount unit = Amount::data(1);
    const Amount whole = amount.scaled(Amount::baseUnits(1), unit);
    const bool isWhole = whole.scaled(unit, Amount::baseUnits(1)) == amount;
    return isWhole ? whole.toString() + " $DATA" : amount.toString() + " base units";
}

std::string percent(Ratio ratio) {
    return std::to_string(ratio.millionths / 10'000) + " %";
}

std::string seconds(Duration duration) {
    return std::to_string(duration.count() / 1000) + '.' +
           std::to_string(duration.count() % 1000 / 100) + " s";
}

std::string signedText(int number) {
    return (number > 0 ? "+" : "") + std::to_string(number);
}

bool isWonBy(const GameResult& result, const Address& player) {
    const auto& winner = result.winner.value;
    if (!result.war)
        return winner == player.toString();
    const auto& sides = result.war->sides;
    const auto side = std::ranges::find_if(sides, [&](const WarSide& one) {
        return std::ranges::find(one.roster, player) != one.roster.end();
    });
    return side != sides.end() && winner == side->crewId;
}

std::string figures(const PlayerStats& stats) {
    return percent(stats.progress) + " at " + std::to_string(stats.wpm) + " wpm, accuracy " +
           percent(stats.accuracy);
}

} // namespace

Story::Story()
    : m_beginning(player::Clock::now()) {}

void Story::tell(const Player& player, const std::string& sentence) {
    const std::chrono::duration<double> time = player::Clock::now() - m_beginning;
    std::printf("%8.3f  %-14s %s\n", time.count(), player.identity().callsign.c_str(),
                sentence.c_str());
    std::fflush(stdout);
}

void Story::moved(Player& player, Stage from) {
    switch (player.stage()) {
    case Stage::SignedIn: tell(player, "signed in"); break;
    case Stage::Waiting: tell(player, "lost the connection, comes back"); break;
    case Stage::Failed: tell(player, "gave up: " + player.failure()); break;
    case Stage::Finished: tell(player, "leaves"); break;
    case Stage::Connecting:
        if (from == Stage::Waiting)
            tell(player, "connects again");
        break;
    case Stage::Idle:
    case Stage::SigningIn:
    case Stage::Open: break;
    }
}

void Story::received(Player& player, const codec::Decoded<ServerMessage>& decoded, player::Time) {
    if (!decoded.message)
        return;
    const ServerMessage& message = decoded.message.value();
    if (const auto* welcome = std::get_if<AuthSuccess>(&message)) {
        tell(player, "is " + welcome->address.toString() + ", rated " +
                         std::to_string(welcome->rating) + ", with " + moneyText(welcome->balance));
    } else if (const auto* update = std::get_if<QueueUpdate>(&message)) {
        const std::string tier(update->stakeTier ? wireText(*update->stakeTier) : "");
        tell(player, "is in the " + tier + " queue (" + std::string(wireText(update->status)) +
                         "), position " + std::to_string(update->position) + " of " +
                         std::to_string(update->playersInTier) +
                         (update->reason ? ": " + *update->reason : ""));
    } else if (const auto* found = std::get_if<MatchFound>(&message); found && found->opponent) {
        m_told[&player] = 0;
        tell(player, "meets " + found->opponent->callsign + " (" +
                         std::to_string(found->opponent->rating) + ") for " +
                         moneyText(found->wager) + ", the winner gets " + moneyText(found->prize));
    } else if (found && found->war) {
        m_told[&player] = 0;
        tell(player, "is called to " + found->war->territory + " for " + moneyText(found->wager) +
                         " of its crew's " + moneyText(found->war->crewStake));
    } else if (const auto* crew = std::get_if<CrewState>(&message)) {
        tell(player, "sees " + std::to_string(crew->members.size()) + " in [" + crew->tag + "] " +
                         crew->name);
    } else if (const auto* land = std::get_if<TerritoryUpdate>(&message)) {
        tell(player, "sees " + land->territory.id + " held by " +
                         land->territory.ownerName.value_or("nobody"));
    } else if (const auto* ready = std::get_if<MatchReadyUpdate>(&message)) {
        tell(player, "sees that " + std::to_string(ready->accepted) + " of " +
                         std::to_string(ready->of) + " accepted");
    } else if (const auto* cancelled = std::get_if<MatchCancelled>(&message)) {
        tell(player, "sees the match cancelled: " + std::string(wireText(cancelled->reason)) +
                         " by " + std::string(wireText(cancelled->by)) +
                         (cancelled->requeued ? ", and is back in the queue" : ""));
    } else if (const auto* countdown = std::get_if<MatchCountdown>(&message)) {
        tell(player, std::to_string(countdown->secondsRemaining.count()) +
                         (m_told[&player]++ == 0 ? " ... to type: " + countdown->codeSequence
                                                 : std::string(" ...")));
    } else if (const auto* started = std::get_if<GameStarted>(&message)) {
        m_told[&player] = 0;
        tell(player, "types, for at most " + std::to_string(started->duration.count()) + " s");
    } else if (const auto* state = std::get_if<GameState>(&message)) {
        tellProgress(player, *state);
    } else if (std::holds_alternative<PlayerDisconnected>(message)) {
        tell(player, "sees the opponent drop out");
    } else if (std::holds_alternative<PlayerReconnected>(message)) {
        tell(player, "sees the opponent return");
    } else if (const auto* result = std::get_if<GameResult>(&message)) {
        tellResult(player, *result);
    } else if (const auto* settled = std::get_if<MatchSettled>(&message)) {
        tell(player,
             "has " + moneyText(settled->balance) + " (transaction " + settled->txHash + ")");
    } else if (const auto* error = std::get_if<ErrorReply>(&message)) {
        tell(player, "is refused: " + std::string(wireText(error->code)) + ", " + error->message);
    }
}

void Story::tellProgress(const Player& player, const GameState& state) {
    const auto step = static_cast<int>(state.progress.millionths * kProgressSteps / Ratio::kOne);
    if (step <= m_told[&player])
        return;
    m_told[&player] = step;
    tell(player, "is at " + percent(state.progress) + ", " + std::to_string(state.wpm) + " wpm");
}

void Story::tellResult(const Player& player, const GameResult& result) {
    const bool hasWon = isWonBy(result, result.yourStats.address);
    std::string sentence = !result.winner.value ? "ties" : hasWon ? "WINS" : "loses";
    sentence += " (" + std::string(wireText(result.endReason)) + ") after " +
                seconds(result.duration) + ": " + figures(result.yourStats);
    if (result.opponentStats)
        sentence += "; opponent " + figures(*result.opponentStats);
    tell(player, sentence);
    tell(player, "gets " + moneyText(result.prize) + ", rating " + signedText(result.ratingChange) +
                     " to " + std::to_string(result.rating));
}

} // namespace arcade::bench
