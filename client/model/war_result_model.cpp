#include "client/model/war_result_model.h"

#include "client/model/format.h"
#include "client/model/match_text.h"
#include "client/model/spectate_text.h"
#include "client/session/session.h"

#include <algorithm>

namespace arcade::client {
namespace {

const GameResult* lastWarIn(const ClientState& state) {
    const auto& result = state.session.lastResult;
    const bool isWar = result && state.player && result->gameType == GameType::ProxyWar;
    return isWar ? &*result : nullptr;
}

const MatchFound* seenOf(const ClientState& state, const GameResult& result) {
    const auto& seen = state.endedMatch;
    const bool isIt = seen && seen->found.matchId == result.matchId && seen->found.war;
    return isIt ? &seen->found : nullptr;
}

} // namespace

WarResultModel::WarResultModel(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_own(WarText::fighterRoles())
    , m_rival(WarText::fighterRoles()) {
    connect(&session, &Session::stateChanged, this, &WarResultModel::refresh);
    connect(&session, &Session::received, this, [this](const ServerMessage& message) {
        const auto* result = std::get_if<GameResult>(&message);
        if (result == nullptr || result->gameType != GameType::ProxyWar)
            return;
        const SessionState& state = m_session.state().session;
        if (state.ticket || state.match)
            Q_EMIT toldElsewhere([prize = result->prize] {
                return tr("The war you left is over. Credited: %1.").arg(Format::amount(prize));
            });
    });
    refresh();
}

void WarResultModel::refresh() {
    const ClientState& state = m_session.state();
    const GameResult* result = lastWarIn(state);
    View view;
    if (result == nullptr) {
        m_own.setRows({});
        m_rival.setRows({});
    } else {
        view = look(*result, seenOf(state, *result));
    }
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

WarResultModel::View WarResultModel::look(const GameResult& result, const MatchFound* war) {
    View view;
    view.title = MatchText::game(GameType::ProxyWar);
    view.howText = WarText::how(result.endReason,
                                WarText::verdict(result.endReason, result.winner.value.has_value(),
                                                 isOwnWin(m_session.state(), result)));
    if (war == nullptr) {
        m_own.setRows({});
        m_rival.setRows({});
        return view;
    }
    view.title = WarText::title(*war);
    view.detailed = true;
    view.landText = land(result, *war);
    view.shareText = Format::amount(war->wager);
    describeSides(view, result, *war);
    return view;
}

void WarResultModel::describeSides(View& view, const GameResult& result, const MatchFound& war) {
    const Address& self = m_session.state().player->address;
    FightingCrew own = WarText::ended(result, WarText::ownSide(war), self);
    FightingCrew rival = WarText::ended(result, WarText::rivalSide(war), self);
    for (FightingCrew* side : {&own, &rival})
        std::ranges::stable_sort(side->fighters, std::ranges::greater{}, &Fighter::score);
    const int best = WarText::bestOf(own, rival);
    m_own.setRows(WarText::rows(own, best));
    m_rival.setRows(WarText::rows(rival, best));
    view.ownName = own.name;
    view.rivalName = rival.name;
    view.ownScoreText = WarText::score(own.tenths());
    view.rivalScoreText = WarText::score(rival.tenths());
    const double most = std::max({own.tenths(), rival.tenths(), 1});
    view.ownFraction = own.tenths() / most;
    view.rivalFraction = rival.tenths() / most;
}

QString WarResultModel::land(const GameResult& result, const MatchFound& war) const {
    const QString name = WarText::territory(war.war->territory);
    if (!result.winner.value)
        return tr("%1 stays as it was.").arg(name);
    if (isOwnWin(m_session.state(), result))
        return tr("%1 is yours.").arg(name);
    return tr("%1 is held by %2.").arg(name, SpectateText::nameOf(war.sides, *result.winner.value));
}

} // namespace arcade::client
