#include "tools/duo/client_process.h"

#include "tools/duo/child_process.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QRegularExpression>
#include <QTimer>

#include <csignal>

namespace arcade::duo {
namespace {

constexpr int kStartLimitMs = 30'000;
constexpr int kCloseLimitMs = 30'000;

/// Of the machine, not of the client: no sound device, and no graphics card.
const QRegularExpression& excused() {
    static const QRegularExpression pattern(
        QStringLiteral("pulse|alsa|audio device|libEGL|MESA|dbind-WARNING|XDG_RUNTIME_DIR"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

} // namespace

ClientProcess::ClientProcess(ClientOptions options)
    : m_options(std::move(options)) {
    leaveWithParent(m_process);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("errors")), QIODevice::Append);
    QDir().mkpath(home());
}

ClientProcess::~ClientProcess() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    // One that was stopped does not get to see anything else.
    send(SIGCONT);
    endSoftly(m_process);
}

QStringList ClientProcess::arguments() const {
    QStringList arguments{QStringLiteral("--profile"),      m_options.profile,
                          QStringLiteral("--log-protocol"), protocolLogFile(),
                          QStringLiteral("--inspect"),      inspectSocket()};
    if (!m_options.server.isEmpty())
        arguments << QStringLiteral("--server") << m_options.server;
    if (!m_options.callsign.isEmpty())
        arguments << QStringLiteral("--callsign") << m_options.callsign;
    if (m_options.geometry.isValid()) {
        const QRect& place = m_options.geometry;
        arguments << QStringLiteral("--geometry")
                  << QStringLiteral("%1x%2+%3+%4")
                         .arg(place.width())
                         .arg(place.height())
                         .arg(place.x())
                         .arg(place.y());
    }
    return arguments + m_options.furtherArguments;
}

QProcessEnvironment ClientProcess::environment() const {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto set = [&](const char* name, const QString& value) {
        environment.insert(QString::fromLatin1(name), value);
    };
    set("XDG_CONFIG_HOME", home() + QStringLiteral("/config"));
    set("XDG_DATA_HOME", home() + QStringLiteral("/data"));
    set("XDG_CACHE_HOME", home() + QStringLiteral("/cache"));
    if (!m_options.display.isEmpty()) {
        set("DISPLAY", m_options.display);
        set("QT_QPA_PLATFORM", QStringLiteral("xcb"));
    }
    for (const QString& setting : m_options.environment)
        environment.insert(setting.section(u'=', 0, 0), setting.section(u'=', 1));
    return environment;
}

Result<Done> ClientProcess::start() {
    m_process.setProcessEnvironment(environment());
    QStringList command = m_options.wrapper;
    command << m_options.program << arguments();
    const QString program = command.takeFirst();
    m_process.start(program, command);
    if (!m_process.waitForStarted(kStartLimitMs))
        return Error{ErrorCode::Internal,
                     (program + QStringLiteral(": ") + m_process.errorString()).toStdString()};
    return Done{};
}

void ClientProcess::send(int signal) {
    if (pid() > 0)
        ::kill(static_cast<pid_t>(pid()), signal);
}

QStringList aloneEnvironment() {
    return {QStringLiteral("DBUS_SESSION_BUS_ADDRESS=unix:path=/dev/null"),
            QStringLiteral("LC_ALL=C.UTF-8"), QStringLiteral("XDG_RUNTIME_DIR="),
            QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON=0")};
}

std::optional<int> ClientProcess::exitCode() {
    if (m_process.state() != QProcess::NotRunning) {
        QEventLoop loop;
        QObject::connect(&m_process, &QProcess::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(kCloseLimitMs, &loop, &QEventLoop::quit);
        loop.exec();
    }
    if (m_process.state() != QProcess::NotRunning || m_process.exitStatus() != QProcess::NormalExit)
        return std::nullopt;
    return m_process.exitCode();
}

QString ClientProcess::errors() const {
    QFile file(m_folder.filePath(QStringLiteral("errors")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList ClientProcess::complaints() const {
    QStringList lines = errors().split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([](const QString& line) { return line.contains(excused()); });
    return lines;
}

} // namespace arcade::duo
