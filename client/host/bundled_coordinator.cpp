#include "client/host/bundled_coordinator.h"

#include "client/host/coordinator_program.h"
#include "client/host/lan_addresses.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace arcade::client {
namespace {

constexpr qint64 kLogBytesMax = 4 << 20;
/// Running matches get so long when a player stops the server.
constexpr int kDrainSeconds = 2;
/// What the coordinator takes.
constexpr qsizetype kNameLengthMax = 64;
constexpr QLatin1String kAnnouncement("listening on ");

void shorten(const QString& log) {
    if (QFileInfo(log).size() <= kLogBytesMax)
        return;
    QFile::remove(log + QStringLiteral(".1"));
    QFile::rename(log, log + QStringLiteral(".1"));
}

int milliseconds(Duration duration) {
    return static_cast<int>(duration.count());
}

} // namespace

BundledCoordinator::BundledCoordinator(CoordinatorOptions options, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options)) {
    for (QTimer* timer : {&m_startLimit, &m_stopLimit, &m_restart})
        timer->setSingleShot(true);
    m_startLimit.setInterval(m_options.startLimit);
    m_stopLimit.setInterval(m_options.stopLimit);
    connect(&m_startLimit, &QTimer::timeout, this,
            [this] { fail(CoordinatorTrouble::NotListening); });
    connect(&m_stopLimit, &QTimer::timeout, this, [this] { m_process->kill(); });
    connect(&m_restart, &QTimer::timeout, this, &BundledCoordinator::launch);
}

BundledCoordinator::~BundledCoordinator() {
    endNow();
}

void BundledCoordinator::start(CoordinatorMode mode, const QString& name, int port) {
    const QString shown = name.simplified().left(kNameLengthMax);
    const Order order{mode, shown, mode == CoordinatorMode::Lan ? port : 0};
    const bool isAtIt = m_state == CoordinatorState::Starting ||
                        m_state == CoordinatorState::Running ||
                        m_state == CoordinatorState::Restarting;
    if (isAtIt && order == m_order)
        return;
    m_restart.stop();
    m_order = order;
    m_port = mode == CoordinatorMode::Lan ? port : rememberedPort();
    m_restarts = 0;
    m_trouble = CoordinatorTrouble::None;
    m_detail.clear();
    if (m_process) {
        m_startsAgain = true;
        enter(CoordinatorState::Starting);
        return askToEnd();
    }
    enter(CoordinatorState::Starting);
    launch();
}

void BundledCoordinator::stop() {
    m_startsAgain = false;
    m_restart.stop();
    m_trouble = CoordinatorTrouble::None;
    m_detail.clear();
    if (!m_process)
        return enter(CoordinatorState::Stopped);
    if (m_state == CoordinatorState::Stopping)
        return;
    enter(CoordinatorState::Stopping);
    askToEnd();
}

QString BundledCoordinator::url() const {
    return m_state == CoordinatorState::Running ? QStringLiteral("http://127.0.0.1:%1").arg(m_port)
                                                : QString();
}

QStringList BundledCoordinator::addresses() const {
    QStringList addresses;
    if (m_state != CoordinatorState::Running || m_order.mode != CoordinatorMode::Lan)
        return addresses;
    for (const QString& address : lanAddresses())
        addresses << address + u':' + QString::number(m_port);
    return addresses;
}

QString BundledCoordinator::dataFolder() const {
    const QString folder = m_order.mode == CoordinatorMode::Lan ? QStringLiteral("/lan-server")
                                                                : QStringLiteral("/private-server");
    return m_options.folder + folder;
}

QString BundledCoordinator::logFile() const {
    return dataFolder() + QStringLiteral("/coordinator.log");
}

QStringList BundledCoordinator::arguments() const {
    const bool isForAll = m_order.mode == CoordinatorMode::Lan;
    QStringList arguments{QStringLiteral("--host"),
                          isForAll ? QStringLiteral("0.0.0.0") : QStringLiteral("127.0.0.1"),
                          QStringLiteral("--port"),
                          QString::number(m_port),
                          QStringLiteral("--data"),
                          dataFolder(),
                          QStringLiteral("--set"),
                          QStringLiteral("drain.limit_s=%1").arg(kDrainSeconds)};
    if (!m_order.name.isEmpty())
        arguments << QStringLiteral("--name=") + m_order.name;
    return arguments;
}

