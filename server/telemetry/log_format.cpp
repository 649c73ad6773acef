#include "server/telemetry/log_format.h"

#include "shared/vocabulary/expect.h"

#include <QChar>
#include <QList>
#include <QString>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace arcade::telemetry {
namespace {

constexpr std::array<std::string_view, 4> kLevelLabels{"DEBUG", "INFO", "WARNING", "ERROR"};

bool isPlainAscii(char character) {
    return character >= ' ' && character <= '~' && character != '"' && character != '\\';
}

// Both text and JSON use the escapes of JSON, so that one reader understands both.
void appendUnit(std::string& out, char16_t unit) {
    std::array<char, 8> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "\\u%04x", static_cast<unsigned>(unit));
    out += buffer.data();
}

void appendCodePoint(std::string& out, char32_t point) {
    if (point == U'\n') {
        out += "\\n";
    } else if (point == U'\r') {
        out += "\\r";
    } else if (point == U'\t') {
        out += "\\t";
    } else if (point == U'"' || point == U'\\') {
        out += '\\';
        out += static_cast<char>(point);
    } else if (point == U' ' || (QChar::isPrint(point) && !QChar::isSpace(point))) {
        out += QString::fromUcs4(&point, 1).toStdString();
    } else if (QChar::requiresSurrogates(point)) {
        appendUnit(out, QChar::highSurrogate(point));
        appendUnit(out, QChar::lowSurrogate(point));
    } else {
        appendUnit(out, static_cast<char16_t>(point));
    }
}

void appendEscaped(std::string& out, std::string_view text) {
    if (std::all_of(text.begin(), text.end(), isPlainAscii)) {
        out += text;
        return;
    }
    const auto decoded =
        QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toUcs4();
    for (const uint point : decoded)
        appendCodePoint(out, static_cast<char32_t>(point));
}

void appendQuoted(std::string& out, std::string_view text) {
    out += '"';
    appendEscaped(out, text);
    out += '"';
}

bool needsQuotes(std::string_view text) {
    return text.empty() || !std::all_of(text.begin(), text.end(), [](char character) {
               return isPlainAscii(character) && character != ' ' && character != '=';
           });
}

std::string timeText(Instant time) {
    const auto ms = toMs(time);
    const auto seconds = static_cast<std::time_t>(ms / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 48> buffer{};
    const auto length = std::strftime(buffer.data(), buffer.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(buffer.data() + length, buffer.size() - length, ".%03dZ",
                  static_cast<int>(ms % 1000));
    return buffer.data();
}

std::string textLine(const LogRecord& record) {
    std::string out = timeText(record.time);
    out += ' ';
    out += kLevelLabels[static_cast<std::size_t>(record.level)];
    out += ' ';
    appendEscaped(out, record.category);
    out += ' ';
    appendEscaped(out, record.message);
    for (const LogField& field : record.fields) {
        out += ' ';
        appendEscaped(out, field.key);
        out += '=';
        if (needsQuotes(field.value.text()))
            appendQuoted(out, field.value.text());
        else
            out += field.value.text();
    }
    out += '\n';
    return out;
}

std::string jsonLine(const LogRecord& record) {
    std::string out = "{\"time\":\"" + timeText(record.time) + "\",\"level\":\"";
    out += wireText(record.level);
    out += "\",\"category\":";
    appendQuoted(out, record.category);
    out += ",\"message\":";
    appendQuoted(out, record.message);
    for (const LogField& field : record.fields) {
        out += ',';
        appendQuoted(out, field.key);
        out += ':';
        if (field.value.isBare())
            out += field.value.text();
        else
            appendQuoted(out, field.value.text());
    }
    out += "}\n";
    return out;
}

} // namespace

LogValue::LogValue(const QString& text)
    : m_text(text.toStdString()) {}

// JSON has no infinity and no NaN: those stay texts.
LogValue::LogValue(double number)
    : m_isBare(std::isfinite(number)) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.6g", number);
    m_text = buffer.data();
}

std::string escapedText(std::string_view text) {
    std::string out;
    appendEscaped(out, text);
    return out;
}

std::string logLine(LogFormat format, const LogRecord& record) {
    switch (format) {
    case LogFormat::Text: return textLine(record);
    case LogFormat::Json: return jsonLine(record);
    }
    ARCADE_UNREACHABLE();
}

} // namespace arcade::telemetry
