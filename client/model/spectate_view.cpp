#include "client/model/spectate_view.h"

#include "client/model/format.h"
#include "client/model/spectate_text.h"

#include <algorithm>

namespace arcade::client {
namespace {

/// Amounts have more digits than a bar has places.
double shareOf(const Amount& part, const Amount& whole) {
    constexpr std::uint64_t kPlaces = 10'000;
    if (whole.isZero() || part > whole)
        return 0;
    const auto share = Amount::baseUnits(kPlaces).scaled(part, whole);
    return std::stod(share.toString()) / static_cast<double>(kPlaces);
}

const SideCard* cardOf(const SpectateJoined& match, const std::string& id) {
    const auto found = std::ranges::find(match.players, id, &SideCard::id);
    return found == match.players.end() ? nullptr : &*found;
}

} // namespace

WatchPhase SpectateWords::phase(const ClientState& state) {
    if (const auto& watched = state.session.spectating) {
        switch (watched->update.phase) {
        case MatchPhase::Matched:
        case MatchPhase::Ready: return WatchPhase::Ready;
        case MatchPhase::Active: return WatchPhase::Running;
        case MatchPhase::Resolved:
        case MatchPhase::Settled:
        case MatchPhase::Cancelled: return WatchPhase::Over;
        }
    }
    if (!state.lastWatch)
        return WatchPhase::None;
    return state.lastWatch->result ? WatchPhase::Over : WatchPhase::Lost;
}

SpectateView SpectateWords::view(const ClientState& state, bool isOnline) {
    SpectateView view;
    const SpectateJoined* match = watchedMatch(state);
    if (match == nullptr)
        return view;
    view.title = SpectateText::against(match->players);
    view.gameText = SpectateText::game(match->gameType, match->tier);
    view.phase = phase(state);
    view.watchersText = SpectateText::watchers(match->update.spectatorCount);
    view.poolText = Format::amount(match->update.totalPool);
    view.offline = !isOnline;
    if (view.phase == WatchPhase::Ready || view.phase == WatchPhase::Running)
        view.delayText = tr("about %1 behind").arg(Format::tenths(match->delay));
    if (state.lastWatch && state.lastWatch->result) {
        view.verdictText = SpectateText::verdict(*state.lastWatch->result, match->players);
        view.howText = SpectateText::how(*state.lastWatch->result);
        const BetsOnMatch* bets = betsOn(state, match->update.matchId);
        // Without a winner every bet goes back, which is said already.
        if (bets != nullptr && state.lastWatch->result->winner.value)
            view.howText += QLatin1Char(' ') + SpectateText::settled(*bets);
    } else if (view.phase == WatchPhase::Lost) {
        view.verdictText = tr("You are not watching any more");
        view.howText = tr("The match has ended, or you were away for too long. What you have bet "
                          "stays bet.");
    }
    return view;
}

SpectateClock SpectateWords::clock(const ClientState& state, Instant now) {
    SpectateClock clock;
    const WatchPhase phase = SpectateWords::phase(state);
    if (phase != WatchPhase::Ready && phase != WatchPhase::Running)
        return clock;
    const Duration left = timeLeft(state.session.spectating->update.endsAt, now);
    clock.timeText = Format::timeLeft(left);
    clock.secondsLeft = Format::secondsLeft(left);
    return clock;
}

QList<RowListModel::Row> SpectateWords::sides(const ClientState& state) {
    QList<RowListModel::Row> rows;
    const SpectateJoined* match = watchedMatch(state);
    if (match == nullptr)
        return rows;
    const auto& ended = state.lastWatch;
    for (const SpectatedSide& side : match->update.sides) {
        const SideCard* card = cardOf(*match, side.id);
        const bool won = ended && ended->result && ended->result->winner.value == side.id;
        rows.append({QString::fromStdString(side.id), SpectateText::nameOf(match->players, side.id),
                     card != nullptr ? SpectateText::rating(*card) : QString(),
                     card != nullptr ? SpectateText::record(*card) : QString(),
                     fractionOf(side.progress), Format::percent(side.progress),
                     tr("%1 wpm").arg(Format::number(side.wpm)), Format::percent(side.accuracy),
                     Format::amount(side.pool), shareOf(side.pool, match->update.totalPool),
                     Format::odds(side.odds), won});
    }
    return rows;
}

std::vector<Standing> SpectateWords::standings(const ClientState& state) {
    std::vector<Standing> standings;
    const SpectateJoined* match = watchedMatch(state);
    if (match == nullptr || match->gameType != GameType::BountyHunt)
        return standings;
    for (const SpectatedSide& side : match->update.sides) {
        Standing standing;
        standing.id = QString::fromStdString(side.id);
        standing.callsign = SpectateText::nameOf(match->players, side.id);
        standing.score = side.score;
        standing.wpm = side.wpm;
        standing.accuracy = side.accuracy;
        standings.push_back(std::move(standing));
    }
    return standings;
}

} // namespace arcade::client
