#include "client/model/crew_model.h"

#include "client/model/crew_text.h"
#include "client/model/error_text.h"
#include "client/model/format.h"
#include "client/model/war_text.h"
#include "client/session/session.h"

#include <utility>

namespace arcade::client {

CrewModel::CrewModel(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_members({"address", "callsign", "roleText", "leads", "online", "onlineText", "ratingText",
                 "recordText", "self", "noteText", "manageable", "text"}) {
    connect(&session, &Session::stateChanged, this, &CrewModel::follow);
    connect(&session, &Session::connectionChanged, this, &CrewModel::followConnection);
    connect(&session, &Session::requestFinished, this,
            [this](quint64 id, const Outcome<ServerMessage>& outcome) {
                finished(id, failureOf(outcome));
            });
    followConnection();
    refresh();
}

void CrewModel::setDraftName(const QString& name) {
    m_draftName = name;
    refusalOf(Ask::Found) = {};
    refresh();
    Q_EMIT changed();
}

void CrewModel::setDraftTag(const QString& tag) {
    m_draftTag = tag;
    refusalOf(Ask::Found) = {};
    refresh();
    Q_EMIT changed();
}

void CrewModel::setDraftInvite(const QString& invite) {
    m_draftInvite = invite;
    refusalOf(Ask::Join) = {};
    refresh();
    Q_EMIT changed();
}

void CrewModel::found() {
    if (m_view.canFound)
        ask(Ask::Found, CrewCreate{m_draftName.toStdString(), m_draftTag.toStdString()});
}

void CrewModel::join() {
    if (m_view.canJoin)
        ask(Ask::Join, CrewJoin{m_draftInvite.trimmed().toUpper().toStdString()});
}

void CrewModel::leave() {
    if (isWaiting(Ask::Change))
        return;
    m_isLeaving = true;
    change(CrewLeave{});
}

void CrewModel::kick(const QString& address) {
    if (const auto member = Address::parse(address.toStdString()))
        change(CrewKick{*member});
}

void CrewModel::promote(const QString& address) {
    if (const auto member = Address::parse(address.toStdString()))
        change(CrewPromote{*member});
}

void CrewModel::change(const ClientMessage& message) {
    if (!isWaiting(Ask::Change))
        ask(Ask::Change, message);
}

void CrewModel::reload() {
    if (m_session.isOnline() && !isWaiting(Ask::Load))
        ask(Ask::Load, CrewGet{});
}

void CrewModel::ask(Ask ask, const ClientMessage& message) {
    refusalOf(ask) = {};
    m_asked[static_cast<std::size_t>(ask)] = m_session.request(message);
    refresh();
}

void CrewModel::finished(quint64 id, const Failure* failure) {
    for (std::size_t index = 0; index < m_asked.size(); ++index) {
        if (m_asked[index] != id)
            continue;
        m_asked[index].reset();
        const bool isNone = failure != nullptr && failure->error &&
                            failure->error->code == ErrorCode::NotInCrew && index == 0;
        if (failure != nullptr && !isNone)
            m_refusals[index] = ErrorText::reported(*failure);
        m_isLeaving = m_isLeaving && index != static_cast<std::size_t>(Ask::Change);
        refresh();
        return;
    }
}

void CrewModel::followConnection() {
    const bool isOnline = m_session.isOnline();
    if (!std::exchange(m_wasOnline, isOnline) && isOnline)
        reload();
    refresh();
}

void CrewModel::follow() {
    const ClientState& state = m_session.state();
    const bool isIn = state.crew.has_value();
    if (!isIn && !m_lastName.isEmpty() && state.player && !m_isLeaving)
        Q_EMIT expelled(
            [name = m_lastName] { return tr("You are no member of %1 any more.").arg(name); });
    if (isIn) {
        m_draftName.clear();
        m_draftTag.clear();
        m_draftInvite.clear();
    }
    m_lastName = isIn ? QString::fromStdString(state.crew->name) : QString();
    refresh();
}

void CrewModel::refresh() {
    fill();
    const View view = look();
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

void CrewModel::fill() {
    const ClientState& state = m_session.state();
    QList<RowListModel::Row> rows;
    if (!state.crew)
        return m_members.setRows({});
    const bool isLed = leadsCrew(state);
    for (const CrewMember& member : state.crew->members) {
        const bool isSelf = state.player && member.player.address == state.player->address;
        const QString callsign = QString::fromStdString(member.player.callsign);
        const QString role = CrewText::role(member.role);
        const QString online = member.online ? tr("online") : tr("offline");
        const QString rating = Format::number(member.player.rating);
        const bool isLeaving = member.leaving.value_or(false);
        QString note;
        if (isLeaving)
            note = tr("leaves after the battle");
        else if (isSelf)
            note = tr("you");
        QString text = tr("%1, %2, %3, rating %4").arg(callsign, role, online, rating);
        if (!note.isEmpty())
            text += QStringLiteral(", ") + note;
        rows.append({QString::fromStdString(member.player.address.toString()), callsign, role,
                     member.role == CrewRole::Leader, member.online, online, rating,
                     Format::record(member.player.wins, member.player.avgWpm), isSelf, note,
                     isLed && !isSelf && !isLeaving, text});
    }
    m_members.setKeyedRows(rows);
}

CrewModel::View CrewModel::look() const {
    View view;
    const ClientState& state = m_session.state();
    const bool isOnline = m_session.isOnline();
    view.busy = isWaiting(Ask::Change);
    view.actionProblem = said(Ask::Change);
    if (state.crew) {
        view.state = LoadState::Ready;
        describe(view, *state.crew);
        if (!isOnline)
            view.problem = tr("There is no connection to the server: this is the last that was "
                              "known.");
        return view;
    }
    describeForms(view);
    if (!isOnline) {
        view.state = LoadState::Offline;
        view.problem =
            tr("There is no connection to the server. Your crew is shown once there is.");
    } else if (state.isCrewKnown) {
        view.state = LoadState::Empty;
    } else if (!isWaiting(Ask::Load) && m_refusals[0]) {
        view.state = LoadState::Failed;
        view.problem = said(Ask::Load);
    }
    return view;
}

void CrewModel::describeForms(View& view) const {
    const bool isFree = m_session.isOnline() && !isWaiting(Ask::Found) && !isWaiting(Ask::Join);
    const QString nameFault = CrewText::nameFault(m_draftName);
    const QString tagFault = CrewText::tagFault(m_draftTag);
    view.nameFault = m_draftName.isEmpty() ? QString() : nameFault;
    view.tagFault = m_draftTag.isEmpty() ? QString() : tagFault;
    view.canFound = isFree && nameFault.isEmpty() && tagFault.isEmpty();
    view.canJoin = isFree && !m_draftInvite.trimmed().isEmpty();
    view.founding = isWaiting(Ask::Found);
    view.joining = isWaiting(Ask::Join);
    view.foundProblem = said(Ask::Found);
    view.joinProblem = said(Ask::Join);
}

void CrewModel::describe(View& view, const CrewState& crew) const {
    const ClientState& state = m_session.state();
    view.name = QString::fromStdString(crew.name);
    view.tag = QString::fromStdString(crew.tag);
    view.invite = QString::fromStdString(crew.invite.value_or(std::string()));
    view.leads = leadsCrew(state);
    view.membersText = tr("%1 of %2", "members of a crew")
                           .arg(Format::number(static_cast<qint64>(crew.members.size())),
                                Format::number(kCrewMost));
    const int online = CrewText::onlineIn(crew);
    view.onlineText = Format::number(online);
    view.strong = online >= kCrewForBattle;
    if (view.strong)
        view.strengthText =
            view.leads
                ? tr("Enough of you are online to attack.")
                : tr("Enough of you are online for an attack by %1.").arg(CrewText::leaderOf(crew));
    else
        view.strengthText = tr("%n more must be online before the crew can attack.", nullptr,
                               kCrewForBattle - online);
    view.landText = WarText::landOf(state.territories, crew.crewId);
    view.leaveAskText = CrewText::leaveAsk(crew, view.leads);
}

} // namespace arcade::client
