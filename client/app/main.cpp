#include "client/app/application.h"
#include "client/app/profile.h"
#include "client/app/quit_signals.h"
#include "client/app/translations.h"
#include "shared/vocabulary/version.h"

#include <QGuiApplication>
#include <QQuickStyle>

#include <cstdio>
#include <memory>

namespace {

using namespace arcade::client;

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

int print(const QString& text) {
    std::fputs(qPrintable(text), stdout);
    return 0;
}

int complain(const QStringList& sentences, int code) {
    for (const QString& sentence : sentences)
        std::fprintf(stderr, "ghostnet-arcade: %s\n", qPrintable(sentence));
    return code;
}

/// What a profile is set to is not known before it is open: a fault is told in the system's
/// language.
std::unique_ptr<Profile> openProfile(const QString& name, QString* fault) {
    Translations translations;
    translations.install({});
    return Profile::open(name, fault);
}

int run(QGuiApplication& program, const AppOptions& options) {
    QString fault;
    auto profile = openProfile(options.profile, &fault);
    if (!profile)
        return complain({fault}, kFailed);
    const QuitSignals signals;
    Application application(options, std::move(profile));
    if (!application.start(&fault))
        return complain({fault}, kFailed);
    return program.exec();
}

} // namespace

int main(int argc, char** argv) {
    QStringList arguments;
    for (int index = 1; index < argc; ++index)
        arguments << QString::fromLocal8Bit(argv[index]);
    // Before there is a window system: help needs none.
    const CommandLine commandLine = parseCommandLine(arguments);
    if (std::holds_alternative<HelpWanted>(commandLine))
        return print(helpText());
    if (std::holds_alternative<VersionWanted>(commandLine))
        return print(versionText());
    if (const auto* wrong = std::get_if<WrongUsage>(&commandLine))
        return complain(wrong->faults, kWrongUsage);
    int bareCount = 1;
    QGuiApplication program(bareCount, argv);
    QGuiApplication::setApplicationName(QStringLiteral("ghostnet-arcade"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("GHOSTNET Arcade"));
    QGuiApplication::setApplicationVersion(QLatin1String(arcade::kVersion));
    QGuiApplication::setDesktopFileName(QStringLiteral("ghostnet-arcade"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    return run(program, std::get<AppOptions>(commandLine));
}
