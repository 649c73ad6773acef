#include "server/gateway/http_input.h"

#include "shared/codec/json_writer.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>

namespace arcade::gateway {
namespace {

bool isNumberKind(codec::ValueKind kind) {
    return kind == codec::ValueKind::Integer32 || kind == codec::ValueKind::Integer64;
}

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = fault == std::errc{} && end == text.data() + text.size();
    return isWhole ? std::optional(number) : std::nullopt;
}

} // namespace

std::string queryAsJson(const HttpRequest& request, const codec::ObjectDescription& description) {
    return codec::writeToString([&](codec::JsonWriter& writer) {
        writer.StartObject();
        for (const codec::FieldDescription& field : description.fields) {
            const auto value = request.queryValue(field.name);
            if (!value)
                continue;
            codec::writeKey(writer, field.name);
            // What is no number stays a text, and is refused as such.
            const auto number = isNumberKind(field.value.kind) ? wholeNumber(*value) : std::nullopt;
            if (number)
                writer.Int64(*number);
            else
                codec::writeText(writer, *value);
        }
        writer.EndObject();
    });
}

} // namespace arcade::gateway
