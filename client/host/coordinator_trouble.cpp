#include "client/host/coordinator_trouble.h"

#include <QCoreApplication>

namespace arcade::client {
namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(BundledCoordinator)
};

} // namespace

CoordinatorTrouble troubleOf(int exitCode, QProcess::ExitStatus status) {
    constexpr int wrongSettings = 2;
    constexpr int portTaken = 3;
    constexpr int storeUnusable = 4;
    if (status != QProcess::NormalExit)
        return CoordinatorTrouble::Crashed;
    switch (exitCode) {
    case wrongSettings: return CoordinatorTrouble::WrongSettings;
    case portTaken: return CoordinatorTrouble::PortTaken;
    case storeUnusable: return CoordinatorTrouble::StoreUnusable;
    default: return CoordinatorTrouble::Crashed;
    }
}

QString sentenceOf(CoordinatorTrouble trouble, int port, const QString& folder) {
    switch (trouble) {
    case CoordinatorTrouble::None: return {};
    case CoordinatorTrouble::ProgramMissing:
        return Texts::tr(
            "The server program arcade-coordinator is missing. Install the game again, or "
            "put the program beside it.");
    case CoordinatorTrouble::FolderUnusable:
        return Texts::
            tr("The folder %1 cannot be written. Make room on the disk, or allow writing there.")
                .arg(folder);
    case CoordinatorTrouble::WrongSettings:
        return Texts::tr("The server does not take its settings. Its log says which; look also for "
                         "variables that begin with ARCADE_.");
    case CoordinatorTrouble::PortTaken:
        return Texts::tr(
                   "Port %1 is taken by another program on this computer. Stop that program, or "
                   "choose another port.")
            .arg(port);
    case CoordinatorTrouble::StoreUnusable:
        return Texts::tr(
                   "The server cannot use its data in %1. Another server may be using them, or the "
                   "disk is full.")
            .arg(folder);
    case CoordinatorTrouble::NotListening:
        return Texts::tr("The server did not start in time. Try again; its log may say why.");
    case CoordinatorTrouble::Crashed:
        return Texts::tr("The server stopped by itself. Try again; its log may say why.");
    }
    return {};
}

} // namespace arcade::client
