#pragma once

#include <utility>

#include <unistd.h>

namespace arcade::gateway {

/// Owns a descriptor of the system's, or none.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number)
        : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept
        : m_number(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        close();
        m_number = other.release();
        return *this;
    }
    ~Descriptor() { close(); }

    /// Negative when there is none.
    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }
    /// Another's from now on.
    int release() { return std::exchange(m_number, -1); }
    void close() {
        if (isOpen())
            ::close(release());
    }

private:
    int m_number = -1;
};

} // namespace arcade::gateway
