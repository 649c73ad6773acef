#include "tools/protocol_docs/seeds.h"

#include "shared/codec/envelope.h"
#include "shared/codec/samples.h"

namespace arcade::docs {
namespace {

using namespace arcade::codec;

template <class Family>
void appendMessages(std::vector<Seed>& seeds, const std::string& sender) {
    forEachMessageIn<Family, Contract::Arcade>([&]<class Message>() {
        int size = 0;
        for (const SampleKind kind :
             {SampleKind::Minimal, SampleKind::Typical, SampleKind::Maximal})
            seeds.push_back(
                {sender + '_' + std::string{Message::info.wireName} + '_' + std::to_string(size++),
                 encode(Family{sample<Message>(kind)}, "7", instantFromMs(1))});
    });
}

} // namespace

std::vector<Seed> envelopeSeeds() {
    std::vector<Seed> seeds{
        {"list", "[]"},
        {"no_type", "{\"id\":\"7\"}"},
        {"unknown_type", "{\"type\":\"queue.jump\",\"id\":\"7\"}"},
        {"number_as_id", "{\"type\":\"pong\",\"id\":7}"},
        {"fraction_as_ts", "{\"type\":\"pong\",\"ts\":1.5}"},
        {"list_as_data", "{\"type\":\"pong\",\"data\":[]}"},
        {"two_types", "{\"type\":\"pong\",\"type\":\"auth\"}"},
        {"escapes", "{\"type\":\"p\\u006fng\",\"id\":\"\\ud83d\\ude00\\n\"}"},
        {"lone_surrogate", "{\"type\":\"pong\",\"id\":\"\\udc00\"}"},
        {"exponents", "{\"type\":\"pong\",\"a\":1e308,\"b\":-2.5E-300,\"c\":0e154}"},
        {"tiny", "{\"type\":\"pong\",\"a\":1.0e-2147483639,\"b\":0.00000000000000000001}"},
        {"deep", "{\"type\":\"pong\",\"a\":[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]}"},
        {"too_deep", "{\"type\":\"pong\",\"a\":[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]}"},
    };
    appendMessages<ClientMessage>(seeds, "client");
    appendMessages<ServerMessage>(seeds, "server");
    return seeds;
}

} // namespace arcade::docs
