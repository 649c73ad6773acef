#include "tests/simulation/spectator_oracle.h"

#include "tests/simulation/direct_book.h"
#include "tests/simulation/failure.h"
#include "tests/simulation/hunt_oracle.h"
#include "tests/simulation/referee.h"

#include <algorithm>

namespace arcade::simulation {
namespace {

constexpr Duration kDelayLeast{500};
constexpr Duration kDelayMost{700};
constexpr Duration kInterval{200};

/// What may be shown at once is of a moment in it.
Window shownAt(Instant now) {
    return {now - kDelayMost - kInterval, now - kDelayLeast};
}

bool isOver(MatchPhase phase) {
    return phase == MatchPhase::Settled || phase == MatchPhase::Cancelled;
}

/// Differs from what it ever was before when a cursor has moved.
std::int64_t cursorsOf(const core::Match& match) {
    std::int64_t moves = 0;
    for (const core::Participant& one : match.participants)
        moves += (one.cursor.keysAccepted + one.cursor.allKeys) * 1000 + one.cursor.position;
    return moves;
}

bool isSameView(SpectateUpdate view, const SpectateUpdate& other) {
    view.timeLeft = other.timeLeft;
    return view == other;
}

using Returns = std::vector<std::tuple<std::string, Amount, Amount>>;

Returns sorted(Returns returns) {
    std::sort(returns.begin(), returns.end());
    return returns;
}

} // namespace

std::set<PlayerId> SpectatorOracle::presentAt(const Show& show) const {
    std::set<PlayerId> present;
    for (const PlayerId player : show.watchers) {
        if (m_clients[indexOf(player)].connected)
            present.insert(player);
    }
    return present;
}

void SpectatorOracle::keysSent(PlayerId player, const GameProgress& progress, Instant now) {
    const auto found = m_shows.find(progress.matchId);
    if (found == m_shows.end())
        return;
    Show& show = found->second;
    if (isHunt(show.match.queue))
        return;
    for (std::size_t index = 0; index < show.furthest.size(); ++index) {
        if (show.match.participants[index].ticket.player != player)
            continue;
        const int length = static_cast<int>(show.match.sequence.size());
        int position = show.furthest[index].last();
        const Typescript& typed = m_clients[indexOf(player)].typed;
        if (typed.match() == progress.matchId)
            position = std::max(position, typed.furthest());
        // Positions and keystrokes of one player may go on from each other.
        if (m_rules.untyped)
            position = length;
        show.furthest[index].set(now, position);
    }
}

void SpectatorOracle::note(const core::Record& record, Instant now, Ends& ends) {
    if (const auto* saved = std::get_if<core::MatchSaved>(&record)) {
        const core::Match& match = saved->match;
        if (match.phase == MatchPhase::Matched || isDirect(match.queue))
            return;
        // A round begins when its registration is over, however late the host looks.
        const Instant openedAt = isHunt(match.queue) ? match.createdAt : now;
        Show& show = m_shows.try_emplace(match.id, match, openedAt).first->second;
        if (show.match.phase != match.phase)
            show.phase.set(*match.startedAt, match.phase);
        show.match = match;
        show.unchangedSince = now;
    } else if (const auto* placed = std::get_if<core::BetPlaced>(&record)) {
        Show& show = m_shows.at(placed->bet.match);
        show.placed(placed->bet);
        show.unchangedSince = now;
    } else if (const auto* settlement = std::get_if<core::Settlement>(&record)) {
        ends[settlement->match].settlement = *settlement;
    } else if (const auto* bets = std::get_if<core::BetsSettled>(&record)) {
        ends[bets->match].bets = *bets;
    } else if (const auto* erased = std::get_if<core::MatchErased>(&record)) {
        ends.try_emplace(erased->match);
    }
}

void SpectatorOracle::see(const core::Outcome& outcome, Instant before, Instant now) {
    Ends ends;
    for (const core::Record& record : outcome.records)
        note(record, now, ends);
    std::map<MatchId, Duration::rep> updates;
    for (const core::Notice& notice : outcome.notices) {
        checkNotice(notice, before, now, ends);
        const auto* update = std::get_if<SpectateUpdate>(&notice.message);
        if (update != nullptr && !isOver(update->phase))
            ++updates[update->matchId];
    }
    for (const auto& [match, count] : updates)
        require(count <= (now - before) / kInterval + 1, "spectators are told in batches", match);
    for (const auto& [match, end] : ends)
        finish(match, end);
    noteChanges(now);
}

void SpectatorOracle::checkNotice(const core::Notice& notice, Instant before, Instant now,
                                  Ends& ends) {
    if (const auto* update = std::get_if<SpectateUpdate>(&notice.message)) {
        checkUpdate(notice, *update, before, now, ends);
    } else if (const auto* joined = std::get_if<SpectateJoined>(&notice.message)) {
        checkJoined(*joined, notice.to.at(0), now);
    } else if (const auto* result = std::get_if<SpectateResult>(&notice.message)) {
        checkResult(notice, *result, ends);
    } else if (const auto* accepted = std::get_if<SpectateBetAccepted>(&notice.message)) {
        m_shows.at(accepted->receipt.matchId).checkOdds(accepted->receipt, shownAt(now));
    }
}

void SpectatorOracle::checkUpdate(const core::Notice& notice, const SpectateUpdate& update,
                                  Instant before, Instant now, Ends& ends) {
    const auto found = m_shows.find(update.matchId);
    require(found != m_shows.end(), "only matches that are open are shown", update.matchId);
    Show& show = found->second;
    const std::set<PlayerId> present = presentAt(show);
    require(std::set<PlayerId>(notice.to.begin(), notice.to.end()) == present &&
                notice.to.size() == present.size(),
            "all who watch are told together, and nobody else", update.matchId);
    if (isOver(update.phase)) {
        const auto end = ends.find(update.matchId);
        require(end != ends.end(), "a match shown as over is over", update.matchId);
        show.checkFinal(update, static_cast<int>(present.size()));
        end->second.sawIt.insert(notice.to.begin(), notice.to.end());
        return;
    }
    // A host that was late met several batches at once.
    show.checkView(update, {before - kDelayMost, now - kDelayLeast});
    require(!show.told || !isSameView(*show.told, update), "nothing new is not told",
            update.matchId);
    show.told = update;
}

void SpectatorOracle::checkJoined(const SpectateJoined& joined, PlayerId player, Instant now) {
    Show& show = m_shows.at(joined.update.matchId);
    show.checkView(joined.update, shownAt(now));
    require(joined.delay >= kDelayLeast && joined.delay <= kDelayMost, "the delay is told",
            show.match.id);
    require(joined.canBet ==
                (joined.update.phase == MatchPhase::Ready && now < joined.update.endsAt),
            "who joins is told whether bets are taken", show.match.id);
    const auto own = std::count_if(show.bets.begin(), show.bets.end(),
                                   [&](const core::Bet& bet) { return bet.player == player; });
    require(static_cast<std::ptrdiff_t>(joined.bets.size()) == own, "who joins sees the own bets",
            player);
    for (const BetReceipt& receipt : joined.bets)
        show.checkOdds(receipt, shownAt(now));
    require(!show.told || isSameView(*show.told, joined.update),
            "who joins sees what the others see", show.match.id);
    if (!show.told)
        show.told = joined.update;
}

void SpectatorOracle::checkResult(const core::Notice& notice, const SpectateResult& result,
                                  Ends& ends) const {
    const auto found = ends.find(result.matchId);
    require(found != ends.end(), "a result is of a match that is over", result.matchId);
    End& end = found->second;
    const auto& settlement = end.settlement;
    require(result.winner.value == (settlement ? settlement->winner : std::nullopt) &&
                result.endReason ==
                    (settlement ? std::optional{settlement->endReason} : std::nullopt),
            "a result is that of the match", result.matchId);
    if (!result.bets.empty()) {
        require(notice.to.size() == 1, "what bets bring is for their owner alone", result.matchId);
        checkOwnBets(result, notice.to.front(), end);
    }
    for (const PlayerId player : notice.to)
        require(end.told.insert(player).second, "a result is told once", player);
}

void SpectatorOracle::checkOwnBets(const SpectateResult& result, PlayerId player,
                                   const End& end) const {
    const core::Match& match = m_shows.at(result.matchId).match;
    require(end.bets.has_value(), "bets of a result are settled with it", result.matchId);
    Returns booked;
    Amount sum;
    for (const auto& [bet, amount] : end.bets->payouts) {
        if (bet.player != player)
            continue;
        booked.emplace_back(match.sides.at(static_cast<std::size_t>(bet.side)).id, bet.amount,
                            amount);
        sum += amount;
    }
    Returns told;
    for (const BetOutcome& bet : result.bets)
        told.emplace_back(bet.onPlayer, bet.amount, bet.payout);
    require(sorted(booked) == sorted(told) && sum == result.payout,
            "a bettor is told what was booked", player);
}

void SpectatorOracle::finish(MatchId match, const End& end) {
    const auto found = m_shows.find(match);
    if (found == m_shows.end())
        return;
    const std::set<PlayerId> present = presentAt(found->second);
    std::set<PlayerId> concerned = found->second.bettors();
    require(concerned.empty() == !end.bets.has_value(), "bets end with their match", match);
    concerned.insert(present.begin(), present.end());
    require(end.sawIt == present, "all who watch see the end at once", match);
    require(end.told == concerned, "all who watch or have bet are told the result", match);
    for (const PlayerId player : found->second.watchers)
        m_watching.erase(player);
    m_shows.erase(found);
}

void SpectatorOracle::noteChanges(Instant now) {
    for (const auto& [player, match] : m_watching) {
        Show& show = m_shows.at(match);
        const core::Match* live = m_core.findMatch(match);
        require(live != nullptr, "what is watched is there", match);
        const std::int64_t cursors = cursorsOf(*live);
        if (cursors != show.cursors)
            show.unchangedSince = now;
        show.cursors = cursors;
    }
}

/// Where nobody is there nobody is told.
void SpectatorOracle::count(Show& show, Instant now) const {
    const std::set<PlayerId> present = presentAt(show);
    show.spectators.set(now, static_cast<int>(present.size()));
    if (present.empty())
        show.told.reset();
}

void SpectatorOracle::leave(PlayerId player, Instant now) {
    const auto found = m_watching.find(player);
    if (found == m_watching.end())
        return;
    Show& show = m_shows.at(found->second);
    show.watchers.erase(player);
    count(show, now);
    m_watching.erase(found);
}

void SpectatorOracle::commandEnds(const core::Command& command, bool accepted, Instant now) {
    if (!accepted)
        return;
    if (const auto* watch = std::get_if<core::Watch>(&command)) {
        if (watchedBy(watch->player) == watch->match)
            return;
        leave(watch->player, now);
        Show& show = m_shows.at(watch->match);
        if (show.watchers.empty())
            show.unchangedSince = now;
        show.watchers.insert(watch->player);
        count(show, now);
        m_watching.emplace(watch->player, watch->match);
        noteChanges(now);
    } else if (const auto* unwatch = std::get_if<core::Unwatch>(&command)) {
        require(watchedBy(unwatch->player) == unwatch->match, "only who watches stops watching",
                unwatch->player);
        leave(unwatch->player, now);
    }
}

void SpectatorOracle::presenceChanged(PlayerId player, Instant now) {
    const auto found = m_watching.find(player);
    if (found == m_watching.end())
        return;
    count(m_shows.at(found->second), now);
}

void SpectatorOracle::restarted(const StoreState& durable, Instant now) {
    std::map<MatchId, Show> shows;
    for (const auto& [id, match] : durable.matches) {
        if (match.phase == MatchPhase::Matched || isDirect(match.queue))
            continue;
        Show& show = shows.try_emplace(id, match, now).first->second;
        for (const core::Bet& bet : durable.betsOn(id))
            show.placed(bet);
        show.forgetChanges();
    }
    m_shows = std::move(shows);
    m_watching.clear();
}

std::optional<MatchId> SpectatorOracle::watchedBy(PlayerId player) const {
    const auto found = m_watching.find(player);
    return found == m_watching.end() ? std::nullopt : std::optional{found->second};
}

std::optional<ErrorCode> SpectatorOracle::expectedRefusal(const core::Watch& watch) const {
    const core::Match* match = m_core.findMatch(watch.match);
    if (match == nullptr)
        return ErrorCode::MatchNotFound;
    for (const core::Participant& one : match->participants) {
        if (one.ticket.player == watch.player)
            return ErrorCode::InvalidState;
    }
    const auto show = m_shows.find(watch.match);
    if (show == m_shows.end())
        return ErrorCode::MatchNotSpectatable;
    const auto most = static_cast<std::size_t>(m_rules.spectatorsMax);
    if (!show->second.watchers.contains(watch.player) && show->second.watchers.size() >= most)
        return ErrorCode::SpectatorsFull;
    return std::nullopt;
}

void SpectatorOracle::checkState(PlayerId player, const SessionState& state, Instant now) {
    const auto watched = watchedBy(player);
    require(state.spectating.has_value() == watched.has_value() &&
                (!watched || state.spectating->update.matchId == *watched),
            "session.state tells the watched match", player);
    if (!watched)
        return;
    Show& show = m_shows.at(*watched);
    const SpectateUpdate& view = state.spectating->update;
    show.checkView(view, shownAt(now));
    if (show.told)
        require(isSameView(*show.told, view), "who watches knows what can be known", player);
    else if (!presentAt(show).empty())
        show.told = view;
    const Instant known = now - kDelayMost - kInterval;
    if (show.unchangedSince <= known)
        show.checkCurrent(view, *m_core.findMatch(*watched));
}

void SpectatorOracle::checkList(Instant now) const {
    const SpectateMatches list = m_core.watchable(std::nullopt, now);
    const Window window = shownAt(now);
    std::set<MatchId> listed;
    for (const WatchableMatch& match : list.matches) {
        const auto show = m_shows.find(match.matchId);
        require(show != m_shows.end() && show->second.openedAt <= window.to,
                "a match is listed late", match.matchId);
        const std::vector<MatchPhase> phases = show->second.phase.within(window);
        require(std::find(phases.begin(), phases.end(), match.phase) != phases.end(),
                "the list tells phases late, and in time", match.matchId);
        const std::vector<int> counts = show->second.spectators.within(window);
        require(std::find(counts.begin(), counts.end(), match.spectatorCount) != counts.end(),
                "the list counts spectators late, and in time", match.matchId);
        listed.insert(match.matchId);
    }
    require(listed.size() == list.matches.size(), "a match is listed once");
    for (const auto& [id, show] : m_shows)
        require(show.openedAt > window.from || listed.contains(id), "a match is listed in time",
                id);
}

void SpectatorOracle::inspect(Instant now) {
    checkList(now);
    for (const Client& client : m_clients) {
        if (const auto watched = watchedBy(client.id))
            checkState(client.id, m_core.view(client.id, now), now);
    }
}

} // namespace arcade::simulation
