#include "client/model/spectate_list_model.h"

#include "client/model/error_text.h"
#include "client/model/format.h"
#include "client/model/match_text.h"
#include "client/model/spectate_text.h"
#include "client/model/ticker.h"
#include "client/session/session.h"

#include <algorithm>
#include <utility>

namespace arcade::client {
namespace {

std::optional<GameType> gameOf(GameFilter filter) {
    switch (filter) {
    case GameFilter::All: return std::nullopt;
    case GameFilter::CodeDuel: return GameType::CodeDuel;
    case GameFilter::ProxyWar: return GameType::ProxyWar;
    case GameFilter::BountyHunt: return GameType::BountyHunt;
    }
    return std::nullopt;
}

QString nameAt(const WatchableMatch& match, std::size_t place) {
    return place < match.sides.size() ? SpectateText::name(match.sides[place]) : QString();
}
QString ratingAt(const WatchableMatch& match, std::size_t place) {
    return place < match.sides.size() ? SpectateText::rating(match.sides[place]) : QString();
}

} // namespace

SpectateListModel::SpectateListModel(Session& session, Ticker& ticker, QObject* parent)
    : RowListModel({"matchId", "firstName", "firstRatingText", "secondName", "secondRatingText",
                    "othersText", "tier", "gameText", "timeText", "phaseText", "betsOpen",
                    "watchersText", "text"},
                   parent)
    , m_session(session)
    , m_ticker(ticker) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { ask({}); });
    connect(&session, &Session::stateChanged, this, &SpectateListModel::follow);
    connect(&session, &Session::connectionChanged, this, &SpectateListModel::follow);
    connect(&session, &Session::requestFinished, this,
            [this](quint64 id, const Outcome<ServerMessage>& outcome) {
                if (id != m_asked)
                    return;
                m_asked.reset();
                finished(outcome);
            });
    connect(&ticker, &Ticker::ticked, this, &SpectateListModel::tick);
}

void SpectateListModel::setFilter(GameFilter filter) {
    if (filter == m_view.filter)
        return;
    m_view.filter = filter;
    m_view.state = LoadState::Loading;
    m_view.problem.clear();
    m_problem = {};
    clear();
    Q_EMIT changed();
    if (m_isShown)
        refresh();
}

void SpectateListModel::setShown(bool shown) {
    if (shown == m_isShown)
        return;
    m_isShown = shown;
    m_ticker.setCounting(this, shown && count() > 0);
    if (shown)
        return refresh();
    m_timer.stop();
    m_asked.reset();
}

void SpectateListModel::refresh() {
    if (m_view.state == LoadState::Failed)
        show(LoadState::Loading, {});
    ask({});
}

const WatchableMatch* SpectateListModel::find(MatchId match) const {
    const auto found = std::ranges::find(m_matches, match, &WatchableMatch::matchId);
    return found == m_matches.end() ? nullptr : &*found;
}

void SpectateListModel::retranslate() {
    fill();
    show(m_view.state, Sentence(m_problem));
}

void SpectateListModel::follow() {
    const bool isOnline = m_session.isOnline();
    if (!m_session.state().player) {
        clear();
        if (!isOnline)
            show(LoadState::Loading, {});
    }
    if (std::exchange(m_wasOnline, isOnline) != isOnline && m_isShown)
        ask({});
}

void SpectateListModel::ask(const std::optional<std::string>& cursor) {
    m_timer.stop();
    if (!m_session.isOnline())
        return showOffline();
    if (!cursor) {
        m_pages.clear();
        m_pageCount = 0;
    }
    if (m_view.state == LoadState::Offline)
        show(LoadState::Loading, {});
    m_asked = m_session.request(SpectateList{gameOf(m_view.filter), cursor});
}

void SpectateListModel::finished(const Outcome<ServerMessage>& outcome) {
    const ServerMessage* reply = valueOf(outcome);
    if (const Failure* failure = failureOf(outcome))
        fail(*failure);
    else if (const auto* page = std::get_if<SpectateMatches>(reply))
        take(*page);
    else
        fail({Problem::NotAnArcade, {}, {}});
}

