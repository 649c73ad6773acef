#pragma once

#include "shared/codec/kinds.h"
#include "shared/protocol/messages.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The declarations as data: what documents and schemas are made from.
namespace arcade::codec {

enum class ValueKind {
    Boolean,
    Integer32,
    Integer64,
    Ratio,
    Text,
    Choice,
    Id,
    Address,
    Amount,
    Instant,
    Duration,
    PositiveNumber,
    Object,
    List,
    Map,
};

struct ObjectDescription;

struct ValueDescription {
    ValueKind kind = ValueKind::Boolean;
    Bounds bounds{};
    /// Of a Choice.
    std::span<const std::string_view> choices{};
    /// Of a Duration: `ms` or `s`.
    std::string_view unit{};
    /// Of an Object.
    const ObjectDescription* object = nullptr;
    /// Of a List and of a Map, whose member names are data.
    std::shared_ptr<const ValueDescription> element{};
};

enum class Presence { Required, Optional, Nullable };

struct FieldDescription {
    std::string_view name;
    Presence presence = Presence::Required;
    ValueDescription value;
};

/// A declared struct; embedded members stand among the others, as on the wire.
struct ObjectDescription {
    /// The struct's own name, without namespaces.
    std::string_view name;
    std::vector<FieldDescription> fields;
};

struct MessageDescription {
    const MessageInfo* info = nullptr;
    const ObjectDescription* data = nullptr;
};

/// The objects that stand in the fields of these, each once, in the order they are met.
std::vector<const ObjectDescription*>
nestedObjects(const std::vector<const ObjectDescription*>& objects);

template <class T>
constexpr std::string_view typeName() {
    // `… [with T = arcade::Auth; …]` of GCC, `… [T = arcade::Auth]` of Clang.
    std::string_view text = __PRETTY_FUNCTION__;
    text.remove_prefix(text.find("T = ") + 4);
    text = text.substr(0, text.find_first_of(";]"));
    const auto colon = text.rfind(':');
    return colon == std::string_view::npos ? text : text.substr(colon + 1);
}

template <Declared T>
const ObjectDescription& describe();

template <class T>
ValueDescription describeValue(Bounds bounds) {
    if constexpr (std::same_as<T, bool>) {
        return {ValueKind::Boolean, bounds};
    } else if constexpr (WholeNumber<T>) {
        return {sizeof(T) > 4 ? ValueKind::Integer64 : ValueKind::Integer32, bounds};
    } else if constexpr (std::same_as<T, std::string>) {
        return {ValueKind::Text, bounds};
    } else if constexpr (TextEnum<T>) {
        return {ValueKind::Choice, bounds, EnumText<T>::texts};
    } else if constexpr (kIsId<T>) {
        return {ValueKind::Id, bounds};
    } else if constexpr (std::same_as<T, Address>) {
        return {ValueKind::Address, bounds};
    } else if constexpr (std::same_as<T, Amount>) {
        return {ValueKind::Amount, bounds};
    } else if constexpr (std::same_as<T, Ratio>) {
        return {ValueKind::Ratio, bounds};
    } else if constexpr (std::same_as<T, Instant>) {
        return {ValueKind::Instant, bounds};
    } else if constexpr (kIsDuration<T>) {
        constexpr bool isSeconds = std::same_as<typename T::period, std::ratio<1>>;
        static_assert(isSeconds || std::same_as<typename T::period, std::milli>);
        return {.kind = ValueKind::Duration, .bounds = bounds, .unit = isSeconds ? "s" : "ms"};
    } else if constexpr (kIsList<T>) {
        ValueDescription list{ValueKind::List, bounds};
        list.element = std::make_shared<ValueDescription>(
            describeValue<typename T::value_type>(answeredWith(bounds.violation)));
        return list;
    } else if constexpr (kIsMap<T>) {
        ValueDescription map{ValueKind::Map, bounds};
        map.element = std::make_shared<ValueDescription>(
            describeValue<typename T::mapped_type>(answeredWith(bounds.violation)));
        return map;
    } else if constexpr (std::same_as<T, DirectAmount>) {
        return {ValueKind::PositiveNumber, bounds};
    } else {
        return {.kind = ValueKind::Object, .bounds = bounds, .object = &describe<T>()};
    }
}

template <class Struct, class T>
void describeMember(std::vector<FieldDescription>& out, const Field<Struct, T>& field) {
    if constexpr (kIsOptional<T>)
        out.push_back(
            {field.name, Presence::Optional, describeValue<typename T::value_type>(field.bounds)});
    else if constexpr (kIsNullable<T>)
        out.push_back({field.name, Presence::Nullable,
                       describeValue<typename decltype(T::value)::value_type>(field.bounds)});
    else
        out.push_back({field.name, Presence::Required, describeValue<T>(field.bounds)});
}

template <class Struct, class T>
void describeMember(std::vector<FieldDescription>& out, const EmbeddedField<Struct, T>&) {
    const auto& embedded = describe<T>().fields;
    out.insert(out.end(), embedded.begin(), embedded.end());
}

template <Declared T>
const ObjectDescription& describe() {
    static const ObjectDescription description = [] {
        ObjectDescription object{typeName<T>(), {}};
        std::apply([&](const auto&... field) { (describeMember(object.fields, field), ...); },
                   T::fields());
        return object;
    }();
    return description;
}

/// The messages of a family that belong to a contract, in the order of its declaration.
template <class Family, Contract contract = Contract::Arcade>
std::vector<MessageDescription> describeMessages() {
    std::vector<MessageDescription> messages;
    forEachMessageIn<Family, contract>([&]<class Message>() {
        messages.push_back({&Message::info, &describe<Message>()});
    });
    return messages;
}

} // namespace arcade::codec
