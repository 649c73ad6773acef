#pragma once

#include "shared/vocabulary/result.h"

#include <filesystem>
#include <memory>
#include <utility>

namespace arcade::store {

/// The file that holds the database, beside the connections to it. To be closed after them, as
/// closing any descriptor of a file ends what locks the process has on it.
class DatabaseFile {
public:
    /// Creates the file if there is none, and takes it from everyone but its owner.
    static Result<std::unique_ptr<DatabaseFile>> open(const std::filesystem::path& file);
    ~DatabaseFile();
    DatabaseFile(const DatabaseFile&) = delete;
    DatabaseFile& operator=(const DatabaseFile&) = delete;

    /// Waits until all that was written to it so far is on the disk, and leaves room there for
    /// what else is written meanwhile. Any thread.
    Result<Done> flush() const;

private:
    DatabaseFile(std::filesystem::path path, int descriptor)
        : m_path(std::move(path))
        , m_descriptor(descriptor) {}

    std::filesystem::path m_path;
    int m_descriptor;
};

} // namespace arcade::store
