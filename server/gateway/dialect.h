#pragma once

#include "server/host/session.h"
#include "shared/protocol/messages.h"
#include "shared/vocabulary/result.h"

#include <string>
#include <string_view>

namespace arcade::gateway {

/// How the messages of one kind of client look on the wire. Stateless; the rest of the server
/// knows no dialect.
class Dialect {
public:
    virtual ~Dialect() = default;

    struct Request {
        /// Empty when the client gave none, or none that could be read.
        std::string id;
        Result<ClientMessage> message;
    };
    virtual Request decode(std::string_view text) const = 0;
    /// What keeps the heartbeat: messages, or the transport.
    enum class Heartbeat { Message, Transport };
    virtual Heartbeat heartbeat() const = 0;
    /// How a connection that is nobody's yet stays, within the time to sign in: by signing in, by
    /// saying anything at all, or by being alive alone.
    enum class Newcomer { SignsIn, Speaks, Waits };
    virtual Newcomer newcomer() const = 0;
    /// Whether there is anything to send; not all that the host tells is for every kind of client.
    virtual bool tells(const ServerMessage& message, std::string_view replyTo) const = 0;
    /// Which of an Outgoing's slots is this dialect's.
    virtual std::size_t slot() const = 0;
    /// The text to send; `replyTo` is empty when it answers no request.
    virtual std::string encode(const host::Outgoing& outgoing, std::string_view replyTo) const = 0;
};

} // namespace arcade::gateway
