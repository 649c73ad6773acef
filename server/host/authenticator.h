#pragma once

#include "server/host/token.h"
#include "shared/vocabulary/ids.h"
#include "shared/vocabulary/instant.h"
#include "shared/vocabulary/result.h"

#include <string>
#include <string_view>

namespace arcade::host {

/// Who a token says its bearer is.
struct Identity {
    PlayerId player;
    Address address;
    std::string callsign;
    /// Signed by a configured key rather than by this server.
    bool external = false;
    /// Valid but for its time: good for whoever holds a ticket or match.
    bool expired = false;
    Instant expiresAt{};
};

/// Tokens in and out. Pure but for the keys it was given.
class Authenticator {
public:
    Authenticator(KeySet keys, Duration lifetime);

    /// TOKEN_INVALID for whatever is not a token of ours or of a configured key.
    Result<Identity> identify(std::string_view token, Instant now) const;

    /// Whom an unexpired token is about, in its own words. TOKEN_INVALID, TOKEN_EXPIRED.
    Result<std::string> subjectOf(std::string_view token, Instant now) const;

    struct IssuedToken {
        std::string text;
        Instant expiresAt{};
    };
    IssuedToken issue(PlayerId player, const Address& address, const std::string& callsign,
                      Instant now) const;

private:
    KeySet m_keys;
    Duration m_lifetime;
};

} // namespace arcade::host
