#pragma once

#include "shared/vocabulary/error.h"

#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace arcade::client {

/// Why something did not come through, as far as the player can do something about it.
enum class Problem {
    None,
    /// Nobody answers there, or the network is gone.
    Unreachable,
    TimedOut,
    /// Somebody answers, who is no arcade coordinator.
    NotAnArcade,
    /// Somebody takes the connection and ends it without an answer to HTTP: no arcade, one that
    /// wants TLS, or one that is away behind a relay.
    HangsUp,
    /// The certificate is not the one that was pinned; `detail` is its SHA-256.
    CertificateChanged,
    /// The server said no: `error` says why.
    Refused,
    /// Asked for while not connected, or the connection went before the answer.
    NotConnected,
};

struct Failure {
    Problem problem = Problem::None;
    /// What the server answered, when it did.
    std::optional<Error> error{};
    /// For the log, and for who asks.
    QString detail{};

    friend bool operator==(const Failure&, const Failure&) = default;
};

/// What was asked for, or why it did not come.
template <class T>
using Outcome = std::variant<T, Failure>;

template <class T>
const T* valueOf(const Outcome<T>& outcome) {
    return std::get_if<T>(&outcome);
}
template <class T>
const Failure* failureOf(const Outcome<T>& outcome) {
    return std::get_if<Failure>(&outcome);
}

} // namespace arcade::client