void BundledCoordinator::launch() {
    const QString program = m_options.program.isEmpty() ? findCoordinator() : m_options.program;
    if (program.isEmpty())
        return fail(CoordinatorTrouble::ProgramMissing);
    if (!hasFolder())
        return fail(CoordinatorTrouble::FolderUnusable);
    shorten(logFile());
    m_process = makeCoordinatorProcess(program, arguments(), logFile());
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &BundledCoordinator::read);
    connect(m_process.get(), &QProcess::finished, this,
            [this](int code, QProcess::ExitStatus status) { ended(troubleOf(code, status)); });
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended(CoordinatorTrouble::ProgramMissing);
    });
    m_startLimit.start();
    m_process->start(QIODevice::ReadOnly);
}

void BundledCoordinator::read() {
    while (m_process && m_process->canReadLine()) {
        const QString line = QString::fromUtf8(m_process->readLine()).trimmed();
        if (line.startsWith(kAnnouncement))
            announced(line);
    }
}

void BundledCoordinator::announced(const QString& line) {
    const int port = QUrl(line.sliced(kAnnouncement.size()), QUrl::StrictMode).port();
    const bool isAwaited =
        m_state == CoordinatorState::Starting || m_state == CoordinatorState::Restarting;
    if (port <= 0 || !isAwaited || m_startsAgain)
        return;
    m_startLimit.stop();
    m_port = port;
    if (m_order.mode == CoordinatorMode::Private)
        rememberPort(port);
    m_running.start();
    m_trouble = CoordinatorTrouble::None;
    m_detail.clear();
    enter(CoordinatorState::Running);
}

void BundledCoordinator::ended(CoordinatorTrouble trouble) {
    m_startLimit.stop();
    m_stopLimit.stop();
    // Not deleted here: this is called from within.
    m_process.release()->deleteLater();
    if (std::exchange(m_startsAgain, false))
        return launch();
    if (m_state == CoordinatorState::Stopping)
        return enter(CoordinatorState::Stopped);
    if (m_state != CoordinatorState::Failed)
        endedUnasked(trouble);
}

void BundledCoordinator::endedUnasked(CoordinatorTrouble trouble) {
    const bool isHopeless = trouble == CoordinatorTrouble::ProgramMissing ||
                            trouble == CoordinatorTrouble::WrongSettings;
    const bool isFirst = m_state == CoordinatorState::Starting;
    m_detail = lastLineOf(logFile());
    const bool hasOldPort = m_order.mode == CoordinatorMode::Private && m_port != 0;
    if (isFirst && trouble == CoordinatorTrouble::PortTaken && hasOldPort) {
        m_port = 0;
        return launch();
    }
    if (isFirst || isHopeless)
        return fail(trouble);
    restartLater(trouble);
}

void BundledCoordinator::restartLater(CoordinatorTrouble trouble) {
    if (m_state == CoordinatorState::Running && m_running.hasExpired(m_options.steady.count()))
        m_restarts = 0;
    if (m_restarts >= m_options.restarts)
        return fail(trouble);
    const Duration delay = m_options.restartDelay * (1LL << std::min(m_restarts, 16));
    ++m_restarts;
    m_trouble = trouble;
    m_restart.start(std::min(delay, m_options.restartDelayMost));
    enter(CoordinatorState::Restarting);
}

void BundledCoordinator::askToEnd() {
    m_startLimit.stop();
    m_process->terminate();
    m_stopLimit.start();
}

void BundledCoordinator::endNow() {
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->terminate();
    if (!m_process->waitForFinished(milliseconds(m_options.stopLimit))) {
        m_process->kill();
        m_process->waitForFinished(milliseconds(m_options.stopLimit));
    }
    m_process.reset();
}

void BundledCoordinator::fail(CoordinatorTrouble trouble) {
    m_startLimit.stop();
    m_trouble = trouble;
    if (m_detail.isEmpty() && trouble == CoordinatorTrouble::NotListening)
        m_detail = lastLineOf(logFile());
    // Its end is still waited for, so that it can be started again.
    if (m_process)
        m_process->kill();
    enter(CoordinatorState::Failed);
}

void BundledCoordinator::enter(CoordinatorState state) {
    if (state == m_state && state != CoordinatorState::Restarting)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

bool BundledCoordinator::hasFolder() const {
    return QDir().mkpath(dataFolder()) && QFileInfo(dataFolder()).isWritable();
}

int BundledCoordinator::rememberedPort() const {
    QFile file(dataFolder() + QStringLiteral("/port"));
    const int port = file.open(QIODevice::ReadOnly) ? file.read(8).trimmed().toInt() : 0;
    return port > 0 && port <= 65'535 ? port : 0;
}

void BundledCoordinator::rememberPort(int port) const {
    QFile file(dataFolder() + QStringLiteral("/port"));
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(QByteArray::number(port) + '\n');
}

} // namespace arcade::client