void SpectateListModel::take(const SpectateMatches& page) {
    m_pages.insert(m_pages.end(), page.matches.begin(), page.matches.end());
    ++m_pageCount;
    if (page.cursor && m_pageCount < kMaxPages)
        return ask(page.cursor);
    m_matches.assign(m_pages.rbegin(), m_pages.rend());
    m_pages.clear();
    fill();
    if (!m_matches.empty())
        show(LoadState::Ready, {});
    else
        show(LoadState::Empty, [isAll = m_view.filter == GameFilter::All] {
            return isAll ? tr("Start a duel yourself.")
                         : tr("Look at all games, or start a duel yourself.");
        });
    // Many pages are asked for no faster than one is.
    readAgain(kInterval * m_pageCount);
}

void SpectateListModel::fail(const Failure& failure) {
    if (failure.problem == Problem::NotConnected || !m_session.isOnline())
        return showOffline();
    show(LoadState::Failed, ErrorText::reported(failure));
    const Duration wait = failure.error ? failure.error->retryAfter.value_or(kInterval) : kInterval;
    readAgain(std::max<std::chrono::milliseconds>(wait, kInterval));
}

void SpectateListModel::readAgain(std::chrono::milliseconds after) {
    if (m_isShown)
        m_timer.start(after);
}

void SpectateListModel::clear() {
    m_asked.reset();
    m_timer.stop();
    m_matches.clear();
    fill();
}

void SpectateListModel::fill() {
    QList<Row> rows;
    m_secondsLeft.clear();
    const Instant now = m_session.serverNow();
    for (const WatchableMatch& match : m_matches) {
        rows.append(rowOf(match));
        m_secondsLeft.push_back(Format::secondsLeft(timeLeft(match.endsAt, now)));
    }
    setKeyedRows(rows);
    m_ticker.setCounting(this, m_isShown && count() > 0);
}

/// Only what counts down to another second is written anew.
void SpectateListModel::tick() {
    if (!m_isShown)
        return;
    const Instant now = m_session.serverNow();
    for (std::size_t place = 0; place < m_matches.size(); ++place) {
        const int seconds = Format::secondsLeft(timeLeft(m_matches[place].endsAt, now));
        if (std::exchange(m_secondsLeft[place], seconds) != seconds)
            setRow(static_cast<int>(place), rowOf(m_matches[place]));
    }
}

RowListModel::Row SpectateListModel::rowOf(const WatchableMatch& match) const {
    const Duration left = timeLeft(match.endsAt, m_session.serverNow());
    const bool isReady = match.phase == MatchPhase::Ready;
    const bool canBet = isReady && left > Duration{0};
    const QString phase = isReady ? tr("starts") : tr("left");
    const int others = std::max(0, static_cast<int>(match.sides.size()) - 2);
    const QString game = SpectateText::game(match.gameType, match.tier);
    const QString watchers = SpectateText::watchers(match.spectatorCount);
    const QString time = Format::timeLeft(left);
    const QString when =
        isReady ? tr("starts in %1, bets are open").arg(time) : tr("%1 left").arg(time);
    const QString text = QStringLiteral("%1, %2, %3, %4")
                             .arg(SpectateText::against(match.sides), game, when, watchers);
    return {QString::fromStdString(match.matchId.toString()),
            nameAt(match, 0),
            ratingAt(match, 0),
            nameAt(match, 1),
            ratingAt(match, 1),
            others > 0 ? tr("and %n other(s)", nullptr, others) : QString(),
            match.tier ? static_cast<int>(*match.tier) : -1,
            game,
            time,
            phase,
            canBet,
            watchers,
            text};
}

void SpectateListModel::showOffline() {
    m_asked.reset();
    show(LoadState::Offline, [] {
        return tr(
            "There is no connection to the server. The matches are read again once there is.");
    });
}

void SpectateListModel::show(LoadState state, const Sentence& problem) {
    m_problem = problem;
    View view = m_view;
    view.state = state;
    view.problem = inWords(problem);
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

} // namespace arcade::client
