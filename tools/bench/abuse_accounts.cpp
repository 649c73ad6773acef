#include "tools/bench/abuse_frames.h"
#include "tools/bench/abuse_plans.h"
#include "tools/bench/generator.h"

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr int kForgedBytes = 4'000;

Offence signIn(std::vector<std::string> answers, const std::string& prefix) {
    const auto request = [prefix](const Offender& who) {
        return httpRequest(who.host, "POST /api/session HTTP/1.1", {},
                           R"({"callsign":")" + prefix + std::to_string(who.number) + R"("})");
    };
    return {.name = answers.size() > 1 ? "from one address" : "from many addresses",
            .answers = std::move(answers),
            .saying = request};
}

AbusePlan signIns(const AbuseSize& size) {
    const std::string suffix = drawSuffix();
    AbusePlan plan{"sign-ins", "A flood of sign-ins", {}};
    Wave one;
    one.offences = {signIn({"200", "429", "503"}, "one-" + suffix + '-')};
    one.lines = size.pick(4'000, 300);
    one.atOnce = 32;
    one.firstAddress = 3'000;
    Wave many;
    many.offences = {signIn({"200"}, "many-" + suffix + '-')};
    many.lines = size.pick(4'000, 200);
    many.atOnce = 256;
    many.perSecond = size.pick(1'000, 100);
    many.firstAddress = 3'001;
    many.addresses = size.pick(400, 20);
    plan.steps = {{one, many}};
    plan.atLeast = {{"429", one.lines - 30}, {"200", many.lines}};
    return plan;
}

Offence auth(std::string name, std::vector<std::string> answers, const Offence::Saying& token) {
    const auto message = [token](const Offender& who) {
        return frameOf(Opcode::Text,
                       R"({"type":"auth","id":"1","data":{"token":")" + token(who) + R"("}})");
    };
    return {.name = std::move(name),
            .answers = std::move(answers),
            .webSocketPath = "/ws",
            .saying = message};
}

std::string withoutSignature(const std::string& token) {
    return token.substr(0, token.rfind('.') + 1);
}

std::vector<Offence> forgeries() {
    const std::vector<std::string> refused{"TOKEN_INVALID"};
    // {"alg":"none"}
    const std::string headerOfNone = "eyJhbGciOiJub25lIn0";
    return {
        auth("another signature", refused,
             [](const Offender& who) { return withoutSignature(who.token) + repeated("A", 43); }),
        auth("no signature", refused,
             [](const Offender& who) { return withoutSignature(who.token); }),
        auth("no algorithm", refused,
             [=](const Offender& who) {
                 const std::string body = withoutSignature(who.token);
                 return headerOfNone + body.substr(body.find('.'));
             }),
        auth("another player's claims", refused,
             [](const Offender& who) {
                 std::string token = who.token;
                 const auto middle = token.find('.') + 20;
                 token[middle] = token[middle] == 'A' ? 'B' : 'A';
                 return token;
             }),
        auth("nonsense", refused, saying(repeated("x", kForgedBytes))),
        auth("nothing", {"BAD_MESSAGE", "TOKEN_INVALID"}, saying({})),
    };
}

Offence useOfToken(std::string name, std::vector<std::string> answers) {
    return {.name = std::move(name),
            .answers = std::move(answers),
            .until = Offence::Until::Ended,
            .patience = 2s,
            .webSocketPath = "/ws",
            .signsIn = true};
}

/// The owner is let in whenever asking, also while a thief replays the token, and stays once the
/// thief has gone.
AbusePlan stolenTokens(const AbuseSize& size) {
    AbusePlan plan{"tokens", "Forged, stolen and replayed tokens", {}};
    Wave forged;
    forged.offences = forgeries();
    forged.perSecond = size.pick(1'000, 100);
    forged.lines = forged.perSecond * 2;
    forged.atOnce = 1'000;
    forged.addresses = 100;
    forged.guests = 1;
    Wave thieves;
    thieves.offences = {
        useOfToken("a stolen token", {"signed in, close 4001", "close 4001", "signed in"})};
    thieves.perSecond = size.pick(1'000, 100);
    thieves.lines = thieves.perSecond * 2;
    thieves.atOnce = 2'000;
    thieves.firstAddress = 4'000;
    thieves.addresses = 100;
    thieves.firstGuest = 1;
    thieves.guests = 1;
    Wave owner = thieves;
    owner.offences = {
        useOfToken("the owner meanwhile", {"signed in, close 4001", "close 4001", "signed in"})};
    owner.perSecond = 5;
    owner.lines = 10;
    owner.firstAddress = 4'200;
    owner.addresses = 1;
    Wave after = owner;
    after.offences = {useOfToken("the owner afterwards", {"signed in"})};
    after.lines = 1;
    after.offences.front().patience = 1s;
    for (Wave* wave : {&thieves, &owner})
        wave->offences.front().patience = size.pick(2s, 1s);
    plan.steps = {{forged, thieves, owner}, {after}};
    plan.atLeast = {{"TOKEN_INVALID", forged.lines / 2}, {"signed in, close 4001", 5}};
    return plan;
}

} // namespace

std::vector<AbusePlan> accountAbuse(const AbuseSize& size) {
    return {signIns(size), stolenTokens(size)};
}

} // namespace arcade::bench
