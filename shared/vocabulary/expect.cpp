#include "shared/vocabulary/expect.h"

#include <cstdio>
#include <cstdlib>

namespace arcade::detail {

void expectationFailed(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "%s:%d: broken invariant: %s\n", file, line, condition);
    std::fflush(stderr);
    std::abort();
}

} // namespace arcade::detail
