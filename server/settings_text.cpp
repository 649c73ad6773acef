#include "server/settings_table.h"

#include "shared/vocabulary/version.h"

#include <sstream>
#include <utility>

namespace arcade::settings {
namespace {

std::string_view sectionOf(std::string_view key) {
    return key.substr(0, key.find('.'));
}

std::string_view nameOf(std::string_view key) {
    return key.substr(key.find('.') + 1);
}

constexpr std::string_view kFlagsText =
    R"(Usage: arcade-coordinator [flags]

The server of GHOSTNET Arcade. When it is ready it prints one line,
"listening on http://ADDR:PORT", on standard output; it logs on standard error.

Flags:
  --host ADDR           address to listen on (server.host)
  --port N              TCP port, 0 takes a free one (server.port)
  --data DIR            folder of accounts, matches and secrets (server.data)
  --name TEXT           name of this server (server.name)
  --transport KIND      auto, plain or qt (server.transport)
  --log-format FORMAT   text or json (log.format)
  --config FILE         TOML file with settings, as --print-config writes it
  --set KEY=VALUE       any setting; also --KEY VALUE
  --print-config        prints all settings as they are in force, and ends
  --help, --version     prints this or the version, and ends

A flag wins over the environment, that over the file, that over the default.
Lists are separated by commas in flags and in the environment.

Exit status: 0 after a drain, 2 wrong settings, 3 port taken, 4 store unusable.

Settings, with their variable in the environment, what is allowed and the default:
)";

} // namespace

std::string helpText() {
    const Settings defaults = defaultSettings();
    std::ostringstream out;
    out << kFlagsText;
    std::string_view section;
    for (const Setting& setting : settingsTable()) {
        if (std::exchange(section, sectionOf(setting.key)) != sectionOf(setting.key))
            out << '\n';
        out << "  " << setting.key << "  " << environmentName(setting.key) << '\n'
            << "      " << setting.description << '\n'
            << "      " << allowedText(setting) << "; default " << tomlValue(setting, defaults)
            << '\n';
    }
    return out.str();
}

std::string versionText() {
    return "arcade-coordinator " + std::string(kVersion) + '\n';
}

std::string configText(const Settings& settings) {
    const Settings defaults = defaultSettings();
    std::ostringstream out;
    out << "# Settings of arcade-coordinator. A line left out means its default.\n";
    std::string_view section;
    for (const Setting& setting : settingsTable()) {
        if (std::exchange(section, sectionOf(setting.key)) != sectionOf(setting.key))
            out << "\n[" << section << "]\n";
        out << "# " << setting.description << '\n'
            << "# " << allowedText(setting) << "; default " << tomlValue(setting, defaults) << '\n'
            << nameOf(setting.key) << " = " << tomlValue(setting, settings) << '\n';
    }
    return out.str();
}

} // namespace arcade::settings
