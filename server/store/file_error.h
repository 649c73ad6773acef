#pragma once

#include "shared/vocabulary/result.h"

#include <filesystem>
#include <system_error>

namespace arcade::store {

/// What the system refused to do with a file; `number` is the errno of the call.
inline Error fileError(const std::filesystem::path& path, int number) {
    return Error{ErrorCode::Internal,
                 path.string() + ": " + std::generic_category().message(number)};
}

} // namespace arcade::store
