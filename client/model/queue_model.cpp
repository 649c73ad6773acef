#include "client/model/queue_model.h"

#include "client/model/error_text.h"
#include "client/model/format.h"
#include "client/model/match_text.h"
#include "client/model/ticker.h"
#include "client/session/session.h"

#include <QSettings>

namespace arcade::client {
namespace {

constexpr std::chrono::seconds kPollInterval{5};
constexpr auto kModeKey = "queue/mode";
constexpr auto kTierKey = "queue/tier";
constexpr auto kExpandKey = "queue/expandSearch";
constexpr auto kMinKey = "queue/minRating";
constexpr auto kMaxKey = "queue/maxRating";

int boundedRating(int rating) {
    return qBound(0, rating, static_cast<int>(kRatingBounds.max));
}

} // namespace

QueueModel::QueueModel(Session& session, Ticker& ticker, QSettings* settings, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_ticker(ticker)
    , m_settings(settings)
    , m_poll(session.http(), kPollInterval)
    , m_modes({"mode", "title", "line", "activity", "available"})
    , m_tiers({"tier", "name", "stakeText", "prizeText", "affordable"}) {
    if (settings != nullptr) {
        const int mode = settings->value(QLatin1String(kModeKey)).toInt();
        if (mode == static_cast<int>(Mode::BountyHunt))
            m_mode = Mode::BountyHunt;
        const int last = static_cast<int>(Tier::Diamond);
        m_tier =
            static_cast<Tier>(qBound(0, settings->value(QLatin1String(kTierKey)).toInt(), last));
        m_expandSearch = settings->value(QLatin1String(kExpandKey), true).toBool();
        m_minRating = boundedRating(settings->value(QLatin1String(kMinKey)).toInt());
        m_maxRating = boundedRating(settings->value(QLatin1String(kMaxKey)).toInt());
    }
    connect(&session, &Session::stateChanged, this, &QueueModel::follow);
    connect(&session, &Session::connectionChanged, this, &QueueModel::followConnection);
    connect(&session, &Session::received, this, [this](const ServerMessage& message) {
        // As it is told, and not as session.state repeats it later on.
        const auto* cancelled = std::get_if<MatchCancelled>(&message);
        if (cancelled == nullptr || !cancelled->blockedFor)
            return;
        m_blockedUntil = m_session.serverNow() + *cancelled->blockedFor;
        refresh();
    });
    connect(&session, &Session::requestFinished, this,
            [this](quint64 id, const Outcome<ServerMessage>& outcome) {
                finished(id, failureOf(outcome));
            });
    connect(&m_poll, &StatusPoll::changed, this, &QueueModel::refresh);
    connect(&ticker, &Ticker::ticked, this, &QueueModel::tick);
    refresh();
}

void QueueModel::setSelectedMode(Mode mode) {
    int number = static_cast<int>(m_mode);
    apply(number, static_cast<int>(mode), kModeKey);
    m_mode = static_cast<Mode>(number);
    refresh();
    Q_EMIT changed();
}

void QueueModel::setSelectedTier(Tier tier) {
    int number = static_cast<int>(m_tier);
    apply(number, static_cast<int>(tier), kTierKey);
    m_tier = static_cast<Tier>(number);
    refresh();
    Q_EMIT changed();
}

void QueueModel::setExpandSearch(bool expand) {
    int number = m_expandSearch ? 1 : 0;
    apply(number, expand ? 1 : 0, kExpandKey);
    m_expandSearch = number != 0;
    refresh();
    Q_EMIT changed();
}

void QueueModel::setMinRating(int rating) {
    apply(m_minRating, boundedRating(rating), kMinKey);
    refresh();
    Q_EMIT changed();
}

void QueueModel::setMaxRating(int rating) {
    apply(m_maxRating, boundedRating(rating), kMaxKey);
    refresh();
    Q_EMIT changed();
}

void QueueModel::apply(int& member, int value, const char* key) {
    if (member == value)
        return;
    member = value;
    m_refusal = {};
    if (m_settings != nullptr)
        m_settings->setValue(QLatin1String(key), value);
}

void QueueModel::enter() {
    if (!m_canEnter || m_entering)
        return;
    dismissOutcome();
    m_refusal = {};
    m_enterId = m_session.request(entry());
    refresh();
}

QueueEnter QueueModel::entry() const {
    QueueEnter request;
    request.stakeTier = stakeTierOf(m_tier);
    if (m_mode == Mode::BountyHunt) {
        request.gameType = GameType::BountyHunt;
        return request;
    }
    request.gameType = GameType::CodeDuel;
    request.preferences.emplace();
    request.preferences->expandSearch = m_expandSearch;
    if (m_minRating > 0)
        request.preferences->minOpponentRating = m_minRating;
    if (m_maxRating > 0)
        request.preferences->maxOpponentRating = m_maxRating;
    return request;
}

void QueueModel::leave() {
    if (m_leaving || !m_session.state().session.ticket)
        return;
    m_leaveId = m_session.request(QueueLeave{});
    dismissOutcome();
}

void QueueModel::finished(quint64 id, const Failure* failure) {
    if (id == m_enterId) {
        m_enterId.reset();
        if (failure != nullptr)
            noteRefusal(*failure);
    } else if (id == m_leaveId) {
        m_leaveId.reset();
        if (failure != nullptr)
            Q_EMIT failed(ErrorText::reported(*failure));
    } else {
        return;
    }
    refresh();
}

/// Keeps what stays true: how long to wait is counted, that there is no connection shows by itself.
void QueueModel::noteRefusal(const Failure& failure) {
    const Sentence sentence = ErrorText::reported(failure);
    const auto& error = failure.error;
    if (error && error->code == ErrorCode::RateLimited && error->retryAfter)
        m_blockedUntil = m_session.serverNow() + *error->retryAfter;
    else if (failure.problem != Problem::NotConnected)
        m_refusal = sentence;
}

void QueueModel::dismissOutcome() {
    const SessionState& session = m_session.state().session;
    if (session.lastCancelled)
        m_dismissedCancelled = session.lastCancelled->matchId;
    if (session.lastRemoved)
        m_dismissedRemoved = session.lastRemoved->enteredAt;
    refresh();
}

void QueueModel::follow() {
    if (!m_session.state().player) {
        m_blockedUntil.reset();
        m_refusal = {};
    }
    noteMatch();
    noteTicket();
    refresh();
}

void QueueModel::followConnection() {
    if (m_session.isOnline())
        m_offlineSince.reset();
    else if (!m_offlineSince)
        m_offlineSince = m_session.serverNow();
    refresh();
}

void QueueModel::noteMatch() {
    const auto& match = m_session.state().session.match;
    if (!match)
        return;
    m_lastMatch = match->found.matchId;
    m_lastGame = match->found.gameType;
    m_lastOpponent =
        match->found.opponent ? QString::fromStdString(match->found.opponent->callsign) : QString();
}

void QueueModel::noteTicket() {
    const auto& ticket = m_session.state().session.ticket;
    if (ticket == m_ticket)
        return;
    if (ticket)
        m_refusal = {};
    m_ticket = ticket;
    m_ticketToldAt = m_session.serverNow();
}

} // namespace arcade::client
