#pragma once

#include "server/host/ports.h"

#include <string>
#include <string_view>

namespace arcade::gateway {

/// A new key of 150 unpredictable bits, to be read out and typed in: six groups of five letters
/// and digits, none of which look alike.
std::string newRecoveryKey(host::Entropy& entropy);

/// What is stored of a key: a hash that is the same however the key is grouped or capitalised.
std::string recoveryKeyHash(std::string_view key);

} // namespace arcade::gateway
