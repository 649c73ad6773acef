#pragma once

#include "shared/vocabulary/enum_text.h"

#include <array>

namespace arcade::settings {

/// What carries connections: sockets of the system's, for plain TCP alone, or QtWebSockets. Auto is
/// the former unless TLS is set up.
enum class TransportKind { Auto, Plain, Qt };

} // namespace arcade::settings

template <>
struct arcade::EnumText<arcade::settings::TransportKind> {
    static constexpr std::array<std::string_view, 3> texts{"auto", "plain", "qt"};
};
