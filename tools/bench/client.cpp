#include "tools/bench/client.h"

#include "tools/bench/frame_text.h"

#include "shared/codec/envelope.h"
#include "shared/codec/record_json.h"
#include "shared/protocol/http_messages.h"

#include <utility>

namespace arcade::bench {

Client::Client(const Place& place, int number, std::string name)
    : m_place(place)
    , m_number(number)
    , m_name(std::move(name)) {}

Client::~Client() {
    dropSocket();
    m_place.loop.dispose(std::move(m_call));
}

void Client::signIn() {
    if (m_place.dialect != Dialect::Arcade)
        return move(Stage::SignedIn);
    move(Stage::SigningIn);
    m_call = std::make_shared<player::HttpCall>(
        m_place.loop, m_place.server, "POST", "/api/session",
        codec::toJson(SessionRequest{m_name, {}}),
        [this](const Result<player::HttpReply>& result) { signedIn(result); });
}

void Client::signedIn(const Result<player::HttpReply>& result) {
    m_place.loop.dispose(std::move(m_call));
    const auto reply = result ? codec::fromJson<SessionReply>(result.value().body)
                              : Result<SessionReply>(result.error());
    if (!reply)
        return fail("the sign-in was not answered: " + reply.error().message);
    m_token = reply.value().token;
    m_address = reply.value().address.toString();
    move(Stage::SignedIn);
    if (m_connectsAfterSignIn)
        connect();
}

void Client::start() {
    m_connectsAfterSignIn = m_place.dialect == Dialect::Arcade;
    if (m_connectsAfterSignIn && m_token.empty())
        signIn();
    else
        connect();
}

void Client::connect() {
    m_connectingSince = player::Clock::now();
    move(Stage::Connecting);
    m_socket = std::make_shared<player::WebSocket>(
        m_place.loop, m_place.server, m_place.dialect == Dialect::Arcade ? "/ws" : "/",
        static_cast<player::WebSocket::Receiver&>(*this));
}

void Client::cut() {
    dropSocket();
    move(Stage::SignedIn);
}

void Client::dropSocket() {
    if (m_socket)
        m_socket->cut();
    m_place.loop.dispose(std::move(m_socket));
    m_socket.reset();
}

void Client::socketOpened() {
    switch (m_place.dialect) {
    case Dialect::Arcade:
        m_socket->send(codec::encode(ClientMessage(Auth{m_token, {}}), "auth", Instant{}));
        break;
    case Dialect::Flat:
        m_socket->send(R"({"type":"register","playerId":")" + m_name + R"("})");
        move(Stage::Open);
        break;
    case Dialect::Echo: move(Stage::Open); break;
    }
}

void Client::socketText(std::string_view text) {
    const player::Time now = player::Clock::now();
    if (m_place.dialect == Dialect::Arcade) {
        const std::string_view type = typeIn(text);
        if (type == Ping::info.wireName)
            return say(codec::encode(ClientMessage(Pong{}), idIn(text), Instant{}));
        if (type == SessionState::info.wireName)
            move(Stage::Open);
    }
    m_place.listener.heard(*this, text, now);
}

void Client::socketClosed(const player::CloseInfo& info) {
    m_place.loop.dispose(std::move(m_socket));
    m_socket.reset();
    fail("the connection ended with " + std::to_string(info.code) + ": " + info.reason);
}

void Client::move(Stage stage) {
    const Stage from = std::exchange(m_stage, stage);
    if (from != stage)
        m_place.listener.moved(*this, from);
}

void Client::fail(const std::string& reason) {
    m_trouble = reason;
    move(Stage::Failed);
}

} // namespace arcade::bench
