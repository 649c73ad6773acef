#pragma once

#include <string>
#include <string_view>

namespace arcade::gateway {

/// A whole text message as a server sends it (RFC 6455, 5.2): one frame, not masked, so the same
/// bytes for every receiver. The text is UTF-8.
std::string textFrame(std::string_view text);
/// The text in a frame of textFrame()'s.
std::string_view textOf(std::string_view frame);

} // namespace arcade::gateway
