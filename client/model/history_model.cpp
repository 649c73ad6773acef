#include "client/model/history_model.h"

#include "client/model/error_text.h"
#include "client/model/fetch.h"
#include "client/model/format.h"
#include "client/model/hunt_text.h"
#include "client/model/match_text.h"
#include "client/session/session.h"

#include <algorithm>

namespace arcade::client {
namespace {

const PlayedPart* partOf(const PlayedMatch& match, const Address& player) {
    const auto isPart = [&](const PlayedPart& part) { return part.stats.address == player; };
    const auto found = std::ranges::find_if(match.players, isPart);
    return found == match.players.end() ? nullptr : &*found;
}

/// Of a duel; nobody in a match of many.
const PlayedPart* opponentOf(const PlayedMatch& match, const Address& player) {
    if (match.players.size() != 2)
        return nullptr;
    return &match.players.at(match.players.front().stats.address == player ? 1 : 0);
}

QString wpmOf(const PlayedPart* part) {
    return part ? Format::number(part->stats.wpm) : QString();
}
QString accuracyOf(const PlayedPart* part) {
    return part ? Format::percent(part->stats.accuracy) : QString();
}
QString progressOf(const PlayedPart* part) {
    return part ? Format::percent(part->stats.progress) : QString();
}

std::vector<PlayerStats> statsOf(const PlayedMatch& match) {
    std::vector<PlayerStats> stats;
    for (const PlayedPart& part : match.players)
        stats.push_back(part.stats);
    return stats;
}

} // namespace

HistoryModel::HistoryModel(Session& session, QObject* parent)
    : RowListModel({"matchId",
                    "opponent",
                    "verdict",
                    "verdictText",
                    "howText",
                    "whenText",
                    "prizeText",
                    "ratingText",
                    "ratingChangeText",
                    "ownWpm",
                    "opponentWpm",
                    "ownAccuracyText",
                    "opponentAccuracyText",
                    "ownProgressText",
                    "opponentProgressText",
                    "durationText",
                    "txHash",
                    "tierName",
                    "gameName",
                    "ratingBeforeText"},
                   parent)
    , m_session(session) {
    connect(&session, &Session::stateChanged, this, &HistoryModel::follow);
    connect(&session, &Session::connectionChanged, this, [this] {
        if (m_view.state == LoadState::Offline && m_session.isOnline())
            refresh();
    });
}

void HistoryModel::refresh() {
    ask({});
}

void HistoryModel::loadMore() {
    if (m_cursor && !m_view.loadingMore && m_view.state != LoadState::Loading)
        ask(QString::fromStdString(*m_cursor));
}

void HistoryModel::retranslate() {
    fill();
    View view = m_view;
    view.problem = inWords(m_problem);
    view.ratingPoints.clear();
    plot(view);
    show(view);
}

/// Another player has another history.
void HistoryModel::follow() {
    const auto& player = m_session.state().player;
    const auto address = player ? std::optional(player->address) : std::nullopt;
    if (address == m_player)
        return;
    m_player = address;
    ++m_asked;
    m_matches.clear();
    m_cursor.reset();
    setRows({});
    m_problem = {};
    show(View());
}

void HistoryModel::ask(const QString& cursor) {
    const quint64 asked = ++m_asked;
    const bool isMore = !cursor.isEmpty();
    if (!m_session.isOnline() || !m_player) {
        show(LoadState::Offline, [] {
            return tr("There is no connection to the server. Your matches are read "
                      "again once there is.");
        });
        return;
    }
    View view = m_view;
    view.loadingMore = isMore;
    view.problem.clear();
    m_problem = {};
    if (!isMore)
        view.state = LoadState::Loading;
    show(view);
    QString path =
        QStringLiteral("/api/players/%1/matches").arg(QString::fromStdString(m_player->toString()));
    if (isMore)
        path += QStringLiteral("?cursor=") + cursor;
    fetch<HistoryReply>(&m_session.http(), path, this,
                        [this, asked, isMore](const Outcome<HistoryReply>& outcome) {
                            if (asked == m_asked)
                                take(outcome, isMore);
                        });
}

void HistoryModel::take(const Outcome<HistoryReply>& outcome, bool isMore) {
    if (const Failure* failure = failureOf(outcome)) {
        const bool isOffline = !m_session.isOnline();
        show(isOffline ? LoadState::Offline : LoadState::Failed, ErrorText::reported(*failure));
        return;
    }
    const HistoryReply& reply = *valueOf(outcome);
    if (!isMore)
        m_matches.clear();
    m_matches.insert(m_matches.end(), reply.matches.begin(), reply.matches.end());
    m_cursor = reply.cursor;
    fill();
    View view;
    view.state = m_matches.empty() ? LoadState::Empty : LoadState::Ready;
    m_problem = {};
    if (m_matches.empty())
        m_problem = [] { return tr("Enter the queue, and your first match is here."); };
    view.problem = inWords(m_problem);
    view.canLoadMore = m_cursor.has_value();
    plot(view);
    show(view);
}

void HistoryModel::fill() {
    QList<Row> rows;
    for (const PlayedMatch& match : m_matches)
        rows.append(rowOf(match));
    setRows(std::move(rows));
}

HistoryModel::Ending HistoryModel::endingOf(const PlayedMatch& match, const PlayedPart* own,
                                            const PlayedPart* rival) const {
    const Address player = m_player.value_or(Address());
    const auto& winner = match.winner.value;
    const PlayerStats stats = own ? own->stats : PlayerStats();
    if (match.gameType == GameType::BountyHunt) {
        const int hunters = static_cast<int>(match.players.size());
        const int rank = HuntText::rankIn(statsOf(match), player);
        return {HuntText::verdict(match.endReason, winner, player, own ? own->prize : Amount(),
                                  match.stakeTier),
                HuntText::verdict(match.endReason, winner, player, rank, hunters),
                HuntText::how(match.endReason, stats.score, hunters)};
    }
    const Verdict verdict = MatchText::verdict(match.endReason, winner, player);
    return {verdict, MatchText::verdict(verdict),
            MatchText::how(match.endReason, verdict, stats,
                           rival ? std::optional(rival->stats) : std::nullopt,
                           rival ? QString::fromStdString(rival->callsign) : QString())};
}

RowListModel::Row HistoryModel::rowOf(const PlayedMatch& match) const {
    const Address player = m_player.value_or(Address());
    const PlayedPart* own = partOf(match, player);
    const PlayedPart* rival = opponentOf(match, player);
    const QString opponent = rival ? QString::fromStdString(rival->callsign) : QString();
    const Ending ending = endingOf(match, own, rival);
    const bool isHunt = match.gameType == GameType::BountyHunt;
    const int change = own ? own->ratingChange : 0;
    return {QString::fromStdString(match.matchId.toString()), opponent,
            static_cast<int>(ending.verdict), ending.verdictText, ending.how,
            Format::moment(match.endedAt), Format::amount(own ? own->prize : Amount()),
            Format::number(own ? own->ratingBefore + change : 0), Format::change(change),
            wpmOf(own), wpmOf(rival), accuracyOf(own), accuracyOf(rival),
            // Texts follow one another: how far the last one came says nothing.
            isHunt && own ? Format::number(own->stats.score) : progressOf(own), progressOf(rival),
            Format::tenths(match.endedAt - match.startedAt), QString::fromStdString(match.txHash),
            MatchText::tier(match.stakeTier), MatchText::game(match.gameType),
            Format::number(own ? own->ratingBefore : 0)};
}

void HistoryModel::plot(View& view) const {
    if (m_matches.empty())
        return;
    const GameType game = m_matches.front().gameType;
    view.ratingGame = MatchText::game(game);
    for (auto match = m_matches.rbegin(); match != m_matches.rend(); ++match) {
        const PlayedPart* own = m_player ? partOf(*match, *m_player) : nullptr;
        if (own == nullptr || match->gameType != game)
            continue;
        const int rating = own->ratingBefore + own->ratingChange;
        const bool isFirst = view.ratingPoints.isEmpty();
        view.ratingMin = isFirst ? rating : std::min(view.ratingMin, rating);
        view.ratingMax = isFirst ? rating : std::max(view.ratingMax, rating);
        view.ratingPoints.append(QPointF(static_cast<double>(view.ratingPoints.size()), rating));
        if (isFirst)
            view.ratingFirstText = Format::day(match->endedAt);
        view.ratingLastText = Format::day(match->endedAt);
    }
}

void HistoryModel::show(LoadState state, const Sentence& problem) {
    m_problem = problem;
    View view = m_view;
    view.state = state;
    view.problem = inWords(problem);
    view.loadingMore = false;
    show(view);
}

void HistoryModel::show(const View& view) {
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

} // namespace arcade::client
