#include "tools/player/player.h"

#include "shared/codec/record_json.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace arcade::player {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kLongestWait = 2s;
constexpr Clock::duration kCheckInterval = 1s;

Instant wallClock() {
    return instantFromMs(
        std::chrono::duration_cast<Duration>(std::chrono::system_clock::now().time_since_epoch())
            .count());
}

/// The body of every HTTP error.
struct HttpError {
    struct Content {
        std::string code;
        std::string message;
        static constexpr auto fields() {
            return std::tuple{field("code", &Content::code), field("message", &Content::message)};
        }
    };
    Content error;
    static constexpr auto fields() { return std::tuple{field("error", &HttpError::error)}; }
};

std::string reasonIn(const HttpReply& reply) {
    const std::string status = "sign-in was refused with status " + std::to_string(reply.status);
    const auto body = codec::fromJson<HttpError>(reply.body);
    return body ? status + ": " + body.value().error.message : status;
}

bool isTransient(int status) {
    return status == 429 || status == 503;
}

} // namespace

Player::Player(Loop& loop, const Endpoint& server, Identity identity, Behaviour behaviour,
               const Expectations& expectations, std::uint64_t seed, Observer* observer)
    : m_loop(loop)
    , m_server(server)
    , m_identity(std::move(identity))
    , m_behaviour(std::move(behaviour))
    , m_contract(expectations)
    , m_random(seed)
    , m_observer(observer)
    , m_cutCounts(m_behaviour.cuts.size(), 0)
    , m_typist(m_behaviour.habits, m_random.next())
    , m_later(loop, [this] { std::exchange(m_action, nullptr)(); })
    , m_typing(loop, [this] { type(); })
    , m_checking(loop, [this] {
        m_contract.check(Clock::now());
        m_checking.start(kCheckInterval);
    }) {}

Player::~Player() {
    dropSocket();
    m_loop.dispose(std::move(m_call));
}

void Player::signIn() {
    move(Stage::SigningIn);
    const SessionRequest request{m_identity.callsign, m_identity.recoveryKey};
    m_call = std::make_shared<HttpCall>(
        m_loop, m_server, "POST", "/api/session", codec::toJson(request),
        [this](Result<HttpReply> result) { signedIn(std::move(result)); });
}

void Player::signedIn(Result<HttpReply> result) {
    m_loop.dispose(std::move(m_call));
    if (!result || isTransient(result.value().status)) {
        retry(&Player::signIn, result ? reasonIn(result.value()) : result.error().message);
        return;
    }
    if (result.value().status / 100 != 2) {
        fail(reasonIn(result.value()));
        return;
    }
    const auto reply = codec::fromJson<SessionReply>(result.value().body);
    if (!reply) {
        fail("the answer to the sign-in is not understood: " + reply.error().message);
        return;
    }
    m_attempt = 0;
    m_identity.token = reply.value().token;
    if (reply.value().recoveryKey)
        m_identity.recoveryKey = reply.value().recoveryKey;
    move(Stage::SignedIn);
    if (m_connectsAfterSignIn && m_stage == Stage::SignedIn)
        connect();
}

void Player::retry(void (Player::*attempt)(), const std::string& reason) {
    if (++m_attempt >= m_behaviour.attempts) {
        fail(reason);
        return;
    }
    const double doubled = std::ldexp(static_cast<double>(m_behaviour.reconnectAfter.count()),
                                      std::min(m_attempt - 1, 10));
    const double wait = std::min(doubled, static_cast<double>(kLongestWait.count()));
    later(std::chrono::milliseconds{std::llround(wait * m_random.between(0.75, 1))},
          [this, attempt] { (this->*attempt)(); });
}

void Player::start() {
    m_connectsAfterSignIn = true;
    if (m_identity.token.empty())
        signIn();
    else
        connect();
}

void Player::connect() {
    move(Stage::Connecting);
    m_socket = std::make_shared<WebSocket>(m_loop, m_server, "/ws",
                                           static_cast<WebSocket::Receiver&>(*this));
}

void Player::stop() {
    if (isDone())
        return;
    m_later.stop();
    m_typing.stop();
    if (m_stage == Stage::Open) {
        if (standing().ticket && !standing().match)
            leaveQueue();
        move(Stage::Finished);
        m_socket->close(1000);
        return;
    }
    finish();
}

