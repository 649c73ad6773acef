#include "server/host/coordinator_host.h"

#include "server/telemetry/log.h"

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <chrono>
#include <utility>

namespace arcade::host {
namespace {

using telemetry::hostLog;
using telemetry::logEvent;

constexpr std::chrono::milliseconds kKeepAliveInterval{1000};
/// The loop turns once in kKeepAliveInterval at least.
constexpr Duration kStandstill{2000};
/// To read what waited in the sockets: deadlines must not come before it.
constexpr Duration kReadFirst{250};

/// Another session may wait until what it tells is durable.
bool tellsTheState(const ServerMessage& message) {
    return infoOf(message).contract == Contract::Direct ||
           std::holds_alternative<CrewState>(message) ||
           std::holds_alternative<TerritoryList>(message) ||
           std::holds_alternative<TerritoryUpdate>(message);
}

} // namespace

CoordinatorHost::CoordinatorHost(const HostSettings& settings, Store& store, Accounts& accounts,
                                 const Clock& clock, Entropy& entropy,
                                 const Authenticator& authenticator, telemetry::Metrics& metrics)
    : m_settings(settings)
    , m_core(settings.rules)
    , m_store(store)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_entropy(entropy)
    , m_authenticator(authenticator)
    , m_metrics(metrics)
    , m_observer(metrics)
    , m_fanOut([this](PlayerId player, const auto& outgoing,
                      auto kind) { tellWatcher(player, outgoing, kind); },
               [this](std::span<const PlayerId> players) { m_sessions.fetch(players); },
               metrics.fanOutTime, metrics.fanOutSliceTime)
    , m_deliveries(
          store, [this](const Delivery& delivery) { deliver(delivery); }, m_fanOut)
    , m_load(settings.overload, m_deliveries, metrics) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &CoordinatorHost::advance);
    connect(&m_keepAlive, &QTimer::timeout, this, &CoordinatorHost::keepAlive);
    m_drainLimit.setSingleShot(true);
    m_hold.setSingleShot(true);
    connect(&m_hold, &QTimer::timeout, this, [this] {
        m_heldAt.reset();
        advance();
    });
    connect(&m_drainLimit, &QTimer::timeout, this, [this] { finishDrain(); });
    connect(&m_fanOut, &FanOut::emptied, this, &CoordinatorHost::checkDrained);
}

Result<Done> CoordinatorHost::start() {
    Result<core::Snapshot> loaded = m_store.load();
    if (!loaded)
        return loaded.error();
    const core::Snapshot& snapshot = loaded.value();
    logEvent(hostLog(), "state loaded",
             {{"tickets", snapshot.tickets.size()},
              {"matches", snapshot.matches.size()},
              {"bets", snapshot.bets.size()}});
    m_startedAt = m_seenAt = m_aliveAt = now();
    process(m_core.restore(snapshot, m_seenAt), std::nullopt);
    m_observer.adopt(m_core);
    m_keepAlive.start(kKeepAliveInterval);
    // Before the sockets and timers of a turn are told.
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this,
            &CoordinatorHost::look);
    return Done{};
}

Instant CoordinatorHost::now() const {
    return m_clock.now();
}

SessionId CoordinatorHost::open(SessionSink& sink) {
    return m_sessions.open(sink).id;
}

void CoordinatorHost::close(SessionId id) {
    Session* session = m_sessions.find(id);
    if (session == nullptr)
        return;
    const std::optional<PlayerId> player = session->player;
    m_sessions.close(id);
    if (player && !m_hasEnded) {
        m_metrics.disconnections.increment();
        run(core::Disconnected{*player});
    }
}

bool CoordinatorHost::holdsPlace(SessionId id) const {
    const Session* session = m_sessions.find(id);
    return session != nullptr && session->player && m_core.holdsPlace(*session->player);
}

core::Outcome CoordinatorHost::decide(const core::Command& command) {
    look();
    const auto begun = std::chrono::steady_clock::now();
    core::Outcome outcome = m_core.apply(command, coreTime());
    m_observer.decided(outcome, std::chrono::steady_clock::now() - begun);
    if (const auto* entry = std::get_if<core::EnterQueue>(&command); entry && !outcome.refusal)
        m_observer.joined(*entry);
    return outcome;
}

void CoordinatorHost::run(const core::Command& command, const std::optional<Requester>& requester) {
    process(decide(command), requester);
}

