#pragma once

#include "shared/vocabulary/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace arcade::host {

inline constexpr std::size_t kSecretBytes = 32;

/// Bytes nobody can predict. A machine that has none left is a broken invariant.
std::string randomBytes(std::size_t count);

/// SHA-256 as 64 lower-case hexadecimal digits.
std::string hashText(std::string_view text);

/// Compares in a time that tells nothing about where the texts differ.
bool equalSecrets(std::string_view a, std::string_view b);

/// Bytes for keys; text for what people copy: one line of visible ASCII, its end not part of it.
enum class SecretForm { Bytes, Text };

/// The secret kept in a file, made of kSecretBytes random bytes (in hexadecimal digits as text) if
/// there is none. The file appears whole or not at all, readable by its owner alone. An error,
/// which never quotes the secret, when it is not a regular file of ours, can be read by others, is
/// shorter than kSecretBytes, or is not of that form.
Result<std::string> loadOrCreateSecret(const std::filesystem::path& path,
                                       SecretForm form = SecretForm::Bytes);

} // namespace arcade::host
