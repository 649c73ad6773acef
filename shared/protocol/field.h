#pragma once

#include "shared/vocabulary/error.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace arcade {

/// What a field's value must lie within: the value of a number, the bytes of a text, the count of
/// a list. `violation` is the code a wrong value is answered with.
struct Bounds {
    std::int64_t min = std::numeric_limits<std::int64_t>::min();
    std::int64_t max = std::numeric_limits<std::int64_t>::max();
    ErrorCode violation = ErrorCode::BadMessage;
};

constexpr Bounds between(std::int64_t min, std::int64_t max) {
    return {min, max};
}
constexpr Bounds atMost(std::int64_t max) {
    return {0, max};
}
constexpr Bounds answeredWith(ErrorCode violation) {
    return {.violation = violation};
}

/// One member of a struct that can be written as a JSON object. A struct lists its members once,
/// in `static constexpr auto fields()`; codec, validation, documents and fuzz corpus read that
/// list. A member of type std::optional may be left out, one of type Nullable may be null.
template <class Struct, class T>
struct Field {
    using Type = T;
    std::string_view name;
    T Struct::*member;
    Bounds bounds;
};

template <class Struct, class T>
constexpr Field<Struct, T> field(std::string_view name, T Struct::*member, Bounds bounds = {}) {
    return {name, member, bounds};
}

/// A member struct whose fields stand among those of the struct it is in.
template <class Struct, class T>
struct EmbeddedField {
    using Type = T;
    T Struct::*member;
};

template <class Struct, class T>
constexpr EmbeddedField<Struct, T> embedded(T Struct::*member) {
    return {member};
}

/// Always present on the wire, as a value or as null.
template <class T>
struct Nullable {
    std::optional<T> value;

    friend bool operator==(const Nullable&, const Nullable&) = default;
};

enum class Direction { ToServer, ToClient };

/// How an outgoing message may be treated when its receiver is slow.
enum class Delivery {
    Critical, ///< never dropped
    Latest,   ///< only the newest of its type (and match) is kept
};

/// Which kind of client speaks a message.
enum class Contract {
    Arcade, ///< the enveloped messages at /ws
    Direct, ///< the flat messages and the Socket.IO events of direct games
    Both,
};

/// What is said of a message beside its fields.
struct MessageInfo {
    std::string_view wireName;
    Direction direction;
    std::string_view purpose;
    Delivery delivery = Delivery::Critical;
    Contract contract = Contract::Arcade;

    constexpr bool isIn(Contract spoken) const {
        return contract == spoken || contract == Contract::Both;
    }
};

} // namespace arcade
