#pragma once

#include "shared/vocabulary/error.h"
#include "shared/vocabulary/expect.h"

#include <utility>
#include <variant>

namespace arcade {

/// A value or the Error that kept it from being. Asking the wrong one is a broken invariant.
template <class T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value)
        : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error)
        : m_content(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T& value() const& {
        ARCADE_EXPECT(ok());
        return *std::get_if<0>(&m_content);
    }
    T& value() & {
        ARCADE_EXPECT(ok());
        return *std::get_if<0>(&m_content);
    }
    T&& value() && {
        ARCADE_EXPECT(ok());
        return std::move(*std::get_if<0>(&m_content));
    }
    const Error& error() const {
        ARCADE_EXPECT(!ok());
        return *std::get_if<1>(&m_content);
    }

private:
    std::variant<T, Error> m_content;
};

/// Success without a value: `return Done{};`.
struct Done {
    friend bool operator==(const Done&, const Done&) = default;
};

} // namespace arcade
