#include "client/model/player_model.h"

#include "client/model/fetch.h"
#include "client/model/format.h"
#include "client/session/session.h"

#include <algorithm>

namespace arcade::client {
namespace {

const GameRating* duelsIn(const std::vector<GameRating>& ratings) {
    const auto found = std::ranges::find(ratings, GameType::CodeDuel, &GameRating::gameType);
    return found == ratings.end() ? nullptr : &*found;
}

} // namespace

PlayerModel::PlayerModel(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    connect(&session, &Session::stateChanged, this, &PlayerModel::follow);
    refresh();
}

void PlayerModel::follow() {
    const ClientState& state = m_session.state();
    const auto address = state.player ? std::optional(state.player->address) : std::nullopt;
    const auto settled = state.settled ? std::optional(state.settled->matchId) : std::nullopt;
    if (address != m_asked)
        m_profile.reset();
    const bool isNews = address != m_asked || (settled && settled != m_settled);
    m_asked = address;
    m_settled = settled;
    if (address && isNews)
        askProfile();
    refresh();
}

void PlayerModel::askProfile() {
    const QString address = QString::fromStdString(m_asked->toString());
    fetch<PlayerProfile>(&m_session.http(), QStringLiteral("/api/players/%1").arg(address), this,
                         [this](const Outcome<PlayerProfile>& outcome) {
                             const PlayerProfile* profile = valueOf(outcome);
                             if (profile == nullptr || profile->address != m_asked)
                                 return;
                             m_profile = *profile;
                             refresh();
                         });
}

void PlayerModel::refresh() {
    const View view = look();
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

PlayerModel::View PlayerModel::look() const {
    View view;
    const ClientState& state = m_session.state();
    if (!state.player)
        return view;
    view.callsign = QString::fromStdString(state.player->callsign);
    view.address = QString::fromStdString(state.player->address.toString());
    view.shortAddress = Format::shortAddress(state.player->address);
    view.rating = state.player->rating;
    view.ratingText = Format::number(view.rating);
    const GameRating* duels = duelsIn(state.player->ratings);
    view.games = duels ? duels->games : 0;
    view.wins = duels ? duels->wins : 0;
    view.averageWpm = m_profile ? m_profile->avgWpm : 0;
    view.recordText = Format::record(view.wins, view.averageWpm);
    view.balanceText = Format::amount(state.session.balance);
    view.signedIn = true;
    return view;
}

} // namespace arcade::client
