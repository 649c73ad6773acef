#include "tools/bench/abuse_memory.h"

#include "tools/bench/process_usage.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <string>
#include <system_error>

namespace arcade::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kLookAgain = 20ms;

std::uint64_t openDescriptorsOf(std::int64_t pid) {
    std::error_code ignored;
    const std::filesystem::directory_iterator entries("/proc/" + std::to_string(pid) + "/fd",
                                                      ignored);
    return static_cast<std::uint64_t>(std::distance(begin(entries), end(entries)));
}

} // namespace

MemoryWatch::MemoryWatch(player::Loop& loop, std::int64_t pid)
    : m_pid(pid)
    , m_look(loop, [this] { look(); }) {
    restart();
}

std::int64_t MemoryWatch::now() const {
    const auto usage = m_pid == 0 ? std::nullopt : ProcessUsage::of(m_pid);
    return usage ? usage->residentBytes : 0;
}

void MemoryWatch::restart() {
    m_peak = 0;
    look();
}

void MemoryWatch::look() {
    m_peak = std::max(m_peak, now());
    m_look.start(kLookAgain);
}

DescriptorShortage::DescriptorShortage(std::int64_t pid, int left)
    : m_pid(pid) {
    rlimit limit{};
    ::prlimit(static_cast<pid_t>(m_pid), RLIMIT_NOFILE, nullptr, &limit);
    m_before = limit.rlim_cur;
    limit.rlim_cur = openDescriptorsOf(pid) + static_cast<std::uint64_t>(left);
    ::prlimit(static_cast<pid_t>(m_pid), RLIMIT_NOFILE, &limit, nullptr);
}

DescriptorShortage::~DescriptorShortage() {
    rlimit limit{};
    ::prlimit(static_cast<pid_t>(m_pid), RLIMIT_NOFILE, nullptr, &limit);
    limit.rlim_cur = m_before;
    ::prlimit(static_cast<pid_t>(m_pid), RLIMIT_NOFILE, &limit, nullptr);
}

} // namespace arcade::bench
