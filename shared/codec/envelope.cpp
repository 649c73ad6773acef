#include "shared/codec/envelope.h"

#include "shared/codec/envelope_paths.h"
#include "shared/codec/json_reader.h"
#include "shared/codec/json_writer.h"
#include "shared/codec/plain_reader.h"

#include <algorithm>
#include <array>

namespace arcade::codec {
namespace {

template <class Family>
struct Decoder {
    std::string_view wireName;
    bool (*readPlain)(PlainReader& reader, Family& out);
    bool (*read)(JsonReader& reader, const JsonValue& data, const JsonPath& path, Family& out);
};

template <class Family, class Message>
bool readPlainInto(PlainReader& reader, Family& out) {
    return reader.readObject(out.template emplace<Message>());
}

template <class Family, class Message>
bool readInto(JsonReader& reader, const JsonValue& data, const JsonPath& path, Family& out) {
    return reader.read(data, Bounds{}, path, out.template emplace<Message>());
}

template <class Family>
constexpr auto sortedDecoders() {
    std::array<Decoder<Family>, countMessagesIn<Family, Contract::Arcade>()> decoders{};
    std::size_t count = 0;
    forEachMessageIn<Family, Contract::Arcade>([&]<class Message>() {
        decoders[count++] = {Message::info.wireName, &readPlainInto<Family, Message>,
                             &readInto<Family, Message>};
    });
    std::ranges::sort(decoders, {}, &Decoder<Family>::wireName);
    return decoders;
}

template <class Family>
const Decoder<Family>* findDecoder(std::string_view wireName) {
    static constexpr auto kDecoders = sortedDecoders<Family>();
    const auto found =
        std::ranges::lower_bound(kDecoders, wireName, {}, &Decoder<Family>::wireName);
    return found != kDecoders.end() && found->wireName == wireName ? &*found : nullptr;
}

// The members of the envelope; where faults are told they are read one by one, as a fault in one
// must not hide those before it.
struct RequestId {
    std::optional<std::string> id;
    static constexpr auto fields() {
        return std::tuple{field("id", &RequestId::id, atMost(kMaxRequestIdBytes))};
    }
};

struct SentAt {
    std::optional<std::int64_t> ts;
    static constexpr auto fields() { return std::tuple{field("ts", &SentAt::ts)}; }
};

struct Type {
    std::string name;
    static constexpr auto fields() { return std::tuple{field("type", &Type::name)}; }
};

struct Head {
    Type type;
    RequestId request;
    SentAt sent;
    static constexpr auto fields() {
        return std::tuple{embedded(&Head::type), embedded(&Head::request), embedded(&Head::sent)};
    }
};

const JsonValue& dataOf(const JsonValue& envelope) {
    static const JsonValue kNothing(rapidjson::kObjectType);
    const auto member = envelope.FindMember("data");
    return member == envelope.MemberEnd() || member->value.IsNull() ? kNothing : member->value;
}

template <class Family>
Result<Family> readMessage(JsonReader& reader, const JsonValue& envelope) {
    Type type;
    if (!reader.readMembers(envelope, JsonPath{}, type))
        return reader.takeFault();
    const Decoder<Family>* decoder = findDecoder<Family>(type.name);
    if (!decoder)
        return Error{ErrorCode::UnknownType, "type: unknown"};
    Family message;
    if (!decoder->read(reader, dataOf(envelope), JsonPath{nullptr, "data"}, message))
        return reader.takeFault();
    return message;
}

template <class Family>
bool readPlain(std::string_view frame, Decoded<Family>& out) {
    if (!isPlainUtf8(frame))
        return false;
    PlainReader reader(frame);
    Head head;
    PlainReader::Seen seen = 0;
    const Decoder<Family>* decoder = nullptr;
    Family& message = out.message.value();
    const bool isRead = reader.scanner().object([&](std::string_view name) {
        if (name != "data")
            return reader.readMember(name, head, seen);
        // What the data is must be known by now, and it comes once.
        const bool isFirst = decoder == nullptr;
        decoder = findDecoder<Family>(head.type.name);
        return isFirst && decoder != nullptr && decoder->readPlain(reader, message);
    });
    if (!isRead || !reader.scanner().isDone() || !PlainReader::isComplete<Head>(seen))
        return false;
    out.id = std::move(head.request.id).value_or(std::string{});
    out.ts = head.sent.ts.value_or(0);
    if (decoder != nullptr)
        return true;
    decoder = findDecoder<Family>(head.type.name);
    PlainReader nothing("{}");
    return decoder != nullptr && decoder->readPlain(nothing, message);
}

template <class Family>
Decoded<Family> readByTree(std::string_view frame) {
    const auto refused = [](Error error) { return Decoded<Family>{{}, 0, std::move(error)}; };
    JsonDocument document;
    if (const auto parsed = document.parse(frame); !parsed)
        return refused(parsed.error());
    JsonReader reader;
    RequestId request;
    if (!reader.read(document.root(), Bounds{}, JsonPath{}, request))
        return refused(reader.takeFault());
    std::string id = std::move(request.id).value_or(std::string{});
    SentAt sent;
    if (!reader.readMembers(document.root(), JsonPath{}, sent))
        return {std::move(id), 0, reader.takeFault()};
    return {std::move(id), sent.ts.value_or(0), readMessage<Family>(reader, document.root())};
}

template <class Family>
Decoded<Family> decode(std::string_view frame, std::size_t maxBytes) {
    if (frame.size() > maxBytes)
        return {{},
                0,
                Error{ErrorCode::TooLarge,
                      "a message has at most " + std::to_string(maxBytes) + " bytes"}};
    Decoded<Family> decoded{{}, 0, Family{}};
    if (!readPlain(frame, decoded))
        decoded = readByTree<Family>(frame);
    return decoded;
}

template <class Family>
std::string encodeMessage(const Family& message, std::string_view id, Instant ts) {
    return writeToString([&](JsonWriter& writer) {
        writer.StartObject();
        writer.plainText("type");
        writer.plainText(infoOf(message).wireName);
        writer.plainText("id");
        writeText(writer, id);
        writer.plainText("ts");
        writer.Int64(toMs(ts));
        writer.plainText("data");
        std::visit([&](const auto& content) { writeJson(writer, content); }, message);
        writer.EndObject();
    });
}

} // namespace

template <>
std::optional<Decoded<ClientMessage>> decodePlain(std::string_view frame) {
    Decoded<ClientMessage> decoded{{}, 0, ClientMessage{}};
    return readPlain(frame, decoded) ? std::optional{std::move(decoded)} : std::nullopt;
}

template <>
std::optional<Decoded<ServerMessage>> decodePlain(std::string_view frame) {
    Decoded<ServerMessage> decoded{{}, 0, ServerMessage{}};
    return readPlain(frame, decoded) ? std::optional{std::move(decoded)} : std::nullopt;
}

template <>
Decoded<ClientMessage> decodeByTree(std::string_view frame) {
    return readByTree<ClientMessage>(frame);
}

template <>
Decoded<ServerMessage> decodeByTree(std::string_view frame) {
    return readByTree<ServerMessage>(frame);
}

Decoded<ClientMessage> decodeClient(std::string_view frame) {
    return decode<ClientMessage>(frame, kMaxClientMessageBytes);
}

Decoded<ServerMessage> decodeServer(std::string_view frame) {
    return decode<ServerMessage>(frame, kMaxServerMessageBytes);
}

std::string encode(const ClientMessage& message, std::string_view id, Instant ts) {
    return encodeMessage(message, id, ts);
}

std::string encode(const ServerMessage& message, std::string_view id, Instant ts) {
    return encodeMessage(message, id, ts);
}

} // namespace arcade::codec
