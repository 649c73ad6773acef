#include "tools/bench/abuse_frames.h"
#include "tools/bench/abuse_plans.h"

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr int kPieceBytes = 1 << 20;
constexpr std::uint64_t kGiantBytes = 100ULL << 20U;
constexpr int kFragmentBytes = 60'000;
constexpr std::string_view kReservedBit = "\x40";

Offence giant(std::string name, std::string answer, std::string begin, std::string poured,
              int times) {
    return {.name = std::move(name),
            .answers = {"signed in, " + answer},
            .until = Offence::Until::Ended,
            .webSocketPath = "/ws",
            .signsIn = true,
            .saying = saying(std::move(begin)),
            .poured = std::move(poured),
            .times = times};
}

AbusePlan giantMessages(const AbuseSize& size) {
    AbusePlan plan{"giant-messages", "Messages of 100 MiB, and such as say so", {}};
    const std::string piece = repeated("x", kPieceBytes);
    Wave wave;
    wave.offences = {
        giant("100 MiB in a frame", "close 1009", frameHead(Opcode::Text, kGiantBytes), piece, 100),
        giant("100 MiB in fragments", "close 1009",
              frameOf(Opcode::Text, piece.substr(0, kFragmentBytes), {.isLast = false}),
              frameOf(Opcode::Continuation, piece.substr(0, kFragmentBytes), {.isLast = false}),
              static_cast<int>(kGiantBytes / kFragmentBytes)),
        giant("an announced exbibyte", "close 1009", frameHead(Opcode::Text, 1ULL << 60U), piece,
              8),
        giant("a length with its highest bit set", "close 1002",
              frameHead(Opcode::Text, (1ULL << 63U) + 5), piece, 8),
        giant("100 MiB of binary", "close 1009", frameHead(Opcode::Binary, kGiantBytes), piece,
              100),
    };
    wave.lines = static_cast<int>(wave.offences.size()) * size.pick(8, 2);
    wave.atOnce = wave.lines;
    wave.addresses = 20;
    wave.guests = wave.lines;
    plan.steps = {{wave}};
    plan.memoryReason = "a message is kept up to 64 KiB";
    return plan;
}

Offence badFrame(std::string name, std::string answer, std::string bytes) {
    return {.name = std::move(name),
            .answers = {std::move(answer)},
            .webSocketPath = "/ws",
            .saying = saying(std::move(bytes))};
}

AbusePlan forbiddenFrames(const AbuseSize& size) {
    const std::string message = R"({"type":"queue.leave","id":"1"})";
    const auto reserved = static_cast<std::uint8_t>(kReservedBit.front());
    AbusePlan plan{"frames", "Unmasked and forbidden frames", {}};
    Wave wave;
    wave.offences = {
        badFrame("unmasked text", "close 1002",
                 frameOf(Opcode::Text, message, {.isMasked = false})),
        badFrame("a reserved bit", "close 1002",
                 frameOf(Opcode::Text, message, {.reserved = reserved})),
        badFrame("a reserved opcode", "close 1002", frameOf(Opcode{3}, message)),
        badFrame("a reserved control frame", "close 1002", frameOf(Opcode{11}, {})),
        badFrame("a ping in fragments", "close 1002",
                 frameOf(Opcode::Ping, "x", {.isLast = false})),
        badFrame("a ping of 1000 bytes", "close 1002", frameOf(Opcode::Ping, repeated("x", 1000))),
        badFrame("a continuation of nothing", "close 1002", frameOf(Opcode::Continuation, "x")),
        badFrame("a message within another", "close 1002",
                 frameOf(Opcode::Text, "x", {.isLast = false}) + frameOf(Opcode::Text, message)),
        badFrame("a close frame of one byte", "close 1002", frameOf(Opcode::Close, "x")),
        badFrame("a close code that is none", "close 1002", frameOf(Opcode::Close, "\x03\x01")),
        badFrame("a close reason that is not UTF-8", "close 1007",
                 frameOf(Opcode::Close, "\x03\xE8\xFF\xFE")),
        badFrame("binary", "BAD_MESSAGE", frameOf(Opcode::Binary, message)),
    };
    wave.lines = static_cast<int>(wave.offences.size()) * size.pick(100, 6);
    wave.atOnce = size.pick(400, 100);
    wave.addresses = 100;
    plan.steps = {{wave}};
    return plan;
}

} // namespace

std::vector<AbusePlan> frameAbuse(const AbuseSize& size) {
    return {giantMessages(size), forbiddenFrames(size)};
}

} // namespace arcade::bench
