#include "server/store/folder_lock.h"

#include "server/store/file_error.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace arcade::store {

namespace {

Result<Done> makePrivateFolder(const std::filesystem::path& folder) {
    std::error_code code;
    if (std::filesystem::is_directory(folder, code))
        return Done{};
    if (folder.has_parent_path())
        std::filesystem::create_directories(folder.parent_path(), code);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return fileError(folder, errno);
    if (!std::filesystem::is_directory(folder, code))
        return Error{ErrorCode::Internal, folder.string() + " is not a folder"};
    return Done{};
}

} // namespace

Result<std::unique_ptr<FolderLock>> FolderLock::take(const std::filesystem::path& folder) {
    if (const auto made = makePrivateFolder(folder); !made)
        return made.error();
    const auto file = folder / "store.lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fileError(file, errno);
    std::unique_ptr<FolderLock> lock(new FolderLock(descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return fileError(file, errno);
        return Error{ErrorCode::Internal, "another coordinator is using " + folder.string()};
    }
    return lock;
}

FolderLock::~FolderLock() {
    ::close(m_descriptor);
}

} // namespace arcade::store
