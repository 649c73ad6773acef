#include "tools/bench/abuse_frames.h"
#include "tools/bench/abuse_plans.h"

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr int kLongBytes = 1 << 20;

Offence badHead(std::string name, std::string answer, std::string line, std::string headers,
                std::string body = {}) {
    const auto request = [=](const Offender& who) {
        return httpRequest(who.host, line, headers) + body;
    };
    return {.name = std::move(name), .answers = {std::move(answer)}, .saying = request};
}

AbusePlan badHeaders(const AbuseSize& size) {
    const std::string get = "GET /api/status HTTP/1.1";
    const std::string post = "POST /api/session HTTP/1.1";
    AbusePlan plan{"headers", "Giant and lying headers", {}};
    Wave wave;
    wave.offences = {
        badHead("a header of 1 MiB", "431", get, "X: " + repeated("x", kLongBytes) + "\r\n"),
        badHead("a target of 1 MiB", "431", "GET /" + repeated("x", kLongBytes) + " HTTP/1.1", {}),
        badHead("a header name of 1 MiB", "431", get, repeated("x", kLongBytes) + ": x\r\n"),
        badHead("a thousand headers", "431", get, repeated("X: x\r\n", 1000)),
        badHead("an upgrade with a key of 1 MiB", "431", "GET /ws HTTP/1.1",
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: " +
                    repeated("x", kLongBytes) + "\r\n"),
        badHead("a body of 100 GB", "413", post, "Content-Length: 100000000000\r\n", "{"),
        badHead("a length of no computer's", "413", post,
                "Content-Length: 99999999999999999999999\r\n", "{"),
        badHead("a negative length", "400", post, "Content-Length: -1\r\n"),
        badHead("a length with a sign", "400", post, "Content-Length: +2\r\n", "{}"),
        badHead("two lengths", "400", post, "Content-Length: 2\r\nContent-Length: 3\r\n", "{}"),
        badHead("two hosts", "400", get, "Host: elsewhere\r\n"),
        badHead("a folded header", "400", get, "X: a\r\n b\r\n"),
        badHead("a bare line feed", "400", get, "X: a\nY: b\r\n"),
        badHead("a header without a colon", "400", get, "nonsense\r\n"),
        badHead("a control character", "400", get, "X: a\x01z\r\n"),
        badHead("another protocol", "505", "GET / HTTP/9.9", {}),
        badHead("an unknown method", "501", "STEAL / HTTP/1.1", {}),
        badHead("nonsense", "400", "\x16\x03\x01", {}),
        badHead("an unknown expectation", "417", post, "Expect: money\r\nContent-Length: 2\r\n"),
    };
    wave.lines = static_cast<int>(wave.offences.size()) * size.pick(100, 6);
    wave.atOnce = size.pick(400, 100);
    wave.addresses = 100;
    plan.steps = {{wave}};
    plan.memoryReason = "a head is kept up to 16 KiB";
    return plan;
}

