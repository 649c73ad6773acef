#include "server/host/direct_identity.h"

#include "server/host/secret.h"
#include "shared/vocabulary/expect.h"

#include <string>

namespace arcade::host {

DirectIdentity directIdentity(std::string_view playerId) {
    const auto hashed = [playerId](std::string_view purpose) {
        return hashText(std::string(purpose).append(playerId));
    };
    const auto player = PlayerId::parse(hashed("direct:").substr(0, 32));
    const auto address = Address::parse("0x" + hashed("direct address:").substr(0, 40));
    ARCADE_EXPECT(player && address);
    return {*player, *address};
}

} // namespace arcade::host
