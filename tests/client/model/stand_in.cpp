#include "tests/client/model/stand_in.h"

#include <QFile>

#include <csignal>

namespace arcade::client {
namespace {

constexpr auto kScript = R"(#!/bin/sh
read code < "$0.code"
[ "$code" = 0 ] || exit "$code"
echo "listening on http://127.0.0.1:%1"
exec sleep 3600
)";

void write(const QString& path, const QByteArray& text) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    file.write(text);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

StandIn::StandIn(int port) {
    write(options().program, QString::fromLatin1(kScript).arg(port).toLatin1());
    endWith(0);
}

CoordinatorOptions StandIn::options() const {
    CoordinatorOptions options;
    options.folder = m_folder.path();
    options.program = m_folder.filePath(QStringLiteral("program"));
    options.restartDelay = 10ms;
    return options;
}

void StandIn::endWith(int exitCode) const {
    write(options().program + QStringLiteral(".code"), QByteArray::number(exitCode) + '\n');
}

void crash(const BundledCoordinator& coordinator) {
    if (coordinator.processId() > 0)
        ::kill(static_cast<pid_t>(coordinator.processId()), SIGKILL);
}

} // namespace arcade::client
