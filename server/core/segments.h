#pragma once

#include <bit>
#include <cstddef>
#include <memory_resource>
#include <utility>
#include <vector>

namespace arcade::core {

/// Values that stay where they are while more are added: each segment holds as many as all before
/// it together. The memory is asked of the program's default resource, which may lay what is large
/// into large pages.
template <class Value>
class Segments {
public:
    std::size_t size() const { return m_size; }

    template <class... Arguments>
    Value& emplace_back(Arguments&&... arguments) {
        const std::size_t number = segmentOf(m_size);
        if (number == m_segments.size())
            m_segments.emplace_back().reserve(firstOf(number) + 1);
        ++m_size;
        return m_segments[number].emplace_back(std::forward<Arguments>(arguments)...);
    }

    Value& operator[](std::size_t index) {
        const std::size_t number = segmentOf(index);
        return m_segments[number][index - firstOf(number)];
    }
    const Value& operator[](std::size_t index) const {
        const std::size_t number = segmentOf(index);
        return m_segments[number][index - firstOf(number)];
    }

private:
    static std::size_t segmentOf(std::size_t index) {
        return static_cast<std::size_t>(std::bit_width(index + 1)) - 1;
    }
    static std::size_t firstOf(std::size_t number) { return (std::size_t{1} << number) - 1; }

    std::vector<std::pmr::vector<Value>> m_segments;
    std::size_t m_size = 0;
};

} // namespace arcade::core
