#include "client/model/hunt_model.h"

#include "client/model/format.h"
#include "client/model/hunt_text.h"
#include "client/model/spectate_text.h"
#include "client/model/ticker.h"
#include "client/session/session.h"

#include <algorithm>

namespace arcade::client {
namespace {

const MatchView* huntIn(const ClientState& state) {
    const auto& match = state.session.match;
    return match && state.player && match->found.gameType == GameType::BountyHunt ? &*match
                                                                                  : nullptr;
}

QString idOf(const Address& address) {
    return QString::fromStdString(address.toString());
}

int scoreOf(const ParticipantView* part) {
    return part != nullptr ? part->score.value_or(0) : 0;
}

bool isAway(const ParticipantView& one) {
    return !one.connected && !one.left.value_or(false);
}

} // namespace

HuntModel::HuntModel(Session& session, Ticker& ticker, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_ticker(ticker) {
    connect(&session, &Session::stateChanged, this, &HuntModel::refresh);
    connect(&session, &Session::connectionChanged, this, &HuntModel::refresh);
    connect(&ticker, &Ticker::ticked, this, &HuntModel::tick);
    refresh();
}

void HuntModel::refresh() {
    fill();
    const View view = look();
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

/// What changed its order meanwhile is put in order when it is time, also if nothing more is told.
void HuntModel::tick() {
    if (m_standings.isStale())
        refresh();
}

void HuntModel::fill() {
    const ClientState& state = m_session.state();
    const MatchView* hunt = huntIn(state);
    std::vector<Standing> standings;
    if (hunt != nullptr) {
        for (const ParticipantView& one : hunt->players) {
            const std::string id = one.address.toString();
            Standing standing;
            standing.id = QString::fromStdString(id);
            standing.callsign = SpectateText::nameOf(hunt->found.sides, id);
            standing.score = one.score.value_or(0);
            standing.wpm = one.wpm;
            standing.accuracy = one.accuracy;
            standing.isSelf = one.address == state.player->address;
            standing.isTarget = hunt->target && hunt->target->address == one.address;
            standing.isAway = isAway(one);
            standing.hasLeft = one.left.value_or(false);
            standings.push_back(std::move(standing));
        }
    }
    const Instant now = m_session.serverNow();
    const auto match = hunt != nullptr ? std::optional(hunt->found.matchId) : std::nullopt;
    const bool isDue = match != m_shown || now - m_sortedAt >= kSortInterval;
    m_shown = match;
    if (isDue)
        m_sortedAt = now;
    m_standings.show(std::move(standings), isDue ? Ordering::Sort : Ordering::Keep);
    m_ticker.setCounting(this, m_standings.isStale());
}

HuntModel::View HuntModel::look() const {
    View view;
    const ClientState& state = m_session.state();
    const MatchView* hunt = huntIn(state);
    if (hunt == nullptr)
        return view;
    view.title = SpectateText::game(GameType::BountyHunt, hunt->found.stakeTier);
    if (const auto& lobby = state.session.lobby) {
        view.title = tr("%1 · Round %2").arg(view.title, Format::number(lobby->round));
        view.poolText = Format::amount(lobby->prizePool);
    }
    view.leaveAskText = hunt->phase == MatchPhase::Active
                            ? tr("Leave the hunt? Your score stays and counts.")
                            : tr("Leave? Your stake comes back. Who leaves too often has to wait.");
    describeOwn(view, *hunt);
    describeTarget(view, *hunt);
    return view;
}

void HuntModel::describeOwn(View& view, const MatchView& hunt) const {
    const Address& address = m_session.state().player->address;
    const ParticipantView* own = participant(hunt, address);
    if (own == nullptr)
        return;
    view.ownScoreText = Format::number(scoreOf(own));
    view.ownWpmText = tr("%1 wpm").arg(Format::number(own->wpm));
    view.ownAccuracyText = Format::percent(own->accuracy);
    view.rankText = HuntText::rank(m_standings.rankOf(idOf(address)), m_standings.count());
}

void HuntModel::describeTarget(View& view, const MatchView& hunt) const {
    if (!hunt.target)
        return;
    const PlayerCard& card = *hunt.target;
    view.targetCallsign = QString::fromStdString(card.callsign);
    view.targetFactsText =
        tr("Rating %1 · %2")
            .arg(Format::number(card.rating), Format::record(card.wins, card.avgWpm));
    view.bountyText = Format::amount(hunt.bounty.value_or(Amount()));
    const ParticipantView* target = participant(hunt, card.address);
    const int lead = scoreOf(ownPart(m_session.state())) - scoreOf(target);
    view.targetScoreText = Format::number(scoreOf(target));
    view.ahead = lead > 0;
    if (lead > 0)
        view.leadText = tr("%1 ahead").arg(Format::number(lead));
    else if (lead < 0)
        view.leadText = tr("%1 behind").arg(Format::number(-lead));
    else
        view.leadText = tr("level");
    if (target == nullptr)
        return;
    if (target->left.value_or(false))
        view.targetNoticeText =
            tr("%1 has left: the score stays as it is. Beat it.").arg(view.targetCallsign);
    else if (isAway(*target))
        view.targetNoticeText = tr("%1 lost the connection and may come back. The hunt goes on.")
                                    .arg(view.targetCallsign);
}

} // namespace arcade::client
