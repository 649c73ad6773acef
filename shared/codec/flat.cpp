#include "shared/codec/flat.h"

#include "shared/codec/json_reader.h"
#include "shared/codec/json_writer.h"

namespace arcade::codec {
namespace {

struct FlatType {
    std::string name;
    static constexpr auto fields() { return std::tuple{field("type", &FlatType::name)}; }
};

template <class Family>
Result<Family> readNamed(JsonReader& reader, std::string_view name, const JsonValue& fields) {
    Family message;
    bool isKnown = false;
    bool isFine = false;
    forEachMessageIn<Family, Contract::Direct>([&]<class Message>() {
        if (isKnown || Message::info.wireName != name)
            return;
        isKnown = true;
        isFine = reader.read(fields, Bounds{}, JsonPath{}, message.template emplace<Message>());
    });
    if (!isKnown)
        return Error{ErrorCode::UnknownType, "type: unknown"};
    if (!isFine)
        return reader.takeFault();
    return message;
}

Result<Done> parse(JsonDocument& document, std::string_view text) {
    if (text.size() > kMaxFlatMessageBytes)
        return Error{ErrorCode::TooLarge,
                     "a message has at most " + std::to_string(kMaxFlatMessageBytes) + " bytes"};
    return document.parse(text);
}

template <class Family>
Result<Family> decodeFlat(std::string_view text) {
    JsonDocument document;
    if (const auto parsed = parse(document, text); !parsed)
        return parsed.error();
    JsonReader reader;
    FlatType type;
    if (!reader.read(document.root(), Bounds{}, JsonPath{}, type))
        return reader.takeFault();
    return readNamed<Family>(reader, type.name, document.root());
}

template <class Family>
std::string encodeNamed(const Family& message) {
    return writeToString([&](JsonWriter& writer) {
        writer.StartObject();
        writePair(writer, "type", infoOf(message).wireName);
        std::visit([&](const auto& content) { writeMembers(writer, content); }, message);
        writer.EndObject();
    });
}

} // namespace

Result<ClientMessage> decodeFlatClient(std::string_view text) {
    return decodeFlat<ClientMessage>(text);
}

Result<ServerMessage> decodeFlatServer(std::string_view text) {
    return decodeFlat<ServerMessage>(text);
}

std::string encodeFlat(const ClientMessage& message) {
    return encodeNamed(message);
}

std::string encodeFlat(const ServerMessage& message) {
    return encodeNamed(message);
}

Result<ClientMessage> decodeEvent(std::string_view event) {
    JsonDocument document;
    if (const auto parsed = parse(document, event); !parsed)
        return parsed.error();
    const JsonValue& parts = document.root();
    if (!parts.IsArray() || parts.Empty() || !parts[0].IsString())
        return Error{ErrorCode::BadMessage, "an event is a list of its name and one object"};
    const JsonValue nothing;
    const std::string_view name{parts[0].GetString(), parts[0].GetStringLength()};
    JsonReader reader;
    return readNamed<ClientMessage>(reader, name, parts.Size() > 1 ? parts[1] : nothing);
}

std::string encodeEventArgument(const ServerMessage& message) {
    return writeToString([&](JsonWriter& writer) {
        std::visit([&](const auto& content) { writeJson(writer, content); }, message);
    });
}

std::string_view eventNameOf(const MessageInfo& info) {
    return info.wireName == ErrorReply::info.wireName ? "error_message" : info.wireName;
}

} // namespace arcade::codec