/// A second answer would be to the request that was smuggled in.
AbusePlan smuggling(const AbuseSize& size) {
    const std::string post = "POST /api/session HTTP/1.1";
    const std::string smuggled = "0\r\n\r\nGET /api/status HTTP/1.1\r\nHost: x\r\n\r\n";
    AbusePlan plan{"smuggling", "Content-Length with Transfer-Encoding", {}};
    Wave wave;
    wave.offences = {
        badHead("length, then chunked", "400", post,
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", smuggled),
        badHead("chunked, then length", "400", post,
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", smuggled),
        badHead("chunked alone", "501", post, "Transfer-Encoding: chunked\r\n", smuggled),
        badHead("chunked with a blank", "400", post, "Transfer-Encoding : chunked\r\n", smuggled),
        badHead("another encoding", "501", post, "Transfer-Encoding: xchunked\r\n", smuggled),
    };
    for (Offence& offence : wave.offences) {
        offence.until = Offence::Until::Ended;
        offence.patience = 3s;
    }
    wave.lines = static_cast<int>(wave.offences.size()) * size.pick(100, 6);
    wave.atOnce = wave.lines;
    wave.addresses = 100;
    plan.steps = {{wave}};
    return plan;
}

Offence badBody(std::string name, std::string answer, std::string body) {
    const auto request = [body = std::move(body)](const Offender& who) {
        return httpRequest(who.host, "POST /api/session HTTP/1.1", {}, body);
    };
    return {.name = std::move(name), .answers = {std::move(answer)}, .saying = request};
}

Offence badText(std::string name, std::string answer, std::string_view text) {
    return {.name = std::move(name),
            .answers = {std::move(answer)},
            .webSocketPath = "/ws",
            .saying = saying(frameOf(Opcode::Text, text))};
}

AbusePlan nesting(const AbuseSize& size) {
    const std::string key = R"({"a":)";
    const std::string envelope = R"({"type":"pong","id":"1","data":)";
    AbusePlan plan{"nesting", "100 000 nested brackets", {}};
    Wave wave;
    wave.offences = {
        badText("100 000 brackets", "close 1009", repeated("[", 100'000)),
        badText("as many brackets as a message holds", "BAD_MESSAGE", repeated("[", 16'384)),
        badText("as many brackets as data", "BAD_MESSAGE", envelope + repeated("[", 16'000)),
        badText("as many objects", "BAD_MESSAGE", repeated(key, 3'276)),
        badText("closed again", "BAD_MESSAGE",
                envelope + repeated("[", 8'000) + repeated("]", 8'000) + '}'),
        badBody("100 000 brackets as a body", "413", repeated("[", 100'000)),
        badBody("as many brackets as a body holds", "400", repeated("[", 65'536)),
        badBody("as many objects as a body holds", "400", repeated(key, 13'107)),
    };
    wave.lines = static_cast<int>(wave.offences.size()) * size.pick(100, 6);
    wave.atOnce = size.pick(200, 100);
    wave.firstAddress = 1'000;
    wave.addresses = wave.lines / 8;
    plan.steps = {{wave}};
    return plan;
}

AbusePlan invalidUtf8(const AbuseSize& size) {
    AbusePlan plan{"utf8", "Invalid UTF-8", {}};
    Wave wave;
    const auto inText = [](std::string_view bytes) {
        return std::string(R"({"type":"pong","id":")") + std::string(bytes) + R"("})";
    };
    wave.offences = {
        badText("no character", "close 1007", inText("\xFF")),
        badText("a character too long", "close 1007", inText("\xC0\xAF")),
        badText("half a pair", "close 1007", inText("\xED\xA0\x80")),
        badText("past the last character", "close 1007", inText("\xF4\x90\x80\x80")),
        badText("cut short", "close 1007", inText("\xE2\x82")),
        badText("64 KB of it", "close 1007", repeated("\x80", 65'000)),
        badBody("in a body", "400", "{\"callsign\":\"a\xFF\xFE\"}"),
        badHead("in a target", "400", "GET /api/players/%FF%FE HTTP/1.1", {}),
    };
    Offence split = badText("over two fragments", "close 1007", {});
    split.saying = saying(frameOf(Opcode::Text, "a\xE2", {.isLast = false}) +
                          frameOf(Opcode::Continuation, "b"));
    wave.offences.push_back(split);
    wave.lines = static_cast<int>(wave.offences.size()) * size.pick(100, 6);
    wave.atOnce = size.pick(200, 100);
    wave.firstAddress = 2'000;
    wave.addresses = wave.lines / 9;
    plan.steps = {{wave}};
    return plan;
}

} // namespace

std::vector<AbusePlan> requestAbuse(const AbuseSize& size) {
    return {badHeaders(size), smuggling(size), nesting(size), invalidUtf8(size)};
}

} // namespace arcade::bench
