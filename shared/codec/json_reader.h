#pragma once

#include "shared/codec/json_document.h"
#include "shared/codec/json_path.h"
#include "shared/codec/kinds.h"
#include "shared/vocabulary/error.h"

#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace arcade::codec {

/// Reads values into members. The first fault ends the reading: what was read until then is
/// worthless, and `fault()` says where, what was wrong, and what is allowed.
class JsonReader {
public:
    enum class Check { Bounds, Types }; ///< Types: what was written here, of any size.
    explicit JsonReader(Check check = Check::Bounds)
        : m_check(check) {}
    const Error& fault() const { return m_fault; }
    Error takeFault() { return std::move(m_fault); }

    template <class T>
    bool read(const JsonValue& value, const Bounds& bounds, const JsonPath& path, T& out);
    /// Members that the struct does not list are ignored; of a name given twice the first counts.
    template <Declared T>
    bool readMembers(const JsonValue& object, const JsonPath& path, T& out);

private:
    template <class Struct, class T>
    bool readMember(const JsonValue& object, const JsonPath& path, const Field<Struct, T>& field,
                    Struct& out);
    template <class Struct, class T>
    bool readMember(const JsonValue& object, const JsonPath& path,
                    const EmbeddedField<Struct, T>& field, Struct& out) {
        return readMembers(object, path, out.*field.member);
    }
    template <class T>
    bool readList(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                  std::vector<T>& out);
    template <class T>
    bool readMap(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                 std::map<std::string, T>& out);
    template <class T>
    bool readParsed(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                    std::string_view allowed, T& out);

    bool readBool(const JsonValue& value, const Bounds& bounds, const JsonPath& path, bool& out);
    bool readInteger(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                     std::int64_t& out);
    bool readUnsigned(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                      std::uint64_t& out);
    bool readRatio(const JsonValue& value, const Bounds& bounds, const JsonPath& path, Ratio& out);
    bool readText(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                  std::string& out);
    bool readChoice(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                    std::span<const std::string_view> texts, std::size_t& out);
    bool readDirectAmount(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                          DirectAmount& out);
    bool checkMap(const JsonValue& value, const Bounds& bounds, const JsonPath& path);
    bool checkObject(const JsonValue& value, const Bounds& bounds, const JsonPath& path);
    bool checkList(const JsonValue& value, const Bounds& bounds, const JsonPath& path);
    bool refuse(ErrorCode code, const JsonPath& path, std::string_view what);

    Check m_check;
    Error m_fault;
};

template <class T>
bool JsonReader::read(const JsonValue& value, const Bounds& bounds, const JsonPath& path, T& out) {
    if constexpr (std::same_as<T, bool>) {
        return readBool(value, bounds, path, out);
    } else if constexpr (std::same_as<T, std::uint64_t>) {
        return readUnsigned(value, bounds, path, out);
    } else if constexpr (WholeNumber<T>) {
        Bounds within = bounds;
        within.min = std::max<std::int64_t>(bounds.min, std::numeric_limits<T>::min());
        within.max = std::min<std::int64_t>(bounds.max, std::numeric_limits<T>::max());
        std::int64_t number = 0;
        const bool fine = readInteger(value, within, path, number);
        out = static_cast<T>(number);
        return fine;
    } else if constexpr (std::same_as<T, std::string>) {
        return readText(value, bounds, path, out);
    } else if constexpr (TextEnum<T>) {
        std::size_t index = 0;
        const bool fine = readChoice(value, bounds, path, EnumText<T>::texts, index);
        out = static_cast<T>(index);
        return fine;
    } else if constexpr (kIsId<T>) {
        return readParsed(value, bounds, path, "must be 32 lower-case hexadecimal digits", out);
    } else if constexpr (std::same_as<T, Address>) {
        return readParsed(value, bounds, path, "must be \"0x\" and 40 hexadecimal digits", out);
    } else if constexpr (std::same_as<T, Amount>) {
        return readParsed(value, bounds, path,
                          "must be a text of decimal digits, without leading zeros, below 2^256",
                          out);
    } else if constexpr (std::same_as<T, Ratio>) {
        return readRatio(value, bounds, path, out);
    } else if constexpr (std::same_as<T, Instant>) {
        std::int64_t ms = 0;
        const bool fine = readInteger(value, bounds, path, ms);
        out = instantFromMs(ms);
        return fine;
    } else if constexpr (kIsDuration<T>) {
        typename T::rep count = 0;
        const bool fine = read(value, bounds, path, count);
        out = T{count};
        return fine;
    } else if constexpr (kIsNullable<T>) {
        out.value.reset();
        return value.IsNull() || read(value, bounds, path, out.value.emplace());
    } else if constexpr (kIsList<T>) {
        return readList(value, bounds, path, out);
    } else if constexpr (kIsMap<T>) {
        return readMap(value, bounds, path, out);
    } else if constexpr (std::same_as<T, DirectAmount>) {
        return readDirectAmount(value, bounds, path, out);
    } else if constexpr (Declared<T>) {
        return checkObject(value, bounds, path) && readMembers(value, path, out);
    } else {
        static_assert(kUnsupported<T>, "no JSON form for this type");
    }
}

template <Declared T>
bool JsonReader::readMembers(const JsonValue& object, const JsonPath& path, T& out) {
    return std::apply(
        [&](const auto&... field) { return (readMember(object, path, field, out) && ...); },
        T::fields());
}

template <class Struct, class T>
bool JsonReader::readMember(const JsonValue& object, const JsonPath& path,
                            const Field<Struct, T>& field, Struct& out) {
    const JsonPath place{&path, field.name};
    const Bounds bounds = m_check == Check::Bounds ? field.bounds : Bounds{};
    const rapidjson::SizeType size = static_cast<rapidjson::SizeType>(field.name.size());
    const auto member = object.FindMember(JsonValue(rapidjson::StringRef(field.name.data(), size)));
    const bool isThere = member != object.MemberEnd();
    T& target = out.*field.member;
    if constexpr (kIsOptional<T>) {
        target.reset();
        return !isThere || member->value.IsNull() ||
               read(member->value, bounds, place, target.emplace());
    } else {
        if (!isThere)
            return refuse(ErrorCode::BadMessage, place, "is missing");
        return read(member->value, bounds, place, target);
    }
}

template <class T>
bool JsonReader::readList(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                          std::vector<T>& out) {
    if (!checkList(value, bounds, path))
        return false;
    const Bounds elementBounds = answeredWith(bounds.violation);
    out.clear();
    out.reserve(value.Size());
    for (const JsonValue& element : value.GetArray()) {
        const JsonPath place{&path, {}, out.size()};
        if (!read(element, elementBounds, place, out.emplace_back()))
            return false;
    }
    return true;
}

template <class T>
bool JsonReader::readMap(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                         std::map<std::string, T>& out) {
    if (!checkMap(value, bounds, path))
        return false;
    const Bounds elementBounds = answeredWith(bounds.violation);
    out.clear();
    for (const auto& member : value.GetObject()) {
        const std::string_view name{member.name.GetString(), member.name.GetStringLength()};
        const JsonPath place{&path, name};
        if (!read(member.value, elementBounds, place, out[std::string{name}]))
            return false;
    }
    return true;
}

template <class T>
bool JsonReader::readParsed(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                            std::string_view allowed, T& out) {
    std::optional<T> parsed;
    if (value.IsString())
        parsed = T::parse(std::string_view{value.GetString(), value.GetStringLength()});
    if (!parsed)
        return refuse(bounds.violation, path, allowed);
    out = *parsed;
    return true;
}

} // namespace arcade::codec
