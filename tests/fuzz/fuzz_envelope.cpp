// Goal: whatever a peer sends as a frame, decoding ends within bounds, refuses with a code and a
// text that can be sent on, a message that was taken comes back unchanged from the wire, and what
// is read without a tree is what the tree gives.
#include "shared/codec/envelope.h"
#include "shared/codec/envelope_paths.h"
#include "shared/codec/json_document.h"

#include "shared/vocabulary/expect.h"

#include <cstdint>
#include <string>
#include <string_view>

using namespace arcade;
using namespace arcade::codec;

namespace {

Decoded<ClientMessage> decodeAs(const ClientMessage&, std::string_view frame) {
    return decodeClient(frame);
}
Decoded<ServerMessage> decodeAs(const ServerMessage&, std::string_view frame) {
    return decodeServer(frame);
}

void checkRefusal(const Error& error) {
    ARCADE_EXPECT(!error.message.empty());
    ARCADE_EXPECT(error.message.size() <= 512);
    ARCADE_EXPECT(isPlainUtf8(error.message));
    ARCADE_EXPECT(decodeServer(encode(ErrorReply{error.code, error.message, {}}, "", Instant{}))
                      .message.ok());
}

template <class Family>
void checkComesBack(const Family& message, const std::string& id, std::int64_t ts,
                    std::size_t maxBytes) {
    const std::string frame = encode(message, id, instantFromMs(ts));
    // A frame near the limit may have grown over it.
    if (frame.size() > maxBytes)
        return;
    const Decoded<Family> again = decodeAs(message, frame);
    ARCADE_EXPECT(again.message.ok());
    ARCADE_EXPECT(again.message.value() == message);
    ARCADE_EXPECT(again.id == id && again.ts == ts);
    ARCADE_EXPECT(encode(again.message.value(), id, instantFromMs(ts)) == frame);
}

template <class Family>
void check(const Decoded<Family>& decoded, std::size_t frameBytes, std::size_t maxBytes) {
    ARCADE_EXPECT(decoded.id.size() <= kMaxRequestIdBytes);
    ARCADE_EXPECT(isPlainUtf8(decoded.id));
    if (!decoded.message)
        return checkRefusal(decoded.message.error());
    ARCADE_EXPECT(frameBytes <= maxBytes);
    checkComesBack(decoded.message.value(), decoded.id, decoded.ts, maxBytes);
}

template <class Family>
void checkAgrees(std::string_view frame) {
    const std::optional<Decoded<Family>> plain = decodePlain<Family>(frame);
    if (!plain)
        return;
    const Decoded<Family> tree = decodeByTree<Family>(frame);
    ARCADE_EXPECT(tree.message.ok() && plain->message.value() == tree.message.value());
    ARCADE_EXPECT(plain->id == tree.id && plain->ts == tree.ts);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view frame(reinterpret_cast<const char*>(data), size);
    check(decodeClient(frame), size, kMaxClientMessageBytes);
    check(decodeServer(frame), size, kMaxServerMessageBytes);
    checkAgrees<ClientMessage>(frame);
    checkAgrees<ServerMessage>(frame);
    return 0;
}
