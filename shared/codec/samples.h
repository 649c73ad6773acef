#pragma once

#include "shared/codec/kinds.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

/// Instances of any declared struct, made from its field list: for round trips, examples in
/// documents, and seeds of fuzzers.
namespace arcade::codec {

enum class SampleKind {
    Minimal, ///< what may be left out is, the rest at its lower bound
    Typical, ///< everything present, values that mean something to a reader
    Maximal, ///< everything present at its upper bound; lists up to four
};

/// All characters that JSON treats in its own way, and some of two, three and four bytes.
inline constexpr std::string_view kAwkwardText = "\"\\/\b\f\n\r\t\x01\x7f é€😀";

class Sampler {
public:
    explicit Sampler(SampleKind kind)
        : m_kind(kind) {}

    template <Declared T>
    T object() const {
        T made{};
        std::apply([&](const auto&... field) { (fill(made, field), ...); }, T::fields());
        return made;
    }

private:
    static constexpr Bounds kOpen{};

    template <class T>
    T value(const Bounds& bounds, std::string_view name) const;

    template <class Struct, class T>
    void fill(Struct& object, const Field<Struct, T>& field) const {
        T& member = object.*field.member;
        if constexpr (kIsOptional<T>) {
            if (m_kind != SampleKind::Minimal)
                member = value<typename T::value_type>(field.bounds, field.name);
        } else {
            member = value<T>(field.bounds, field.name);
        }
    }
    template <class Struct, class T>
    void fill(Struct& object, const EmbeddedField<Struct, T>& field) const {
        object.*field.member = this->object<T>();
    }

    template <class T>
    T pick(T minimal, T typical, T maximal) const {
        switch (m_kind) {
        case SampleKind::Minimal: return minimal;
        case SampleKind::Typical: return typical;
        case SampleKind::Maximal: return maximal;
        }
        return typical;
    }

    std::int64_t number(const Bounds& bounds, std::int64_t typical) const {
        return pick(bounds.min, std::clamp(typical, bounds.min, bounds.max), bounds.max);
    }

    std::string text(const Bounds& bounds, std::string_view name) const;

    SampleKind m_kind;
};

inline std::string Sampler::text(const Bounds& bounds, std::string_view name) const {
    constexpr std::int64_t kLongest = 4096;
    const auto least = static_cast<std::size_t>(std::max<std::int64_t>(bounds.min, 0));
    const auto most = static_cast<std::size_t>(std::min(bounds.max, kLongest));
    std::string made;
    if (m_kind == SampleKind::Typical)
        made = name.substr(0, most);
    while (m_kind == SampleKind::Maximal && made.size() + kAwkwardText.size() <= most)
        made += kAwkwardText;
    const std::size_t padded = m_kind == SampleKind::Maximal ? most : least;
    made.resize(std::max(made.size(), padded), 'x');
    return made;
}

template <class T>
T Sampler::value(const Bounds& bounds, std::string_view name) const {
    // Lists stand in lists in lists; more would not fit into a frame.
    constexpr std::int64_t kLongestList = 4;
    if constexpr (std::same_as<T, bool>) {
        return pick(false, true, true);
    } else if constexpr (WholeNumber<T>) {
        using Limits = std::numeric_limits<T>;
        const std::int64_t min = std::max<std::int64_t>(bounds.min, Limits::min());
        const std::int64_t max = std::min<std::int64_t>(
            bounds.max, static_cast<std::int64_t>(std::min<std::uint64_t>(
                            Limits::max(), std::numeric_limits<std::int64_t>::max())));
        return static_cast<T>(number(between(min, max), 12));
    } else if constexpr (std::same_as<T, std::string>) {
        return text(bounds, name);
    } else if constexpr (TextEnum<T>) {
        return pick(T{}, T{}, static_cast<T>(EnumText<T>::texts.size() - 1));
    } else if constexpr (kIsId<T>) {
        constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();
        return pick(T{}, T{0x6f2c1d9be85a4037, 0x9d41c07723aa5be6}, T{kAll, kAll});
    } else if constexpr (std::same_as<T, Address>) {
        Address address;
        address.bytes.fill(pick<std::uint8_t>(0, 0xa7, 0xff));
        return address;
    } else if constexpr (std::same_as<T, Amount>) {
        constexpr std::string_view kMost = "115792089237316195423570985008687907853"
                                           "269984665640564039457584007913129639935";
        return pick(Amount{}, Amount::data(50), *Amount::parse(kMost));
    } else if constexpr (std::same_as<T, Ratio>) {
        return pick(Ratio{0}, Ratio{425'000}, Ratio{999'999'999'999});
    } else if constexpr (std::same_as<T, Instant>) {
        return instantFromMs(number(bounds, 1'767'225'600'000));
    } else if constexpr (kIsDuration<T>) {
        constexpr bool isSeconds = std::same_as<typename T::period, std::ratio<1>>;
        return T{number(bounds, isSeconds ? 15 : 15'000)};
    } else if constexpr (kIsNullable<T>) {
        using Inner = typename decltype(T::value)::value_type;
        return m_kind == SampleKind::Minimal ? T{} : T{value<Inner>(bounds, name)};
    } else if constexpr (kIsList<T>) {
        const auto count = number(
            between(std::max<std::int64_t>(bounds.min, 0), std::min(bounds.max, kLongestList)), 1);
        T list;
        for (std::int64_t index = 0; index < count; ++index)
            list.push_back(value<typename T::value_type>(Bounds{}, name));
        return list;
    } else if constexpr (kIsMap<T>) {
        const auto count = number(
            between(std::max<std::int64_t>(bounds.min, 0), std::min(bounds.max, kLongestList)), 1);
        T map;
        for (std::int64_t index = 0; index < count; ++index)
            map[std::string{name} + std::to_string(index)] =
                value<typename T::mapped_type>(Bounds{}, name);
        return map;
    } else if constexpr (std::same_as<T, DirectAmount>) {
        return *DirectAmount::of(pick(1e-9, 20.0, 1e15));
    } else {
        return object<T>();
    }
}

template <Declared T>
T sample(SampleKind kind) {
    return Sampler{kind}.object<T>();
}

} // namespace arcade::codec
