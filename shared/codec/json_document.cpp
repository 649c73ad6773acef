#include "shared/codec/json_document.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <charconv>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>

namespace arcade::codec {
namespace {

/// Fills the document, and stops the parser where the nesting goes too deep. Numbers come as text:
/// RapidJSON 1.1.0 leaves the bounds of its tables for exponents such as `1.0e-2147483639`.
template <class Document>
class DocumentBuilder {
public:
    explicit DocumentBuilder(Document& document)
        : m_document(document) {}

    bool Null() { return m_document.Null(); }
    bool Bool(bool value) { return m_document.Bool(value); }
    bool Int(int) { ARCADE_UNREACHABLE(); }
    bool Uint(unsigned) { ARCADE_UNREACHABLE(); }
    bool Int64(std::int64_t) { ARCADE_UNREACHABLE(); }
    bool Uint64(std::uint64_t) { ARCADE_UNREACHABLE(); }
    bool Double(double) { ARCADE_UNREACHABLE(); }
    bool RawNumber(const char* data, rapidjson::SizeType size, bool) {
        const JsonValue number = numberFrom({data, size});
        if (number.IsInt64())
            return m_document.Int64(number.GetInt64());
        return number.IsUint64() ? m_document.Uint64(number.GetUint64())
                                 : m_document.Double(number.GetDouble());
    }
    bool String(const char* text, rapidjson::SizeType size, bool copy) {
        return m_document.String(text, size, copy);
    }
    bool Key(const char* text, rapidjson::SizeType size, bool copy) {
        return m_document.Key(text, size, copy);
    }
    bool StartObject() { return enter() && m_document.StartObject(); }
    bool EndObject(rapidjson::SizeType members) {
        --m_depth;
        return m_document.EndObject(members);
    }
    bool StartArray() { return enter() && m_document.StartArray(); }
    bool EndArray(rapidjson::SizeType elements) {
        --m_depth;
        return m_document.EndArray(elements);
    }

private:
    bool enter() { return ++m_depth <= kMaxNesting; }

    Document& m_document;
    int m_depth = 0;
};

/// The bytes from the start that are ASCII but NUL, counted eight at a time.
std::size_t plainAsciiPrefix(std::string_view text) {
    constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
    std::size_t index = 0;
    for (; index + 8 <= text.size(); index += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + index, sizeof word);
        if (((word - kOnes) | word) & kHighBits)
            break;
    }
    while (index < text.size() && text[index] > 0)
        ++index;
    return index;
}

struct NoOutput {
    void Put(char) {}
};

Error refusal(rapidjson::ParseResult result) {
    if (result.Code() == rapidjson::kParseErrorTermination)
        return {ErrorCode::BadMessage,
                "nested deeper than " + std::to_string(kMaxNesting) + " levels"};
    return {ErrorCode::BadMessage, "not JSON at byte " + std::to_string(result.Offset()) + ": " +
                                       rapidjson::GetParseError_En(result.Code())};
}

} // namespace

JsonValue numberFrom(std::string_view text) {
    const char* const end = text.data() + text.size();
    std::int64_t whole = 0;
    const auto read = std::from_chars(text.data(), end, whole);
    if (read.ptr == end && read.ec == std::errc{})
        return JsonValue(whole);
    std::uint64_t natural = 0;
    if (read.ptr == end && std::from_chars(text.data(), end, natural).ec == std::errc{})
        return JsonValue(natural);
    double number = 0;
    const bool fits = std::from_chars(text.data(), end, number).ec == std::errc{};
    return JsonValue(fits ? number : std::numeric_limits<double>::infinity());
}

bool isPlainUtf8(std::string_view text) {
    std::size_t done = plainAsciiPrefix(text);
    while (done < text.size()) {
        if (text[done] == '\0')
            return false;
        const std::string_view rest = text.substr(done);
        rapidjson::MemoryStream stream(rest.data(), rest.size());
        NoOutput ignored;
        if (!rapidjson::UTF8<>::Validate(stream, ignored))
            return false;
        done += stream.Tell();
        done += plainAsciiPrefix(text.substr(done));
    }
    return true;
}

JsonDocument::JsonDocument()
    : m_values(m_valueBuffer.data(), m_valueBuffer.size())
    , m_stack(m_stackBuffer.data(), m_stackBuffer.size())
    , m_document(&m_values, 1024, &m_stack) {}

Result<Done> JsonDocument::parse(std::string_view text) {
    // The parser takes NUL for the end of the text, and what follows it would go unseen.
    if (!isPlainUtf8(text))
        return Error{ErrorCode::BadMessage, "not valid UTF-8 text"};
    rapidjson::ParseResult result;
    rapidjson::MemoryStream stream(text.data(), text.size());
    const auto generate = [&](Document& document) {
        rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>, Pool> reader(&m_stack);
        DocumentBuilder builder(document);
        constexpr unsigned kFlags =
            rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
        result = reader.Parse<kFlags>(stream, builder);
        return !result.IsError();
    };
    m_document.Populate(generate);
    if (result.IsError())
        return refusal(result);
    return Done{};
}

} // namespace arcade::codec
