#pragma once

#include "shared/codec/kinds.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string>
#include <string_view>

namespace arcade::codec {

/// RapidJSON's writer, which looks at each character, and a short way for what is known to need no
/// escapes.
class JsonWriter : public rapidjson::Writer<rapidjson::StringBuffer> {
public:
    using Writer::Writer;

    /// A text, or the name of a member, without quotation marks, backslashes and control
    /// characters.
    void plainText(std::string_view text);
    /// What is a JSON number as it stands.
    void plainNumber(std::string_view digits);
};

void writeText(JsonWriter& writer, std::string_view text);
void writeKey(JsonWriter& writer, std::string_view name);
/// A name with its value, into an object begun.
void writePair(JsonWriter& writer, std::string_view name, std::string_view text);
void writePair(JsonWriter& writer, std::string_view name, std::int64_t number);
/// A JSON number with up to six decimals and no more than needed: `0.5`, `1`, `0.333333`.
void writeRatio(JsonWriter& writer, Ratio ratio);
/// The shortest JSON number that is read back as the same: `20`, `0.5`.
void writeNumber(JsonWriter& writer, const DirectAmount& amount);

template <Declared T>
void writeMembers(JsonWriter& writer, const T& object);

template <class T>
void writeJson(JsonWriter& writer, const T& value) {
    if constexpr (std::same_as<T, bool>) {
        writer.Bool(value);
    } else if constexpr (std::unsigned_integral<T>) {
        writer.Uint64(value);
    } else if constexpr (std::signed_integral<T>) {
        writer.Int64(value);
    } else if constexpr (std::same_as<T, std::string>) {
        writeText(writer, value);
    } else if constexpr (TextEnum<T>) {
        writer.plainText(wireText(value));
    } else if constexpr (kIsId<T> || std::same_as<T, Address>) {
        const auto digits = value.digits();
        writer.plainText({digits.data(), digits.size()});
    } else if constexpr (std::same_as<T, Amount>) {
        writer.plainText(value.toString());
    } else if constexpr (std::same_as<T, Ratio>) {
        writeRatio(writer, value);
    } else if constexpr (std::same_as<T, Instant>) {
        writer.Int64(toMs(value));
    } else if constexpr (kIsDuration<T>) {
        writer.Int64(value.count());
    } else if constexpr (kIsNullable<T>) {
        if (value.value)
            writeJson(writer, *value.value);
        else
            writer.Null();
    } else if constexpr (kIsList<T>) {
        writer.StartArray();
        for (const auto& element : value)
            writeJson(writer, element);
        writer.EndArray();
    } else if constexpr (kIsMap<T>) {
        writer.StartObject();
        for (const auto& [name, element] : value) {
            writeKey(writer, name);
            writeJson(writer, element);
        }
        writer.EndObject();
    } else if constexpr (std::same_as<T, DirectAmount>) {
        writeNumber(writer, value);
    } else if constexpr (Declared<T>) {
        writer.StartObject();
        writeMembers(writer, value);
        writer.EndObject();
    } else {
        static_assert(kUnsupported<T>, "no JSON form for this type");
    }
}

template <class Struct, class T>
void writeMember(JsonWriter& writer, const Struct& object, const Field<Struct, T>& field) {
    const T& value = object.*field.member;
    if constexpr (kIsOptional<T>) {
        if (!value)
            return;
        writer.plainText(field.name);
        writeJson(writer, *value);
    } else {
        writer.plainText(field.name);
        writeJson(writer, value);
    }
}

template <class Struct, class T>
void writeMember(JsonWriter& writer, const Struct& object, const EmbeddedField<Struct, T>& field) {
    writeMembers(writer, object.*field.member);
}

/// The members of a struct in the order of its declaration, into an object already begun.
template <Declared T>
void writeMembers(JsonWriter& writer, const T& object) {
    std::apply([&](const auto&... field) { (writeMember(writer, object, field), ...); },
               T::fields());
}

/// Hands a writer to `write` and returns the text; the buffer behind it is the thread's own and
/// kept, so `write` may not call this again.
template <class Write>
std::string writeToString(Write&& write) {
    thread_local rapidjson::StringBuffer buffer;
    thread_local JsonWriter writer(buffer);
    buffer.Clear();
    writer.Reset(buffer);
    write(writer);
    return {buffer.GetString(), buffer.GetSize()};
}

} // namespace arcade::codec
