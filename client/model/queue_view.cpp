#include "client/model/format.h"
#include "client/model/hunt_text.h"
#include "client/model/match_text.h"
#include "client/model/queue_model.h"
#include "client/model/ticker.h"
#include "client/model/war_text.h"
#include "client/session/session.h"

#include <algorithm>
#include <tuple>

namespace arcade::client {

void QueueModel::refresh() {
    const ClientState& state = m_session.state();
    const auto shown = [this] {
        return std::tuple(m_warText, m_warActionText, m_holdText, m_canEnter, m_enterProblem,
                          m_entering, m_leaving, m_search, m_lastOutcomeText);
    };
    const auto before = shown();
    const bool isHome = state.player && !state.session.ticket && !state.session.match;
    m_poll.setOn(isHome && m_session.isOnline());
    describeWays();
    describeTiers();
    m_entering = m_enterId.has_value();
    m_leaving = m_leaveId.has_value();
    m_holdText = held();
    m_warText = WarText::advice(state);
    m_warActionText = WarText::action(state);
    m_search = state.session.ticket ? SearchText::view(*state.session.ticket,
                                                       state.player ? state.player->rating : 0)
                                    : SearchView();
    m_lastOutcomeText = outcome();
    tick();
    if (shown() != before)
        Q_EMIT changed();
}

QString QueueModel::held() const {
    const QString stake = Format::number(static_cast<qint64>(stakeOf(stakeTierOf(m_tier))));
    return m_mode == Mode::BountyHunt
               ? tr("%1 are held from the lobby on and returned if no hunt starts").arg(stake)
               : tr("%1 are held while you search and returned if no match starts").arg(stake);
}

void QueueModel::tick() {
    const SearchClock now = clock();
    const bool isWaiting = m_ticket && m_ticket->status != TicketStatus::Suspended;
    const bool isLobbyCounting =
        m_poll.status() && HuntText::isCounting(*m_poll.status(), stakeTierOf(m_tier));
    m_ticker.setCounting(this, isWaiting || isLobbyCounting || now.blockedSeconds > 0);
    if (isLobbyCounting)
        describeWays();
    const bool canEnterNow = !problem();
    const QString shownNow = inWords(enterObstacle());
    if (shownNow != m_enterProblem || m_canEnter != canEnterNow) {
        m_enterProblem = shownNow;
        m_canEnter = canEnterNow;
        Q_EMIT changed();
    }
    if (now == m_clock)
        return;
    m_clock = now;
    Q_EMIT ticked();
}

SearchClock QueueModel::clock() const {
    SearchClock clock;
    const Instant now = m_session.serverNow();
    if (m_blockedUntil)
        clock.blockedSeconds = Format::secondsLeft(timeLeft(*m_blockedUntil, now));
    if (!m_ticket)
        return clock;
    const Duration since = std::max(m_offlineSince.value_or(now) - m_ticketToldAt, Duration{0});
    const bool counts = m_ticket->status != TicketStatus::Suspended;
    clock.elapsedText = Format::timePassed(m_ticket->waited + (counts ? since : Duration{0}));
    if (m_ticket->widensIn && counts)
        clock.widensText = SearchText::widens(std::max(*m_ticket->widensIn - since, Duration{0}));
    return clock;
}

Sentence QueueModel::enterObstacle() const {
    const Sentence now = problem();
    return now ? now : m_refusal;
}

Sentence QueueModel::problem() const {
    if (!m_session.isOnline())
        return [] {
            return tr("There is no connection to the server. You can enter once it is back.");
        };
    const int blocked =
        m_blockedUntil ? Format::secondsLeft(timeLeft(*m_blockedUntil, m_session.serverNow())) : 0;
    if (blocked > 0)
        return [blocked] {
            return tr("You left several matches before their start. You can enter again in %1 s.")
                .arg(Format::number(blocked));
        };
    if (m_mode == Mode::CodeDuel && m_maxRating > 0 && m_minRating > m_maxRating)
        return [] {
            return tr("The lowest rating you set is above the highest. Change one of them.");
        };
    const Amount balance = m_session.state().session.balance;
    if (balance < Amount::data(stakeOf(stakeTierOf(m_tier))))
        return [balance] {
            return tr("Your balance of %1 is too small for this stake. Choose a smaller one.")
                .arg(Format::amount(balance));
        };
    return {};
}

QString QueueModel::outcome() const {
    const SessionState& session = m_session.state().session;
    // A cancelled match makes the server forget an earlier removal, never the other way round.
    if (session.lastRemoved && session.lastRemoved->enteredAt != m_dismissedRemoved)
        return session.lastRemoved->territory ? WarText::removed(*session.lastRemoved)
                                              : MatchText::removed(*session.lastRemoved);
    if (session.lastCancelled && session.lastCancelled->matchId != m_dismissedCancelled) {
        const bool isKnown = session.lastCancelled->matchId == m_lastMatch;
        const bool isInLobby = session.ticket && session.ticket->gameType == GameType::BountyHunt;
        if (isKnown && m_lastGame == GameType::ProxyWar)
            return WarText::cancelled(*session.lastCancelled);
        if (isKnown ? m_lastGame == GameType::BountyHunt : isInLobby)
            return HuntText::cancelled(*session.lastCancelled);
        return MatchText::cancelled(*session.lastCancelled, isKnown ? m_lastOpponent : QString());
    }
    return {};
}

void QueueModel::describeWays() {
    const auto& status = m_poll.status();
    const QString war =
        m_session.isOnline()
            ? WarText::activity(m_session.state(), status ? status->wars : std::nullopt)
            : tr("Offline");
    const auto way = [](Mode mode, const QString& title, const QString& line,
                        const QString& activity, bool available) {
        return RowListModel::Row{static_cast<int>(mode), title, line, activity, available};
    };
    m_modes.setRows({way(Mode::CodeDuel, MatchText::game(GameType::CodeDuel),
                         tr("One against one. Type the exploit first."), activity(), true),
                     way(Mode::ProxyWar, MatchText::game(GameType::ProxyWar),
                         tr("Your crew against theirs for a territory."), war, true),
                     way(Mode::BountyHunt, MatchText::game(GameType::BountyHunt),
                         tr("Everyone hunts someone. Someone hunts you."), huntActivity(), true)});
}

QString QueueModel::activity() const {
    if (!m_session.isOnline())
        return tr("Offline");
    const auto& status = m_poll.status();
    if (!status)
        return tr("Looking who is there");
    int searching = 0;
    std::optional<std::chrono::seconds> wait;
    for (const QueueStatus& queue : status->queues) {
        if (queue.gameType != GameType::CodeDuel)
            continue;
        searching += queue.players;
        if (queue.stakeTier == stakeTierOf(m_tier))
            wait = queue.usualWait.value;
    }
    const QString who =
        searching == 0 ? tr("Nobody searching") : tr("%1 searching").arg(Format::number(searching));
    return wait ? tr("%1 · usual wait %2").arg(who, Format::roughly(*wait)) : who;
}

QString QueueModel::huntActivity() const {
    if (!m_session.isOnline())
        return tr("Offline");
    const auto& status = m_poll.status();
    return status ? HuntText::activity(*status, stakeTierOf(m_tier), m_session.serverNow())
                  : tr("Looking who is there");
}

void QueueModel::describeTiers() {
    QList<RowListModel::Row> rows;
    const bool isHunt = m_mode == Mode::BountyHunt;
    for (const StakeTier tier : kStakeTiers) {
        const bool isAffordable = m_session.state().session.balance >= Amount::data(stakeOf(tier));
        const auto stake = static_cast<qint64>(stakeOf(tier));
        const auto prize = static_cast<qint64>(prizeOf(tier));
        rows.append({static_cast<int>(tier), MatchText::tier(tier), Format::number(stake),
                     // One stake less burn, of the two that a duel is about.
                     isHunt ? tr("bounty %1").arg(Format::number(prize / 2))
                            : tr("win %1").arg(Format::number(prize)),
                     isAffordable});
    }
    m_tiers.setRows(std::move(rows));
}

} // namespace arcade::client
