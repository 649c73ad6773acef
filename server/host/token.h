#pragma once

#include "server/host/token_key.h"

#include "shared/vocabulary/ids.h"
#include "shared/vocabulary/instant.h"
#include "shared/vocabulary/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::host {

inline constexpr std::size_t kMaxTokenBytes = 4096;
inline constexpr std::size_t kMaxSubjectBytes = 128;
inline constexpr std::string_view kOwnIssuer = "ghostnet-arcade";
/// How far another issuer's clock may be ahead of ours (`nbf`, `iat`). Expiry has no leeway.
inline constexpr Duration kTokenLeeway{5000};

/// What a token states. Times are in whole seconds on the wire, rounded down.
struct Claims {
    std::string subject;
    std::optional<Address> address;
    /// As the issuer wrote it: not checked against the rules for callsigns.
    std::optional<std::string> callsign;
    Instant issuedAt{};
    Instant expiresAt{};
    std::string issuer;

    friend bool operator==(const Claims&, const Claims&) = default;
};

/// Subjects of an external issuer are a namespace of their own.
enum class TokenOrigin { Own, External };

/// The content of a token whose signature is right. Expired ones are told apart rather than
/// refused, as they still resume a player with a live ticket or match.
struct Verified {
    Claims claims;
    TokenOrigin origin = TokenOrigin::Own;
    bool expired = false;
};

/// What is demanded of tokens under an external key; an empty text demands nothing.
struct ExternalTrust {
    std::string issuer;
    std::string audience;
};

/// The keys a server signs with and trusts. Tokens are compact JWS with a JWT claim set.
class KeySet {
public:
    explicit KeySet(SigningKey ownKey, std::string ownIssuer = std::string(kOwnIssuer));

    void addExternal(VerificationKey key, ExternalTrust trust = {});

    /// Signs under the own key and issuer, whatever issuer the claims name. The error is one of
    /// size (TooLarge) or of the key (Internal).
    Result<std::string> signToken(const Claims& claims) const;

    /// TokenInvalid for whatever is not a token of a trusted key in force. The message never
    /// quotes the token.
    Result<Verified> verifyToken(std::string_view text, Instant now) const;

    /// As verifyToken, with TokenExpired for an expired one.
    Result<Verified> verifyUnexpired(std::string_view text, Instant now) const;

private:
    struct TrustedKey {
        VerificationKey key;
        ExternalTrust trust;
        TokenOrigin origin;
    };

    SigningKey m_ownKey;
    std::string m_ownIssuer;
    std::vector<TrustedKey> m_trusted;
};

} // namespace arcade::host
