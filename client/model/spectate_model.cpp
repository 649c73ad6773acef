#include "client/model/spectate_model.h"

#include "client/model/error_text.h"
#include "client/model/format.h"
#include "client/model/spectate_list_model.h"
#include "client/model/spectate_text.h"
#include "client/model/ticker.h"
#include "client/session/session.h"

#include <algorithm>
#include <utility>

namespace arcade::client {
namespace {

const QList<QByteArray> kBetRoles{"matchText", "betText", "state", "stateText"};

} // namespace

Sentence SpectateModel::joinRefusal(const Failure& failure) {
    Sentence reported = ErrorText::reported(failure);
    if (failure.error && failure.error->code == ErrorCode::MatchNotFound)
        return [] { return ErrorText::of(ErrorCode::MatchNotSpectatable); };
    if (failure.error && failure.error->code == ErrorCode::InvalidState)
        return [] { return tr("You cannot watch a match you play in."); };
    return reported;
}

SpectateModel::SpectateModel(Session& session, SpectateListModel& list, Ticker& ticker,
                             QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_list(list)
    , m_ticker(ticker)
    , m_slip(session)
    , m_sides({"id", "sideName", "ratingText", "recordText", "progress", "progressText", "wpmText",
               "accuracyText", "poolText", "poolFraction", "oddsText", "won"})
    , m_bets(kBetRoles)
    , m_latestBets(kBetRoles) {
    connect(&session, &Session::stateChanged, this, &SpectateModel::refresh);
    connect(&session, &Session::connectionChanged, this, &SpectateModel::refresh);
    connect(&session, &Session::received, this, [this](const ServerMessage& message) {
        if (const auto* result = std::get_if<SpectateResult>(&message))
            tellBets(*result);
    });
    connect(&session, &Session::requestFinished, this,
            [this](quint64 id, const Outcome<ServerMessage>& outcome) {
                if (id == m_joinId)
                    joinFinished(failureOf(outcome));
                else if (id == m_leaveId)
                    leaveFinished(failureOf(outcome));
            });
    connect(&list, &SpectateListModel::changed, this, &SpectateModel::refresh);
    connect(&ticker, &Ticker::ticked, this, &SpectateModel::tick);
    refresh();
}

QString SpectateModel::joiningMatch() const {
    return m_joining ? QString::fromStdString(m_joining->toString()) : QString();
}

void SpectateModel::watch(const QString& matchId) {
    const auto match = MatchId::parse(matchId.toStdString());
    if (match && !m_joinId)
        join(*match);
}

void SpectateModel::watchAgain() {
    const auto& last = m_session.state().lastWatch;
    if (last && !m_joinId)
        join(last->view.update.matchId);
}

void SpectateModel::join(MatchId match) {
    m_joining = match;
    m_joinId = m_session.request(SpectateJoin{match});
    refresh();
    Q_EMIT changed();
}

void SpectateModel::joinFinished(const Failure* failure) {
    m_joinId.reset();
    m_joining.reset();
    m_left.reset();
    m_mustLeave = false;
    if (failure != nullptr) {
        Q_EMIT failed(joinRefusal(*failure));
        m_list.refresh();
    }
    refresh();
    Q_EMIT changed();
}

void SpectateModel::leave() {
    const SpectateJoined* match = watchedMatch(m_session.state());
    if (match == nullptr)
        return;
    m_left = match->update.matchId;
    if (m_session.state().session.spectating)
        askToLeave();
    refresh();
}

void SpectateModel::askToLeave() {
    m_mustLeave = false;
    m_leaveId = m_session.request(SpectateLeave{*m_left});
}

/// A match that is over anyway cannot be left; one that was left while away is left on return.
void SpectateModel::leaveFinished(const Failure* failure) {
    m_leaveId.reset();
    m_mustLeave = failure != nullptr && failure->problem != Problem::Refused;
    if (failure != nullptr)
        ErrorText::reported(*failure);
    refresh();
}

void SpectateModel::refresh() {
    const ClientState& state = m_session.state();
    const SpectateJoined* match = watchedMatch(state);
    const bool isLeft = match != nullptr && m_left == match->update.matchId;
    if (m_mustLeave && isLeft && state.session.spectating && m_session.isOnline())
        askToLeave();
    trace();
    fillBets();
    m_sides.setRows(SpectateWords::sides(state));
    fillStandings();
    m_slip.refresh();
    const bool isOpen = match != nullptr && !isLeft;
    const SpectateView view = SpectateWords::view(state, m_session.isOnline());
    const bool isNews = std::exchange(m_isOpen, isOpen) != isOpen || view != m_view;
    m_view = view;
    tick();
    if (isNews)
        Q_EMIT changed();
}

void SpectateModel::trace() {
    const SpectateJoined* match = watchedMatch(m_session.state());
    SpectatePlot plot;
    if (match == nullptr) {
        m_trace.clear();
        m_traced.reset();
    } else {
        m_trace.follow(match->update.matchId);
        const SpectateUpdate& update = match->update;
        const bool isSame = m_traced && m_traced->matchId == update.matchId;
        if (!isSame)
            m_gameEndsAt.reset();
        if (update.phase == MatchPhase::Active)
            m_gameEndsAt = update.endsAt;
        if ((!isSame || *m_traced != update) && m_gameEndsAt)
            m_trace.add(timeLeft(*m_gameEndsAt, m_session.serverNow()), update.player1Progress,
                        update.player2Progress);
        m_traced = update;
        plot.first = m_trace.first();
        plot.second = m_trace.second();
        plot.startText = Format::timeLeft(m_trace.start());
        if (match->players.size() == 2)
            plot.text = tr("%1 %2, %3 %4")
                            .arg(SpectateText::name(match->players[0]),
                                 Format::percent(update.player1Progress),
                                 SpectateText::name(match->players[1]),
                                 Format::percent(update.player2Progress));
    }
    if (plot == m_plot)
        return;
    m_plot = plot;
    Q_EMIT plotChanged();
}

void SpectateModel::fillStandings() {
    constexpr Duration kSortInterval{1'000};
    const Instant now = m_session.serverNow();
    const bool isDue = now - m_sortedAt >= kSortInterval;
    if (isDue)
        m_sortedAt = now;
    m_standings.show(SpectateWords::standings(m_session.state()),
                     isDue ? Ordering::Sort : Ordering::Keep);
}

void SpectateModel::fillBets() {
    const ClientState& state = m_session.state();
    const SpectateJoined* match = watchedMatch(state);
    const BetsOnMatch* own = match ? betsOn(state, match->update.matchId) : nullptr;
    m_bets.setRows(own != nullptr ? SpectateText::rows(*own) : QList<RowListModel::Row>());
    QList<RowListModel::Row> latest;
    for (const BetsOnMatch& bets : state.bets)
        latest.append(SpectateText::rows(bets));
    std::reverse(latest.begin(), latest.end());
    m_latestBets.setRows(latest);
}

void SpectateModel::tick() {
    if (m_standings.isStale())
        fillStandings();
    const SpectateClock clock = SpectateWords::clock(m_session.state(), m_session.serverNow());
    m_ticker.setCounting(this, m_isOpen && !clock.timeText.isEmpty());
    m_slip.refresh();
    if (clock == m_clock)
        return;
    m_clock = clock;
    Q_EMIT ticked();
}

void SpectateModel::tellBets(const SpectateResult& result) {
    const BetsOnMatch* bets = betsOn(m_session.state(), result.matchId);
    const bool isSeen = m_isShown && m_isOpen && m_traced && m_traced->matchId == result.matchId;
    if (bets != nullptr && !result.bets.empty() && !isSeen)
        Q_EMIT betsSettled([ended = *bets] { return SpectateText::settledElsewhere(ended); });
}

} // namespace arcade::client
