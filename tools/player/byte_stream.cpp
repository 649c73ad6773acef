#include "tools/player/plain_stream.h"
#include "tools/player/tls_stream.h"

namespace arcade::player {

std::shared_ptr<ByteStream> ByteStream::open(Loop& loop, const Endpoint& endpoint,
                                             Receiver& receiver) {
    if (endpoint.tls)
        return std::make_shared<TlsStream>(endpoint, receiver);
    return std::make_shared<PlainStream>(loop, endpoint, receiver);
}

} // namespace arcade::player
