#include "server/telemetry/log.h"

#include "shared/vocabulary/expect.h"

#include <QString>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <mutex>

#include <poll.h>
#include <unistd.h>

namespace arcade::telemetry {

Q_LOGGING_CATEGORY(mainLog, "arcade.main")
Q_LOGGING_CATEGORY(runtimeLog, "arcade.runtime")
Q_LOGGING_CATEGORY(hostLog, "arcade.host")
Q_LOGGING_CATEGORY(sessionLog, "arcade.session")
Q_LOGGING_CATEGORY(authLog, "arcade.auth")
Q_LOGGING_CATEGORY(storeLog, "arcade.store")
Q_LOGGING_CATEGORY(ledgerLog, "arcade.ledger")
Q_LOGGING_CATEGORY(gatewayLog, "arcade.gateway")
Q_LOGGING_CATEGORY(httpLog, "arcade.http")
Q_LOGGING_CATEGORY(adminLog, "arcade.admin")

namespace {

struct Output {
    std::atomic<LogFormat> format = LogFormat::Text;
    std::atomic<LogLevel> level = LogLevel::Info;
    std::atomic<int> descriptor = STDERR_FILENO;
    // Two lines that need more than one write must not mix.
    std::mutex writing;
};

// Never destroyed: threads may still log while the process ends.
Output& output() {
    static auto* const instance = new Output;
    return *instance;
}

QtMsgType qtType(LogLevel level) {
    switch (level) {
    case LogLevel::Debug: return QtDebugMsg;
    case LogLevel::Info: return QtInfoMsg;
    case LogLevel::Warning: return QtWarningMsg;
    case LogLevel::Error: return QtCriticalMsg;
    }
    ARCADE_UNREACHABLE();
}

LogLevel levelOf(QtMsgType type) {
    switch (type) {
    case QtDebugMsg: return LogLevel::Debug;
    case QtInfoMsg: return LogLevel::Info;
    case QtWarningMsg: return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg: return LogLevel::Error;
    }
    ARCADE_UNREACHABLE();
}

// A log that cannot be written (closed, disk full) is lost: there is nowhere to say so.
void writeAll(int descriptor, std::string_view line) {
    while (!line.empty()) {
        const auto written = ::write(descriptor, line.data(), line.size());
        if (written >= 0) {
            line.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            pollfd writable{descriptor, POLLOUT, 0};
            ::poll(&writable, 1, -1);
        } else if (errno != EINTR) {
            return;
        }
    }
}

Instant wallClock() {
    return Instant{
        std::chrono::duration_cast<Duration>(std::chrono::system_clock::now().time_since_epoch())};
}

void writeRecord(LogLevel level, std::string_view category, std::string_view message,
                 std::span<const LogField> fields) {
    Output& out = output();
    const auto line = logLine(out.format, LogRecord{wallClock(), level, category, message, fields});
    const std::lock_guard lock(out.writing);
    writeAll(out.descriptor, line);
}

void handleQtMessage(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    const LogLevel level = levelOf(type);
    if (level < output().level.load())
        return;
    const std::string_view category = context.category != nullptr ? context.category : "default";
    writeRecord(level, category, message.toStdString(), {});
}

void logAt(LogLevel level, const QLoggingCategory& category, std::string_view message,
           std::initializer_list<LogField> fields) {
    if (isLogged(category, level))
        writeRecord(level, category.categoryName(), message, {fields.begin(), fields.size()});
}

} // namespace

void configureLog(LogFormat format, LogLevel level, int descriptor) {
    Output& out = output();
    out.format = format;
    out.level = level;
    out.descriptor = descriptor;
    qInstallMessageHandler(handleQtMessage);
}

bool isLogged(const QLoggingCategory& category, LogLevel level) {
    return level >= output().level.load() && category.isEnabled(qtType(level));
}

void logEvent(const QLoggingCategory& category, std::string_view message,
              std::initializer_list<LogField> fields) {
    logAt(LogLevel::Info, category, message, fields);
}

void logDebug(const QLoggingCategory& category, std::string_view message,
              std::initializer_list<LogField> fields) {
    logAt(LogLevel::Debug, category, message, fields);
}

void logWarning(const QLoggingCategory& category, std::string_view message,
                std::initializer_list<LogField> fields) {
    logAt(LogLevel::Warning, category, message, fields);
}

void logError(const QLoggingCategory& category, std::string_view message,
              std::initializer_list<LogField> fields) {
    logAt(LogLevel::Error, category, message, fields);
}

} // namespace arcade::telemetry
