#include "tools/bench/abuse_frames.h"
#include "tools/bench/abuse_plans.h"

#include "shared/codec/envelope.h"

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr int kPingBytes = 125;

Offence flood(std::string name, std::vector<std::string> answers, std::string poured, int times) {
    return {.name = std::move(name),
            .answers = std::move(answers),
            .until = Offence::Until::Ended,
            .patience = 4s,
            .webSocketPath = "/ws",
            .signsIn = true,
            .poured = std::move(poured),
            .times = times};
}

Offence deaf(Offence offence) {
    offence.isDeaf = true;
    return offence;
}

/// Whether such a connection is ended or only not read any more is the transport's own affair.
const std::vector<std::string>& bounded() {
    static const std::vector<std::string> answers{"signed in", "signed in, dropped",
                                                  "signed in, close 4003", "signed in, close 4004"};
    return answers;
}

AbusePlan pings(const AbuseSize& size) {
    const std::string many = repeated(frameOf(Opcode::Ping, repeated("p", kPingBytes)), 500);
    AbusePlan plan{"pings", "A flood of pings whose pongs nobody reads", {}};
    Wave wave;
    wave.offences = {
        deaf(flood("pongs unread", bounded(), many, 400)),
        flood("pongs read", bounded(), many, 40),
        flood("unasked pongs", bounded(),
              repeated(frameOf(Opcode::Pong, repeated("p", kPingBytes)), 500), 40),
    };
    for (Offence& offence : wave.offences)
        offence.patience = size.pick(4s, 2s);
    wave.lines = 3 * size.pick(12, 3);
    wave.atOnce = wave.lines;
    wave.addresses = 12;
    wave.guests = wave.lines;
    plan.steps = {{wave}};
    plan.memoryMiB = 64;
    plan.memoryReason = "1.25 MiB may wait for each of 12 who do not read, and 32 MiB";
    return plan;
}

Offence::Saying watchTheMatch() {
    return [](const Offender& who) {
        const auto match = MatchId::parse(who.match);
        return frameOf(Opcode::Text,
                       codec::encode(ClientMessage(SpectateJoin{match.value_or(MatchId{})}),
                                     "watch", Instant{}));
    };
}

AbusePlan readers(const AbuseSize& size) {
    AbusePlan plan{"readers", "Readers that never read", {}};
    plan.needsMatch = true;
    Offence watcher = flood("of a match's updates", bounded(), {}, 0);
    watcher.answers.emplace_back("signed in, watching");
    watcher.saying = watchTheMatch();
    Offence asker =
        flood("of answers", bounded(), frameOf(Opcode::Text, R"({"type":"ping","id":"1"})"), 1000);
    asker.interval = 20ms;
    for (Offence* offence : {&watcher, &asker})
        offence->patience = size.pick(4s, 2s);
    Wave wave;
    wave.offences = {
        deaf(watcher),
        deaf(asker),
        deaf({.name = "of a long document",
              .answers = {"dropped", "200"},
              .until = Offence::Until::Ended,
              .patience = size.pick(7s, 3s),
              .saying =
                  [](const Offender& who) {
                      return repeated(httpRequest(who.host, "GET /api/openapi.json HTTP/1.1"), 200);
                  }}),
    };
    wave.lines = 3 * size.pick(100, 8);
    wave.atOnce = wave.lines;
    wave.addresses = 50;
    wave.guests = wave.lines;
    plan.steps = {{wave}};
    plan.memoryMiB = 64;
    plan.memoryReason = "a document of 100 KB for each of 100, and 48 MiB";
    return plan;
}

/// A million in all, at full size.
AbusePlan tinyMessages(const AbuseSize& size) {
    const std::vector<std::string> abuse{"signed in, close 4003"};
    const auto text = [](std::string_view payload) { return frameOf(Opcode::Text, payload); };
    AbusePlan plan{"tiny-messages", "A million tiny messages", {}};
    Wave wave;
    wave.offences = {
        flood("nothing", abuse, repeated(text({}), 100), 25),
        flood("an empty object", abuse, repeated(text("{}"), 100), 25),
        flood("pongs", abuse, repeated(text(R"({"type":"pong","id":""})"), 100), 25),
        flood("fragments of nothing", bounded(),
              repeated(frameOf(Opcode::Continuation, {}, {.isLast = false}), 100), 25),
    };
    wave.offences.back().saying = saying(frameOf(Opcode::Text, {}, {.isLast = false}));
    wave.offences.back().patience = 2s;
    wave.lines = 4 * size.pick(100, 8);
    wave.atOnce = wave.lines;
    wave.addresses = 50;
    wave.guests = wave.lines;
    plan.steps = {{wave}};
    return plan;
}

AbusePlan spectators(const AbuseSize& size) {
    AbusePlan plan{"spectators", "10 000 spectators on one match", {}};
    plan.needsMatch = true;
    Offence watcher = flood("watches", {"signed in, watching"}, {}, 0);
    watcher.saying = watchTheMatch();
    watcher.patience = size.pick(8s, 4s);
    Wave wave;
    wave.offences = {watcher};
    wave.lines = size.pick(10'000, 300);
    wave.atOnce = wave.lines;
    wave.perSecond = size.pick(5'000, 300);
    wave.addresses = size.pick(1'000, 30);
    wave.guests = wave.lines;
    plan.steps = {{wave}};
    plan.memoryMiB = 512;
    plan.memoryReason = "48 KiB for each of 10 000 signed in, and 32 MiB";
    return plan;
}

} // namespace

std::vector<AbusePlan> floodAbuse(const AbuseSize& size) {
    return {pings(size), readers(size), tinyMessages(size), spectators(size)};
}

} // namespace arcade::bench
