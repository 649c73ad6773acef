#pragma once

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>
#include <string>
#include <string_view>

namespace arcade::test {

struct KeyTexts {
    std::string privatePem;
    std::string publicPem;
};

inline std::string takeText(BIO* bio) {
    char* data = nullptr;
    const long length = BIO_get_mem_data(bio, &data);
    std::string text(data, static_cast<std::size_t>(length));
    BIO_free(bio);
    return text;
}

/// Owns the key from here on.
inline KeyTexts keyTexts(EVP_PKEY* key) {
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> owned(key, &EVP_PKEY_free);
    BIO* priv = BIO_new(BIO_s_mem());
    BIO* pub = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(priv, key, nullptr, nullptr, 0, nullptr, nullptr);
    PEM_write_bio_PUBKEY(pub, key);
    return {takeText(priv), takeText(pub)};
}

inline KeyTexts newEcKey(const char* curve = "P-256") {
    return keyTexts(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", curve));
}

inline KeyTexts newRsaKey(std::size_t bits = 2048) {
    return keyTexts(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", bits));
}

inline KeyTexts newEd25519Key() {
    return keyTexts(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
}

inline KeyTexts ed25519Key(std::string_view rawPrivate) {
    return keyTexts(EVP_PKEY_new_raw_private_key(
        EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(rawPrivate.data()),
        rawPrivate.size()));
}

} // namespace arcade::test
