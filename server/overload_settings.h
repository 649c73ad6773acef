#pragma once

#include "shared/vocabulary/instant.h"

namespace arcade::settings {

/// From where on new work is refused.
struct OverloadSettings {
    Duration commitWait{2000};
    int commitsPending = 10'000;
    Duration loopLag{500};
};

} // namespace arcade::settings
