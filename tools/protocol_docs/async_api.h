#pragma once

#include <string>

namespace arcade::docs {

/// The arcade protocol as an AsyncAPI 3.0 document, JSON over lines, seen from the server: it
/// receives what clients send. Every message comes with its schema and an example.
std::string asyncApiDocument();

} // namespace arcade::docs
