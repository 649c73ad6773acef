#include "client/model/war_result_model.h"

#include "client/model/format.h"
#include "client/model/match_text.h"
#include "client/session/session.h"

#include <algorithm>

namespace arcade::client {
namespace {

const GameResult* lastWarIn(const ClientState& state) {
    const auto& result = state.session.lastResult;
    const bool isWar = result && state.player && result->gameType == GameType::ProxyWar;
    return isWar ? &*result : nullptr;
}

/// The crew that fought against this one; null where it is not told.
const WarSide* rivalOf(const WarReport& war, const WarSide& own) {
    const auto found = std::ranges::find_if(
        war.sides, [&](const WarSide& side) { return side.crewId != own.crewId; });
    return found == war.sides.end() ? nullptr : &*found;
}

} // namespace

WarResultModel::WarResultModel(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_names(session)
    , m_own(WarText::fighterRoles())
    , m_rival(WarText::fighterRoles()) {
    connect(&session, &Session::stateChanged, this, &WarResultModel::follow);
    connect(&m_names, &PlayedNames::changed, this, &WarResultModel::refresh);
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
    follow();
}

void WarResultModel::follow() {
    m_names.learn(lastWarIn(m_session.state()));
    refresh();
}

void WarResultModel::refresh() {
    const GameResult* result = lastWarIn(m_session.state());
    View view;
    if (result == nullptr) {
        m_own.setRows({});
        m_rival.setRows({});
    } else {
        view = look(*result);
    }
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

WarResultModel::View WarResultModel::look(const GameResult& result) {
    View view;
    view.title = MatchText::game(GameType::ProxyWar);
    view.howText = WarText::how(result.endReason,
                                WarText::verdict(result.endReason, result.winner.value.has_value(),
                                                 isOwnWin(m_session.state(), result)));
    const WarSide* own = result.war ? sideOf(*result.war, result.yourStats.address) : nullptr;
    const WarSide* rival = own != nullptr ? rivalOf(*result.war, *own) : nullptr;
    if (rival == nullptr) {
        m_own.setRows({});
        m_rival.setRows({});
        return view;
    }
    view.title = WarText::title(result.war->territory);
    view.detailed = true;
    view.landText = land(result, *own, *rival);
    // What does not divide is less than is shown.
    view.shareText = Format::amount(result.war->crewStake.scaled(1, own->roster.size()));
    describeSides(view, WarText::ended(result, *own, m_names),
                  WarText::ended(result, *rival, m_names));
    return view;
}

void WarResultModel::describeSides(View& view, FightingCrew own, FightingCrew rival) {
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

QString WarResultModel::land(const GameResult& result, const WarSide& own, const WarSide& rival) {
    const QString name = WarText::territory(result.war->territory);
    if (!result.winner.value)
        return tr("%1 stays as it was.").arg(name);
    return *result.winner.value == own.crewId
               ? tr("%1 is yours.").arg(name)
               : tr("%1 is held by %2.").arg(name, QString::fromStdString(rival.name));
}

} // namespace arcade::client
