#include "client/model/hunt_result_model.h"

#include "client/model/fetch.h"
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
    , m_session(session) {
    connect(&session, &Session::stateChanged, this, &HuntResultModel::follow);
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

QString HuntResultModel::nameOf(const Address& address) const {
    const auto found = m_names.find(address);
    return found != m_names.end() ? found->second : Format::shortAddress(address);
}

void HuntResultModel::follow() {
    const GameResult* result = hunt();
    const auto match = result != nullptr ? std::optional(result->matchId) : std::nullopt;
    if (match != m_named) {
        m_named = match;
        m_names.clear();
        if (result != nullptr)
            learnNames(*result);
    }
    refresh();
}

/// From the hunt itself, or, for who was told of its end alone, from the own history.
void HuntResultModel::learnNames(const GameResult& result) {
    const ClientState& state = m_session.state();
    if (state.player)
        m_names[state.player->address] = QString::fromStdString(state.player->callsign);
    if (state.lastField && state.lastField->match == result.matchId) {
        for (const SideCard& side : state.lastField->sides) {
            for (const PlayerCard& card : side.players)
                m_names[card.address] = QString::fromStdString(card.callsign);
        }
        return;
    }
    const QString address = QString::fromStdString(result.yourStats.address.toString());
    fetch<HistoryReply>(&m_session.http(), QStringLiteral("/api/players/%1/matches").arg(address),
                        this, [this](const Outcome<HistoryReply>& outcome) {
                            if (const HistoryReply* reply = valueOf(outcome))
                                take(*reply);
                        });
}

void HuntResultModel::take(const HistoryReply& reply) {
    for (const PlayedMatch& match : reply.matches) {
        if (match.matchId != m_named)
            continue;
        for (const PlayedPart& part : match.players)
            m_names[part.stats.address] = QString::fromStdString(part.callsign);
    }
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
            standing.callsign = nameOf(one.address);
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
    view.howText = result->hunt ? HuntText::how(*result, nameOf(result->hunt->target),
                                                nameOf(result->hunt->hunter))
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
    view.targetCallsign = nameOf(report.target);
    view.targetScoreText = scoreOf(*result, report.target);
    view.bountyTaken = !report.bounty.isZero();
    view.bountyText = Format::amount(report.bounty);
    view.hunterCallsign = nameOf(report.hunter);
    view.hunterScoreText = scoreOf(*result, report.hunter);
    view.stakeTaken = report.isTaken;
    if (result->stakeTier)
        view.stakeText = Format::amount(Amount::data(stakeOf(*result->stakeTier)));
    return view;
}

} // namespace arcade::client
