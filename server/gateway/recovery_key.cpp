#include "server/gateway/recovery_key.h"

#include "server/host/secret.h"

#include <array>
#include <cstdint>

namespace arcade::gateway {
namespace {

/// Without i, l, o and u.
constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
static_assert(kAlphabet.size() == 32);
constexpr int kBitsPerCharacter = 5;
constexpr int kCharactersPerWord = 64 / kBitsPerCharacter;
constexpr std::size_t kCharacters = 30;
constexpr std::size_t kGroup = 5;

} // namespace

std::string newRecoveryKey(host::Entropy& entropy) {
    std::string plain;
    while (plain.size() < kCharacters) {
        for (std::uint64_t word : entropy.draw()) {
            for (int taken = 0; taken < kCharactersPerWord; ++taken, word >>= kBitsPerCharacter)
                plain.push_back(kAlphabet[word % kAlphabet.size()]);
        }
    }
    std::string key;
    for (std::size_t index = 0; index < kCharacters; ++index) {
        if (index > 0 && index % kGroup == 0)
            key.push_back('-');
        key.push_back(plain[index]);
    }
    return key;
}

std::string recoveryKeyHash(std::string_view key) {
    std::string canonical;
    for (const char character : key) {
        if (character == '-' || character == ' ')
            continue;
        const bool isUpper = character >= 'A' && character <= 'Z';
        canonical.push_back(isUpper ? static_cast<char>(character - 'A' + 'a') : character);
    }
    return host::hashText(canonical);
}

} // namespace arcade::gateway
