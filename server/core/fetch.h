#pragma once

#include <cstddef>

namespace arcade::core {

/// Asks for the memory at an address, which need not be anyone's. Changes nothing but the time it
/// takes to get there later.
inline void fetchAt(const void* address) {
    __builtin_prefetch(address);
}

/// Asks for all of a value's memory at once: whoever reads it piece by piece would wait for one
/// cache line after another.
template <class Value>
void fetch(const Value& value) {
    constexpr std::size_t kLine = 64;
    const auto* const bytes = reinterpret_cast<const std::byte*>(&value);
    for (std::size_t at = 0; at < sizeof(Value); at += kLine)
        fetchAt(bytes + at);
}

} // namespace arcade::core
