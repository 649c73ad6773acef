#include "tools/player/contract.h"

#include <algorithm>
#include <array>

namespace arcade::player {
namespace {

constexpr std::size_t kViolationsKept = 20;
constexpr std::size_t kFrameKept = 2048;
constexpr std::int64_t kClockSlackMs = 5'000;
constexpr std::int64_t kOrderSlackMs = 1'000;
constexpr Duration kCountdownSlack{500};

template <class Message>
constexpr std::size_t typeOf() {
    return ClientMessage(std::in_place_type<Message>).index();
}

bool needsReply(std::size_t type) {
    return type != typeOf<MatchShown>() && type != typeOf<Pong>();
}

bool isAnsweredWithOk(std::size_t type) {
    static const std::array kTypes{
        typeOf<QueueLeave>(),    typeOf<MatchReady>(), typeOf<MatchAbandon>(), typeOf<MatchShown>(),
        typeOf<SpectateLeave>(), typeOf<ClientPing>(), typeOf<MatchStarted>()};
    return std::ranges::find(kTypes, type) != kTypes.end();
}

bool isMatchRequest(std::size_t type) {
    return type == typeOf<MatchShown>() || type == typeOf<MatchReady>() ||
           type == typeOf<MatchAbandon>() || type == typeOf<GameProgress>() ||
           type == typeOf<MatchStarted>();
}

std::int64_t localMs(Time time) {
    return std::chrono::duration_cast<Duration>(time.time_since_epoch()).count();
}

} // namespace

Contract::Contract(const Expectations& expectations)
    : m_expectations(expectations) {}

void Contract::require(bool holds, std::string_view rule) {
    if (!holds)
        breach(std::string(rule));
}

void Contract::breach(std::string rule) {
    ++m_violationCount;
    if (m_violations.size() < kViolationsKept)
        m_violations.push_back(
            {std::move(rule), std::string(m_frame.substr(0, kFrameKept)), m_now});
}

void Contract::connected(Time now) {
    m_now = now;
    m_connected = true;
    m_lastPing = now;
    m_newestTs = 0;
    m_clockOffset.reset();
    m_lastPush.reset();
    m_lobbyPushes.clear();
    m_authenticated = false;
    m_standing.open = false;
    m_standing.replaced = false;
}

void Contract::unanswered() {
    m_hasRestarted = true;
}

void Contract::disconnected(int closeCode, bool expected, Time now) {
    m_now = now;
    m_frame = {};
    if (m_standing.open)
        m_hasRestarted = false;
    for (const Request& request : m_requests) {
        m_entryUncertain = m_entryUncertain || request.type == typeOf<QueueEnter>();
        m_betUncertain = m_betUncertain || request.type == typeOf<SpectateBet>();
        m_leaveUncertain = m_leaveUncertain || request.type == typeOf<QueueLeave>() ||
                           request.type == typeOf<MatchAbandon>();
    }
    m_requests.clear();
    const bool isAllowed =
        expected || (closeCode == 4001 && m_standing.replaced) ||
        (closeCode == 1001 && (m_standing.draining || m_expectations.serverMayStop)) ||
        ((closeCode == 1006 || closeCode == 1013) && m_expectations.serverMayStop);
    const bool isBreach = m_connected && !isAllowed;
    if (isBreach && closeCode == 1006)
        m_wasCutOff = true;
    else if (isBreach)
        breach("the server ended the connection with code " + std::to_string(closeCode));
    m_connected = false;
    m_standing.open = false;
}

void Contract::sent(const ClientMessage& message, std::string_view id, Time now) {
    m_now = now;
    Request request{std::string(id), message.index(), now, {}, {}, 0};
    auto& match = m_standing.match;
    if (match && isMatchRequest(request.type)) {
        request.match = match->id();
        request.phase = match->phase;
    }
    if (const auto* enter = std::get_if<QueueEnter>(&message)) {
        m_standing.asked = *enter;
        m_enteredAt.reset();
        m_lastPush.reset();
        m_lobbyPushes.clear();
    } else if (std::holds_alternative<QueueLeave>(message) && match) {
        match->left = true;
    } else if (const auto* ready = std::get_if<MatchReady>(&message); ready && match) {
        match->response = ready->response;
    } else if (std::holds_alternative<MatchAbandon>(message) && match) {
        match->abandoned = true;
    } else if (const auto* progress = std::get_if<GameProgress>(&message)) {
        sentProgress(*progress, request);
    }
    if (!std::holds_alternative<Pong>(message))
        m_requests.push_back(std::move(request));
}

void Contract::sentProgress(const GameProgress& progress, Request& request) {
    auto& match = m_standing.match;
    if (!match || !match->keys || !progress.keysBefore || !progress.typed)
        return;
    KeyLog& keys = *match->keys;
    const std::u32string typed = codePoints(*progress.typed);
    const std::int64_t end = *progress.keysBefore + static_cast<std::int64_t>(typed.size());
    if (*progress.keysBefore <= keys.count() && end > keys.count()) {
        const auto known = static_cast<std::size_t>(keys.count() - *progress.keysBefore);
        for (const char32_t key : std::u32string_view(typed).substr(known))
            keys.type(key);
    }
    request.keys = end;
}

codec::Decoded<ServerMessage> Contract::received(std::string_view frame, Time now) {
    m_now = now;
    m_frame = frame;
    auto decoded = codec::decodeServer(frame);
    if (!decoded.message) {
        breach("not a message of the protocol: " + decoded.message.error().message);
        return decoded;
    }
    const ServerMessage& message = decoded.message.value();
    Incoming in{decoded.id, instantFromMs(decoded.ts), now, takeRequest(message, decoded.id)};
    checkClock(in);
    checkOrder(message);
    checkReply(message, in);
    std::visit([&](const auto& content) { take(content, in); }, message);
    m_frame = {};
    return decoded;
}

std::optional<Contract::Request> Contract::takeRequest(const ServerMessage& message,
                                                       std::string_view id) {
    if (const auto* state = std::get_if<GameState>(&message)) {
        // One game.state may answer several game.progress.
        const auto named = std::ranges::find(m_requests, id, &Request::id);
        const std::int64_t keys = named == m_requests.end() ? 0 : named->keys;
        std::erase_if(m_requests, [&](const Request& request) {
            return request.type == typeOf<GameProgress>() &&
                   request.keys <= std::max(keys, state->keysAccepted);
        });
        return std::nullopt;
    }
    const auto found = std::ranges::find(m_requests, id, &Request::id);
    if (id.empty() || found == m_requests.end())
        return std::nullopt;
    Request request = std::move(*found);
    m_requests.erase(found);
    return request;
}

void Contract::checkReply(const ServerMessage& message, const Incoming& in) {
    const bool isReplyOnly = std::holds_alternative<AuthSuccess>(message) ||
                             std::holds_alternative<SpectateMatches>(message) ||
                             std::holds_alternative<SpectateJoined>(message) ||
                             std::holds_alternative<Ok>(message) ||
                             std::holds_alternative<ErrorReply>(message);
    if (!in.request) {
        require(!isReplyOnly, "a reply without a request that waits for it");
        return;
    }
    const std::size_t type = in.request->type;
    const bool isFitting =
        std::holds_alternative<ErrorReply>(message) ||
        (std::holds_alternative<AuthSuccess>(message) && type == typeOf<Auth>()) ||
        (std::holds_alternative<QueueUpdate>(message) && type == typeOf<QueueEnter>()) ||
        (std::holds_alternative<SpectateMatches>(message) && type == typeOf<SpectateList>()) ||
        (std::holds_alternative<SpectateJoined>(message) && type == typeOf<SpectateJoin>()) ||
        (std::holds_alternative<SpectateBetAccepted>(message) && type == typeOf<SpectateBet>()) ||
        (std::holds_alternative<Ok>(message) && isAnsweredWithOk(type));
    require(isFitting, "this request is answered with another message");
}

void Contract::checkOrder(const ServerMessage& message) {
    if (m_standing.open || std::holds_alternative<Ping>(message) ||
        std::holds_alternative<ServerNotice>(message) ||
        std::holds_alternative<ErrorReply>(message))
        return;
    require(std::holds_alternative<AuthSuccess>(message) ||
                (std::holds_alternative<SessionState>(message) && m_authenticated) ||
                std::holds_alternative<SessionReplaced>(message),
            "before session.state nothing but auth.success may come");
}

void Contract::checkClock(const Incoming& in) {
    const std::int64_t ts = toMs(in.ts);
    require(ts > 0, "the envelope has no time");
    require(ts + kOrderSlackMs >= m_newestTs, "the envelope's time goes backwards");
    const std::int64_t offset = ts - localMs(in.at);
    if (!m_clockOffset)
        m_clockOffset = offset;
    const std::int64_t ahead = offset - *m_clockOffset;
    // What a process had ready when it was stopped leaves when it goes on.
    require(ahead <= kClockSlackMs && (ahead >= -kClockSlackMs || m_expectations.serverMayStop),
            "the envelope's time is far from the clock");
    m_newestTs = std::max(m_newestTs, ts);
}

void Contract::checkCountsDown(Instant deadline, Duration left, const Incoming& in) {
    require(left >= Duration{0}, "time left is negative");
    const Duration expected = timeLeft(deadline, in.ts);
    require(left <= expected + kCountdownSlack && expected <= left + kCountdownSlack,
            "server time and time left tell different deadlines");
}

bool Contract::isOwnMatch(MatchId match, std::initializer_list<MatchPhase> phases) {
    if (!m_standing.match || m_standing.match->id() != match) {
        breach("about a match the player is not in");
        return false;
    }
    if (std::ranges::find(phases, m_standing.match->phase) == phases.end()) {
        breach("not in the phase " + std::string(wireText(m_standing.match->phase)));
        return false;
    }
    return true;
}

bool Contract::mayBeRefused(const ErrorReply& error, const Request& request) const {
    const auto& standing = m_standing;
    const bool hasMovedOn =
        request.match && (!standing.match || standing.match->id() != request.match ||
                          standing.match->phase != request.phase);
    const bool isEnter = request.type == typeOf<QueueEnter>();
    if (mayBeRefusedToWatcher(error, request))
        return true;
    switch (error.code) {
    case ErrorCode::MatchNotFound:
    case ErrorCode::NotInMatch: return hasMovedOn;
    case ErrorCode::InvalidState:
        return hasMovedOn || (request.type == typeOf<QueueLeave>() && standing.match);
    case ErrorCode::NotInQueue: return request.type == typeOf<QueueLeave>() && !standing.ticket;
    case ErrorCode::AlreadyInQueue:
    case ErrorCode::AlreadyInMatch: return isEnter && (standing.ticket || standing.match);
    case ErrorCode::InsufficientFunds:
        return isEnter && standing.asked && standing.asked->stakeTier &&
               (!standing.balance ||
                *standing.balance < Amount::data(stakeOf(*standing.asked->stakeTier)));
    case ErrorCode::RateLimited: return isEnter && error.retryAfter.has_value();
    case ErrorCode::Draining: return standing.draining || m_expectations.serverMayStop;
    case ErrorCode::QueueFull: return isEnter;
    case ErrorCode::ServerFull:
        return (request.type == typeOf<Auth>() || isEnter) && error.retryAfter.has_value();
    case ErrorCode::BadMessage:
    case ErrorCode::UnknownType:
    case ErrorCode::TooLarge:
    case ErrorCode::Unauthenticated:
    case ErrorCode::TokenInvalid:
    case ErrorCode::TokenExpired:
    case ErrorCode::InvalidTier:
    case ErrorCode::MatchNotSpectatable:
    case ErrorCode::SpectatorsFull:
    case ErrorCode::BettingClosed:
    case ErrorCode::BetTooSmall:
    case ErrorCode::BetTooLarge:
    case ErrorCode::BetOnOwnMatch:
    case ErrorCode::CallsignTaken:
    case ErrorCode::CrewNameTaken:
    case ErrorCode::CrewFull:
    case ErrorCode::CrewTooSmall:
    case ErrorCode::NotInCrew:
    case ErrorCode::NotCrewLeader:
    case ErrorCode::InviteInvalid:
    case ErrorCode::TerritoryBusy:
    case ErrorCode::Internal: return false;
    }
    return false;
}

void Contract::check(Time now) {
    m_now = now;
    m_frame = {};
    std::erase_if(m_requests, [&](const Request& request) {
        // Keystrokes that came after the end are refused, or not answered.
        const bool isOver = request.type == typeOf<GameProgress>() &&
                            (!m_standing.match || m_standing.match->phase != MatchPhase::Active);
        const bool isLate = now - request.sentAt > m_expectations.replyWithin;
        if (isLate && !isOver && needsReply(request.type))
            breach("no answer in time to the request " + request.id + " of type " +
                   std::to_string(request.type));
        return isLate;
    });
    if (m_resultAt && now - *m_resultAt > m_expectations.settledWithin) {
        if (m_connected)
            breach("game.result was not followed by match.settled in time");
        m_resultAt.reset();
    }
    if (m_connected && now - m_lastPing > m_expectations.pingWithin) {
        breach("no ping in time");
        m_lastPing = now;
    }
}

} // namespace arcade::player
