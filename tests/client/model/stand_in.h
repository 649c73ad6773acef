#pragma once

#include "client/host/bundled_coordinator.h"

#include <QTemporaryDir>

namespace arcade::client {

/// A program in the place of the coordinator: says that it listens where a test's server does, and
/// waits for its end. Or ends at once, as a test wants it.
class StandIn {
public:
    explicit StandIn(int port);

    CoordinatorOptions options() const;
    /// How its starts end from now on, by exit code; 0 listens.
    void endWith(int exitCode) const;

private:
    QTemporaryDir m_folder;
};

/// Ends it by force, as a crash does.
void crash(const BundledCoordinator& coordinator);

} // namespace arcade::client
