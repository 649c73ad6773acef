#include "tools/protocol_docs/async_api.h"

#include "shared/codec/describe.h"
#include "shared/codec/envelope.h"
#include "shared/codec/json_schema.h"
#include "shared/codec/samples.h"

#include <algorithm>

namespace arcade::docs {
namespace {

using namespace arcade::codec;

/// One object under a name, its content written by `content`.
template <class Content>
void writeObject(JsonWriter& writer, std::string_view name, Content&& content) {
    writeKey(writer, name);
    writer.StartObject();
    content();
    writer.EndObject();
}

void writeReference(JsonWriter& writer, const std::string& target) {
    writer.StartObject();
    writePair(writer, "$ref", target);
    writer.EndObject();
}

void writeHead(JsonWriter& writer) {
    writePair(writer, "asyncapi", "3.0.0");
    writeObject(writer, "info", [&] {
        writePair(writer, "title", "GHOSTNET Arcade");
        writePair(writer, "version", "1");
        writePair(writer, "description",
                  "The arcade protocol over WebSocket, one JSON envelope a text frame. "
                  "docs/protocol.md says how the messages follow each other.");
    });
    writePair(writer, "defaultContentType", "application/json");
    writeObject(writer, "servers", [&] {
        writeObject(writer, "local", [&] {
            writePair(writer, "host", "localhost:5000");
            writePair(writer, "protocol", "ws");
            writePair(writer, "pathname", "/ws");
        });
    });
}

template <class Family>
void writeChannelMessages(JsonWriter& writer) {
    for (const MessageDescription& message : describeMessages<Family>()) {
        writeKey(writer, message.data->name);
        writeReference(writer, "#/components/messages/" + std::string{message.data->name});
    }
}

template <class Family>
void writeOperation(JsonWriter& writer, std::string_view name, std::string_view action,
                    std::string_view summary) {
    writeObject(writer, name, [&] {
        writePair(writer, "action", action);
        writePair(writer, "summary", summary);
        writeKey(writer, "channel");
        writeReference(writer, "#/channels/arcade");
        writeKey(writer, "messages");
        writer.StartArray();
        for (const MessageDescription& message : describeMessages<Family>())
            writeReference(writer, "#/channels/arcade/messages/" + std::string{message.data->name});
        writer.EndArray();
    });
}

void writeEnvelopeSchema(JsonWriter& writer, const MessageDescription& message) {
    const bool isOutgoing = message.info->direction == Direction::ToClient;
    const bool needsData =
        std::ranges::any_of(message.data->fields, [](const FieldDescription& field) {
            return field.presence != Presence::Optional;
        });
    writePair(writer, "type", "object");
    writeObject(writer, "properties", [&] {
        writeObject(writer, "type", [&] { writePair(writer, "const", message.info->wireName); });
        writeObject(writer, "id", [&] {
            writePair(writer, "type", "string");
            writePair(writer, "maxLength", std::int64_t{kMaxRequestIdBytes});
        });
        writeObject(writer, "ts", [&] {
            writePair(writer, "type", "integer");
            writePair(writer, "format", "int64");
        });
        writeKey(writer, "data");
        writeSchemaReference(writer, *message.data);
    });
    writeKey(writer, "required");
    writer.StartArray();
    writeText(writer, "type");
    if (isOutgoing) {
        writeText(writer, "id");
        writeText(writer, "ts");
    }
    if (isOutgoing || needsData)
        writeText(writer, "data");
    writer.EndArray();
}

template <class Family>
void writeMessages(JsonWriter& writer) {
    forEachMessageIn<Family, Contract::Arcade>([&]<class Message>() {
        const MessageDescription message{&Message::info, &describe<Message>()};
        writeObject(writer, message.data->name, [&] {
            writePair(writer, "name", message.info->wireName);
            writePair(writer, "summary", message.info->purpose);
            writeObject(writer, "payload", [&] { writeEnvelopeSchema(writer, message); });
            writeKey(writer, "examples");
            writer.StartArray();
            writer.StartObject();
            writeObject(writer, "payload", [&] {
                writePair(writer, "type", message.info->wireName);
                writePair(writer, "id", "7");
                writePair(writer, "ts", std::int64_t{1'767'225'600'000});
                writeKey(writer, "data");
                writeJson(writer, sample<Message>(SampleKind::Typical));
            });
            writer.EndObject();
            writer.EndArray();
        });
    });
}

std::vector<const ObjectDescription*> allData() {
    std::vector<const ObjectDescription*> objects;
    for (const auto& messages :
         {describeMessages<ClientMessage>(), describeMessages<ServerMessage>()})
        for (const MessageDescription& message : messages)
            objects.push_back(message.data);
    return objects;
}

void writeDocument(JsonWriter& writer) {
    writer.StartObject();
    writeHead(writer);
    writeObject(writer, "channels", [&] {
        writeObject(writer, "arcade", [&] {
            writePair(writer, "address", "/ws");
            writeObject(writer, "messages", [&] {
                writeChannelMessages<ClientMessage>(writer);
                writeChannelMessages<ServerMessage>(writer);
            });
        });
    });
    writeObject(writer, "operations", [&] {
        writeOperation<ClientMessage>(writer, "receive", "receive", "What a client may send.");
        writeOperation<ServerMessage>(writer, "send", "send", "What a client may be sent.");
    });
    writeObject(writer, "components", [&] {
        writeObject(writer, "messages", [&] {
            writeMessages<ClientMessage>(writer);
            writeMessages<ServerMessage>(writer);
        });
        writeObject(writer, "schemas", [&] { writeSchemas(writer, allData()); });
    });
    writer.EndObject();
}

} // namespace

std::string asyncApiDocument() {
    return prettyJson(writeToString(writeDocument)) + '\n';
}

} // namespace arcade::docs
