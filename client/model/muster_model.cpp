#include "client/model/muster_model.h"

#include "client/model/error_text.h"
#include "client/model/format.h"
#include "client/model/spectate_text.h"
#include "client/model/ticker.h"
#include "client/model/war_text.h"
#include "client/session/session.h"

#include <algorithm>

namespace arcade::client {
namespace {

/// How many a crew's roster takes.
constexpr int kRosterMost = 8;

} // namespace

MusterModel::MusterModel(Session& session, Ticker& ticker, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_ticker(ticker)
    , m_roster({"key", "callsign", "ratingText", "self", "empty"}) {
    connect(&session, &Session::stateChanged, this, &MusterModel::refresh);
    connect(&session, &Session::connectionChanged, this, &MusterModel::refresh);
    connect(&session, &Session::received, this, &MusterModel::follow);
    connect(&session, &Session::requestFinished, this,
            [this](quint64 id, const Outcome<ServerMessage>& outcome) {
                finished(id, failureOf(outcome));
            });
    connect(&ticker, &Ticker::ticked, this, &MusterModel::tick);
    refresh();
}

const MatchView* MusterModel::mustered() const {
    const auto& match = m_session.state().session.match;
    const bool isOpen = match && match->found.war && match->phase == MatchPhase::Matched;
    return isOpen ? &*match : nullptr;
}

/// A call that nobody took back is over with its time.
std::vector<const MatchFound*> MusterModel::openNow() const {
    std::vector<const MatchFound*> calls = openCalls(m_session.state());
    const Instant now = m_session.serverNow();
    std::erase_if(calls, [&](const MatchFound* call) { return call->acceptDeadline <= now; });
    return calls;
}

const MatchFound* MusterModel::war() const {
    if (const MatchView* match = mustered())
        return &match->found;
    const std::vector<const MatchFound*> calls = openNow();
    const auto chosen = std::ranges::find_if(
        calls, [&](const MatchFound* one) { return one->matchId == m_chosen; });
    if (chosen != calls.end())
        return *chosen;
    return calls.empty() ? nullptr : calls.front();
}

void MusterModel::follow(const ServerMessage& message) {
    const auto* found = std::get_if<MatchFound>(&message);
    const std::vector<const MatchFound*> calls = openNow();
    const auto isCalled = [&](MatchId id) {
        return std::ranges::find(calls, id, &MatchFound::matchId) != calls.end();
    };
    if (found != nullptr && found->war && isCalled(found->matchId))
        Q_EMIT called([name = WarText::territory(found->war->territory)] {
            return tr("Your crew is called to %1.").arg(name);
        });
    const auto* cancelled = std::get_if<MatchCancelled>(&message);
    // Whoever is on the roster is told on the page Play.
    const bool isCall =
        cancelled != nullptr && std::ranges::find(m_called, cancelled->matchId) != m_called.end();
    if (isCall)
        Q_EMIT failed([told = *cancelled] { return WarText::cancelled(told); });
    m_called.clear();
    for (const MatchFound* call : calls)
        m_called.push_back(call->matchId);
    refresh();
}

void MusterModel::setShown(bool shown) {
    m_isShown = shown;
    refresh();
}

void MusterModel::choose(int call) {
    const std::vector<const MatchFound*> calls = openNow();
    if (call < 0 || call >= static_cast<int>(calls.size()))
        return;
    m_chosen = calls[static_cast<std::size_t>(call)]->matchId;
    m_refusal = {};
    refresh();
}

void MusterModel::join() {
    if (const MatchFound* call = war(); call != nullptr && m_view.canJoin)
        send(MatchReady{call->matchId, ReadyResponse::Accept});
}

void MusterModel::decline() {
    const MatchFound* call = war();
    if (call != nullptr && !m_view.joined && !m_view.declined && !m_requestId)
        send(MatchReady{call->matchId, ReadyResponse::Decline});
    m_isShown = false;
    refresh();
}

void MusterModel::leave() {
    if (const MatchView* match = mustered(); match != nullptr && !m_requestId)
        send(MatchAbandon{match->found.matchId});
}

void MusterModel::send(const ClientMessage& message) {
    m_refusal = {};
    m_requestId = m_session.request(message);
    refresh();
}

void MusterModel::finished(quint64 id, const Failure* failure) {
    if (id != m_requestId)
        return;
    m_requestId.reset();
    if (failure != nullptr) {
        const auto& error = failure->error;
        Sentence reported = ErrorText::reported(*failure);
        if (error && error->code == ErrorCode::InsufficientFunds)
            m_refusal = [] { return tr("Your balance is too small for the share held."); };
        else if (error && error->code == ErrorCode::InvalidState)
            m_refusal = [] { return tr("The roster is full or locked."); };
        else
            m_refusal = std::move(reported);
    }
    refresh();
}

void MusterModel::refresh() {
    noteTime();
    fill();
    const View view = look();
    const bool isNews = view != m_view;
    m_view = view;
    tick();
    if (isNews)
        Q_EMIT changed();
}

void MusterModel::noteTime() {
    const MatchFound* shown = war();
    if (shown == nullptr) {
        m_isShown = false;
        m_timed.reset();
        m_refusal = {};
        return;
    }
    const Duration left = timeLeft(shown->acceptDeadline, m_session.serverNow());
    m_whole = m_timed == shown->matchId ? std::max(m_whole, left) : left;
    m_timed = shown->matchId;
}

void MusterModel::tick() {
    const MatchFound* shown = war();
    m_ticker.setCounting(this, shown != nullptr);
    if (shown == nullptr && (!m_view.callText.isEmpty() || m_view.open))
        return refresh();
    Clock clock;
    if (shown != nullptr) {
        const MatchView* match = mustered();
        const Instant end = match != nullptr ? match->phaseEndsAt : shown->acceptDeadline;
        const Duration left = timeLeft(end, m_session.serverNow());
        clock = {Format::timeLeft(left), fractionOf(left, m_whole), Format::secondsLeft(left)};
    }
    if (clock == m_clock)
        return;
    m_clock = clock;
    Q_EMIT ticked();
}

void MusterModel::fill() {
    QList<RowListModel::Row> rows;
    const ClientState& state = m_session.state();
    const MatchFound* shown = war();
    const SideCard* side = shown != nullptr ? WarText::ownSide(*shown) : nullptr;
    if (side != nullptr) {
        for (const PlayerCard& card : side->players) {
            const bool isSelf = state.player && card.address == state.player->address;
            const QString name = card.callsign.empty() ? Format::shortAddress(card.address)
                                                       : QString::fromStdString(card.callsign);
            rows.append({QString::fromStdString(card.address.toString()), name,
                         card.callsign.empty() ? QString() : Format::number(card.rating), isSelf,
                         false});
        }
        for (qsizetype place = rows.size(); place < kRosterMost; ++place)
            rows.append({QString::number(place), QString(), QString(), false, true});
    }
    m_roster.setRows(std::move(rows));
}

MusterModel::View MusterModel::look() const {
    View view;
    view.answering = m_requestId.has_value();
    for (const MatchFound* call : openNow()) {
        if (call->matchId == (war() != nullptr ? war()->matchId : call->matchId))
            view.call = static_cast<int>(view.calls.size());
        view.calls << WarText::territory(call->war->territory);
    }
    const MatchFound* shown = war();
    if (shown != nullptr)
        describe(view, *shown);
    return view;
}

void MusterModel::describe(View& view, const MatchFound& war) const {
    const auto& declined = m_session.state().declinedCalls;
    const SideCard* own = WarText::ownSide(war);
    const SideCard* rival = WarText::rivalSide(war);
    view.joined = mustered() != nullptr;
    view.open = view.joined || m_isShown;
    view.declined =
        std::ranges::find(declined, war.matchId, &MatchFound::matchId) != declined.end();
    view.title = WarText::title(war);
    if (!view.joined)
        view.callText =
            tr("Your crew is called to %1.").arg(WarText::territory(war.war->territory));
    view.ownName = own != nullptr ? SpectateText::name(*own) : QString();
    view.rivalName = rival != nullptr ? SpectateText::name(*rival) : QString();
    const int joined = own != nullptr ? static_cast<int>(own->players.size()) : 0;
    view.joinedText =
        tr("%1 of %2", "on a roster").arg(Format::number(joined), Format::number(kRosterMost));
    view.enough = joined >= kCrewForBattle;
    view.needText = view.enough
                        ? tr("Enough to fight. Each more makes the share smaller.")
                        : tr("%n more needed by the start.", nullptr, kCrewForBattle - joined);
    view.crewStakeText = Format::amount(war.war->crewStake);
    view.holdText = Format::amount(war.wager);
    view.prizeText = Format::amount(war.prize);
    view.shareText = tr("At the start the stake is shared evenly by the roster: what was held "
                        "beyond your share comes back, and the winners share the prize.");
    view.canJoin = !view.joined && !m_requestId && joined < kRosterMost && m_session.isOnline();
    view.problem = inWords(m_refusal);
    view.statusText = status(view);
}

QString MusterModel::status(const View& view) const {
    if (!m_session.isOnline())
        return view.joined ? tr("The connection is lost. Your place is kept; be back by the start.")
                           : tr("The connection is lost: you can join once it is back.");
    if (view.joined)
        return tr("You are on the roster. The game starts here when the time is up.");
    if (view.declined)
        return tr("You declined. You can still join.");
    return view.canJoin || m_requestId ? QString() : tr("The roster is full.");
}

} // namespace arcade::client
