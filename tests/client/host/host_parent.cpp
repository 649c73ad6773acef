#include "client/host/bundled_coordinator.h"

#include <QCoreApplication>

#include <cstdio>

/// Starts a private coordinator in the folder it is given and prints its port once it listens.
int main(int argc, char** argv) {
    using namespace arcade::client;
    QCoreApplication application(argc, argv);
    CoordinatorOptions options;
    options.folder = application.arguments().value(1);
    BundledCoordinator coordinator(options);
    QObject::connect(&coordinator, &BundledCoordinator::stateChanged, &application, [&] {
        if (coordinator.state() == CoordinatorState::Running) {
            std::printf("%d\n", coordinator.port());
            std::fflush(stdout);
        }
        if (coordinator.state() == CoordinatorState::Failed)
            QCoreApplication::exit(1);
    });
    coordinator.start(CoordinatorMode::Private);
    return QCoreApplication::exec();
}
