#pragma once

namespace arcade::detail {
[[noreturn]] void expectationFailed(const char* condition, const char* file, int line);
}

/// An assertion that stays on in release: a broken invariant stops the process before it can
/// make anything wrong durable. For mistakes of a peer use Error instead.
#define ARCADE_EXPECT(condition)                                                                   \
    do {                                                                                           \
        if (!(condition)) [[unlikely]]                                                             \
            ::arcade::detail::expectationFailed(#condition, __FILE__, __LINE__);                   \
    } while (false)

/// Marks what no execution may reach, for example behind an exhaustive switch.
#define ARCADE_UNREACHABLE() ::arcade::detail::expectationFailed("unreachable", __FILE__, __LINE__)
