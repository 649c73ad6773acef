#pragma once

#include "server/store/sql_statement.h"
#include "shared/vocabulary/amount.h"
#include "shared/vocabulary/enum_text.h"
#include "shared/vocabulary/ids.h"
#include "shared/vocabulary/instant.h"

#include <concepts>
#include <optional>
#include <string_view>

/// How values of the vocabulary are bound to statements: texts and 64-bit integers only, which all
/// databases agree on.
namespace arcade::store {

inline void bindValue(SqlStatement& statement, int position, std::string_view text) {
    statement.bind(position, text);
}

template <std::signed_integral T>
void bindValue(SqlStatement& statement, int position, T number) {
    statement.bind(position, std::int64_t{number});
}

inline void bindValue(SqlStatement& statement, int position, Instant instant) {
    statement.bind(position, std::int64_t{toMs(instant)});
}

template <class Tag>
void bindValue(SqlStatement& statement, int position, const Id<Tag>& id) {
    const auto digits = id.digits();
    statement.bind(position, std::string_view{digits.data(), digits.size()});
}

inline void bindValue(SqlStatement& statement, int position, const Address& address) {
    const auto digits = address.digits();
    statement.bind(position, std::string_view{digits.data(), digits.size()});
}

inline void bindValue(SqlStatement& statement, int position, const Amount& amount) {
    statement.bind(position, std::string_view{amount.toString()});
}

template <TextEnum E>
void bindValue(SqlStatement& statement, int position, E value) {
    statement.bind(position, wireText(value));
}

/// Empty is NULL.
template <class T>
void bindValue(SqlStatement& statement, int position, const std::optional<T>& value) {
    if (value)
        bindValue(statement, position, *value);
    else
        statement.bindNull(position);
}

} // namespace arcade::store
