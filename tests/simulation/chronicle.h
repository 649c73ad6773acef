#pragma once

#include "server/core/command.h"

#include <cstdint>
#include <deque>
#include <string>
#include <variant>

namespace arcade::simulation {

/// One line of text for a command, enough to write it down in a test again.
std::string describe(const core::Command& command);

/// The last things that happened in a run, to be read when it fails.
class Chronicle {
public:
    explicit Chronicle(bool verbose)
        : m_verbose(verbose) {}

    void note(int step, Instant at, core::Command command);
    void note(int step, Instant at, std::string event);
    /// Oldest first.
    std::string text() const;

private:
    struct Entry {
        int step = 0;
        Instant at{};
        std::variant<core::Command, std::string> what;
    };
    void add(Entry entry);
    static std::string line(const Entry& entry);

    bool m_verbose;
    std::deque<Entry> m_entries;
};

} // namespace arcade::simulation
