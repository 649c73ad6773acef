#pragma once

#include "shared/codec/describe.h"
#include "shared/codec/json_writer.h"

#include <string_view>

namespace arcade::codec {

/// Where schemas stand in AsyncAPI and OpenAPI documents alike.
inline constexpr std::string_view kSchemaPrefix = "#/components/schemas/";

/// `{"$ref": "#/components/schemas/PlayerCard"}`.
void writeSchemaReference(JsonWriter& writer, const ObjectDescription& object);

/// The JSON Schema of one value.
void writeValueSchema(JsonWriter& writer, const ValueDescription& value);

/// The JSON Schema of one struct; other structs in it are references. It accepts whatever the
/// reader accepts, but that the reader also takes null for what may be left out.
void writeSchema(JsonWriter& writer, const ObjectDescription& object);

/// `"PlayerCard": {…}, …`: these structs and all they refer to, each once, into an object begun.
void writeSchemas(JsonWriter& writer, const std::vector<const ObjectDescription*>& objects);

/// The same JSON text, spread over lines with two spaces a level.
std::string prettyJson(std::string_view json);

} // namespace arcade::codec
