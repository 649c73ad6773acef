#pragma once

#include <cstddef>

namespace arcade {

/// Asks for the memory at an address, which need not be anyone's. Changes nothing but the time it
/// takes to get there later.
inline void fetchAt(const void* address) {
    __builtin_prefetch(address);
}

/// Asks for so much memory at once: whoever reads it piece by piece would wait for one cache line
/// after another.
inline void fetchAll(const void* address, std::size_t size) {
    constexpr std::size_t kLine = 64;
    const auto* const bytes = static_cast<const std::byte*>(address);
    for (std::size_t at = 0; at < size; at += kLine)
        fetchAt(bytes + at);
}

template <class Value>
void fetch(const Value& value) {
    fetchAll(&value, sizeof(Value));
}

} // namespace arcade
