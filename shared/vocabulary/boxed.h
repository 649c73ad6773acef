#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace arcade {

/// A std::optional whose value lies elsewhere: as small as a pointer while it is empty. For what is
/// large and seldom there, so that what holds it stays small. Copies copy the value.
template <class T>
class Boxed {
public:
    using value_type = T;

    Boxed() = default;
    Boxed(std::nullopt_t) {}
    Boxed(T value)
        : m_value(std::make_unique<T>(std::move(value))) {}
    Boxed(std::optional<T> value)
        : m_value(value ? std::make_unique<T>(*std::move(value)) : nullptr) {}
    Boxed(const Boxed& other)
        : m_value(other ? std::make_unique<T>(*other) : nullptr) {}
    Boxed(Boxed&&) noexcept = default;
    Boxed& operator=(const Boxed& other) {
        if (this != &other)
            *this = Boxed(other);
        return *this;
    }
    Boxed& operator=(Boxed&&) noexcept = default;
    ~Boxed() = default;

    bool has_value() const { return m_value != nullptr; }
    explicit operator bool() const { return has_value(); }
    /// Not of an empty one.
    T& operator*() { return *m_value; }
    const T& operator*() const { return *m_value; }
    T* operator->() { return m_value.get(); }
    const T* operator->() const { return m_value.get(); }

    T value_or(T other) const { return m_value ? *m_value : std::move(other); }

    T& emplace() {
        m_value = std::make_unique<T>();
        return *m_value;
    }
    void reset() { m_value.reset(); }

    friend bool operator==(const Boxed& first, const Boxed& second) {
        return first && second ? *first == *second : first.has_value() == second.has_value();
    }

private:
    std::unique_ptr<T> m_value;
};

} // namespace arcade
