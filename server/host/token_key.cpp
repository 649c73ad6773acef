#include "server/host/token_key.h"

#include "server/host/secret.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <optional>
#include <utility>

namespace arcade::host {
namespace {

constexpr std::size_t kEcWordBytes = 32;
constexpr int kMinRsaBits = 2048;
constexpr int kMaxRsaBits = 8192;

template <auto release>
struct Release {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};
template <class T, auto release>
using Owned = std::unique_ptr<T, Release<release>>;
using Bio = Owned<BIO, &BIO_free_all>;
using DigestContext = Owned<EVP_MD_CTX, &EVP_MD_CTX_free>;
using EcSignature = Owned<ECDSA_SIG, &ECDSA_SIG_free>;
using BigNumber = Owned<BIGNUM, &BN_free>;
using Key = std::shared_ptr<EVP_PKEY>;

const unsigned char* bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytesOf(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

Key share(EVP_PKEY* key) {
    return Key(key, &EVP_PKEY_free);
}

Error keyFault(std::string message) {
    ERR_clear_error();
    return {ErrorCode::Internal, std::move(message), {}};
}

bool isP256(const EVP_PKEY* key) {
    std::array<char, 64> group{};
    std::size_t length = 0;
    return EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) == 1 &&
           std::string_view(group.data(), length) == "prime256v1";
}

std::optional<TokenAlgorithm> algorithmOf(const EVP_PKEY* key) {
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_EC: return isP256(key) ? std::optional(TokenAlgorithm::Es256) : std::nullopt;
    case EVP_PKEY_RSA: {
        const int bits = EVP_PKEY_get_bits(key);
        return bits >= kMinRsaBits && bits <= kMaxRsaBits ? std::optional(TokenAlgorithm::Rs256)
                                                          : std::nullopt;
    }
    case EVP_PKEY_ED25519: return TokenAlgorithm::EdDsa;
    default: return std::nullopt;
    }
}

/// Without a callback OpenSSL would ask for a passphrase on the terminal.
int refusePassphrase(char*, int, int, void*) {
    return -1;
}

Bio reader(std::string_view text) {
    if (text.size() > 65536)
        return {};
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

Result<Key> secretKey(std::string_view secret) {
    if (secret.size() < kSecretBytes)
        return keyFault("A token secret needs at least 32 bytes.");
    if (secret.find("-----BEGIN ") != std::string_view::npos)
        return keyFault("A PEM key was given where a token secret is needed.");
    Key key =
        share(EVP_PKEY_new_raw_private_key(EVP_PKEY_HMAC, nullptr, bytesOf(secret), secret.size()));
    if (!key)
        return keyFault("The token secret could not be used.");
    return key;
}

const EVP_MD* digestOf(TokenAlgorithm algorithm) {
    return algorithm == TokenAlgorithm::EdDsa ? nullptr : EVP_sha256();
}

std::optional<std::string> rawSignature(TokenAlgorithm algorithm, EVP_PKEY* key,
                                        std::string_view text) {
    const DigestContext context(EVP_MD_CTX_new());
    std::size_t length = 0;
    if (!context ||
        EVP_DigestSignInit(context.get(), nullptr, digestOf(algorithm), nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &length, bytesOf(text), text.size()) != 1)
        return std::nullopt;
    std::string signature(length, '\0');
    if (EVP_DigestSign(context.get(), bytesOf(signature), &length, bytesOf(text), text.size()) != 1)
        return std::nullopt;
    signature.resize(length);
    return signature;
}

std::optional<std::string> derFromWords(std::string_view words) {
    if (words.size() != 2 * kEcWordBytes)
        return std::nullopt;
    BigNumber r(BN_bin2bn(bytesOf(words), kEcWordBytes, nullptr));
    BigNumber s(BN_bin2bn(bytesOf(words.substr(kEcWordBytes)), kEcWordBytes, nullptr));
    const EcSignature signature(ECDSA_SIG_new());
    if (!r || !s || !signature)
        return std::nullopt;
    ECDSA_SIG_set0(signature.get(), r.release(), s.release());
    const int length = i2d_ECDSA_SIG(signature.get(), nullptr);
    if (length <= 0)
        return std::nullopt;
    std::string der(static_cast<std::size_t>(length), '\0');
    unsigned char* out = bytesOf(der);
    i2d_ECDSA_SIG(signature.get(), &out);
    return der;
}

std::optional<std::string> wordsFromDer(std::string_view der) {
    const unsigned char* in = bytesOf(der);
    const EcSignature signature(d2i_ECDSA_SIG(nullptr, &in, static_cast<long>(der.size())));
    if (!signature)
        return std::nullopt;
    std::string words(2 * kEcWordBytes, '\0');
    constexpr int wordBytes = kEcWordBytes;
    if (BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytesOf(words), wordBytes) != wordBytes ||
        BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytesOf(words) + kEcWordBytes, wordBytes) !=
            wordBytes)
        return std::nullopt;
    return words;
}

