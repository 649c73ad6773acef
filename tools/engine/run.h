#pragma once

#include "tools/bench/commands.h"

#include <QStringList>

/// The core without sockets, store and clock, measured.
namespace arcade::engine {

struct CoreOptions {
    int tickets = 100'000;
    int operations = 1'000'000;
    int matches = 20'000;
    int duels = 1'000;
    int runs = 1;
    bench::Format format = bench::Format::Text;
};

/// The arguments after `core`.
bench::Verdict runCore(const QStringList& arguments);

} // namespace arcade::engine