void CoordinatorHost::process(core::Outcome outcome, const std::optional<Requester>& requester) {
    const Instant at = now();
    m_observer.observe(outcome);
    noteBets(outcome.records);
    std::vector<Broadcast> broadcasts = takeBroadcasts(outcome.notices, at);
    bool replied = false;
    std::vector<Delivery> deliveries =
        addressed(std::move(outcome.notices), requester, at, replied);
    if (requester && !replied) {
        std::optional<ServerMessage> answer;
        if (outcome.refusal) {
            m_metrics.errors(outcome.refusal->code).increment();
            answer = ErrorReply{outcome.refusal->code, outcome.refusal->message,
                                outcome.refusal->retryAfter};
        } else if (requester->acknowledged) {
            answer = Ok{};
        }
        const Session* session = m_sessions.find(requester->session);
        if (answer && session != nullptr)
            deliveries.push_back({session->id, session->player.value_or(PlayerId{}),
                                  outgoing(std::move(*answer), at), requester->requestId});
    }
    tellReleased(outcome.records, at, deliveries);
    if (!outcome.records.empty()) {
        m_deliveries.commit(std::move(outcome.records),
                            {std::move(deliveries), std::move(broadcasts)}, at);
    } else {
        for (Broadcast& broadcast : broadcasts)
            m_fanOut.add(std::move(broadcast));
        for (Delivery& delivery : deliveries) {
            if (tellsTheState(delivery.outgoing->message))
                m_deliveries.sendBehindAll(std::move(delivery));
            else
                m_deliveries.send(std::move(delivery));
        }
    }
    armTimer();
    checkDrained();
}

/// Last of all that a step tells: the balance after it.
void CoordinatorHost::tellReleased(const std::vector<core::Record>& records, Instant at,
                                   std::vector<Delivery>& deliveries) {
    for (const core::Record& record : records) {
        std::optional<PlayerId> player;
        if (const auto* released = std::get_if<core::ReservationReleased>(&record))
            player = released->player;
        else if (const auto* surplus = std::get_if<core::SurplusReleased>(&record))
            player = surplus->player;
        const Session* session = player ? m_sessions.findByPlayer(*player) : nullptr;
        if (session != nullptr)
            deliveries.push_back({session->id, *player, outgoing(BalanceUpdate{}, at), {}});
    }
}

std::vector<Delivery> CoordinatorHost::addressed(std::vector<core::Notice> notices,
                                                 const std::optional<Requester>& requester,
                                                 Instant at, bool& replied) {
    std::vector<Delivery> deliveries;
    for (core::Notice& notice : notices) {
        const bool isGameState = std::holds_alternative<GameState>(notice.message);
        std::shared_ptr<Outgoing> payload;
        for (const PlayerId player : notice.to) {
            Session* session = m_sessions.findByPlayer(player);
            if (session == nullptr)
                continue;
            if (!payload)
                payload = outgoing(std::move(notice.message), at);
            std::string replyTo;
            if (notice.reply && requester && requester->session == session->id) {
                replyTo = requester->requestId;
                replied = true;
            }
            // Keystrokes are answered together: by the next cursor, under the newest id.
            if (isGameState)
                replyTo = std::exchange(session->progressRequest, {});
            deliveries.push_back({session->id, player, payload, std::move(replyTo)});
        }
    }
    return deliveries;
}

void CoordinatorHost::reply(SessionId id, ServerMessage message, const std::string& requestId) {
    if (const Session* session = m_sessions.find(id))
        m_deliveries.send({id, session->player.value_or(PlayerId{}),
                           outgoing(std::move(message), now()), requestId});
}

void CoordinatorHost::refuse(SessionId id, const Error& error, const std::string& requestId) {
    m_metrics.errors(error.code).increment();
    reply(id, ErrorReply{error.code, error.message, error.retryAfter}, requestId);
}

std::shared_ptr<Outgoing> CoordinatorHost::outgoing(ServerMessage message, Instant at) {
    return std::make_shared<Outgoing>(Outgoing{std::move(message), at, {}});
}

void CoordinatorHost::deliver(const Delivery& delivery) {
    Session* session = m_sessions.find(delivery.session);
    if (session == nullptr)
        return;
    m_fanOut.flush(delivery.player);
    session->isGreeted =
        session->isGreeted || std::holds_alternative<SessionState>(delivery.outgoing->message);
    keepReceipts(*session, delivery.outgoing->message);
    session->sink->deliver(delivery.outgoing, delivery.replyTo);
}

/// The first commit after a standstill holds the clocks moved on with the new sign of life, so that
/// a crash right after it costs nobody anything either.
void CoordinatorHost::look() {
    const Instant at = now();
    const Duration gap = at - std::exchange(m_seenAt, at);
    if (gap < kStandstill || m_hasEnded)
        return;
    logEvent(hostLog(), "stood still", {{"ms", gap}});
    m_metrics.standstills.increment();
    m_stoodStill += gap;
    m_heldAt = at;
    m_load.wentOn(at);
    m_hold.start(kReadFirst);
    process(m_core.resume(gap, at), std::nullopt);
}