bool verifiesPublicly(TokenAlgorithm algorithm, EVP_PKEY* key, std::string_view text,
                      std::string_view signature) {
    const DigestContext context(EVP_MD_CTX_new());
    return context &&
           EVP_DigestVerifyInit(context.get(), nullptr, digestOf(algorithm), nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(), bytesOf(signature), signature.size(), bytesOf(text),
                            text.size()) == 1;
}

} // namespace

VerificationKey::VerificationKey(TokenAlgorithm algorithm, Key key, std::string keyId)
    : m_algorithm(algorithm)
    , m_key(std::move(key))
    , m_keyId(std::move(keyId)) {}

Result<VerificationKey> VerificationKey::fromPem(std::string_view pem, std::string keyId) {
    const Bio bio = reader(pem);
    Key key =
        share(bio ? PEM_read_bio_PUBKEY(bio.get(), nullptr, &refusePassphrase, nullptr) : nullptr);
    if (!key)
        return keyFault("This is not a public key in PEM form.");
    const auto algorithm = algorithmOf(key.get());
    if (!algorithm)
        return keyFault("A token key must be P-256, RSA of 2048 to 8192 bits or Ed25519.");
    return VerificationKey(*algorithm, std::move(key), std::move(keyId));
}

Result<VerificationKey> VerificationKey::fromSecret(std::string_view secret, std::string keyId) {
    auto key = secretKey(secret);
    if (!key)
        return key.error();
    return VerificationKey(TokenAlgorithm::Hs256, std::move(key).value(), std::move(keyId));
}

bool VerificationKey::verifies(std::string_view signedText, std::string_view signature) const {
    // OpenSSL keeps a queue of errors a thread; a refused signature is none of ours to report.
    ERR_set_mark();
    bool right = false;
    switch (m_algorithm) {
    case TokenAlgorithm::Hs256: {
        const auto expected = rawSignature(m_algorithm, m_key.get(), signedText);
        right = expected && equalSecrets(*expected, signature);
        break;
    }
    case TokenAlgorithm::Es256: {
        const auto der = derFromWords(signature);
        right = der && verifiesPublicly(m_algorithm, m_key.get(), signedText, *der);
        break;
    }
    case TokenAlgorithm::Rs256:
    case TokenAlgorithm::EdDsa:
        right = verifiesPublicly(m_algorithm, m_key.get(), signedText, signature);
        break;
    }
    ERR_pop_to_mark();
    return right;
}

Result<SigningKey> SigningKey::fromPem(std::string_view pem, std::string keyId) {
    const Bio bio = reader(pem);
    Key key = share(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, &refusePassphrase, nullptr)
                        : nullptr);
    if (!key)
        return keyFault("This is not an unencrypted private key in PEM form.");
    const auto algorithm = algorithmOf(key.get());
    if (!algorithm)
        return keyFault("A token key must be P-256, RSA of 2048 to 8192 bits or Ed25519.");
    return SigningKey(VerificationKey(*algorithm, std::move(key), std::move(keyId)));
}

Result<SigningKey> SigningKey::fromSecret(std::string_view secret, std::string keyId) {
    auto key = VerificationKey::fromSecret(secret, std::move(keyId));
    if (!key)
        return key.error();
    return SigningKey(std::move(key).value());
}

Result<std::string> SigningKey::sign(std::string_view text) const {
    auto signature = rawSignature(algorithm(), m_key.m_key.get(), text);
    if (signature && algorithm() == TokenAlgorithm::Es256)
        signature = wordsFromDer(*signature);
    if (!signature)
        return keyFault("The token could not be signed.");
    return std::move(*signature);
}

} // namespace arcade::host
