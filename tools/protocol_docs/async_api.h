#pragma once

#include <string>

namespace arcade::docs {

/// The protocols as an AsyncAPI 3.0 document, JSON over lines, seen from the server: it receives
/// what clients send. Every message comes with its schema and an example, in each form in which it
/// is carried.
std::string asyncApiDocument();

} // namespace arcade::docs
