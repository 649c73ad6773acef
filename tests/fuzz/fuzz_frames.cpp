// Goal: whatever bytes a client sends, the reader of frames hands out nothing that breaks RFC 6455,
// keeps its bounds, and comes to the same items however the bytes were cut.
#include "server/gateway/control_frame.h"
#include "server/gateway/frame_reader.h"
#include "server/gateway/http_text.h"
#include "server/gateway/text_frame.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

using namespace arcade::gateway;
using Kind = FrameReader::Kind;

namespace {

constexpr std::size_t kMessageBytes = 300;

class Bytes final : public FrameReader::Source {
public:
    Bytes(std::string_view bytes, std::size_t pieceBytes)
        : m_left(bytes)
        , m_pieceBytes(pieceBytes) {}

    /// What is read from now on.
    void nextPiece() { m_piece = std::min(m_pieceBytes, m_left.size()); }
    bool isEmpty() const { return m_left.empty(); }

    std::size_t read(char* into, std::size_t atMost) override {
        const std::size_t bytes = std::min(atMost, m_piece);
        std::memcpy(into, m_left.data(), bytes);
        m_left.remove_prefix(bytes);
        m_piece -= bytes;
        return bytes;
    }

private:
    std::string_view m_left;
    std::size_t m_pieceBytes;
    std::size_t m_piece = 0;
};

struct Heard {
    Kind kind;
    std::string payload;
    std::uint16_t code;

    friend bool operator==(const Heard&, const Heard&) = default;
};

void checkItem(const FrameReader::Item& item) {
    const bool isText = item.kind == Kind::Text;
    const bool isMessage = isText || item.kind == Kind::Binary;
    ARCADE_EXPECT(item.payload.size() <= (isMessage ? kMessageBytes : 125));
    ARCADE_EXPECT(!isText || http::isUtf8(item.payload));
    ARCADE_EXPECT(item.kind != Kind::Close || item.payload.size() != 1);
    ARCADE_EXPECT((item.kind == Kind::Fault) == (item.code != 0));
    if (isText)
        ARCADE_EXPECT(textOf(textFrame(item.payload)) == item.payload);
    if (item.kind == Kind::Ping)
        ARCADE_EXPECT(pongFrame(item.payload).size() == item.payload.size() + 2);
}

std::vector<Heard> read(std::string_view bytes, std::size_t pieceBytes) {
    FrameReader reader(kMessageBytes);
    Bytes source(bytes, pieceBytes);
    std::vector<Heard> heard;
    while (!source.isEmpty()) {
        source.nextPiece();
        for (;;) {
            const FrameReader::Item item = reader.next(source);
            if (item.kind == Kind::Nothing)
                break;
            checkItem(item);
            heard.push_back({item.kind, std::string(item.payload), item.code});
            if (item.kind == Kind::Close || item.kind == Kind::Fault)
                return heard;
        }
    }
    return heard;
}

/// As an honest client would frame it, so that what is behind the mask is reached as well.
std::string masked(std::string_view bytes) {
    std::string frames;
    std::size_t at = 0;
    while (at + 1 < bytes.size()) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto length = static_cast<unsigned char>(bytes[at + 1]) % 126U;
        const std::string_view payload = bytes.substr(at + 2, length);
        frames += static_cast<char>(first & 0x8FU);
        frames += static_cast<char>(0x80U | payload.size());
        frames.append(4, '\0');
        frames += payload;
        at += 2 + payload.size();
    }
    return frames;
}

void check(std::string_view bytes) {
    const std::vector<Heard> whole = read(bytes, bytes.size());
    ARCADE_EXPECT(read(bytes, 1) == whole);
    ARCADE_EXPECT(read(bytes, 2 + bytes.size() % 13) == whole);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(bytes);
    check(masked(bytes));
    return 0;
}
