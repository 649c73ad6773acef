#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace arcade {

/// The wire texts of an enumeration, in the order of its enumerators, which start at 0 and have
/// no gaps. Specialise with a member `static constexpr std::array<std::string_view, N> texts`.
template <class E>
struct EnumText;

template <class E>
concept TextEnum = requires {
    EnumText<E>::texts;
};

template <TextEnum E>
constexpr std::string_view wireText(E value) {
    return EnumText<E>::texts[static_cast<std::size_t>(value)];
}

/// Empty for a text that names no enumerator.
template <TextEnum E>
constexpr std::optional<E> parseWireText(std::string_view text) {
    for (std::size_t index = 0; index < EnumText<E>::texts.size(); ++index) {
        if (EnumText<E>::texts[index] == text)
            return static_cast<E>(index);
    }
    return std::nullopt;
}

} // namespace arcade
