#include "tools/bench/abuse_frames.h"
#include "tools/bench/abuse_plans.h"

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

/// The server's standard for limits.connections_per_address.
constexpr int kWelcomeOfAnAddress = 64;

AbusePlan slowHandshakes(const AbuseSize& size) {
    AbusePlan plan{"slow-handshakes", "Silent and slow handshakes by the thousand", {}};
    Wave wave;
    wave.offences = {
        {.name = "not a byte", .answers = {"dropped"}, .until = Offence::Until::Ended},
        {.name = "a byte of the head now and then",
         .answers = {"dropped"},
         .until = Offence::Until::Ended,
         .saying = saying("GET /ws HTTP/1.1\r\nX: "),
         .poured = "x",
         .times = 100,
         .interval = 200ms},
        {.name = "a byte of the body now and then",
         .answers = {"408"},
         .until = Offence::Until::Answered,
         .saying = saying("POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"),
         .poured = "x",
         .times = 100,
         .interval = 200ms},
        {.name = "upgraded, then silent",
         .answers = {"close 4002"},
         .until = Offence::Until::Ended,
         .webSocketPath = "/ws"},
    };
    wave.lines = size.pick(4'000, 300);
    wave.atOnce = wave.lines;
    wave.addresses = 200;
    plan.steps = {{wave}};
    plan.memoryMiB = 160;
    plan.memoryReason = "32 KiB for each of 4000 connections, and 32 MiB";
    return plan;
}

AbusePlan crowdFromOneAddress(const AbuseSize& size) {
    AbusePlan plan{"one-address", "More connections from one address than it may have", {}};
    Wave wave;
    wave.offences = {
        {.name = "HTTP, kept open",
         .answers = {"200", "503", "dropped"},
         .until = Offence::Until::Ended,
         .patience = 2s,
         .saying =
             [](const Offender& who) { return httpRequest(who.host, "GET /healthz HTTP/1.1"); }},
        {.name = "WebSocket, kept open",
         .answers = {"open", "close 1013", "dropped"},
         .until = Offence::Until::Ended,
         .patience = 2s,
         .webSocketPath = "/ws"},
    };
    wave.lines = size.pick(3'000, 800);
    wave.atOnce = wave.lines;
    plan.steps = {{wave}};
    plan.atLeast = {{"503", 20}, {"close 1013", 20}};
    plan.atMost = {{"200", kWelcomeOfAnAddress}, {"open", kWelcomeOfAnAddress}};
    return plan;
}

AbusePlan wantOfDescriptors(const AbuseSize& size) {
    AbusePlan plan{"descriptors", "So many connections that descriptors run out", {}};
    Wave wave;
    wave.offences = {{.name = "connected, then silent",
                      .answers = {"dropped", "silence"},
                      .until = Offence::Until::Ended,
                      .patience = 3s}};
    wave.lines = size.pick(2'000, 500);
    wave.atOnce = wave.lines;
    wave.addresses = 100;
    plan.steps = {{wave}};
    plan.takesDescriptors = true;
    return plan;
}

/// Some leave at each stage of a connection.
AbusePlan reconnects(const AbuseSize& size) {
    AbusePlan plan{"reconnects", "Thousands of reconnects a second", {}};
    Wave wave;
    wave.offences = {
        {.name = "connected and gone", .answers = {"cut"}, .until = Offence::Until::Begun},
        {.name = "upgraded and gone",
         .answers = {"cut"},
         .until = Offence::Until::Begun,
         .webSocketPath = "/ws"},
        // Who takes long to go is replaced by the next of the same name.
        {.name = "signed in and gone",
         .answers = {"cut", "close 4001", "signed in, close 4001"},
         .until = Offence::Until::Begun,
         .webSocketPath = "/ws",
         .signsIn = true},
    };
    wave.perSecond = size.pick(2'000, 200);
    wave.lines = wave.perSecond * size.pick(4, 2);
    wave.atOnce = 2'000;
    wave.addresses = 500;
    wave.guests = size.pick(200, 20);
    plan.steps = {{wave}};
    return plan;
}

} // namespace

std::vector<AbusePlan> connectionAbuse(const AbuseSize& size) {
    return {slowHandshakes(size), crowdFromOneAddress(size), wantOfDescriptors(size),
            reconnects(size)};
}

} // namespace arcade::bench
