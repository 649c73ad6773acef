#include "client/model/hunt_lobby_model.h"

#include "client/model/format.h"
#include "client/model/hunt_text.h"
#include "client/model/match_text.h"
#include "client/model/spectate_text.h"
#include "client/model/ticker.h"
#include "client/session/session.h"

#include <algorithm>
#include <utility>

namespace arcade::client {

HuntLobbyModel::HuntLobbyModel(Session& session, Ticker& ticker, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_ticker(ticker) {
    connect(&session, &Session::stateChanged, this, &HuntLobbyModel::refresh);
    connect(&session, &Session::connectionChanged, this, &HuntLobbyModel::refresh);
    connect(&ticker, &Ticker::ticked, this, &HuntLobbyModel::tick);
    refresh();
}

const LobbyUpdate* HuntLobbyModel::lobby() const {
    const SessionState& session = m_session.state().session;
    const bool isGathering = session.ticket && session.ticket->gameType == GameType::BountyHunt;
    return isGathering && session.lobby ? &*session.lobby : nullptr;
}

void HuntLobbyModel::refresh() {
    if (const LobbyUpdate* gathering = lobby()) {
        const Duration left = timeLeft(gathering->phaseEndsAt, m_session.serverNow());
        m_whole = std::exchange(m_end, gathering->phaseEndsAt) == gathering->phaseEndsAt
                      ? std::max(m_whole, left)
                      : left;
    }
    const View view = look();
    const bool isNews = view != m_view;
    m_view = view;
    tick();
    if (isNews)
        Q_EMIT changed();
}

HuntLobbyModel::View HuntLobbyModel::look() const {
    View view;
    const SessionState& session = m_session.state().session;
    if (!session.ticket || session.ticket->gameType != GameType::BountyHunt)
        return view;
    const auto tier = session.ticket->stakeTier;
    view.title = SpectateText::game(GameType::BountyHunt, tier);
    view.suspended = session.ticket->status == TicketStatus::Suspended || !m_session.isOnline();
    if (tier) {
        const Amount stake = Amount::data(stakeOf(*tier));
        view.bountyText = Format::amount(stake - stake.scaled(kBurnPercent, 100));
        view.refundText =
            tr("Leaving costs nothing: your %1 come back.").arg(Format::amount(stake));
    }
    const LobbyUpdate* gathering = lobby();
    if (gathering == nullptr)
        return view;
    view.roundText = tr("Round %1").arg(Format::number(gathering->round));
    view.players = gathering->players;
    view.minimum = gathering->min;
    view.maximum = gathering->max;
    view.playersText = tr("%1 of %2", "hunters in the lobby")
                           .arg(Format::number(gathering->players), Format::number(gathering->max));
    view.missingText = HuntText::missing(*gathering);
    view.prizePoolText = Format::amount(gathering->prizePool);
    return view;
}

void HuntLobbyModel::tick() {
    const LobbyUpdate* gathering = lobby();
    m_ticker.setCounting(this, gathering != nullptr);
    Clock clock;
    if (gathering != nullptr) {
        const Duration left = timeLeft(gathering->phaseEndsAt, m_session.serverNow());
        clock.timeLeftText = Format::timeLeft(left);
        clock.timeFraction = fractionOf(left, m_whole);
    }
    if (clock == m_clock)
        return;
    m_clock = clock;
    Q_EMIT ticked();
}

} // namespace arcade::client
