#include "client/session/direct_session.h"

#include "client/state/direct_reducer.h"
#include "shared/vocabulary/overloaded.h"

#include <QPointer>
#include <QRandomGenerator>

#include <utility>

namespace arcade::client {
namespace {

QString findMatchPath() {
    return QStringLiteral("/api/find-match");
}

QString pathOf(MatchId match) {
    return QStringLiteral("/api/match/%1").arg(QString::fromStdString(match.toString()));
}

} // namespace

DirectSession::DirectSession(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_link(session.makeLink(Dialect::Flat)) {
    connect(&session, &Session::connectionChanged, this, &DirectSession::followSession);
    connect(m_link.get(), &SocketLink::opened, this,
            [this] { feed(direct_input::SocketOpened{}); });
    connect(m_link.get(), &SocketLink::received, this, &DirectSession::received);
    connect(m_link.get(), &SocketLink::closed, this, [this](int code, const QString& reason) {
        m_failure = {Problem::Unreachable, {}, reason};
        feed(direct_input::SocketClosed{code});
    });
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, [this] { feed(direct_input::Due{}); });
}

DirectSession::~DirectSession() = default;

std::optional<Duration> DirectSession::retryIn() const {
    if (phase() != DirectPhase::Backoff || !m_due.isActive())
        return std::nullopt;
    return Duration{m_due.remainingTime()};
}

void DirectSession::find(const DirectKey& key, bool isInstead) {
    const auto& player = m_session.state().player;
    if (!player || (phase() != DirectPhase::Idle && phase() != DirectPhase::Over))
        return;
    if (m_state.playerId.empty())
        m_state.playerId = player->callsign;
    m_state.search = key;
    m_state.match.reset();
    m_failure = {};
    m_waitingSince = m_session.serverNow();
    feed(direct_input::Find{isInstead});
}

void DirectSession::cancel() {
    feed(direct_input::Cancel{});
}

void DirectSession::goBack() {
    m_failure = {};
    feed(direct_input::Return{m_state.match.has_value()});
}

void DirectSession::leave() {
    const bool isOver = phase() == DirectPhase::Over;
    feed(direct_input::Leave{});
    m_failure = {};
    if (isOver)
        m_state.match.reset();
    Q_EMIT changed();
}

void DirectSession::retryNow() {
    feed(direct_input::RetryNow{});
}

/// What the session notices of the server holds for the match as well, a computer that has slept
/// among it.
void DirectSession::followSession() {
    const SessionPhase now = m_session.connection().phase;
    const SessionPhase before = std::exchange(m_sessionPhase, now);
    if (now == before)
        return;
    if (now == SessionPhase::Online) {
        feed(direct_input::LineBack{});
    } else if (now == SessionPhase::Idle) {
        feed(direct_input::Close{});
        ++m_epoch;
        m_state = {};
        m_failure = {};
        Q_EMIT changed();
    } else if (now == SessionPhase::Backoff && before == SessionPhase::Online) {
        feed(direct_input::LineLost{});
    }
}

void DirectSession::feed(const DirectInput& input) {
    m_inputs.push_back(input);
    if (std::exchange(m_isFeeding, true))
        return;
    while (!m_inputs.empty()) {
        const DirectInput next = m_inputs.front();
        m_inputs.pop_front();
        const double jitter = QRandomGenerator::global()->generateDouble();
        for (const DirectEffect& effect : m_machine.handle(next, jitter))
            perform(effect);
    }
    m_isFeeding = false;
    Q_EMIT changed();
}

void DirectSession::perform(const DirectEffect& effect) {
    std::visit(Overloaded{
                   [this](const direct_effect::Ask&) { ask(); },
                   [this](const direct_effect::UseTokenId&) { useTokenId(); },
                   [this](const direct_effect::SendCancel&) { takeBack(); },
                   [this](const direct_effect::OpenSocket&) {
                       m_link->open(m_session.connection().server);
                   },
                   [this](const direct_effect::CloseSocket&) {
                       m_due.stop();
                       m_link->close();
                   },
                   [this](const direct_effect::Register&) { sendRegister(); },
                   [this](const direct_effect::Join&) {
                       m_link->send(DirectJoin{matchId(), m_state.playerId, {}}, {});
                   },
                   [this](const direct_effect::SayLeave&) {
                       m_link->send(DirectLeave{matchId(), m_state.playerId}, {});
                   },
                   [this](const direct_effect::LookUp&) { lookUp(); },
                   [this](const direct_effect::Arm& arm) { m_due.start(arm.delay); },
               },
               effect);
}

QCoro::Task<> DirectSession::ask() {
    const QPointer<DirectSession> self(this);
    const quint64 epoch = m_epoch;
    FindMatchRequest request;
    request.game = m_state.search->game;
    request.asset = m_state.search->asset;
    request.amount = m_state.search->amount;
    request.playerId = m_state.playerId;
    const Outcome<FindMatchReply> reply =
        co_await m_session.http().post<FindMatchReply>(findMatchPath(), request);
    if (self && epoch == m_epoch)
        answered(reply);
}

void DirectSession::answered(const Outcome<FindMatchReply>& outcome) {
    const auto* reply = valueOf(outcome);
    if (reply != nullptr && reply->status == FindMatchStatus::Matched && reply->matchId) {
        m_failure = {};
        reduce(m_state, *reply);
        feed(direct_input::Matched{});
        Q_EMIT matchMade();
    } else if (reply != nullptr) {
        m_failure = {};
        feed(direct_input::ToldToWait{});
    } else {
        m_failure = *failureOf(outcome);
        if (m_failure.error)
            feed(direct_input::AskRefused{m_failure.error->code, m_failure.error->retryAfter});
        else
            feed(direct_input::AskFailed{});
    }
}

void DirectSession::useTokenId() {
    if (const auto& player = m_session.state().player)
        m_state.playerId = player->playerId.toString();
}

QCoro::Task<> DirectSession::takeBack() {
    const QPointer<DirectSession> self(this);
    const quint64 epoch = m_epoch;
    LeaveFindMatchRequest request;
    request.playerId = m_state.playerId;
    const Outcome<Done> outcome = co_await m_session.http().remove(findMatchPath(), request);
    if (!self || epoch != m_epoch)
        co_return;
    const Failure* failure = failureOf(outcome);
    const bool wasElsewhere =
        failure != nullptr && failure->error && failure->error->code == ErrorCode::NotInQueue;
    m_failure = failure != nullptr && !wasElsewhere ? *failure : Failure{};
    feed(direct_input::CancelAnswered{wasElsewhere});
}

QCoro::Task<> DirectSession::lookUp() {
    const QPointer<DirectSession> self(this);
    const quint64 epoch = m_epoch;
    const MatchId match = m_state.match->id;
    const Outcome<DirectMatchReply> outcome =
        co_await m_session.http().get<DirectMatchReply>(pathOf(match));
    if (!self || epoch != m_epoch || !m_state.match || m_state.match->id != match)
        co_return;
    if (const auto* reply = valueOf(outcome)) {
        reduce(m_state, *reply);
        feed(direct_input::LookedUp{reply->status == DirectStatus::Finished});
        co_return;
    }
    const bool isRefused = failureOf(outcome)->problem == Problem::Refused;
    if (isRefused)
        endUntold(m_state);
    feed(direct_input::LookedUp{isRefused});
}

std::string DirectSession::matchId() const {
    return m_state.match ? m_state.match->id.toString() : std::string();
}

void DirectSession::sendRegister() {
    DirectRegister message;
    message.playerId = m_state.playerId;
    if (m_session.http().hasToken())
        message.token = m_session.http().token();
    m_link->send(message, {});
}

void DirectSession::received(const codec::Decoded<ServerMessage>& decoded) {
    // A newer server may say what this client does not know.
    if (decoded.message)
        take(decoded.message.value());
}

void DirectSession::take(const ServerMessage& message) {
    const auto* found = std::get_if<DirectMatchFound>(&message);
    const auto* told = std::get_if<DirectMatchState>(&message);
    const bool isKnown = m_state.match && ((found && found->matchId == m_state.match->id) ||
                                           (told && told->matchId == m_state.match->id));
    reduce(m_state, message);
    if (found) {
        feed(direct_input::Found{!isKnown});
    } else if (told && isKnown) {
        m_failure = {};
        feed(direct_input::Told{told->status == DirectStatus::Finished});
    } else if (const auto* error = std::get_if<ErrorReply>(&message)) {
        m_failure = {Problem::Refused, Error{error->code, error->message, error->retryAfter}, {}};
        feed(direct_input::JoinRefused{error->code, error->retryAfter});
    }
}

} // namespace arcade::client
