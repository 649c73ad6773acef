#include "tools/bench/watcher.h"

#include "shared/codec/envelope.h"
#include "shared/codec/record_json.h"
#include "shared/protocol/http_messages.h"

#include <charconv>
#include <utility>

namespace arcade::bench {
namespace {

constexpr std::string_view kHead = R"({"type":")";

/// The text after a key of the envelope, which the server writes before the data.
std::string_view after(std::string_view text, std::string_view key) {
    const auto at = text.find(key);
    return at == text.npos ? std::string_view{} : text.substr(at + key.size());
}

std::string_view upToQuote(std::string_view text) {
    return text.substr(0, text.find('"'));
}

int ageOf(std::string_view text) {
    const std::string_view digits = after(text, R"("ts":)");
    std::int64_t ms = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), ms);
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch());
    return static_cast<int>(now.count() - ms);
}

} // namespace

Watcher::~Watcher() {
    if (m_socket)
        m_socket->cut();
    m_loop.dispose(std::move(m_socket));
    m_loop.dispose(std::move(m_call));
}

void Watcher::arrive() {
    m_stage = Stage::Arriving;
    m_call = std::make_shared<player::HttpCall>(
        m_loop, m_server, "POST", "/api/session", codec::toJson(SessionRequest{m_callsign, {}}),
        [this](const Result<player::HttpReply>& result) { signedIn(result); });
}

void Watcher::signedIn(const Result<player::HttpReply>& result) {
    m_loop.dispose(std::move(m_call));
    const auto reply = result ? codec::fromJson<SessionReply>(result.value().body)
                              : Result<SessionReply>(result.error());
    if (!reply)
        return fail("the sign-in was not answered: " + reply.error().message);
    m_token = reply.value().token;
    m_socket = std::make_shared<player::WebSocket>(
        m_loop, m_server, "/ws", static_cast<player::WebSocket::Receiver&>(*this));
}

void Watcher::socketOpened() {
    m_socket->send(codec::encode(ClientMessage(Auth{m_token, {}}), "auth", Instant{}));
}

void Watcher::socketText(std::string_view text) {
    if (text.starts_with(kHead))
        seen(upToQuote(text.substr(kHead.size())), text);
}

void Watcher::seen(std::string_view type, std::string_view text) {
    if (type == SpectateUpdate::info.wireName) {
        ++m_figures.updates;
        ++m_figures.ages[ageOf(text)];
    } else if (type == Ping::info.wireName) {
        m_socket->send(
            codec::encode(ClientMessage(Pong{}), upToQuote(after(text, R"("id":")")), Instant{}));
    } else if (type == SessionState::info.wireName) {
        m_stage = Stage::Open;
    } else if (type == SpectateJoined::info.wireName) {
        ++m_figures.watching;
    } else if (type == SpectateResult::info.wireName) {
        ++m_figures.results;
    } else if (type == ErrorReply::info.wireName) {
        fail(std::string(text));
    }
}

void Watcher::watch(MatchId match) {
    if (m_stage == Stage::Open)
        m_socket->send(codec::encode(ClientMessage(SpectateJoin{match}), "watch", Instant{}));
}

void Watcher::socketClosed(const player::CloseInfo& info) {
    m_loop.dispose(std::move(m_socket));
    m_socket.reset();
    fail("the connection ended with " + std::to_string(info.code) + ": " + info.reason);
}

void Watcher::fail(const std::string& reason) {
    m_stage = Stage::Failed;
    if (m_figures.trouble.empty())
        m_figures.trouble = m_callsign + ": " + reason;
}

} // namespace arcade::bench
