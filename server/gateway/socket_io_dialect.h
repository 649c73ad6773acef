#pragma once

#include "server/gateway/dialect.h"

#include <optional>
#include <string>

namespace arcade::gateway {

/// Direct games over Socket.IO: what is read are its packets, what is written are Engine.IO
/// messages, several with separators between them. A request's id is the number of its
/// acknowledgement.
class SocketIoDialect : public Dialect {
public:
    /// `token` came with the connection, for the requests that carry none.
    explicit SocketIoDialect(std::optional<std::string> token);

    Request decode(std::string_view text) const override;
    Heartbeat heartbeat() const override { return Heartbeat::Transport; }
    Newcomer newcomer() const override { return Newcomer::Waits; }
    bool tells(const ServerMessage& message, std::string_view replyTo) const override;
    std::size_t slot() const override { return 2; }
    std::string encode(const host::Outgoing& outgoing, std::string_view replyTo) const override;

private:
    std::optional<std::string> m_token;
};

} // namespace arcade::gateway
