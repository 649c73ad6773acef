#include "client/model/result_model.h"

#include "client/model/format.h"
#include "client/model/hunt_text.h"
#include "client/model/match_text.h"
#include "client/model/queue_model.h"
#include "client/session/session.h"

#include <QSettings>

namespace arcade::client {
namespace {

QString dismissedKey() {
    return QStringLiteral("result/left");
}

} // namespace

ResultModel::ResultModel(Session& session, QueueModel& queue, QSettings* settings, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_queue(queue)
    , m_settings(settings) {
    if (settings != nullptr)
        m_dismissed = MatchId::parse(settings->value(dismissedKey()).toString().toStdString());
    connect(&session, &Session::stateChanged, this, &ResultModel::refresh);
    connect(&session, &Session::connectionChanged, this, &ResultModel::refresh);
    connect(&queue, &QueueModel::changed, this, &ResultModel::followQueue);
    refresh();
}

void ResultModel::playAgain() {
    const auto& result = m_session.state().session.lastResult;
    if (!m_view.canPlayAgain || !result)
        return;
    m_queue.setSelectedMode(result->gameType == GameType::BountyHunt ? Mode::BountyHunt
                                                                     : Mode::CodeDuel);
    m_queue.setSelectedTier(tierOf(*result->stakeTier));
    m_queue.enter();
    m_isEntering = m_queue.entering();
    if (!m_isEntering)
        Q_EMIT failed(m_queue.enterObstacle());
}

void ResultModel::followQueue() {
    refresh();
    if (!m_isEntering || m_queue.entering())
        return;
    m_isEntering = false;
    const SessionState& session = m_session.state().session;
    const Sentence why = m_queue.enterObstacle();
    if (!session.ticket && !session.match && why)
        Q_EMIT failed(why);
}

void ResultModel::back() {
    const auto& result = m_session.state().session.lastResult;
    if (!result)
        return;
    m_dismissed = result->matchId;
    if (m_settings != nullptr)
        m_settings->setValue(dismissedKey(), QString::fromStdString(m_dismissed->toString()));
    refresh();
}

void ResultModel::refresh() {
    const View view = look();
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

ResultModel::View ResultModel::look() const {
    View view;
    const ClientState& state = m_session.state();
    const auto& result = state.session.lastResult;
    if (!result || !state.player)
        return view;
    describe(view, *result);
    view.open = m_dismissed != result->matchId;
    view.canPlayAgain = result->stakeTier.has_value() && m_session.isOnline() &&
                        !m_queue.entering() && !state.session.ticket && !state.session.match;
    view.settled = state.settled.has_value() || result->txHash.value.has_value();
    if (result->txHash.value)
        view.txHash = QString::fromStdString(*result->txHash.value);
    if (view.settled)
        view.balanceText = Format::amount(state.session.balance);
    return view;
}

void ResultModel::describe(View& view, const GameResult& result) const {
    const QString opponent =
        result.opponent ? QString::fromStdString(result.opponent->callsign) : QString();
    describeEnd(view, result, opponent);
    view.gameName = MatchText::game(result.gameType);
    view.tierName = MatchText::tier(result.stakeTier);
    view.own = part(result.yourStats, QString::fromStdString(m_session.state().player->callsign));
    view.opponent = part(result.opponentStats.value_or(PlayerStats{}), opponent);
    view.prizeText = Format::amount(result.prize);
    view.ratingBefore = result.rating - result.ratingChange;
    view.ratingAfter = result.rating;
    view.ratingBeforeText = Format::number(view.ratingBefore);
    view.ratingAfterText = Format::number(view.ratingAfter);
    view.ratingChangeText = Format::change(result.ratingChange);
}

void ResultModel::describeEnd(View& view, const GameResult& result, const QString& opponent) {
    const Address& own = result.yourStats.address;
    if (result.gameType == GameType::BountyHunt) {
        view.verdict = HuntText::verdict(result.endReason, result.winner.value, own, result.prize,
                                         result.stakeTier);
        view.verdictText = HuntText::verdict(result.endReason, result.winner.value, own,
                                             HuntText::rankIn(result.players, own),
                                             static_cast<int>(result.players.size()));
        return;
    }
    view.verdict = MatchText::verdict(result.endReason, result.winner.value, own);
    view.verdictText = MatchText::verdict(view.verdict);
    view.howText = MatchText::how(result.endReason, view.verdict, result.yourStats,
                                  result.opponentStats, opponent);
}

ResultModel::Part ResultModel::part(const PlayerStats& stats, const QString& callsign) {
    return {callsign, stats.wpm, Format::percent(stats.accuracy), Format::percent(stats.progress),
            Format::tenths(stats.time)};
}

} // namespace arcade::client
