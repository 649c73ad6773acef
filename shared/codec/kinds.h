#pragma once

#include "shared/protocol/field.h"
#include "shared/vocabulary/amount.h"
#include "shared/vocabulary/boxed.h"
#include "shared/vocabulary/direct.h"
#include "shared/vocabulary/enum_text.h"
#include "shared/vocabulary/ids.h"
#include "shared/vocabulary/instant.h"
#include "shared/vocabulary/ratio.h"

#include <chrono>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

/// Which kinds of member a declared struct may have, as the codec tells them apart.
namespace arcade::codec {

/// A struct that lists its members in `fields()`.
template <class T>
concept Declared = requires {
    T::fields();
};

template <class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool>;

template <class T>
inline constexpr bool kIsId = false;
template <class Tag>
inline constexpr bool kIsId<Id<Tag>> = true;

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool kIsOptional<Boxed<T>> = true;

template <class T>
inline constexpr bool kIsNullable = false;
template <class T>
inline constexpr bool kIsNullable<Nullable<T>> = true;

template <class T>
inline constexpr bool kIsList = false;
template <class T>
inline constexpr bool kIsList<std::vector<T>> = true;

/// An object whose member names are data.
template <class T>
inline constexpr bool kIsMap = false;
template <class T>
inline constexpr bool kIsMap<std::map<std::string, T>> = true;

template <class T>
inline constexpr bool kIsDuration = false;
template <class Rep, class Period>
inline constexpr bool kIsDuration<std::chrono::duration<Rep, Period>> = true;

template <class F>
inline constexpr bool kIsEmbedded = false;
template <class Struct, class T>
inline constexpr bool kIsEmbedded<EmbeddedField<Struct, T>> = true;

template <class T>
inline constexpr bool kUnsupported = false;

} // namespace arcade::codec
