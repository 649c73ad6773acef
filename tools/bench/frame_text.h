#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>

/// Reads of a message what a measurement needs and builds nothing: thousands of connections must
/// not cost the machine more than the server does.
namespace arcade::bench {

/// The text after a key; empty when it is not there.
inline std::string_view textAfter(std::string_view frame, std::string_view key) {
    const auto at = frame.find(key);
    return at == frame.npos ? std::string_view{} : frame.substr(at + key.size());
}

/// The value of `"key":"` when nothing in it is escaped.
inline std::string_view wordAfter(std::string_view frame, std::string_view key) {
    const std::string_view text = textAfter(frame, key);
    return text.substr(0, text.find('"'));
}

/// Of either dialect.
inline std::string_view typeIn(std::string_view frame) {
    return wordAfter(frame, R"("type":")");
}

/// Of the envelope, which stands before the data.
inline std::string_view idIn(std::string_view frame) {
    return wordAfter(frame, R"("id":")");
}

inline std::int64_t wholeAfter(std::string_view frame, std::string_view key) {
    const std::string_view digits = textAfter(frame, key);
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// A fraction as the server writes it, in millionths.
inline std::int64_t millionthsAfter(std::string_view frame, std::string_view key) {
    const std::string_view digits = textAfter(frame, key);
    double value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return std::llround(value * 1'000'000);
}

} // namespace arcade::bench
