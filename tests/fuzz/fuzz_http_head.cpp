// Goal: whatever bytes a peer sends, the request reader takes no more than it was given, keeps its
// bounds and its promises, and comes to the same outcome however the bytes were cut.
#include "server/gateway/http_message.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

using namespace arcade::gateway;
using State = HttpRequestParser::State;

namespace {

struct Outcome {
    State state;
    std::size_t consumed;
    std::size_t headBytes;
    HttpRequest request;
    HttpFailure failure;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome read(std::string_view bytes, std::size_t pieceBytes, HttpLimits limits) {
    HttpRequestParser parser(limits);
    std::size_t consumed = 0;
    while (consumed < bytes.size()) {
        const std::string_view piece = bytes.substr(consumed, pieceBytes);
        const std::size_t taken = parser.feed(piece);
        ARCADE_EXPECT(taken <= piece.size());
        consumed += taken;
        if (taken == 0)
            break;
    }
    return {parser.state(), consumed, parser.headBytes(), parser.request(), parser.failure()};
}

void checkBounds(const Outcome& outcome, HttpLimits limits) {
    ARCADE_EXPECT(outcome.headBytes <= limits.headBytes);
    ARCADE_EXPECT(outcome.headBytes <= outcome.consumed);
    ARCADE_EXPECT(outcome.request.body.size() <= limits.bodyBytes);
    ARCADE_EXPECT(outcome.request.headers.size() <= limits.headerCount);
}

void checkRequest(const HttpRequest& request) {
    const auto isControl = [](char character) {
        return static_cast<unsigned char>(character) < 0x20 || character == 0x7F;
    };
    const auto breaksLine = [](const HttpField& field) {
        constexpr std::string_view breaking("\r\n\0", 3);
        return field.value.find_first_of(breaking) != std::string::npos;
    };
    ARCADE_EXPECT(request.path.substr(0, 1) == "/");
    ARCADE_EXPECT((request.path + "/").find("/../") == std::string::npos);
    ARCADE_EXPECT(std::none_of(request.path.begin(), request.path.end(), isControl));
    ARCADE_EXPECT(std::none_of(request.headers.begin(), request.headers.end(), breaksLine));
    ARCADE_EXPECT(!request.isWebSocketUpgrade() || request.asksForWebSocket());
    ARCADE_EXPECT(!request.bearerToken() || !request.bearerToken()->empty());
}

void checkPeeking(std::string_view bytes, const Outcome& whole, HttpLimits limits) {
    HttpRequestParser parser(limits);
    const std::array<std::size_t, 3> cuts{bytes.size() / 3, bytes.size() / 2, bytes.size()};
    for (const std::size_t cut : cuts)
        parser.parseHead(bytes.substr(0, cut));
    ARCADE_EXPECT(parser.headBytes() == whole.headBytes);
    ARCADE_EXPECT(parser.failure() == whole.failure);
    ARCADE_EXPECT(parser.request().body.empty());
    ARCADE_EXPECT((parser.state() == State::NeedMore) == (whole.state == State::NeedMore));
}

void check(std::string_view bytes, HttpLimits limits) {
    const Outcome whole = read(bytes, bytes.size(), limits);
    ARCADE_EXPECT(read(bytes, 1, limits) == whole);
    ARCADE_EXPECT(read(bytes, 2 + bytes.size() % 13, limits) == whole);
    checkBounds(whole, limits);
    checkPeeking(bytes, whole, limits);
    if (whole.state == State::HeadComplete || whole.state == State::Complete)
        checkRequest(whole.request);
    if (whole.state == State::Failed)
        ARCADE_EXPECT(!serialize(errorResponse(whole.failure), false).empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(bytes, HttpLimits{});
    check(bytes, HttpLimits{128, 16, 3});
    return 0;
}
