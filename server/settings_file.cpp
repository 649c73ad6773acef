#include "server/settings_file.h"

#include "server/settings_faults.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>
#include <vector>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace arcade::settings {
namespace {

// Whoever names a device or a log by mistake gets an answer at once.
constexpr std::size_t kFileBytesMax = 1 << 20;

class FileReader {
public:
    FileReader(const std::string& path, Settings& settings, std::vector<Fault>& faults)
        : m_path(path)
        , m_settings(settings)
        , m_faults(faults) {
        for (const Setting& setting : settingsTable())
            m_keys.emplace_back(setting.key);
    }

    void read() {
        errno = 0;
        std::ifstream file(m_path, std::ios::binary);
        std::string text(kFileBytesMax + 1, '\0');
        file.read(text.data(), static_cast<std::streamsize>(text.size()));
        if (!file.is_open() || file.bad() || errno != 0) {
            const auto reason = std::generic_category().message(errno);
            m_faults.push_back(plainFault("file " + m_path, "cannot be read: " + reason));
            return;
        }
        text.resize(static_cast<std::size_t>(file.gcount()));
        if (text.size() > kFileBytesMax) {
            m_faults.push_back(plainFault("file " + m_path, "is longer than 1 MiB"));
            return;
        }
        const auto parsed = toml::parse(text);
        if (!parsed) {
            const auto& error = parsed.error();
            m_faults.push_back(plainFault(sourceAt(error.source()),
                                          "is not TOML: " + std::string(error.description())));
            return;
        }
        takeTable(parsed.table(), {});
    }

private:
    std::string sourceAt(const toml::source_region& region) const {
        return "file " + m_path + " line " + std::to_string(region.begin.line);
    }

    std::string sourceAt(const toml::source_region& region, const std::string& key) const {
        return sourceAt(region) + ", " + key;
    }

    void takeTable(const toml::table& table, const std::string& prefix) {
        for (const auto& [name, node] : table) {
            const std::string key = prefix + std::string(name.str());
            if (const Setting* const setting = findSetting(key))
                takeValue(*setting, node);
            else if (const auto* const inner = node.as_table(); inner && !inner->empty())
                takeTable(*inner, key + '.');
            else if (!isSection(key) || !node.is_table())
                m_faults.push_back(unknownName(sourceAt(node.source(), key), key, m_keys));
        }
    }

    bool isSection(const std::string& key) const {
        return std::any_of(m_keys.begin(), m_keys.end(), [&key](const std::string& known) {
            return known.starts_with(key + '.');
        });
    }

    void takeValue(const Setting& setting, const toml::node& node) {
        const auto text = textOf(setting, node);
        bool isTaken = false;
        if (text)
            isTaken = assignText(setting, m_settings, *text);
        else if (const auto items = itemsOf(setting, node))
            isTaken = assignList(setting, m_settings, *items);
        if (!isTaken) {
            m_faults.push_back(refusedValue(sourceAt(node.source(), std::string(setting.key)),
                                            setting, shown(node)));
        }
    }

    // The file knows numbers and flags from texts, and a mix-up is most likely a mistake.
    static std::optional<std::string> textOf(const Setting& setting, const toml::node& node) {
        const auto& kind = setting.kind;
        if (std::holds_alternative<WholeNumber>(kind) || std::holds_alternative<Span>(kind)) {
            if (const auto* const number = node.as_integer())
                return std::to_string(number->get());
        } else if (std::holds_alternative<TextList>(kind)) {
            return std::nullopt;
        } else if (const auto* const text = node.as_string()) {
            return text->get();
        } else if (const auto* const flag = node.as_boolean();
                   flag && std::holds_alternative<Flag>(kind)) {
            return flag->get() ? "on" : "off";
        }
        return std::nullopt;
    }

    static std::optional<std::vector<std::string>> itemsOf(const Setting& setting,
                                                           const toml::node& node) {
        const auto* const array = node.as_array();
        if (array == nullptr || !std::holds_alternative<TextList>(setting.kind))
            return std::nullopt;
        std::vector<std::string> items;
        for (const auto& item : *array) {
            const auto* const text = item.as_string();
            if (text == nullptr)
                return std::nullopt;
            items.push_back(text->get());
        }
        return items;
    }

    static std::string shown(const toml::node& node) {
        if (const auto* const text = node.as_string())
            return text->get();
        std::ostringstream out;
        node.visit([&out](const auto& value) { out << value; });
        return out.str();
    }

    const std::string& m_path;
    Settings& m_settings;
    std::vector<Fault>& m_faults;
    std::vector<std::string> m_keys;
};

} // namespace

void readSettingsFile(const std::string& path, Settings& settings, std::vector<Fault>& faults) {
    FileReader(path, settings, faults).read();
}

} // namespace arcade::settings
