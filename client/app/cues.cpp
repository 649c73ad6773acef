#include "client/app/cues.h"

namespace arcade::client {
namespace {

using namespace std::chrono_literals;

/// A host may set a minute; only the end of it is counted aloud.
constexpr int kCountedAloud = 5;

/// Whoever does not have the best score has not lost before money is.
Sound moneyOf(const GameResult& result) {
    const Amount stake = result.stakeTier ? Amount::data(stakeOf(*result.stakeTier)) : result.prize;
    if (result.prize == stake)
        return Sound::Tie;
    return result.prize > stake ? Sound::Victory : Sound::Defeat;
}

bool isAskedFor(const MatchView& match) {
    // Entering a hunt, or joining a roster, was the answer: the player is fetched for the start.
    if (match.found.gameType != GameType::CodeDuel)
        return match.phase == MatchPhase::Ready;
    return match.phase == MatchPhase::Matched && !match.response;
}

std::optional<Sound> verdictOf(const ClientState& state, const GameResult& result) {
    if (result.endReason == EndReason::Void)
        return std::nullopt;
    const bool isHunt = result.gameType == GameType::BountyHunt;
    if (isHunt && !(state.player && result.winner.value == state.player->address.toString()))
        return moneyOf(result);
    if (!result.winner.value)
        return Sound::Tie;
    return isOwnWin(state, result) ? Sound::Victory : Sound::Defeat;
}

Duration untilStart(const MatchView& match, Instant serverNow) {
    return match.phase == MatchPhase::Ready ? match.phaseEndsAt - serverNow : Duration{};
}

} // namespace

Audible audibleIn(const ClientState& state, Instant serverNow, PredictedCursor cursor) {
    Audible audible;
    if (const auto& match = state.session.match) {
        audible.match = match->found.matchId;
        audible.phase = match->phase;
        audible.isAsked = isAskedFor(*match);
        const Duration left = untilStart(*match, serverNow);
        audible.countdown = left > 0ms ? static_cast<int>((left + 999ms) / 1s) : 0;
        audible.wrong = match->phase == MatchPhase::Active ? cursor.wrong : 0;
    }
    if (const auto& result = state.session.lastResult) {
        audible.result = result->matchId;
        audible.verdict = verdictOf(state, *result);
    }
    return audible;
}

std::optional<Duration> untilNextCount(const ClientState& state, Instant serverNow) {
    const auto& match = state.session.match;
    const Duration left = match ? untilStart(*match, serverNow) : Duration{};
    if (left <= 0ms)
        return std::nullopt;
    const Duration rest = left % 1s;
    return rest > 0ms ? rest : Duration{1s};
}

std::vector<Sound> soundsBetween(const Audible& before, const Audible& after) {
    std::vector<Sound> sounds;
    const bool isSame = before.match == after.match;
    if (after.isAsked && !(before.isAsked && isSame))
        sounds.push_back(Sound::MatchFound);
    const bool isCounted = after.countdown > 0 && after.countdown <= kCountedAloud;
    if (isCounted && !(isSame && before.countdown == after.countdown))
        sounds.push_back(Sound::CountdownTick);
    if (isSame && before.phase == MatchPhase::Ready && after.phase == MatchPhase::Active)
        sounds.push_back(Sound::GameStart);
    if (isSame && after.wrong > before.wrong)
        sounds.push_back(Sound::KeyError);
    if (after.verdict && before.match && after.result == before.match &&
        before.result != after.result)
        sounds.push_back(*after.verdict);
    return sounds;
}

} // namespace arcade::client