void CoordinatorHost::advance() {
    look();
    m_armedFor.reset();
    const Instant at = coreTime();
    const Instant due = m_core.nextDeadline().value_or(Instant::max());
    if (due > at) {
        armTimer();
        return;
    }
    const Duration late = at - due;
    m_load.timerCame(late, at);
    const auto begun = std::chrono::steady_clock::now();
    core::Outcome outcome = m_core.advance(at);
    m_observer.decided(outcome, late + (std::chrono::steady_clock::now() - begun));
    process(std::move(outcome), std::nullopt);
}

/// A timer that comes too early because its deadline has moved finds nothing, and is armed anew:
/// cheaper than to start it with every step.
void CoordinatorHost::armTimer() {
    const std::optional<Instant> deadline = m_core.nextDeadline();
    if (!deadline || m_hasEnded || (m_armedFor && *m_armedFor <= *deadline))
        return;
    // A far deadline is looked at again in a while; QTimer counts in int.
    constexpr Duration farthest = std::chrono::hours{1};
    const Instant at = coreTime();
    const Duration left = std::min(timeLeft(*deadline, at), farthest);
    m_armedFor = at + left;
    m_timer.start(left);
}

void CoordinatorHost::keepAlive() {
    look();
    const Instant at = now();
    m_load.timerCame(at - std::exchange(m_aliveAt, at) - kKeepAliveInterval, at);
    m_load.look(at);
    // A timer that repeats makes up for its delay.
    m_keepAlive.start(kKeepAliveInterval);
    m_observer.sample(m_core, m_sessions.playersOnline(), at);
    const auto queues = m_core.queues(at);
    const bool isAnyoneWaiting = std::any_of(queues.begin(), queues.end(),
                                             [](const auto& queue) { return queue.tickets > 0; });
    if (isAnyoneWaiting || !m_core.matches().empty())
        m_deliveries.commit({}, {}, at);
}

void CoordinatorHost::drain(Duration limit, std::function<void()> drained) {
    m_drained = std::move(drained);
    if (!m_core.isDraining()) {
        logEvent(hostLog(), "draining", {{"limit_ms", limit}});
        run(core::Drain{});
        const auto notice = outgoing(
            ServerNotice{NoticeKind::Draining,
                         "The server is about to stop. Running matches are played to their end.",
                         limit},
            now());
        for (const auto& [id, session] : m_sessions.all()) {
            if (session.player)
                m_deliveries.send({id, *session.player, notice, {}});
        }
    }
    if (!m_drainLimit.isActive() || m_drainLimit.remainingTimeAsDuration() > limit)
        m_drainLimit.start(limit);
    checkDrained();
}

void CoordinatorHost::checkDrained() {
    if (!m_drained || !m_core.isDraining() || m_core.hasGamesToFinish())
        return;
    // What the last match left is made durable and told first.
    if (m_deliveries.pending() > 0)
        m_deliveries.whenDurable([this] { checkDrained(); });
    else if (m_fanOut.isIdle())
        QTimer::singleShot(0, this, [this] { finishDrain(); });
}

void CoordinatorHost::finishDrain() {
    if (const auto drained = std::exchange(m_drained, nullptr))
        drained();
}

void CoordinatorHost::endAll(CloseCode code, std::string_view reason) {
    // Nobody is to blame for what happens from here on: the state stays as it is until a restart.
    m_hasEnded = true;
    m_timer.stop();
    m_hold.stop();
    m_keepAlive.stop();
    std::vector<SessionSink*> sinks;
    for (const auto& [id, session] : m_sessions.all())
        sinks.push_back(session.sink);
    for (SessionSink* sink : sinks)
        sink->end(code, reason);
}

Result<Done> CoordinatorHost::cancelMatch(MatchId match) {
    core::Outcome outcome = decide(core::CancelMatch{match});
    const std::optional<Error> refusal = outcome.refusal;
    process(std::move(outcome), std::nullopt);
    if (refusal)
        return *refusal;
    return Done{};
}

Result<Done> CoordinatorHost::kick(const Address& address) {
    Session* session = m_sessions.findByAddress(address);
    if (session == nullptr)
        return Error{ErrorCode::NotInMatch, "Nobody with this address is connected."};
    const SessionId id = session->id;
    run(core::Kick{*session->player});
    session->sink->end(CloseCode::Kicked, "Removed by the operator.");
    close(id);
    return Done{};
}

} // namespace arcade::host
