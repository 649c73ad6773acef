#include "shared/codec/json_reader.h"

#include <algorithm>
#include <cmath>

namespace arcade::codec {
namespace {

constexpr Bounds kOpen{};
constexpr std::int64_t kRatioLimit = 1'000'000;

/// ` from 3 to 20`, ` from 3 on`, ` up to 20`, or nothing, for a number that is `least` at least.
std::string numberRange(const Bounds& bounds, std::int64_t least = kOpen.min) {
    const std::int64_t min = std::max(bounds.min, least);
    const bool hasMax = bounds.max != kOpen.max;
    if (min != kOpen.min)
        return " from " + std::to_string(min) +
               (hasMax ? " to " + std::to_string(bounds.max) : std::string{" on"});
    return hasMax ? " up to " + std::to_string(bounds.max) : std::string{};
}

/// ` of 3 to 20 bytes`, ` of at least 3 bytes`, ` of up to 20 bytes`, or nothing.
std::string countRange(const Bounds& bounds, std::string_view unit) {
    const bool hasMax = bounds.max != kOpen.max;
    if (bounds.min <= 0 && !hasMax)
        return {};
    std::string range = " of ";
    if (bounds.min <= 0)
        range += "up to ";
    else if (hasMax)
        range += std::to_string(bounds.min) + " to ";
    else
        range += "at least " + std::to_string(bounds.min);
    if (hasMax)
        range += std::to_string(bounds.max);
    return range.append(" ").append(unit);
}

bool holdsCount(const Bounds& bounds, std::size_t count) {
    const auto number = static_cast<std::int64_t>(count);
    return number >= bounds.min && number <= bounds.max;
}

/// The number in millionths, rounded down. A number with at most six decimals comes back exactly:
/// the quotient below is then the very number the text was read as.
std::int64_t toMillionths(double number) {
    constexpr auto kOne = static_cast<double>(Ratio::kOne);
    const double nearest = std::nearbyint(number * kOne);
    const double whole = nearest / kOne <= number ? nearest : nearest - 1;
    return static_cast<std::int64_t>(whole);
}

} // namespace

bool JsonReader::refuse(ErrorCode code, const JsonPath& path, std::string_view what) {
    m_fault.code = code;
    m_fault.message = path.text();
    if (!m_fault.message.empty())
        m_fault.message += ": ";
    m_fault.message += what;
    return false;
}

bool JsonReader::readBool(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                          bool& out) {
    if (!value.IsBool())
        return refuse(bounds.violation, path, "must be true or false");
    out = value.GetBool();
    return true;
}

bool JsonReader::readInteger(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                             std::int64_t& out) {
    if (!value.IsInt64() || value.GetInt64() < bounds.min || value.GetInt64() > bounds.max)
        return refuse(bounds.violation, path, "must be a whole number" + numberRange(bounds));
    out = value.GetInt64();
    return true;
}

bool JsonReader::readUnsigned(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                              std::uint64_t& out) {
    // The largest bound stands for none, so that all 64 bits can be read.
    const bool fits =
        value.IsUint64() && (!value.IsInt64() || value.GetInt64() >= bounds.min) &&
        (bounds.max == kOpen.max || (value.IsInt64() && value.GetInt64() <= bounds.max));
    if (!fits)
        return refuse(bounds.violation, path, "must be a whole number" + numberRange(bounds, 0));
    out = value.GetUint64();
    return true;
}

bool JsonReader::readRatio(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                           Ratio& out) {
    const double number = value.IsNumber() ? value.GetDouble() : -1.0;
    if (!(number >= 0.0 && number < static_cast<double>(kRatioLimit)))
        return refuse(bounds.violation, path,
                      "must be a number from 0 to less than " + std::to_string(kRatioLimit));
    out.millionths = toMillionths(number);
    return true;
}

bool JsonReader::readText(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                          std::string& out) {
    if (!value.IsString() || !holdsCount(bounds, value.GetStringLength()))
        return refuse(bounds.violation, path, "must be a text" + countRange(bounds, "bytes"));
    const std::string_view text{value.GetString(), value.GetStringLength()};
    // An escape can spell what the raw text may not hold: a lone surrogate, NUL.
    if (!isPlainUtf8(text))
        return refuse(bounds.violation, path, "must be valid Unicode without NUL");
    out = text;
    return true;
}

bool JsonReader::readChoice(const JsonValue& value, const Bounds& bounds, const JsonPath& path,
                            std::span<const std::string_view> texts, std::size_t& out) {
    const auto found = value.IsString()
                           ? std::find(texts.begin(), texts.end(),
                                       std::string_view{value.GetString(), value.GetStringLength()})
                           : texts.end();
    if (found == texts.end()) {
        // Only error codes are more; the message of a fault stays short enough to be sent.
        constexpr std::size_t kMostNamed = 12;
        std::string allowed = "must be one of";
        for (const std::string_view text : texts.first(std::min(texts.size(), kMostNamed)))
            allowed.append(text == texts.front() ? " " : ", ").append(text);
        if (texts.size() > kMostNamed)
            allowed += " and others";
        return refuse(bounds.violation, path, allowed);
    }
    out = static_cast<std::size_t>(found - texts.begin());
    return true;
}

bool JsonReader::checkObject(const JsonValue& value, const Bounds& bounds, const JsonPath& path) {
    return value.IsObject() || refuse(bounds.violation, path, "must be an object");
}

bool JsonReader::readDirectAmount(const JsonValue& value, const Bounds& bounds,
                                  const JsonPath& path, DirectAmount& out) {
    const auto amount = DirectAmount::of(value.IsNumber() ? value.GetDouble() : 0.0);
    if (!amount)
        return refuse(bounds.violation, path, "must be a number from 10^-9 to 10^15");
    out = *amount;
    return true;
}

bool JsonReader::checkMap(const JsonValue& value, const Bounds& bounds, const JsonPath& path) {
    const bool fine = value.IsObject() && holdsCount(bounds, value.MemberCount());
    return fine ||
           refuse(bounds.violation, path, "must be an object" + countRange(bounds, "members"));
}

bool JsonReader::checkList(const JsonValue& value, const Bounds& bounds, const JsonPath& path) {
    const bool fine = value.IsArray() && holdsCount(bounds, value.Size());
    return fine ||
           refuse(bounds.violation, path, "must be a list" + countRange(bounds, "elements"));
}

} // namespace arcade::codec
