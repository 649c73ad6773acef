#include "server/store/database_file.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace arcade::store {

namespace {

Error faultOfFile(const std::filesystem::path& path, int number) {
    return Error{ErrorCode::Internal,
                 path.string() + ": " + std::generic_category().message(number)};
}

} // namespace

Result<std::unique_ptr<DatabaseFile>> DatabaseFile::open(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return faultOfFile(file, errno);
    std::unique_ptr<DatabaseFile> opened(new DatabaseFile(file, descriptor));
    if (::fchmod(descriptor, 0600) != 0)
        return faultOfFile(file, errno);
    return opened;
}

DatabaseFile::~DatabaseFile() {
    ::close(m_descriptor);
}

Result<Done> DatabaseFile::flush() const {
    if (::fdatasync(m_descriptor) != 0)
        return faultOfFile(m_path, errno);
    return Done{};
}

} // namespace arcade::store
