#include "server/store/database_file.h"

#include "server/store/file_error.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace arcade::store {

namespace {

/// A commit that comes meanwhile waits for no more of it.
constexpr off_t kFlushedAtOnce = 256 * 1024;

} // namespace

Result<std::unique_ptr<DatabaseFile>> DatabaseFile::open(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fileError(file, errno);
    std::unique_ptr<DatabaseFile> opened(new DatabaseFile(file, descriptor));
    if (::fchmod(descriptor, 0600) != 0)
        return fileError(file, errno);
    return opened;
}

DatabaseFile::~DatabaseFile() {
    ::close(m_descriptor);
}

Result<Done> DatabaseFile::flush() const {
    struct stat status = {};
    if (::fstat(m_descriptor, &status) != 0)
        return fileError(m_path, errno);
    // Only to spread the load; where the system cannot, the last call does it all.
    for (off_t begin = 0; begin < status.st_size; begin += kFlushedAtOnce) {
        constexpr unsigned all =
            SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
        if (::sync_file_range(m_descriptor, begin, kFlushedAtOnce, all) != 0)
            break;
    }
    if (::fdatasync(m_descriptor) != 0)
        return fileError(m_path, errno);
    return Done{};
}

} // namespace arcade::store
