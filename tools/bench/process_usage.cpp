#include "tools/bench/process_usage.h"

#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace arcade::bench {
namespace {

constexpr int kUserTimeField = 14;

std::string contentOf(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::chrono::microseconds cpuIn(const std::string& stat) {
    // The name, in brackets, may contain anything; the third field follows it.
    std::istringstream fields(stat.substr(stat.rfind(')') + 2));
    std::string skipped;
    for (int field = 3; field < kUserTimeField; ++field)
        fields >> skipped;
    std::int64_t user = 0;
    std::int64_t system = 0;
    fields >> user >> system;
    return std::chrono::microseconds{(user + system) * 1'000'000 / ::sysconf(_SC_CLK_TCK)};
}

std::int64_t bytesIn(const std::string& status, const std::string& name) {
    const auto at = status.find('\n' + name + ':');
    if (at == std::string::npos)
        return 0;
    std::istringstream value(status.substr(at + name.size() + 2));
    std::int64_t kibibytes = 0;
    value >> kibibytes;
    return kibibytes * 1024;
}

} // namespace

std::optional<ProcessUsage> ProcessUsage::of(std::int64_t pid) {
    const std::string folder = "/proc/" + std::to_string(pid);
    const std::string stat = contentOf(folder + "/stat");
    const std::string status = contentOf(folder + "/status");
    if (stat.rfind(')') == std::string::npos || status.empty())
        return std::nullopt;
    return ProcessUsage{cpuIn(stat), bytesIn(status, "VmRSS"), bytesIn(status, "VmHWM"),
                        std::chrono::steady_clock::now()};
}

ProcessUsage ProcessUsage::own() {
    return of(::getpid()).value_or(ProcessUsage{});
}

double ProcessUsage::cores(const ProcessUsage& from, const ProcessUsage& to) {
    const std::chrono::duration<double> elapsed = to.at - from.at;
    const std::chrono::duration<double> used = to.cpu - from.cpu;
    return elapsed.count() <= 0 ? 0 : used.count() / elapsed.count();
}

} // namespace arcade::bench
