#include "server/runtime/process_limits.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace arcade::runtime {
namespace {

Error systemError(const std::string& what) {
    return Error{ErrorCode::Internal, what + ": " + std::generic_category().message(errno)};
}

// Numbered as in proc(5), less the first two, which end with the command name's parenthesis.
constexpr std::size_t kUserTicks = 14 - 3;
constexpr std::size_t kSystemTicks = 15 - 3;
constexpr std::size_t kThreads = 20 - 3;
constexpr std::size_t kResidentPages = 24 - 3;

std::optional<std::uint64_t> field(std::string_view text, std::size_t number) {
    for (; number > 0; --number) {
        const auto space = text.find(' ');
        if (space == std::string_view::npos)
            return std::nullopt;
        text.remove_prefix(space + 1);
    }
    std::uint64_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec != std::errc())
        return std::nullopt;
    return value;
}

std::optional<ProcessUsage> usageFrom(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return parseProcessStat(text, static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)),
                            static_cast<std::uint64_t>(::sysconf(_SC_CLK_TCK)));
}

} // namespace

Result<DescriptorLimit> raiseDescriptorLimit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return systemError("the descriptor limit could not be read");
    const auto before = limit.rlim_cur;
    limit.rlim_cur = limit.rlim_max;
    if (before != limit.rlim_max && ::setrlimit(RLIMIT_NOFILE, &limit) != 0)
        return systemError("the descriptor limit could not be raised");
    return DescriptorLimit{before, limit.rlim_cur};
}

std::uint64_t descriptorLimit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

std::optional<ProcessUsage> processUsage(int pid) {
    return usageFrom("/proc/" + std::to_string(pid) + "/stat");
}

std::optional<ProcessUsage> ownUsage() {
    return usageFrom("/proc/self/stat");
}

std::uint64_t openDescriptors() {
    struct stat status {};
    if (::stat("/proc/self/fd", &status) == 0 && status.st_size > 0)
        return static_cast<std::uint64_t>(status.st_size);
    std::error_code ignored;
    const std::filesystem::directory_iterator entries("/proc/self/fd", ignored);
    const auto count = std::distance(begin(entries), end(entries));
    // The listing itself holds one.
    return count > 0 ? static_cast<std::uint64_t>(count - 1) : 0;
}

std::optional<ProcessUsage> parseProcessStat(std::string_view text, std::uint64_t pageBytes,
                                             std::uint64_t ticksPerSecond) {
    const auto nameEnd = text.rfind(") ");
    if (nameEnd == std::string_view::npos || ticksPerSecond == 0)
        return std::nullopt;
    text.remove_prefix(nameEnd + 2);
    const auto user = field(text, kUserTicks);
    const auto system = field(text, kSystemTicks);
    const auto threads = field(text, kThreads);
    const auto pages = field(text, kResidentPages);
    if (!user || !system || !threads || !pages)
        return std::nullopt;
    const auto cpuMs = (*user + *system) * 1000 / ticksPerSecond;
    return ProcessUsage{*pages * pageBytes,
                        std::chrono::milliseconds(static_cast<std::int64_t>(cpuMs)),
                        static_cast<int>(*threads)};
}

} // namespace arcade::runtime
