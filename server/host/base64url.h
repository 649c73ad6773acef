#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace arcade::host {

/// RFC 4648 section 5 without padding.
std::string base64UrlEncoded(std::string_view bytes);

/// Empty unless the text is exactly what the encoder makes: no padding, no blanks, no spare bits.
std::optional<std::string> base64UrlDecoded(std::string_view text);

} // namespace arcade::host
