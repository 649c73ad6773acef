#pragma once

#include "server/gateway/dialect.h"

namespace arcade::gateway {

/// The arcade protocol: `{"type", "id", "ts", "data"}`, on path `/ws`.
class EnvelopeDialect : public Dialect {
public:
    Request decode(std::string_view text) const override;
    Heartbeat heartbeat() const override { return Heartbeat::Message; }
    Newcomer newcomer() const override { return Newcomer::SignsIn; }
    bool tells(const ServerMessage& message, std::string_view replyTo) const override;
    std::size_t slot() const override { return 0; }
    std::string encode(const host::Outgoing& outgoing, std::string_view replyTo) const override;
};

} // namespace arcade::gateway
