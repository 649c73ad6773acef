#pragma once

#include "shared/codec/json_reader.h"
#include "shared/codec/json_writer.h"

namespace arcade::codec {

/// Any declared struct as one JSON object, fields in declared order, without spaces.
template <Declared T>
std::string toJson(const T& object) {
    return writeToString([&](JsonWriter& writer) { writeJson(writer, object); });
}

/// The struct behind one JSON object; every bound is checked, unless the text is one's own. A fault
/// is BadMessage, or the code that the bounds of the field name, with a message such as `amount:
/// must be …`.
template <Declared T>
Result<T> fromJson(std::string_view text, JsonReader::Check check = JsonReader::Check::Bounds) {
    JsonDocument document;
    if (const auto parsed = document.parse(text); !parsed)
        return parsed.error();
    T object{};
    JsonReader reader(check);
    if (!reader.read(document.root(), Bounds{}, JsonPath{}, object))
        return reader.takeFault();
    return object;
}

} // namespace arcade::codec
