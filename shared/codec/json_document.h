#pragma once

#include "shared/vocabulary/result.h"

#include <rapidjson/document.h>

#include <array>
#include <cstddef>
#include <string_view>

namespace arcade::codec {

using JsonValue = rapidjson::Value;

/// Objects and lists inside each other, in any text that is read.
inline constexpr int kMaxNesting = 16;

/// One parsed JSON text. Small ones live in the object itself, without any allocation; hence it
/// neither moves nor copies.
class JsonDocument {
public:
    JsonDocument();
    JsonDocument(const JsonDocument&) = delete;
    JsonDocument& operator=(const JsonDocument&) = delete;

    /// To be called once. Refuses with BadMessage what is not exactly one JSON value, invalid
    /// UTF-8, and nesting beyond kMaxNesting, which costs nothing to find out. The text is not
    /// needed afterwards.
    Result<Done> parse(std::string_view text);

    const JsonValue& root() const { return m_document; }

private:
    using Pool = rapidjson::MemoryPoolAllocator<>;
    using Document = rapidjson::GenericDocument<rapidjson::UTF8<>, Pool, Pool>;

    alignas(std::max_align_t) std::array<char, 4096> m_valueBuffer;
    alignas(std::max_align_t) std::array<char, 4096> m_stackBuffer;
    Pool m_values;
    Pool m_stack;
    Document m_document;
};

/// The value of a JSON number: Int64, else Uint64, else the nearest double. What no double holds is
/// infinite, which is no number that any field takes.
JsonValue numberFrom(std::string_view text);

/// Well-formed UTF-8 without surrogates, overlong forms and NUL.
bool isPlainUtf8(std::string_view text);

} // namespace arcade::codec
