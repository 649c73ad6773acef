#include "client/model/territory_model.h"

#include "client/model/error_text.h"
#include "client/model/format.h"
#include "client/model/ticker.h"
#include "client/model/war_text.h"
#include "client/session/session.h"

#include <algorithm>

namespace arcade::client {
TerritoryModel::TerritoryModel(Session& session, Ticker& ticker, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_ticker(ticker)
    , m_territories(
          {"id", "name", "land", "ownerText", "stateText", "timeText", "selected", "text"})
    , m_attackers({"name", "stakeText", "fighting", "stateText", "own"}) {
    connect(&session, &Session::stateChanged, this, &TerritoryModel::refresh);
    connect(&session, &Session::connectionChanged, this, &TerritoryModel::followConnection);
    connect(&session, &Session::requestFinished, this,
            [this](quint64 id, const Outcome<ServerMessage>& outcome) {
                finished(id, failureOf(outcome));
            });
    connect(&ticker, &Ticker::ticked, this, &TerritoryModel::tick);
    refresh();
}

QStringList TerritoryModel::stakes() {
    QStringList texts;
    for (const std::uint64_t stake : kCrewStakes)
        texts << Format::number(static_cast<qint64>(stake));
    return texts;
}

void TerritoryModel::setShown(bool shown) {
    m_isShown = shown;
    load();
    refresh();
}

void TerritoryModel::reload() {
    m_isListed = false;
    load();
    refresh();
}

/// Who looks at the map is told of it; it costs the server something until the connection ends.
void TerritoryModel::load() {
    if (!m_isShown || m_isListed || m_listId || !m_session.isOnline())
        return;
    m_listProblem = {};
    m_listId = m_session.request(TerritoryListRequest{});
}

void TerritoryModel::followConnection() {
    if (!m_session.isOnline())
        m_isListed = false;
    load();
    refresh();
}

void TerritoryModel::select(int row) {
    const int last = static_cast<int>(m_session.state().territories.size()) - 1;
    const int bounded = std::clamp(row, 0, std::max(last, 0));
    if (bounded == m_selected)
        return;
    m_selected = bounded;
    m_refusal = {};
    refresh();
    Q_EMIT changed();
}

void TerritoryModel::setStake(int index) {
    m_stake = std::clamp(index, 0, static_cast<int>(kCrewStakes.size()) - 1);
    m_refusal = {};
    refresh();
    Q_EMIT changed();
}

void TerritoryModel::attack() {
    const Territory* land = selectedLand();
    if (land == nullptr || !m_view.canAttack)
        return;
    QueueEnter request;
    request.gameType = GameType::ProxyWar;
    request.territory = land->id;
    request.crewStake = WarText::crewStake(m_stake);
    m_refusal = {};
    m_attackId = m_session.request(request);
    refresh();
}

void TerritoryModel::withdraw() {
    if (!m_view.canWithdraw || m_withdrawId)
        return;
    m_withdrawId = m_session.request(QueueLeave{});
    refresh();
}

void TerritoryModel::finished(quint64 id, const Failure* failure) {
    if (id == m_listId) {
        m_listId.reset();
        m_isListed = failure == nullptr;
        if (failure != nullptr)
            m_listProblem = ErrorText::reported(*failure);
    } else if (id == m_attackId) {
        m_attackId.reset();
        if (failure != nullptr)
            m_refusal = ErrorText::reported(*failure);
    } else if (id == m_withdrawId) {
        m_withdrawId.reset();
        if (failure != nullptr)
            Q_EMIT failed(ErrorText::reported(*failure));
    } else {
        return;
    }
    refresh();
}

const Territory* TerritoryModel::selectedLand() const {
    const auto& map = m_session.state().territories;
    const auto index = static_cast<std::size_t>(m_selected);
    return index < map.size() ? &map[index] : nullptr;
}

bool TerritoryModel::isOwn(const std::string& crew) const {
    const auto& own = m_session.state().crew;
    return own && own->crewId == crew;
}

void TerritoryModel::refresh() {
    fill();
    const View view = look();
    const bool isNews = view != m_view;
    m_view = view;
    tick();
    if (isNews)
        Q_EMIT changed();
}

void TerritoryModel::fill() {
    const auto& map = m_session.state().territories;
    QList<RowListModel::Row> rows;
    for (std::size_t index = 0; index < map.size(); ++index)
        rows.append(rowOf(map[index], static_cast<int>(index) == m_selected));
    m_territories.setRows(std::move(rows));
    if (const Territory* land = selectedLand())
        fillAttackers(*land);
    else
        m_attackers.setRows({});
}

void TerritoryModel::tick() {
    const auto& map = m_session.state().territories;
    const bool counts = m_isShown && std::ranges::any_of(map, [](const Territory& one) {
                            return one.battle && one.startsAt;
                        });
    m_ticker.setCounting(this, counts);
    if (counts)
        fill();
    const Territory* land = selectedLand();
    const QString text = land != nullptr ? timeTo(*land) : QString();
    if (text == m_timeText)
        return;
    m_timeText = text;
    Q_EMIT ticked();
}

TerritoryModel::View TerritoryModel::look() const {
    View view;
    const ClientState& state = m_session.state();
    view.attacking = attacking();
    view.withdrawing = withdrawing();
    const bool isOnline = m_session.isOnline();
    if (const Territory* land = selectedLand()) {
        view.state = LoadState::Ready;
        describe(view, *land);
        if (!isOnline)
            view.problem =
                tr("There is no connection to the server: this is the last that was known.");
    } else if (!isOnline) {
        view.state = LoadState::Offline;
        view.problem = tr("There is no connection to the server. The map is shown once there is.");
    } else if (m_listProblem && !m_listId) {
        view.state = LoadState::Failed;
        view.problem = inWords(m_listProblem);
    }
    if (state.crew)
        describeOwnAttack(view);
    return view;
}

} // namespace arcade::client
