#include "server/gateway/envelope_dialect.h"

#include "shared/codec/envelope.h"

namespace arcade::gateway {

Dialect::Request EnvelopeDialect::decode(std::string_view text) const {
    codec::Decoded<ClientMessage> decoded = codec::decodeClient(text);
    return {std::move(decoded.id), std::move(decoded.message)};
}

bool EnvelopeDialect::tells(const ServerMessage& message, std::string_view) const {
    return infoOf(message).isIn(Contract::Arcade);
}

std::string EnvelopeDialect::encode(const host::Outgoing& outgoing,
                                    std::string_view replyTo) const {
    return codec::encode(outgoing.message, replyTo, outgoing.at);
}

} // namespace arcade::gateway
