#pragma once

#include "shared/protocol/messages.h"
#include "shared/vocabulary/close_code.h"
#include "shared/vocabulary/instant.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace arcade::host {

/// One connection's session; never used twice in a process.
struct SessionId {
    std::uint64_t value = 0;
    friend constexpr auto operator<=>(SessionId, SessionId) = default;
};

/// A message on its way to one or more sessions. What was made of it once is kept for all the
/// receivers that get the same bytes.
struct Outgoing {
    ServerMessage message;
    /// Server time it was decided at.
    Instant at{};
    /// Encoded and framed, one slot a dialect, by its number; empty until then.
    mutable std::array<std::string, 3> frames{};
};

/// A connection as the host sees it. Called on the host's thread only; it must not call the host
/// back from within.
class SessionSink {
public:
    virtual ~SessionSink() = default;

    /// The player is known from now on; the connection may stay.
    virtual void authenticated() = 0;
    /// Something is delivered soon: asks for the memory that will take (`fetch.h`).
    virtual void fetch() const {}
    /// `replyTo` is the id of the request it answers, empty otherwise.
    virtual void deliver(const std::shared_ptr<const Outgoing>& outgoing,
                         std::string_view replyTo) = 0;
    /// Nothing is delivered after it.
    virtual void end(CloseCode code, std::string_view reason) = 0;
};

} // namespace arcade::host

template <>
struct std::hash<arcade::host::SessionId> {
    std::size_t operator()(arcade::host::SessionId id) const noexcept {
        return static_cast<std::size_t>(id.value);
    }
};
