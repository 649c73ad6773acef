#pragma once

#include "shared/codec/json_reader.h"
#include "shared/codec/json_scanner.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace arcade::codec {

/// Fills declared structs straight from a JSON text, in its order and without a tree between. It
/// reads what is in plain form, without faults and without members unknown or given twice; what it
/// reads is what JsonReader reads. Where it fails, JsonReader is to read, or to say what is wrong.
class PlainReader {
public:
    /// Which members of a struct have come: a bit each, in the order of the declaration.
    using Seen = std::uint64_t;

    /// The text is valid UTF-8 and outlives the reader.
    explicit PlainReader(std::string_view text)
        : m_scanner(text) {}

    JsonScanner& scanner() { return m_scanner; }

    /// `out` is as it was made.
    template <Declared T>
    bool readObject(T& out) {
        Seen seen = 0;
        return m_scanner.object([&](std::string_view name) {
            return readMember(name, out, seen);
        }) && isComplete<T>(seen);
    }
    template <Declared T>
    bool readMember(std::string_view name, T& out, Seen& seen) {
        bool isFine = false;
        return takeMember<T, 0>(name, out, seen, isFine) && isFine;
    }
    template <Declared T>
    static constexpr bool isComplete(Seen seen) {
        constexpr Seen kRequired = requiredMembers<T>();
        return (seen & kRequired) == kRequired;
    }

private:
    template <Declared T>
    static constexpr auto kFields = T::fields();
    template <Declared T>
    static constexpr auto kIndices =
        std::make_index_sequence<std::tuple_size_v<decltype(T::fields())>>{};

    /// Whether it is one of them; `isFine` tells what came of it. `first` is the place of the
    /// struct's first member.
    template <Declared T, std::size_t first>
    bool takeMember(std::string_view name, T& out, Seen& seen, bool& isFine) {
        return [&]<std::size_t... index>(std::index_sequence<index...>) {
            return (take<T, index, first>(name, out, seen, isFine) || ...);
        }
        (kIndices<T>);
    }
    template <Declared T, std::size_t index, std::size_t first>
    bool take(std::string_view name, T& out, Seen& seen, bool& isFine) {
        // A constant, so that the name is compared with what it is.
        constexpr auto field = std::get<index>(kFields<T>);
        using FieldType = std::remove_const_t<decltype(field)>;
        constexpr std::size_t place = first + placesBefore<T>(index);
        if constexpr (kIsEmbedded<FieldType>) {
            return takeMember<typename FieldType::Type, place>(name, out.*field.member, seen,
                                                               isFine);
        } else {
            if (name != field.name)
                return false;
            constexpr Seen bit = Seen{1} << place;
            isFine = (seen & bit) == 0 && read(field.bounds, out.*field.member);
            seen |= bit;
            return true;
        }
    }

    template <class T>
    bool read(const Bounds& bounds, T& out);
    template <class T>
    bool readList(const Bounds& bounds, std::vector<T>& out);

    template <class Struct, class T>
    static constexpr std::size_t placesOf(const Field<Struct, T>&) {
        return 1;
    }
    template <class Struct, class T>
    static constexpr std::size_t placesOf(const EmbeddedField<Struct, T>&) {
        return placesBefore<T>(std::tuple_size_v<decltype(T::fields())>);
    }
    /// Members that come before the field of this index.
    template <Declared T>
    static constexpr std::size_t placesBefore(std::size_t index) {
        std::size_t places = 0;
        std::apply(
            [&](const auto&... field) {
                std::size_t at = 0;
                ((places += at++ < index ? placesOf(field) : 0), ...);
            },
            kFields<T>);
        return places;
    }

    template <class Struct, class T>
    static constexpr void require(const Field<Struct, T>&, Seen& required, std::size_t& place) {
        required |= Seen{kIsOptional<T> ? 0U : 1U} << place++;
    }
    template <class Struct, class T>
    static constexpr void require(const EmbeddedField<Struct, T>&, Seen& required,
                                  std::size_t& place) {
        requireMembers<T>(required, place);
    }
    template <Declared T>
    static constexpr void requireMembers(Seen& required, std::size_t& place) {
        std::apply([&](const auto&... field) { (require(field, required, place), ...); },
                   kFields<T>);
    }
    template <Declared T>
    static constexpr Seen requiredMembers() {
        Seen required = 0;
        std::size_t place = 0;
        requireMembers<T>(required, place);
        return required;
    }

    JsonScanner m_scanner;
    /// Knows what a single value may be.
    JsonReader m_values;
};

template <class T>
bool PlainReader::read(const Bounds& bounds, T& out) {
    if constexpr (kIsOptional<T>) {
        return m_scanner.takeNull() || read(bounds, out.emplace());
    } else if constexpr (kIsNullable<T>) {
        return m_scanner.takeNull() || read(bounds, out.value.emplace());
    } else if constexpr (kIsList<T>) {
        return readList(bounds, out);
    } else if constexpr (kIsMap<T>) {
        // Their names may come twice, and no message that is frequent has one.
        return false;
    } else if constexpr (Declared<T>) {
        return readObject(out);
    } else {
        JsonValue value;
        return m_scanner.scalar(value) && m_values.read(value, bounds, JsonPath{}, out);
    }
}

template <class T>
bool PlainReader::readList(const Bounds& bounds, std::vector<T>& out) {
    const Bounds elementBounds = answeredWith(bounds.violation);
    const auto readElement = [&] {
        return static_cast<std::int64_t>(out.size()) < bounds.max &&
               read(elementBounds, out.emplace_back());
    };
    return m_scanner.list(readElement) && static_cast<std::int64_t>(out.size()) >= bounds.min;
}

} // namespace arcade::codec
