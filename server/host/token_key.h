#pragma once

#include "shared/vocabulary/enum_text.h"
#include "shared/vocabulary/result.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace arcade::host {

enum class TokenAlgorithm { Hs256, Es256, Rs256, EdDsa };

/// A key that tells whether a signature is right. Its algorithm follows from what it is and from
/// nothing a token says. Copies share the key.
class VerificationKey {
public:
    /// A public key: P-256 (ES256), RSA of 2048 to 8192 bits (RS256) or Ed25519 (EdDSA).
    static Result<VerificationKey> fromPem(std::string_view pem, std::string keyId = {});
    /// 32 bytes or more (HS256). A PEM text is refused: it is no secret.
    static Result<VerificationKey> fromSecret(std::string_view secret, std::string keyId = {});

    TokenAlgorithm algorithm() const { return m_algorithm; }
    /// Empty for a key that may serve any `kid`.
    const std::string& keyId() const { return m_keyId; }
    /// The signature is in JWS form: for ES256 r and s of 32 bytes each.
    bool verifies(std::string_view signedText, std::string_view signature) const;

private:
    friend class SigningKey;
    using Key = std::shared_ptr<evp_pkey_st>;
    VerificationKey(TokenAlgorithm algorithm, Key key, std::string keyId);

    TokenAlgorithm m_algorithm;
    Key m_key;
    std::string m_keyId;
};

/// A key that makes signatures, and can tell its own as well.
class SigningKey {
public:
    /// An unencrypted private key of a kind VerificationKey takes.
    static Result<SigningKey> fromPem(std::string_view pem, std::string keyId = {});
    static Result<SigningKey> fromSecret(std::string_view secret, std::string keyId = {});

    const VerificationKey& verificationKey() const { return m_key; }
    TokenAlgorithm algorithm() const { return m_key.algorithm(); }
    const std::string& keyId() const { return m_key.keyId(); }
    Result<std::string> sign(std::string_view text) const;

private:
    explicit SigningKey(VerificationKey key)
        : m_key(std::move(key)) {}

    VerificationKey m_key;
};

} // namespace arcade::host

template <>
struct arcade::EnumText<arcade::host::TokenAlgorithm> {
    static constexpr std::array<std::string_view, 4> texts{"HS256", "ES256", "RS256", "EdDSA"};
};
