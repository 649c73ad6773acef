#include "server/gateway/session_api.h"

#include "server/gateway/http_input.h"
#include "server/gateway/recovery_key.h"
#include "server/telemetry/log.h"

#include <algorithm>
#include <utility>

namespace arcade::gateway {
namespace {

using telemetry::authLog;
using telemetry::logEvent;

PlayerId newPlayerId(host::Entropy& entropy) {
    const auto [high, low] = entropy.draw();
    return {high, low};
}

Address newAddress(host::Entropy& entropy) {
    Address address;
    std::size_t filled = 0;
    while (filled < address.bytes.size()) {
        for (std::uint64_t word : entropy.draw()) {
            for (int byte = 0; byte < 8 && filled < address.bytes.size(); ++byte, word >>= 8U)
                address.bytes[filled++] = static_cast<std::uint8_t>(word & 0xFFU);
        }
    }
    return address;
}

} // namespace

SessionApi::SessionApi(host::CoordinatorHost& coordinator, const host::Authenticator& authenticator,
                       host::Entropy& entropy, KeyedRateLimiter& signIns, bool limitLoopback)
    : m_host(coordinator)
    , m_authenticator(authenticator)
    , m_entropy(entropy)
    , m_signIns(signIns)
    , m_limitLoopback(limitLoopback) {}

void SessionApi::addRoutes(HttpRouteTable& table) {
    table.add({
        .method = HttpMethod::Post,
        .pattern = "/api/session",
        .operation = "signIn",
        .purpose = "Signs a guest in; the first sign-in of a callsign registers the player.",
        .body = &codec::describe<SessionRequest>(),
        .reply = &codec::describe<SessionReply>(),
        .refusals = {{400, ErrorCode::BadMessage},
                     {409, ErrorCode::CallsignTaken},
                     {429, ErrorCode::RateLimited},
                     {503, ErrorCode::ServerFull}},
        .answer = [this](const HttpCall& call) { signIn(call); },
    });
    table.add({
        .method = HttpMethod::Post,
        .pattern = "/api/session/renew",
        .operation = "renewSession",
        .purpose = "A new token for a player whose token is still good, or who has a ticket or "
                   "match.",
        .access = HttpAccess::Player,
        .reply = &codec::describe<SessionReply>(),
        .refusals = {{401, ErrorCode::TokenExpired}},
        .answer = [this](const HttpCall& call) { renew(call); },
    });
}

void SessionApi::signIn(const HttpCall& call) {
    const Instant now = m_host.now();
    const bool isLimited = m_limitLoopback || !call.origin.isLoopback;
    if (isLimited && !m_signIns.take(call.origin.limitKey, now)) {
        call.respond(errorResponse({ErrorCode::RateLimited,
                                    "Too many sign-ins from your address. Try again later.",
                                    m_signIns.retryAfter(call.origin.limitKey, now)}));
        return;
    }
    const Result<SessionRequest> request = readBody<SessionRequest>(call.request);
    if (!request) {
        call.respond(errorResponse(request.error()));
        return;
    }
    const std::string& callsign = request.value().callsign;
    if (std::string fault = callsignFault(callsign); !fault.empty()) {
        call.respond(errorResponse({ErrorCode::BadMessage, std::move(fault)}));
        return;
    }
    if (const auto overload = m_host.load().refusal(telemetry::NewWork::SignIn, now)) {
        call.respond(errorResponse(*overload));
        return;
    }
    const std::string newKey = newRecoveryKey(m_entropy);
    host::SignIn signIn{.callsign = callsign,
                        .recoveryKeyHash = {},
                        .candidateId = newPlayerId(m_entropy),
                        .candidateAddress = newAddress(m_entropy),
                        .candidateKeyHash = recoveryKeyHash(newKey),
                        .now = now};
    if (request.value().recoveryKey)
        signIn.recoveryKeyHash = recoveryKeyHash(*request.value().recoveryKey);
    m_host.accounts().signIn(
        signIn, [this, newKey, respond = call.respond](const Result<host::SignedIn>& signedIn) {
            if (!signedIn) {
                logEvent(authLog(), "sign-in refused", {{"code", signedIn.error().code}});
                respond(errorResponse(signedIn.error()));
                return;
            }
            const auto& [account, created] = signedIn.value();
            logEvent(authLog(), created ? "player registered" : "player signed in",
                     {{"address", account.address.toString()}, {"callsign", account.callsign}});
            SessionReply reply = replyFor(account);
            if (created)
                reply.recoveryKey = newKey;
            respond(structResponse(reply));
        });
}

void SessionApi::renew(const HttpCall& call) {
    const auto token = call.request.bearerToken();
    if (!token) {
        call.respond(errorResponse(
            {ErrorCode::Unauthenticated, "Send the session's token as bearer token."}));
        return;
    }
    const Result<host::Identity> identity = m_authenticator.identify(*token, m_host.now());
    if (!identity) {
        call.respond(errorResponse(identity.error()));
        return;
    }
    if (identity.value().external) {
        call.respond(errorResponse(
            {ErrorCode::TokenInvalid, "This token was issued elsewhere and is renewed there."}));
        return;
    }
    const PlayerId player = identity.value().player;
    if (identity.value().expired && !m_host.core().holdsPlace(player)) {
        call.respond(
            errorResponse({ErrorCode::TokenExpired, "The token has expired. Sign in again."}));
        return;
    }
    m_host.accounts().account(
        player,
        [this, respond = call.respond](const Result<std::optional<host::PlayerAccount>>& account) {
            if (!account) {
                respond(errorResponse(account.error()));
            } else if (!account.value()) {
                respond(errorResponse(
                    {ErrorCode::TokenInvalid, "The token's player is unknown here."}));
            } else {
                respond(structResponse(replyFor(*account.value())));
            }
        });
}

SessionReply SessionApi::replyFor(const host::PlayerAccount& account) const {
    auto issued =
        m_authenticator.issue(account.id, account.address, account.callsign, m_host.now());
    return {.playerId = account.id,
            .address = account.address,
            .callsign = account.callsign,
            .token = std::move(issued.text),
            .sessionExpires = issued.expiresAt,
            .ratings = account.ratings,
            .balance = account.available,
            .recoveryKey = {}};
}

} // namespace arcade::gateway
