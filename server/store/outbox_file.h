#pragma once

#include "shared/vocabulary/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace arcade::store {

/// A file of JSON lines that events are appended to. It is opened for each delivery, so that it
/// may be moved away at any time.
class OutboxFile {
public:
    explicit OutboxFile(std::filesystem::path path)
        : m_path(std::move(path)) {}

    /// Durable when it returns. A line that an earlier delivery left unfinished is cut off first.
    Result<Done> append(const std::vector<std::string>& lines);

private:
    std::filesystem::path m_path;
};

} // namespace arcade::store
