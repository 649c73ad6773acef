#pragma once

#include "shared/vocabulary/result.h"

#include <filesystem>
#include <memory>

namespace arcade::store {

/// Keeps a data folder to one process. The system ends the lock with the process, however it ends.
class FolderLock {
public:
    /// Creates the folder, for its owner alone, if there is none. Refuses one that is in use.
    static Result<std::unique_ptr<FolderLock>> take(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    explicit FolderLock(int descriptor)
        : m_descriptor(descriptor) {}

    int m_descriptor;
};

} // namespace arcade::store
