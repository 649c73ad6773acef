#include "server/gateway/envelope_dialect.h"

#include "shared/codec/envelope.h"

namespace arcade::gateway {
namespace {

constexpr std::size_t kSlot = 0;

} // namespace

Dialect::Request EnvelopeDialect::decode(std::string_view text) const {
    codec::Decoded<ClientMessage> decoded = codec::decodeClient(text);
    return {std::move(decoded.id), std::move(decoded.message)};
}

std::string_view EnvelopeDialect::encode(const host::Outgoing& outgoing, std::string_view replyTo,
                                         std::string& scratch) const {
    if (!replyTo.empty()) {
        scratch = codec::encode(outgoing.message, replyTo, outgoing.at);
        return scratch;
    }
    std::string& encoded = outgoing.encoded[kSlot];
    if (encoded.empty())
        encoded = codec::encode(outgoing.message, {}, outgoing.at);
    return encoded;
}

} // namespace arcade::gateway
