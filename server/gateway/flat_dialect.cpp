#include "server/gateway/flat_dialect.h"

#include "shared/codec/flat.h"

namespace arcade::gateway {

Dialect::Request FlatDialect::decode(std::string_view text) const {
    return {{}, codec::decodeFlatClient(text)};
}

bool FlatDialect::tells(const ServerMessage& message, std::string_view) const {
    return infoOf(message).isIn(Contract::Direct);
}

std::string FlatDialect::encode(const host::Outgoing& outgoing, std::string_view) const {
    return codec::encodeFlat(outgoing.message);
}

} // namespace arcade::gateway
