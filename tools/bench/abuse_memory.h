#pragma once

#include "tools/player/loop.h"

#include <cstdint>
#include <optional>

namespace arcade::bench {

/// How much memory a process of this machine has, looked at many times a second.
class MemoryWatch {
public:
    /// 0: a server that is not ours; nothing is known of it then.
    MemoryWatch(player::Loop& loop, std::int64_t pid);

    /// Resident bytes now, and the most since the last call of restart().
    std::int64_t now() const;
    std::int64_t peak() const { return m_peak; }
    void restart();
    bool isKnown() const { return m_pid != 0; }

private:
    void look();

    std::int64_t m_pid;
    std::int64_t m_peak = 0;
    player::Timer m_look;
};

/// Leaves a process only so many descriptors beyond those it has, until destroyed.
class DescriptorShortage {
public:
    DescriptorShortage(std::int64_t pid, int left);
    DescriptorShortage(const DescriptorShortage&) = delete;
    DescriptorShortage& operator=(const DescriptorShortage&) = delete;
    ~DescriptorShortage();

private:
    std::int64_t m_pid;
    std::uint64_t m_before = 0;
};

} // namespace arcade::bench
