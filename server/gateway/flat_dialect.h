#pragma once

#include "server/gateway/dialect.h"

namespace arcade::gateway {

/// Direct games: `{"type", …fields}`, on path `/`. There are no request ids: what is asked is
/// answered by what follows from it, or by an error.
class FlatDialect : public Dialect {
public:
    Request decode(std::string_view text) const override;
    Heartbeat heartbeat() const override { return Heartbeat::Transport; }
    Newcomer newcomer() const override { return Newcomer::Speaks; }
    bool tells(const ServerMessage& message, std::string_view replyTo) const override;
    std::size_t slot() const override { return 1; }
    std::string encode(const host::Outgoing& outgoing, std::string_view replyTo) const override;
};

} // namespace arcade::gateway
