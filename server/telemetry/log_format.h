#pragma once

#include "shared/vocabulary/enum_text.h"
#include "shared/vocabulary/ids.h"
#include "shared/vocabulary/instant.h"

#include <array>
#include <concepts>
#include <span>
#include <string>
#include <string_view>

class QString;

namespace arcade::telemetry {

enum class LogFormat { Text, Json };
enum class LogLevel { Debug, Info, Warning, Error };

/// A value of a log line. Texts are escaped when written, so that none can forge a line; numbers
/// and flags stay what they are in JSON.
class LogValue {
public:
    LogValue(std::string_view text)
        : m_text(text) {}
    LogValue(const char* text)
        : m_text(text) {}
    LogValue(std::string text)
        : m_text(std::move(text)) {}
    LogValue(const QString& text);
    LogValue(bool flag)
        : m_text(flag ? "true" : "false")
        , m_isBare(true) {}
    template <std::integral Number>
    requires(!std::same_as<Number, bool>) LogValue(Number number)
        : m_text(std::to_string(number))
        , m_isBare(true) {}
    LogValue(double number);
    /// In milliseconds; the key should end in `_ms`.
    LogValue(Duration duration)
        : LogValue(duration.count()) {}
    template <class Tag>
    LogValue(const Id<Tag>& id)
        : m_text(id.toString()) {}
    template <TextEnum E>
    LogValue(E value)
        : m_text(wireText(value)) {}

    const std::string& text() const { return m_text; }
    /// A number or flag, written without quotes.
    bool isBare() const { return m_isBare; }

private:
    std::string m_text;
    bool m_isBare = false;
};

/// Keys are short constant words of the code (`match`, `queue`, `wait_ms`) and, in JSON, stand
/// beside `time`, `level`, `category` and `message`.
struct LogField {
    std::string_view key;
    LogValue value;
};

struct LogRecord {
    Instant time;
    LogLevel level = LogLevel::Info;
    std::string_view category;
    std::string_view message;
    std::span<const LogField> fields{};
};

/// Exactly one line, with its line feed. Line breaks, control and format characters (those that
/// reverse the reading direction, too) appear as escapes, invalid UTF-8 as U+FFFD.
std::string logLine(LogFormat format, const LogRecord& record);

/// A text as it may appear inside quotes in a log line or message to an operator.
std::string escapedText(std::string_view text);

} // namespace arcade::telemetry

template <>
struct arcade::EnumText<arcade::telemetry::LogFormat> {
    static constexpr std::array<std::string_view, 2> texts{"text", "json"};
};

template <>
struct arcade::EnumText<arcade::telemetry::LogLevel> {
    static constexpr std::array<std::string_view, 4> texts{"debug", "info", "warning", "error"};
};
