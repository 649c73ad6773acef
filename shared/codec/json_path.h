#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace arcade::codec {

/// Where in a JSON text a value stands, as a chain on the stack that is only spelled out for a
/// fault: `data.sides[3].name`.
struct JsonPath {
    const JsonPath* parent = nullptr;
    std::string_view name{};
    std::optional<std::size_t> index{};

    std::string text() const {
        std::string path = parent ? parent->text() : std::string{};
        if (index)
            return path + '[' + std::to_string(*index) + ']';
        if (!path.empty() && !name.empty())
            path += '.';
        return path.append(name);
    }
};

} // namespace arcade::codec
