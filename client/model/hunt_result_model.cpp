#include "client/model/hunt_result_model.h"

#include "client/model/format.h"
#include "client/model/hunt_text.h"
#include "client/model/spectate_text.h"
#include "client/session/session.h"

#include <algorithm>

namespace arcade::client {
namespace {

const PlayerStats* statsOf(const GameResult& result, const Address& address) {
    const auto found = std::ranges::find(result.players, address, &PlayerStats::address);
    return found == result.players.end() ? nullptr : &*found;
}

QString scoreOf(const GameResult& result, const Address& address) {
    const PlayerStats* stats = statsOf(result, address);
    return stats != nullptr ? Format::number(stats->score) : QString();
}

} // namespace

HuntResultModel::HuntResultModel(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_names(session) {
    connect(&session, &Session::stateChanged, this, &HuntResultModel::follow);
    connect(&m_names, &PlayedNames::changed, this, &HuntResultModel::refresh);
    connect(&session, &Session::received, this, [this](const ServerMessage& message) {
        const auto* result = std::get_if<GameResult>(&message);
        if (result == nullptr || result->gameType != GameType::BountyHunt)
            return;
        const SessionState& state = m_session.state().session;
        if (state.ticket || state.match)
            Q_EMIT toldElsewhere([prize = result->prize] {
                return tr("The hunt you left is over. Credited: %1.").arg(Format::amount(prize));
            });
    });
    follow();
}

const GameResult* HuntResultModel::hunt() const {
    const auto& result = m_session.state().session.lastResult;
    return result && result->gameType == GameType::BountyHunt ? &*result : nullptr;
}

void HuntResultModel::follow() {
    m_names.learn(hunt());
    refresh();
}

void HuntResultModel::refresh() {
    fill();
    const View view = look();
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

void HuntResultModel::fill() {
    std::vector<Standing> standings;
    if (const GameResult* result = hunt()) {
        for (const PlayerStats& one : result->players) {
            Standing standing;
            standing.id = QString::fromStdString(one.address.toString());
            standing.callsign = m_names.of(one.address);
            standing.score = one.score;
            standing.wpm = one.wpm;
            standing.accuracy = one.accuracy;
            standing.isSelf = one.address == result->yourStats.address;
            standing.isTarget = result->hunt && result->hunt->target == one.address;
            standings.push_back(std::move(standing));
        }
    }
    m_standings.show(std::move(standings), Ordering::Sort);
}

HuntResultModel::View HuntResultModel::look() const {
    View view;
    const GameResult* result = hunt();
    if (result == nullptr)
        return view;
    const Address& own = result->yourStats.address;
    view.howText = result->hunt ? HuntText::how(*result, m_names.of(result->hunt->target),
                                                m_names.of(result->hunt->hunter))
                                : HuntText::how(*result, {}, {});
    view.rankText = HuntText::rank(HuntText::rankIn(result->players, own),
                                   static_cast<int>(result->players.size()));
    view.scoreText = Format::number(result->yourStats.score);
    view.speedText = tr("%1 wpm · %2")
                         .arg(Format::number(result->yourStats.wpm),
                              Format::percent(result->yourStats.accuracy));
    if (!result->hunt)
        return view;
    const HuntReport& report = *result->hunt;
    view.targetCallsign = m_names.of(report.target);
    view.targetScoreText = scoreOf(*result, report.target);
    view.bountyTaken = !report.bounty.isZero();
    view.bountyText = Format::amount(report.bounty);
    view.hunterCallsign = m_names.of(report.hunter);
    view.hunterScoreText = scoreOf(*result, report.hunter);
    view.stakeTaken = report.isTaken;
    if (result->stakeTier)
        view.stakeText = Format::amount(Amount::data(stakeOf(*result->stakeTier)));
    return view;
}

} // namespace arcade::client
