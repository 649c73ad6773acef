#include "server/store/outbox_file.h"

#include "server/store/file_error.h"

#include <array>
#include <cerrno>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace arcade::store {

namespace {

bool writeAll(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(descriptor, text.data(), text.size());
        if (written > 0)
            text.remove_prefix(static_cast<std::size_t>(written));
        else if (written == 0 || errno != EINTR)
            return false;
    }
    return true;
}

// Where the last whole line ends, searched from the end.
off_t endOfWholeLines(int descriptor, off_t size) {
    std::array<char, 4096> block{};
    while (size > 0) {
        const auto length = std::min<off_t>(size, static_cast<off_t>(block.size()));
        const auto count =
            ::pread(descriptor, block.data(), static_cast<std::size_t>(length), size - length);
        if (count != length)
            return -1;
        const std::string_view text(block.data(), static_cast<std::size_t>(count));
        if (const auto found = text.rfind('\n'); found != std::string_view::npos)
            return size - length + static_cast<off_t>(found) + 1;
        size -= length;
    }
    return 0;
}

bool cutUnfinishedLine(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0)
        return false;
    // A pipe or a device has no lines to cut.
    if (!S_ISREG(status.st_mode) || status.st_size == 0)
        return true;
    const off_t end = endOfWholeLines(descriptor, status.st_size);
    return end >= 0 && (end == status.st_size || ::ftruncate(descriptor, end) == 0);
}

// What is no file on a disk cannot be synchronised, and need not be.
bool synchronise(int descriptor) {
    return ::fdatasync(descriptor) == 0 || errno == EINVAL || errno == EROFS;
}

} // namespace

Result<Done> OutboxFile::append(const std::vector<std::string>& lines) {
    const int descriptor = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fileError(m_path, errno);
    std::string text;
    for (const std::string& line : lines)
        text.append(line).push_back('\n');
    const bool done =
        cutUnfinishedLine(descriptor) && writeAll(descriptor, text) && synchronise(descriptor);
    const int number = errno;
    ::close(descriptor);
    if (!done)
        return fileError(m_path, number);
    return Done{};
}

} // namespace arcade::store
