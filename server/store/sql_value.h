#pragma once

#include "shared/vocabulary/amount.h"
#include "shared/vocabulary/enum_text.h"
#include "shared/vocabulary/ids.h"
#include "shared/vocabulary/instant.h"

#include <QMetaType>
#include <QString>
#include <QVariant>

#include <concepts>
#include <optional>
#include <string_view>

/// How values of the vocabulary are bound to statements: texts and 64-bit integers only, which all
/// databases agree on.
namespace arcade::store {

inline QVariant sqlValue(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

template <std::signed_integral T>
QVariant sqlValue(T number) {
    return static_cast<qlonglong>(number);
}

inline QVariant sqlValue(Instant instant) {
    return static_cast<qlonglong>(toMs(instant));
}

template <class Tag>
QVariant sqlValue(const Id<Tag>& id) {
    return sqlValue(std::string_view{id.toString()});
}

inline QVariant sqlValue(const Address& address) {
    return sqlValue(std::string_view{address.toString()});
}

inline QVariant sqlValue(const Amount& amount) {
    return sqlValue(std::string_view{amount.toString()});
}

template <TextEnum E>
QVariant sqlValue(E value) {
    return sqlValue(wireText(value));
}

/// Empty is NULL.
template <class T>
QVariant sqlValue(const std::optional<T>& value) {
    return value ? sqlValue(*value) : QVariant(QMetaType::fromType<QString>());
}

} // namespace arcade::store
