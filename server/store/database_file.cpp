#include "server/store/database_file.h"

#include "server/store/file_error.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace arcade::store {

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
    if (::fdatasync(m_descriptor) != 0)
        return fileError(m_path, errno);
    return Done{};
}

} // namespace arcade::store
