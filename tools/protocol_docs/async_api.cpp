#include "tools/protocol_docs/async_api.h"

#include "shared/codec/describe.h"
#include "shared/codec/envelope.h"
#include "shared/codec/flat.h"
#include "shared/codec/json_schema.h"
#include "shared/codec/samples.h"
#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::docs {
namespace {

using namespace arcade::codec;

/// The ways in which messages are carried: what a channel's address is and how it names things.
enum class Form { Envelope, Flat, Event };

constexpr Contract contractOf(Form form) {
    return form == Form::Envelope ? Contract::Arcade : Contract::Direct;
}

constexpr std::string_view channelOf(Form form) {
    switch (form) {
    case Form::Envelope: return "arcade";
    case Form::Flat: return "direct";
    case Form::Event: return "directSocketIo";
    }
    ARCADE_UNREACHABLE();
}

/// The same message may be carried in several forms.
std::string keyOf(Form form, const MessageDescription& message) {
    const std::string_view prefix = form == Form::Envelope ? ""
                                    : form == Form::Flat   ? "flat."
                                                           : "event.";
    return std::string{prefix}.append(message.data->name);
}

std::string_view nameOf(Form form, const MessageInfo& info) {
    return form == Form::Event ? eventNameOf(info) : info.wireName;
}

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
                  "The arcade protocol over WebSocket, one JSON envelope a text frame, and the two "
                  "smaller contracts of direct games. docs/protocol.md says how the messages "
                  "follow each other.");
    });
    writePair(writer, "defaultContentType", "application/json");
    writeObject(writer, "servers", [&] {
        writeObject(writer, "local", [&] {
            writePair(writer, "host", "localhost:5000");
            writePair(writer, "protocol", "ws");
        });
    });
}

template <Form form, class Family>
void writeChannelMessages(JsonWriter& writer) {
    for (const auto& message : describeMessages<Family, contractOf(form)>()) {
        writeKey(writer, keyOf(form, message));
        writeReference(writer, "#/components/messages/" + keyOf(form, message));
    }
}

template <Form form>
void writeChannel(JsonWriter& writer, std::string_view address, std::string_view description) {
    writeObject(writer, channelOf(form), [&] {
        writePair(writer, "address", address);
        writePair(writer, "description", description);
        writeObject(writer, "messages", [&] {
            writeChannelMessages<form, ClientMessage>(writer);
            writeChannelMessages<form, ServerMessage>(writer);
        });
    });
}

template <Form form, class Family>
void writeOperation(JsonWriter& writer, std::string_view name, std::string_view action,
                    std::string_view summary) {
    const std::string channel = "#/channels/" + std::string{channelOf(form)};
    writeObject(writer, name, [&] {
        writePair(writer, "action", action);
        writePair(writer, "summary", summary);
        writeKey(writer, "channel");
        writeReference(writer, channel);
        writeKey(writer, "messages");
        writer.StartArray();
        for (const auto& message : describeMessages<Family, contractOf(form)>())
            writeReference(writer, channel + "/messages/" + keyOf(form, message));
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

/// The fields, and the type beside them.
void writeFlatSchema(JsonWriter& writer, const MessageDescription& message) {
    writePair(writer, "type", "object");
    writeObject(writer, "properties", [&] {
        writeObject(writer, "type", [&] { writePair(writer, "const", message.info->wireName); });
    });
    writeKey(writer, "required");
    writer.StartArray();
    writeText(writer, "type");
    writer.EndArray();
    writeKey(writer, "allOf");
    writer.StartArray();
    writeSchemaReference(writer, *message.data);
    writer.EndArray();
}

template <Form form>
void writePayload(JsonWriter& writer, const MessageDescription& message) {
    if constexpr (form == Form::Event) {
        writeKey(writer, "payload");
        writeSchemaReference(writer, *message.data);
    } else {
        writeObject(writer, "payload", [&] {
            if constexpr (form == Form::Envelope)
                writeEnvelopeSchema(writer, message);
            else
                writeFlatSchema(writer, message);
        });
    }
}

template <Form form, class Message>
void writeExample(JsonWriter& writer) {
    const Message example = sample<Message>(SampleKind::Typical);
    writeObject(writer, "payload", [&] {
        if constexpr (form != Form::Event)
            writePair(writer, "type", Message::info.wireName);
        if constexpr (form == Form::Envelope) {
            writePair(writer, "id", "7");
            writePair(writer, "ts", std::int64_t{1'767'225'600'000});
            writeKey(writer, "data");
            writeJson(writer, example);
        } else {
            writeMembers(writer, example);
        }
    });
}

template <Form form, class Family>
void writeMessages(JsonWriter& writer) {
    forEachMessageIn<Family, contractOf(form)>([&]<class Message>() {
        const MessageDescription message{&Message::info, &describe<Message>()};
        writeObject(writer, keyOf(form, message), [&] {
            writePair(writer, "name", nameOf(form, *message.info));
            writePair(writer, "summary", message.info->purpose);
            writePayload<form>(writer, message);
            writeKey(writer, "examples");
            writer.StartArray();
            writer.StartObject();
            writeExample<form, Message>(writer);
            writer.EndObject();
            writer.EndArray();
        });
    });
}

template <Form form>
void writeMessages(JsonWriter& writer) {
    writeMessages<form, ClientMessage>(writer);
    writeMessages<form, ServerMessage>(writer);
}

template <Contract contract>
void collectData(std::vector<const ObjectDescription*>& objects) {
    for (const auto& messages :
         {describeMessages<ClientMessage, contract>(), describeMessages<ServerMessage, contract>()})
        for (const MessageDescription& message : messages)
            if (std::ranges::find(objects, message.data) == objects.end())
                objects.push_back(message.data);
}

std::vector<const ObjectDescription*> allData() {
    std::vector<const ObjectDescription*> objects;
    collectData<Contract::Arcade>(objects);
    collectData<Contract::Direct>(objects);
    return objects;
}

void writeChannels(JsonWriter& writer) {
    writeChannel<Form::Envelope>(writer, "/ws", "One JSON envelope a text frame.");
    writeChannel<Form::Flat>(writer, "/", "Direct games: one JSON object a text frame.");
    writeChannel<Form::Event>(
        writer, "/socket.io/",
        "Direct games: events of Socket.IO protocol 5 in the default namespace, over Engine.IO 4 "
        "by WebSocket or long-polling. A message is an event's name and its one argument.");
}

void writeOperations(JsonWriter& writer) {
    const auto write = [&]<Form form>(std::string_view receive, std::string_view send) {
        writeOperation<form, ClientMessage>(writer, receive, "receive", "What a client may send.");
        writeOperation<form, ServerMessage>(writer, send, "send", "What a client may be sent.");
    };
    write.operator()<Form::Envelope>("receive", "send");
    write.operator()<Form::Flat>("receiveDirect", "sendDirect");
    write.operator()<Form::Event>("receiveDirectEvents", "sendDirectEvents");
}

void writeDocument(JsonWriter& writer) {
    writer.StartObject();
    writeHead(writer);
    writeObject(writer, "channels", [&] { writeChannels(writer); });
    writeObject(writer, "operations", [&] { writeOperations(writer); });
    writeObject(writer, "components", [&] {
        writeObject(writer, "messages", [&] {
            writeMessages<Form::Envelope>(writer);
            writeMessages<Form::Flat>(writer);
            writeMessages<Form::Event>(writer);
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
