#pragma once

#include "shared/protocol/hunt_messages.h"
#include "shared/protocol/war_messages.h"
#include "shared/vocabulary/boxed.h"

#include <chrono>

namespace arcade {

/// The keystroke that erases the character before the cursor.
inline constexpr char kBackspace = '\b';

struct GameProgress {
    static constexpr MessageInfo info{
        "game.progress", Direction::ToServer,
        "Keystrokes, numbered by how many came before them. Answered with game.state. What the "
        "client computed itself is ignored."};
    MatchId matchId;
    std::optional<Ratio> progress;
    std::optional<Ratio> wpm;
    std::optional<Ratio> accuracy;
    /// Counts only where the host allows untyped play.
    std::optional<int> currentPosition;
    std::optional<std::int64_t> keysBefore;
    /// Code points in UTF-8; `\b` erases.
    std::optional<std::string> typed;

    friend bool operator==(const GameProgress&, const GameProgress&) = default;
    static constexpr auto fields() {
        return std::tuple{
            field("match_id", &GameProgress::matchId),
            field("progress", &GameProgress::progress),
            field("wpm", &GameProgress::wpm),
            field("accuracy", &GameProgress::accuracy),
            field("current_position", &GameProgress::currentPosition, atMost(1'000'000)),
            field("keys_before", &GameProgress::keysBefore, atMost(1'000'000)),
            field("typed", &GameProgress::typed, atMost(1024))};
    }
};

struct GameStarted {
    static constexpr MessageInfo info{"game.started", Direction::ToClient, "Type!"};
    MatchId matchId;
    std::chrono::seconds duration{};
    Instant endsAt{};
    Duration timeLeft{};

    friend bool operator==(const GameStarted&, const GameStarted&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &GameStarted::matchId),
                          field("duration_secs", &GameStarted::duration),
                          field("ends_at", &GameStarted::endsAt),
                          field("ms_left", &GameStarted::timeLeft)};
    }
};

struct GameState {
    static constexpr MessageInfo info{"game.state", Direction::ToClient,
                                      "The receiver's own cursor as the server holds it.",
                                      Delivery::Latest};
    MatchId matchId;
    /// Keystrokes the server has taken; the next to send is the one after them.
    std::int64_t keysAccepted = 0;
    /// Correct characters before the cursor.
    int position = 0;
    /// Wrong characters standing after them, to be erased.
    int errors = 0;
    Ratio progress;
    int wpm = 0;
    Ratio accuracy;
    /// The text, when another than the first one has begun. Repeated, since only the newest state
    /// may reach a slow receiver.
    std::optional<std::string> sequence;

    friend bool operator==(const GameState&, const GameState&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &GameState::matchId),
                          field("keys_accepted", &GameState::keysAccepted),
                          field("position", &GameState::position),
                          field("errors", &GameState::errors),
                          field("progress", &GameState::progress),
                          field("wpm", &GameState::wpm),
                          field("accuracy", &GameState::accuracy),
                          field("sequence", &GameState::sequence, atMost(512))};
    }
};

struct OpponentProgress {
    static constexpr MessageInfo info{"game.opponent_progress", Direction::ToClient,
                                      "How far the opponent has come; never what was typed.",
                                      Delivery::Latest};
    MatchId matchId;
    Ratio progress;
    int wpm = 0;
    Ratio accuracy;
    /// With more than one opponent: everyone of the match, the receiver too; the three above are 0.
    std::vector<PlayerProgress> players;

    friend bool operator==(const OpponentProgress&, const OpponentProgress&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &OpponentProgress::matchId),
                          field("progress", &OpponentProgress::progress),
                          field("wpm", &OpponentProgress::wpm),
                          field("accuracy", &OpponentProgress::accuracy),
                          field("players", &OpponentProgress::players, kSideBounds)};
    }
};

/// What a player did in a game that ended.
struct PlayerStats {
    Address address;
    Ratio progress;
    int wpm = 0;
    Ratio accuracy;
    int score = 0;
    /// From the start to the player's last correct character, in ms.
    Duration time{};

    friend bool operator==(const PlayerStats&, const PlayerStats&) = default;
    static constexpr auto fields() {
        return std::tuple{
            field("address", &PlayerStats::address), field("progress", &PlayerStats::progress),
            field("wpm", &PlayerStats::wpm),         field("accuracy", &PlayerStats::accuracy),
            field("score", &PlayerStats::score),     field("time_ms", &PlayerStats::time)};
    }
};

struct GameResult {
    static constexpr MessageInfo info{"game.result", Direction::ToClient,
                                      "How the game ended, for the receiver."};
    MatchId matchId;
    GameType gameType = GameType::CodeDuel;
    std::optional<StakeTier> stakeTier;
    /// An address or a crew's id; null for a tie or a void match.
    Nullable<std::string> winner;
    EndReason endReason = EndReason::Completed;
    Duration duration{};
    PlayerStats yourStats;
    Boxed<PlayerCard> opponent;
    Boxed<PlayerStats> opponentStats;
    std::vector<PlayerStats> players;
    /// Credited to the receiver from escrow.
    Amount prize;
    int ratingChange = 0;
    /// After the change.
    int rating = 0;
    Nullable<std::string> txHash;
    /// Hunts that are not void.
    Boxed<HuntReport> hunt{};
    /// Wars; the score of a side is the mean of its players' over the roster.
    Boxed<WarReport> war{};

    friend bool operator==(const GameResult&, const GameResult&) = default;
    static constexpr auto fields() {
        return std::tuple{field("match_id", &GameResult::matchId),
                          field("game_type", &GameResult::gameType),
                          field("stake_tier", &GameResult::stakeTier),
                          field("winner", &GameResult::winner, atMost(64)),
                          field("end_reason", &GameResult::endReason),
                          field("duration_ms", &GameResult::duration),
                          field("your_stats", &GameResult::yourStats),
                          field("opponent", &GameResult::opponent),
                          field("opponent_stats", &GameResult::opponentStats),
                          field("players", &GameResult::players, kSideBounds),
                          field("prize", &GameResult::prize),
                          field("rating_change", &GameResult::ratingChange),
                          field("rating", &GameResult::rating),
                          field("tx_hash", &GameResult::txHash, atMost(80)),
                          field("hunt", &GameResult::hunt),
                          field("war", &GameResult::war)};
    }
};

} // namespace arcade