void Player::cut() {
    if (!m_socket)
        return;
    ++m_connectionsLost;
    dropSocket();
    m_later.stop();
    m_typing.stop();
    m_checking.stop();
    m_contract.disconnected(1006, true, Clock::now());
    if (isDone())
        return;
    move(Stage::Waiting);
    if (m_behaviour.reconnects)
        later(m_behaviour.reconnectAfter, [this] { connect(); });
}

void Player::dropSocket() {
    if (m_socket)
        m_socket->cut();
    m_loop.dispose(std::move(m_socket));
    m_socket.reset();
}

void Player::socketOpened() {
    m_contract.connected(Clock::now());
    m_checking.start(kCheckInterval);
    send(Auth{m_identity.token, {}});
}

void Player::socketClosed(const CloseInfo& info) {
    m_loop.dispose(std::move(m_socket));
    m_socket.reset();
    m_typing.stop();
    m_checking.stop();
    m_later.stop();
    m_contract.disconnected(info.code, isDone(), Clock::now());
    if (info.isUnanswered)
        m_contract.unanswered();
    if (isDone())
        return finish();
    const bool isCutOff = m_stage == Stage::Open && info.code == 1006;
    if (m_stage == Stage::Open)
        ++m_connectionsLost;
    const std::string reason = info.reason + " (" + std::to_string(info.code) + ")";
    if (info.code == 4001)
        return finish();
    if (info.code >= 4000 || !m_behaviour.reconnects)
        return fail(reason);
    move(Stage::Waiting);
    // At once: whether the server is gone shows now, and may not after a wait.
    if (isCutOff)
        later(0ms, [this] { connect(); });
    else
        retry(&Player::connect, reason);
}

std::string Player::send(const ClientMessage& message) {
    std::string id = "p" + std::to_string(++m_lastId);
    if (!m_socket)
        return id;
    const std::string_view type = infoOf(message).wireName;
    if (isCutNow(Cut::Where::BeforeSend, type)) {
        cut();
        return id;
    }
    const Time now = Clock::now();
    m_contract.sent(message, id, now);
    m_socket->send(codec::encode(message, id, wallClock()));
    if (m_observer)
        m_observer->sent(*this, message, id, now);
    if (isCutNow(Cut::Where::AfterSend, type))
        cut();
    return id;
}

void Player::socketText(std::string_view text) {
    const Time now = Clock::now();
    if (!m_behaviour.cuts.empty()) {
        const auto peeked = codec::decodeServer(text);
        if (peeked.message &&
            isCutNow(Cut::Where::BeforeReceive, infoOf(peeked.message.value()).wireName))
            return cut();
    }
    const auto decoded = m_contract.received(text, now);
    if (m_observer)
        m_observer->received(*this, decoded, now);
    if (!decoded.message || !m_socket)
        return;
    if (isCutNow(Cut::Where::AfterReceive, infoOf(decoded.message.value()).wireName))
        return cut();
    m_messageTime = instantFromMs(decoded.ts);
    act(decoded.message.value(), decoded.id);
}

bool Player::isCutNow(Cut::Where where, std::string_view type) {
    bool isNow = false;
    for (std::size_t index = 0; index < m_behaviour.cuts.size(); ++index) {
        const Cut& cut = m_behaviour.cuts[index];
        const bool fits = cut.type.empty()
                              ? type != Ping::info.wireName && type != Pong::info.wireName
                              : cut.type == type;
        if (cut.where == where && fits)
            isNow = ++m_cutCounts[index] == cut.number || isNow;
    }
    return isNow;
}

void Player::later(std::chrono::milliseconds after, std::function<void()> action) {
    m_action = std::move(action);
    m_later.start(after);
}

void Player::move(Stage stage) {
    const Stage from = std::exchange(m_stage, stage);
    if (m_observer && from != stage)
        m_observer->moved(*this, from);
}

void Player::fail(std::string reason) {
    m_failure = std::move(reason);
    dropSocket();
    m_later.stop();
    m_typing.stop();
    m_checking.stop();
    move(Stage::Failed);
}

void Player::finish() {
    dropSocket();
    m_later.stop();
    m_typing.stop();
    m_checking.stop();
    move(Stage::Finished);
}

} // namespace arcade::player
