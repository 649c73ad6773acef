#include "client/model/war_model.h"

#include "client/model/format.h"
#include "client/session/session.h"

#include <algorithm>
#include <cstdlib>

namespace arcade::client {
namespace {

const MatchView* warIn(const ClientState& state) {
    const auto& match = state.session.match;
    const bool isFought = match && state.player && match->found.war &&
                          (match->phase == MatchPhase::Ready || match->phase == MatchPhase::Active);
    return isFought ? &*match : nullptr;
}

QString awayIn(const FightingCrew& own, const FightingCrew& rival) {
    QStringList names;
    for (const FightingCrew* side : {&own, &rival}) {
        for (const Fighter& one : side->fighters) {
            if (one.isAway)
                names << one.callsign;
        }
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

WarModel::WarModel(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_own(WarText::fighterRoles())
    , m_rival(WarText::fighterRoles()) {
    connect(&session, &Session::stateChanged, this, &WarModel::refresh);
    refresh();
}

void WarModel::refresh() {
    const ClientState& state = m_session.state();
    const MatchView* match = warIn(state);
    View view;
    if (match == nullptr) {
        m_own.setRows({});
        m_rival.setRows({});
    } else {
        const Address& self = state.player->address;
        const FightingCrew own = WarText::fighting(*match, WarText::ownSide(match->found), self);
        const FightingCrew rival =
            WarText::fighting(*match, WarText::rivalSide(match->found), self);
        const int best = WarText::bestOf(own, rival);
        m_own.setRows(WarText::rows(own, best));
        m_rival.setRows(WarText::rows(rival, best));
        view = look(*match, own, rival);
    }
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

WarModel::View WarModel::look(const MatchView& match, const FightingCrew& own,
                              const FightingCrew& rival) {
    View view;
    view.title = WarText::title(match.found);
    view.ownName = own.name;
    view.rivalName = rival.name;
    const int ours = own.tenths();
    const int theirs = rival.tenths();
    view.ownScoreText = WarText::score(ours);
    view.rivalScoreText = WarText::score(theirs);
    const double most = std::max({ours, theirs, 1});
    view.ownFraction = ours / most;
    view.rivalFraction = theirs / most;
    view.ahead = ours > theirs;
    if (match.phase == MatchPhase::Active && ours != theirs)
        view.leadText = (view.ahead ? tr("%1 ahead") : tr("%1 behind"))
                            .arg(WarText::score(std::abs(ours - theirs)));
    else if (match.phase == MatchPhase::Active)
        view.leadText = tr("level");
    view.moneyText = tr("Your share of the stake %1 · the winners share %2")
                         .arg(Format::amount(match.found.wager), Format::amount(match.found.prize));
    if (const QString away = awayIn(own, rival); !away.isEmpty())
        view.noticeText = tr("Away for the moment: %1.").arg(away);
    view.leaveAskText = match.phase == MatchPhase::Active
                            ? tr("Leave? Your crew fights on without you, and your place counts "
                                 "in its mean.")
                            : tr("Leave before the start? Who leaves too often has to wait.");
    return view;
}

} // namespace arcade::client
