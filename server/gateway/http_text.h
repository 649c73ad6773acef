#pragma once

#include "server/gateway/http_message.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Rules for the characters of HTTP, shared by the reader and the writer of messages.
namespace arcade::gateway::http {

/// Letters compared without regard to case, ASCII only.
bool equalsIgnoringCase(std::string_view a, std::string_view b);

/// A character of a method or header name.
bool isTokenCharacter(char character);

std::string_view withoutBlanks(std::string_view text);

/// Length of the well-formed UTF-8 sequence the text begins with, 0 if there is none.
std::size_t utf8SequenceLength(std::string_view text);
bool isUtf8(std::string_view text);

enum class PlusSign { Literal, Space };

/// Empty on a bad escape, a control character or bytes that are not UTF-8.
std::optional<std::string> percentDecoded(std::string_view text, PlusSign plus);

struct HttpTarget {
    std::string path;
    std::vector<HttpField> query;
};

/// A target in origin form, decoded as HttpRequest promises; empty when it breaks a rule.
std::optional<HttpTarget> parseTarget(std::string_view target);

} // namespace arcade::gateway::http
