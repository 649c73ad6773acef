#include "tools/duo/virtual_display.h"

#include "tools/duo/child_process.h"

namespace arcade::duo {
namespace {

constexpr int kStartLimitMs = 30'000;

} // namespace

Result<std::unique_ptr<VirtualDisplay>> VirtualDisplay::create(QSize size) {
    std::unique_ptr<VirtualDisplay> display(new VirtualDisplay);
    QProcess& process = display->m_process;
    leaveWithParent(process);
    process.setStandardErrorFile(QProcess::nullDevice());
    const QString screen = QStringLiteral("%1x%2x24").arg(size.width()).arg(size.height());
    process.start(QStringLiteral("Xvfb"),
                  {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                   QStringLiteral("0"), screen, QStringLiteral("-dpi"), QStringLiteral("96"),
                   QStringLiteral("-nolisten"), QStringLiteral("tcp"), QStringLiteral("-noreset")});
    if (!process.waitForStarted(kStartLimitMs))
        return Error{ErrorCode::Internal,
                     "Xvfb (Debian package xvfb): " + process.errorString().toStdString()};
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(kStartLimitMs))
            return Error{ErrorCode::Internal, "Xvfb found no free display"};
    }
    display->m_name = u':' + QString::fromUtf8(process.readLine()).trimmed();
    return display;
}

VirtualDisplay::~VirtualDisplay() {
    endSoftly(m_process);
}

} // namespace arcade::duo
