#include "server/host/authenticator.h"

#include "server/host/secret.h"
#include "shared/protocol/common.h"
#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <utility>

namespace arcade::host {
namespace {

/// Players of an external issuer get ids of their own, so that no issuer can name one of ours.
PlayerId externalPlayer(const Claims& claims) {
    const std::string digest =
        hashText("external player\n" + claims.issuer + "\n" + claims.subject);
    const auto player = PlayerId::parse(digest.substr(0, 32));
    ARCADE_EXPECT(player.has_value());
    return *player;
}

Address externalAddress(const Claims& claims) {
    const std::string digest =
        hashText("external address\n" + claims.issuer + "\n" + claims.subject);
    const auto address = Address::parse("0x" + digest.substr(0, 40));
    ARCADE_EXPECT(address.has_value());
    return *address;
}

Identity externalIdentity(const Claims& claims) {
    Identity identity{.player = externalPlayer(claims),
                      .address = claims.address.value_or(externalAddress(claims)),
                      .callsign = claims.callsign.value_or(std::string{}),
                      .external = true};
    if (!callsignFault(identity.callsign).empty())
        identity.callsign = "guest-" + identity.address.toString().substr(2, 8);
    return identity;
}

} // namespace

Authenticator::Authenticator(KeySet keys, Duration lifetime)
    : m_keys(std::move(keys))
    , m_lifetime(lifetime) {}

Result<Identity> Authenticator::identify(std::string_view token, Instant now) const {
    const Result<Verified> verified = m_keys.verifyToken(token, now);
    if (!verified)
        return verified.error();
    const Claims& claims = verified.value().claims;
    Identity identity;
    if (verified.value().origin == TokenOrigin::External) {
        identity = externalIdentity(claims);
    } else {
        const auto player = PlayerId::parse(claims.subject);
        if (!player || !claims.address || !claims.callsign)
            return Error{ErrorCode::TokenInvalid, "The token names no player of this server."};
        identity = {*player, *claims.address, *claims.callsign, false, false, {}};
    }
    identity.expired = verified.value().expired;
    identity.expiresAt = claims.expiresAt;
    return identity;
}

Result<std::string> Authenticator::subjectOf(std::string_view token, Instant now) const {
    const Result<Verified> verified = m_keys.verifyUnexpired(token, now);
    if (!verified)
        return verified.error();
    return verified.value().claims.subject;
}

Authenticator::IssuedToken Authenticator::issue(PlayerId player, const Address& address,
                                                const std::string& callsign, Instant now) const {
    // Tokens count in whole seconds.
    const Instant expiresAt = std::chrono::floor<std::chrono::seconds>(now + m_lifetime);
    const Result<std::string> token = m_keys.signToken({.subject = player.toString(),
                                                        .address = address,
                                                        .callsign = callsign,
                                                        .issuedAt = now,
                                                        .expiresAt = expiresAt,
                                                        .issuer = {}});
    ARCADE_EXPECT(token.ok());
    return {token.value(), expiresAt};
}

} // namespace arcade::host
