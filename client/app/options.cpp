#include "client/app/options.h"

#include "client/link/server_address.h"
#include "shared/protocol/common.h"
#include "shared/vocabulary/version.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace arcade::client {
namespace {

constexpr int kMostPixels = 16'384;

/// The sentence that says why a value is refused, or nothing.
using Take = QString (*)(const QString& value, AppOptions& options);

QString takeProfile(const QString& value, AppOptions& options) {
    static const QRegularExpression pattern(
        QStringLiteral("\\A[A-Za-z0-9_-][A-Za-z0-9_.-]{0,31}\\z"));
    if (!pattern.match(value).hasMatch())
        return QStringLiteral("1 to 32 letters, digits, '_', '-' or '.', not beginning with '.'");
    options.profile = value;
    return {};
}

QString takeServer(const QString& value, AppOptions& options) {
    if (!ServerAddress::parse(value))
        return QStringLiteral("an address such as 192.168.1.20:5000 or https://arcade.example");
    options.server = value;
    return {};
}

QString takeCallsign(const QString& value, AppOptions& options) {
    if (!callsignFault(value.toStdString()).empty())
        return QStringLiteral("3 to 20 letters, digits, '_' or '-'");
    options.callsign = value;
    return {};
}

QString takeGeometry(const QString& value, AppOptions& options) {
    static const QRegularExpression pattern(
        QStringLiteral("\\A(\\d{1,5})x(\\d{1,5})(?:\\+(-?\\d{1,5})\\+(-?\\d{1,5}))?\\z"));
    const QRegularExpressionMatch match = pattern.match(value);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    const bool isFine = match.hasMatch() && !size.isEmpty() && size.width() <= kMostPixels &&
                        size.height() <= kMostPixels;
    if (!isFine)
        return QStringLiteral("WxH or WxH+X+Y in pixels, such as 1200x760+0+0");
    options.size = size;
    options.place.reset();
    if (!match.captured(3).isEmpty())
        options.place = QPoint(match.captured(3).toInt(), match.captured(4).toInt());
    return {};
}

QString takeProtocolLog(const QString& value, AppOptions& options) {
    options.protocolLog = value;
    return value.isEmpty() ? QStringLiteral("the name of a file") : QString();
}

QString takeInspect(const QString& value, AppOptions& options) {
    options.inspectSocket = value;
    return value.isEmpty() ? QStringLiteral("the name of a socket") : QString();
}

struct Flag {
    const char* name;
    const char* value;
    const char* purpose;
    Take take;
};

constexpr std::array kFlags{
    Flag{"--profile", "NAME", "Settings and identity of its own, to run several side by side.",
         takeProfile},
    Flag{"--server", "URL", "Joins this server at once.", takeServer},
    Flag{"--callsign", "NAME", "Plays under this name.", takeCallsign},
    Flag{"--geometry", "WxH+X+Y", "Size and place of the window.", takeGeometry},
    Flag{"--log-protocol", "FILE", "Writes a line a frame, without tokens.", takeProtocolLog},
    Flag{"--inspect", "SOCKET", "Tells tests what the window shows.", takeInspect},
};

const Flag* findFlag(const QString& name) {
    const auto found = std::find_if(kFlags.begin(), kFlags.end(), [&](const Flag& flag) {
        return name == QLatin1String(flag.name);
    });
    return found == kFlags.end() ? nullptr : &*found;
}

/// Takes a flag with what belongs to it off the arguments.
void takeFlag(QStringList& rest, AppOptions& options, QStringList& faults) {
    const QString argument = rest.takeFirst();
    if (!argument.startsWith(QLatin1String("--"))) {
        faults << QStringLiteral("'%1' is not expected.").arg(argument);
        return;
    }
    const qsizetype equals = argument.indexOf(u'=');
    const QString name = equals < 0 ? argument : argument.left(equals);
    const Flag* const flag = findFlag(name);
    if (flag == nullptr) {
        faults << QStringLiteral("There is no flag %1.").arg(name);
        return;
    }
    const bool hasValue =
        equals >= 0 || (!rest.isEmpty() && !rest.first().startsWith(QLatin1String("--")));
    if (!hasValue) {
        faults << QStringLiteral("%1 needs a value: %2.").arg(name, QLatin1String(flag->value));
        return;
    }
    const QString value = equals >= 0 ? argument.mid(equals + 1) : rest.takeFirst();
    if (const QString wanted = flag->take(value, options); !wanted.isEmpty())
        faults << QStringLiteral("%1 '%2': allowed is %3.").arg(name, value, wanted);
}

} // namespace

CommandLine parseCommandLine(const QStringList& arguments) {
    if (arguments.contains(QLatin1String("--help")) || arguments.contains(QLatin1String("-h")))
        return HelpWanted{};
    if (arguments.contains(QLatin1String("--version")))
        return VersionWanted{};
    AppOptions options;
    QStringList faults;
    for (QStringList rest = arguments; !rest.isEmpty();)
        takeFlag(rest, options, faults);
    if (!faults.isEmpty())
        return WrongUsage{faults};
    return options;
}

QString helpText() {
    QString text = QStringLiteral("Usage: ghostnet-arcade [OPTIONS]\n\n"
                                  "Real-time duels, on this computer, on the LAN or on a "
                                  "server.\n\n");
    for (const Flag& flag : kFlags) {
        const QString left =
            QStringLiteral("%1 %2").arg(QLatin1String(flag.name), QLatin1String(flag.value));
        text += QStringLiteral("  %1 %2\n").arg(left, -22).arg(QLatin1String(flag.purpose));
    }
    return text + QStringLiteral("  --help                 This text.\n"
                                 "  --version              The version.\n");
}

QString versionText() {
    return QStringLiteral("ghostnet-arcade %1\n").arg(QLatin1String(kVersion));
}

} // namespace arcade::client
