#include "shared/codec/json_schema.h"

#include "shared/vocabulary/expect.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <limits>

namespace arcade::codec {
namespace {

constexpr Bounds kUnbounded{};

void writeInteger(JsonWriter& writer, const Bounds& bounds, std::string_view format) {
    writePair(writer, "type", "integer");
    writePair(writer, "format", format);
    if (bounds.min != kUnbounded.min)
        writePair(writer, "minimum", bounds.min);
    if (bounds.max != kUnbounded.max)
        writePair(writer, "maximum", bounds.max);
}

/// Bounds count bytes, a schema counts characters of one to four bytes.
void writeTextRange(JsonWriter& writer, const Bounds& bounds) {
    writePair(writer, "type", "string");
    if (bounds.min > 0)
        writePair(writer, "minLength", (bounds.min + 3) / 4);
    if (bounds.max != kUnbounded.max)
        writePair(writer, "maxLength", bounds.max);
}

void writePattern(JsonWriter& writer, std::string_view pattern) {
    writePair(writer, "type", "string");
    writePair(writer, "pattern", pattern);
}

void writeChoices(JsonWriter& writer, const ValueDescription& value) {
    writePair(writer, "type", "string");
    writeKey(writer, "enum");
    writer.StartArray();
    for (const std::string_view choice : value.choices)
        writeText(writer, choice);
    writer.EndArray();
}

void writeListSchema(JsonWriter& writer, const ValueDescription& value) {
    writePair(writer, "type", "array");
    if (value.bounds.min > 0)
        writePair(writer, "minItems", value.bounds.min);
    if (value.bounds.max != kUnbounded.max)
        writePair(writer, "maxItems", value.bounds.max);
    writeKey(writer, "items");
    writeValueSchema(writer, *value.element);
}

void writeMapSchema(JsonWriter& writer, const ValueDescription& value) {
    writePair(writer, "type", "object");
    if (value.bounds.min > 0)
        writePair(writer, "minProperties", value.bounds.min);
    if (value.bounds.max != kUnbounded.max)
        writePair(writer, "maxProperties", value.bounds.max);
    writeKey(writer, "additionalProperties");
    writeValueSchema(writer, *value.element);
}

void writePositiveNumber(JsonWriter& writer) {
    writePair(writer, "type", "number");
    writePair(writer, "description", "From 10^-9 to 10^15.");
    writePair(writer, "exclusiveMinimum", 0);
    writePair(writer, "maximum", 1'000'000'000'000'000);
}

void writeKeywords(JsonWriter& writer, const ValueDescription& value) {
    switch (value.kind) {
    case ValueKind::Boolean: return writePair(writer, "type", "boolean");
    case ValueKind::Integer32: return writeInteger(writer, value.bounds, "int32");
    case ValueKind::Integer64: return writeInteger(writer, value.bounds, "int64");
    case ValueKind::Ratio:
        writePair(writer, "type", "number");
        writePair(writer, "description", "At most six decimals; further ones are cut off.");
        writePair(writer, "minimum", 0);
        return writePair(writer, "exclusiveMaximum", 1'000'000);
    case ValueKind::Text: return writeTextRange(writer, value.bounds);
    case ValueKind::Choice: return writeChoices(writer, value);
    case ValueKind::Id: return writePattern(writer, "^[0-9a-f]{32}$");
    case ValueKind::Address: return writePattern(writer, "^0x[0-9a-fA-F]{40}$");
    case ValueKind::Amount:
        writePair(writer, "description", "Base units of $DATA, below 2^256.");
        return writePattern(writer, "^(0|[1-9][0-9]{0,77})$");
    case ValueKind::Instant:
        writePair(writer, "description", "Server time, ms since the Unix epoch.");
        return writeInteger(writer, value.bounds, "int64");
    case ValueKind::Duration:
        writePair(writer, "description", value.unit == "s" ? "Seconds." : "Milliseconds.");
        return writeInteger(writer, value.bounds, "int64");
    case ValueKind::PositiveNumber: return writePositiveNumber(writer);
    case ValueKind::List: return writeListSchema(writer, value);
    case ValueKind::Map: return writeMapSchema(writer, value);
    case ValueKind::Object:
        return writePair(writer, "$ref", std::string{kSchemaPrefix}.append(value.object->name));
    }
    ARCADE_UNREACHABLE();
}

void writeFieldSchema(JsonWriter& writer, const FieldDescription& field) {
    writeKey(writer, field.name);
    if (field.presence != Presence::Nullable)
        return writeValueSchema(writer, field.value);
    writer.StartObject();
    writeKey(writer, "oneOf");
    writer.StartArray();
    writeValueSchema(writer, field.value);
    writer.StartObject();
    writePair(writer, "type", "null");
    writer.EndObject();
    writer.EndArray();
    writer.EndObject();
}

} // namespace

void writeValueSchema(JsonWriter& writer, const ValueDescription& value) {
    writer.StartObject();
    writeKeywords(writer, value);
    writer.EndObject();
}

void writeSchemaReference(JsonWriter& writer, const ObjectDescription& object) {
    writer.StartObject();
    writePair(writer, "$ref", std::string{kSchemaPrefix}.append(object.name));
    writer.EndObject();
}

void writeSchema(JsonWriter& writer, const ObjectDescription& object) {
    writer.StartObject();
    writePair(writer, "type", "object");
    writeKey(writer, "properties");
    writer.StartObject();
    for (const FieldDescription& field : object.fields)
        writeFieldSchema(writer, field);
    writer.EndObject();
    const auto isRequired = [](const FieldDescription& field) {
        return field.presence != Presence::Optional;
    };
    if (std::ranges::any_of(object.fields, isRequired)) {
        writeKey(writer, "required");
        writer.StartArray();
        for (const FieldDescription& field : object.fields)
            if (isRequired(field))
                writeText(writer, field.name);
        writer.EndArray();
    }
    writer.EndObject();
}

void writeSchemas(JsonWriter& writer, const std::vector<const ObjectDescription*>& objects) {
    std::vector<const ObjectDescription*> all = objects;
    for (const ObjectDescription* nested : nestedObjects(objects))
        if (std::ranges::find(all, nested) == all.end())
            all.push_back(nested);
    for (const ObjectDescription* object : all) {
        writeKey(writer, object->name);
        writeSchema(writer, *object);
    }
}

std::string prettyJson(std::string_view json) {
    rapidjson::MemoryStream stream(json.data(), json.size());
    rapidjson::StringBuffer buffer;
    rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
    writer.SetIndent(' ', 2);
    rapidjson::Reader reader;
    const auto result = reader.Parse(stream, writer);
    ARCADE_EXPECT(!result.IsError());
    return {buffer.GetString(), buffer.GetSize()};
}

} // namespace arcade::codec
