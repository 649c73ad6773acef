#pragma once

#include "shared/codec/kinds.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace arcade::codec {

/// Writes one JSON value at the end of a text, without spaces. Its caller begins and ends, and
/// names what stands in an object.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out)
        : m_out(out) {}

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginList() { open('['); }
    void endList() { close(']'); }
    void key(std::string_view name);
    /// Valid UTF-8.
    void text(std::string_view content);
    void number(std::int64_t value);
    void number(std::uint64_t value);
    void flag(bool value) { raw(value ? "true" : "false"); }
    void null() { raw("null"); }
    /// A value that is JSON already.
    void raw(std::string_view json);

private:
    void separate() {
        if (m_isBehindValue)
            m_out += ',';
        m_isBehindValue = true;
    }
    void open(char bracket) {
        separate();
        m_out += bracket;
        m_isBehindValue = false;
    }
    void close(char bracket) {
        m_out += bracket;
        m_isBehindValue = true;
    }
    void quote(std::string_view content);

    std::string& m_out;
    bool m_isBehindValue = false;
};

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
        writer.flag(value);
    } else if constexpr (std::unsigned_integral<T>) {
        writer.number(std::uint64_t{value});
    } else if constexpr (std::signed_integral<T>) {
        writer.number(std::int64_t{value});
    } else if constexpr (std::same_as<T, std::string>) {
        writer.text(value);
    } else if constexpr (TextEnum<T>) {
        writer.text(wireText(value));
    } else if constexpr (kIsId<T> || std::same_as<T, Address> || std::same_as<T, Amount>) {
        writer.text(value.toString());
    } else if constexpr (std::same_as<T, Ratio>) {
        writeRatio(writer, value);
    } else if constexpr (std::same_as<T, Instant>) {
        writer.number(toMs(value));
    } else if constexpr (kIsDuration<T>) {
        writer.number(std::int64_t{value.count()});
    } else if constexpr (kIsNullable<T>) {
        if (value.value)
            writeJson(writer, *value.value);
        else
            writer.null();
    } else if constexpr (kIsList<T>) {
        writer.beginList();
        for (const auto& element : value)
            writeJson(writer, element);
        writer.endList();
    } else if constexpr (kIsMap<T>) {
        writer.beginObject();
        for (const auto& [name, element] : value) {
            writer.key(name);
            writeJson(writer, element);
        }
        writer.endObject();
    } else if constexpr (std::same_as<T, DirectAmount>) {
        writeNumber(writer, value);
    } else if constexpr (Declared<T>) {
        writer.beginObject();
        writeMembers(writer, value);
        writer.endObject();
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
        writer.key(field.name);
        writeJson(writer, *value);
    } else {
        writer.key(field.name);
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
    thread_local std::string buffer;
    buffer.clear();
    JsonWriter writer(buffer);
    write(writer);
    return buffer;
}

} // namespace arcade::codec
