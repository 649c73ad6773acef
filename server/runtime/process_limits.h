#pragma once

#include "shared/vocabulary/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace arcade::runtime {

struct DescriptorLimit {
    std::uint64_t before = 0;
    /// In force now: the most the system allows without privileges.
    std::uint64_t now = 0;
};

/// Raises the limit of open descriptors as far as it goes. An error says why the limit could not
/// be raised; the old one then still holds.
Result<DescriptorLimit> raiseDescriptorLimit();

/// The limit of open descriptors in force.
std::uint64_t descriptorLimit();

struct ProcessUsage {
    std::uint64_t residentBytes = 0;
    /// User and system time, in steps of the kernel's clock (10 ms).
    std::chrono::milliseconds cpuTime{};
    int threads = 0;
};

/// Of any process of this user; empty when there is none of that id.
std::optional<ProcessUsage> processUsage(int pid);
std::optional<ProcessUsage> ownUsage();

/// Of this process; costs time in proportion on kernels before 6.2.
std::uint64_t openDescriptors();

/// `/proc/<pid>/stat` as text; the command name in it may hold anything.
std::optional<ProcessUsage> parseProcessStat(std::string_view text, std::uint64_t pageBytes,
                                             std::uint64_t ticksPerSecond);

} // namespace arcade::runtime
