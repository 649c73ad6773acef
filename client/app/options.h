#pragma once

#include <QRect>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace arcade::client {

/// What the command line asks for (UX.md, "For testers").
struct AppOptions {
    QString profile = QStringLiteral("default");
    /// As typed, and an address; empty asks the player.
    QString server;
    /// Empty asks the player.
    QString callsign;
    /// Size and, unless only a size was given, place of the window.
    std::optional<QSize> size;
    std::optional<QPoint> place;
    /// Files; empty for none.
    QString protocolLog;
    QString inspectSocket;

    friend bool operator==(const AppOptions&, const AppOptions&) = default;
};

struct HelpWanted {};
struct VersionWanted {};
/// Everything that is wrong, a sentence each.
struct WrongUsage {
    QStringList faults;
};

using CommandLine = std::variant<AppOptions, HelpWanted, VersionWanted, WrongUsage>;

/// `arguments` are without the program's name. Help and version win over faults.
CommandLine parseCommandLine(const QStringList& arguments);

/// With the last line feed.
QString helpText();
QString versionText();

} // namespace arcade::client
