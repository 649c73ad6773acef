#include "server/settings.h"

#include "server/settings_faults.h"
#include "server/settings_file.h"

#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <unistd.h>

namespace arcade::settings {
namespace {

constexpr std::string_view kEnvironmentPrefix = "ARCADE_";
constexpr std::string_view kConfigVariable = "ARCADE_CONFIG";
/// Variables of the `arcade` script and of the client, which they hand down to what they start.
constexpr std::array<std::string_view, 2> kForeignVariables{"ARCADE_SETUP", "ARCADE_COORDINATOR"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kShortFlags{{
    {"host", "server.host"},
    {"port", "server.port"},
    {"data", "server.data"},
    {"name", "server.name"},
    {"transport", "server.transport"},
    {"log-format", "log.format"},
}};

constexpr std::array<std::pair<std::string_view, Action>, 4> kActionFlags{{
    {"help", Action::ShowHelp},
    {"-h", Action::ShowHelp},
    {"version", Action::ShowVersion},
    {"print-config", Action::PrintConfig},
}};

template <class Pairs>
auto lookUp(const Pairs& pairs, std::string_view name) {
    return std::find_if(pairs.begin(), pairs.end(),
                        [name](const auto& pair) { return pair.first == name; });
}

std::vector<std::string> flagNames() {
    std::vector<std::string> names{"config", "set", "help", "version", "print-config"};
    for (const auto& [name, key] : kShortFlags)
        names.emplace_back(name);
    for (const Setting& setting : settingsTable())
        names.emplace_back(setting.key);
    return names;
}

/// A value from the command line that waits until file and environment are read.
struct Assignment {
    std::string source;
    const Setting* setting;
    std::string value;
};

class CommandLine {
public:
    CommandLine(std::span<const std::string> arguments, std::vector<Fault>& faults)
        : m_rest(arguments)
        , m_faults(faults) {
        while (!m_rest.empty()) {
            const std::string argument = m_rest.front();
            m_rest = m_rest.subspan(1);
            take(argument);
        }
    }

    const std::vector<Assignment>& assignments() const { return m_assignments; }
    const std::optional<std::string>& config() const { return m_config; }
    Action action() const { return m_action; }

private:
    void take(const std::string& argument) {
        if (argument != "-h" && !(argument.starts_with("--") && argument.size() > 2)) {
            m_faults.push_back(plainFault("argument " + argument, "only flags are understood"));
            return;
        }
        const std::string flag = argument == "-h" ? argument : argument.substr(2);
        const auto equals = flag.find('=');
        const std::string name = flag.substr(0, equals);
        std::optional<std::string> value;
        if (equals != std::string::npos)
            value = flag.substr(equals + 1);

        if (const auto* const found = lookUp(kActionFlags, name); found != kActionFlags.end())
            takeAction(argument, found->second, value.has_value());
        else
            takeValued(name, std::move(value));
    }

    // Help outranks the version, and both outrank what would need faultless settings.
    void takeAction(const std::string& argument, Action action, bool hasValue) {
        if (hasValue) {
            m_faults.push_back(plainFault("flag " + argument, "takes no value"));
        } else if (m_action == Action::Run || m_action == Action::PrintConfig ||
                   action == Action::ShowHelp) {
            m_action = action;
        }
    }

    void takeValued(const std::string& name, std::optional<std::string> value) {
        const auto* const shortFlag = lookUp(kShortFlags, name);
        const Setting* const setting =
            findSetting(shortFlag == kShortFlags.end() ? name : shortFlag->second);
        const std::string source = "flag --" + name;
        if (!value && !m_rest.empty() && !m_rest.front().starts_with("--")) {
            value = m_rest.front();
            m_rest = m_rest.subspan(1);
        }
        if (setting == nullptr && name != "config" && name != "set")
            m_faults.push_back(unknownName(source, name, flagNames()));
        else if (!value)
            m_faults.push_back(plainFault(source, "needs a value"));
        else if (setting != nullptr)
            m_assignments.push_back({source, setting, *std::move(value)});
        else if (name == "config")
            m_config = std::move(value);
        else
            takeSet(source, *value);
    }

    void takeSet(const std::string& source, const std::string& text) {
        const auto equals = text.find('=');
        if (equals == std::string::npos) {
            m_faults.push_back(plainFault(source, "takes key=value"));
            return;
        }
        const std::string key = text.substr(0, equals);
        if (const Setting* const setting = findSetting(key))
            m_assignments.push_back({source + ' ' + key, setting, text.substr(equals + 1)});
        else
            m_faults.push_back(unknownName(source + ' ' + key, key, flagNames()));
    }

    std::span<const std::string> m_rest;
    std::vector<Fault>& m_faults;
    std::vector<Assignment> m_assignments;
    std::optional<std::string> m_config;
    Action m_action = Action::Run;
};

void assign(const Assignment& assignment, Settings& settings, std::vector<Fault>& faults) {
    if (!assignText(*assignment.setting, settings, assignment.value))
        faults.push_back(refusedValue(assignment.source, *assignment.setting, assignment.value));
}

void readEnvironment(const Environment& environment, Settings& settings,
                     std::vector<Fault>& faults) {
    std::map<std::string, const Setting*> known;
    std::vector<std::string> names{std::string(kConfigVariable)};
    for (const Setting& setting : settingsTable()) {
        names.push_back(environmentName(setting.key));
        known.emplace(names.back(), &setting);
    }
    for (const auto& [name, value] : environment) {
        if (!name.starts_with(kEnvironmentPrefix) || name == kConfigVariable ||
            std::find(kForeignVariables.begin(), kForeignVariables.end(), name) !=
                kForeignVariables.end())
            continue;
        const std::string source = "environment " + name;
        if (const auto found = known.find(name); found != known.end())
            assign({source, found->second, value}, settings, faults);
        else
            faults.push_back(unknownName(source, name, names));
    }
}

} // namespace

Settings defaultSettings() {
    Settings settings;
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    settings.server.data = folder.toStdString() + "/ghostnet-arcade/coordinator";
    return settings;
}

Environment processEnvironment() {
    Environment environment;
    for (char** entry = ::environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string text = *entry;
        const auto equals = text.find('=');
        if (equals != std::string::npos)
            environment.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return environment;
}

LoadOutcome loadSettings(std::span<const std::string> arguments, const Environment& environment) {
    LoadOutcome outcome{defaultSettings(), {}, Action::Run};
    const CommandLine commandLine(arguments, outcome.faults);
    outcome.action = commandLine.action();

    const auto variable = environment.find(std::string(kConfigVariable));
    if (commandLine.config())
        readSettingsFile(*commandLine.config(), outcome.settings, outcome.faults);
    else if (variable != environment.end() && !variable->second.empty())
        readSettingsFile(variable->second, outcome.settings, outcome.faults);
    readEnvironment(environment, outcome.settings, outcome.faults);
    for (const Assignment& assignment : commandLine.assignments())
        assign(assignment, outcome.settings, outcome.faults);

    auto between = contradictions(outcome.settings, outcome.faults);
    std::move(between.begin(), between.end(), std::back_inserter(outcome.faults));
    return outcome;
}

} // namespace arcade::settings
