#include "shared/codec/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace arcade::codec {

void JsonWriter::plainText(std::string_view text) {
    Prefix(rapidjson::kStringType);
    char* to = os_->Push(text.size() + 2);
    *to++ = '"';
    to = std::copy(text.begin(), text.end(), to);
    *to = '"';
    EndValue(true);
}

void JsonWriter::plainNumber(std::string_view digits) {
    Prefix(rapidjson::kNumberType);
    std::copy(digits.begin(), digits.end(), os_->Push(digits.size()));
    EndValue(true);
}

void writeText(JsonWriter& writer, std::string_view text) {
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void writeKey(JsonWriter& writer, std::string_view name) {
    writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

void writePair(JsonWriter& writer, std::string_view name, std::string_view text) {
    writeKey(writer, name);
    writeText(writer, text);
}

void writePair(JsonWriter& writer, std::string_view name, std::int64_t number) {
    writeKey(writer, name);
    writer.Int64(number);
}

void writeRatio(JsonWriter& writer, Ratio ratio) {
    constexpr std::size_t kDecimals = 6;
    std::array<char, 32> text{};
    char* end = text.data();
    // Remainders carry the sign of the dividend; a digit is taken without it.
    if (ratio.millionths < 0)
        *end++ = '-';
    const auto magnitude = ratio.millionths < 0 ? 0 - static_cast<std::uint64_t>(ratio.millionths)
                                                : static_cast<std::uint64_t>(ratio.millionths);
    constexpr auto kOne = static_cast<std::uint64_t>(Ratio::kOne);
    end = std::to_chars(end, text.data() + text.size(), magnitude / kOne).ptr;
    auto rest = static_cast<std::uint32_t>(magnitude % kOne);
    if (rest != 0) {
        *end++ = '.';
        std::size_t decimals = kDecimals;
        for (; rest % 10 == 0; rest /= 10)
            --decimals;
        for (std::size_t place = decimals; place-- > 0; rest /= 10)
            end[place] = static_cast<char>('0' + rest % 10);
        end += decimals;
    }
    writer.plainNumber({text.data(), static_cast<std::size_t>(end - text.data())});
}

void writeNumber(JsonWriter& writer, const DirectAmount& amount) {
    writer.plainNumber(amount.toString());
}

} // namespace arcade::codec
