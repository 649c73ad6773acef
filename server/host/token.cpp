#include "server/host/token.h"

#include "server/host/base64url.h"
#include "server/host/token_json.h"

#include <algorithm>
#include <utility>

namespace arcade::host {
namespace {

Error invalid() {
    return {ErrorCode::TokenInvalid, "This token is not valid here. Sign in again.", {}};
}

struct Parts {
    /// Header and payload as they were signed, with the dot between them.
    std::string_view signedText;
    std::string header;
    std::string payload;
    std::string signature;
};

std::optional<Parts> split(std::string_view text) {
    const std::size_t first = text.find('.');
    const std::size_t last = text.rfind('.');
    if (text.size() > kMaxTokenBytes || first == std::string_view::npos || first == last)
        return std::nullopt;
    auto header = base64UrlDecoded(text.substr(0, first));
    // A third dot would sit in here and is no digit.
    auto payload = base64UrlDecoded(text.substr(first + 1, last - first - 1));
    auto signature = base64UrlDecoded(text.substr(last + 1));
    if (!header || !payload || !signature || signature->empty())
        return std::nullopt;
    return Parts{text.substr(0, last), std::move(*header), std::move(*payload),
                 std::move(*signature)};
}

bool mayServe(const VerificationKey& key, const token::Header& header) {
    if (key.algorithm() != header.algorithm)
        return false;
    return !header.keyId || key.keyId().empty() || key.keyId() == *header.keyId;
}

bool meets(const token::Payload& payload, const ExternalTrust& trust) {
    if (!trust.issuer.empty() && payload.claims.issuer != trust.issuer)
        return false;
    return trust.audience.empty() || std::find(payload.audience.begin(), payload.audience.end(),
                                               trust.audience) != payload.audience.end();
}

bool isInForce(const token::Payload& payload, Instant now) {
    const Instant latest = now + kTokenLeeway;
    return payload.claims.issuedAt <= latest && payload.notBefore.value_or(Instant{}) <= latest;
}

} // namespace

KeySet::KeySet(SigningKey ownKey, std::string ownIssuer)
    : m_ownKey(std::move(ownKey))
    , m_ownIssuer(std::move(ownIssuer))
    , m_trusted{{m_ownKey.verificationKey(), {m_ownIssuer, {}}, TokenOrigin::Own}} {}

void KeySet::addExternal(VerificationKey key, ExternalTrust trust) {
    m_trusted.push_back({std::move(key), std::move(trust), TokenOrigin::External});
}

Result<std::string> KeySet::signToken(const Claims& claims) const {
    ARCADE_EXPECT(!claims.subject.empty());
    Claims own = claims;
    own.issuer = m_ownIssuer;
    token::Header header{m_ownKey.algorithm(), {}};
    if (!m_ownKey.keyId().empty())
        header.keyId = m_ownKey.keyId();
    std::string text = base64UrlEncoded(token::headerText(header)) + "." +
                       base64UrlEncoded(token::payloadText(own));
    const auto signature = m_ownKey.sign(text);
    if (!signature)
        return signature.error();
    text.append(".").append(base64UrlEncoded(signature.value()));
    if (text.size() > kMaxTokenBytes || own.subject.size() > kMaxSubjectBytes)
        return Error{ErrorCode::TooLarge, "The claims are too long for a token.", {}};
    return text;
}

Result<Verified> KeySet::verifyToken(std::string_view text, Instant now) const {
    const auto parts = split(text);
    if (!parts)
        return invalid();
    const auto header = token::parseHeader(parts->header);
    if (!header)
        return invalid();
    for (const TrustedKey& trusted : m_trusted) {
        if (!mayServe(trusted.key, *header) ||
            !trusted.key.verifies(parts->signedText, parts->signature))
            continue;
        auto payload = token::parsePayload(parts->payload);
        if (!payload || !meets(*payload, trusted.trust) || !isInForce(*payload, now))
            continue;
        const bool expired = now >= payload->claims.expiresAt;
        return Verified{std::move(payload->claims), trusted.origin, expired};
    }
    return invalid();
}

Result<Verified> KeySet::verifyUnexpired(std::string_view text, Instant now) const {
    auto verified = verifyToken(text, now);
    if (verified && verified.value().expired)
        return Error{ErrorCode::TokenExpired, "This token has expired. Sign in again.", {}};
    return verified;
}

} // namespace arcade::host
