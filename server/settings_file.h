#pragma once

#include "server/settings_table.h"

namespace arcade::settings {

/// Takes what a TOML file sets; what is wrong with it goes to `faults`.
void readSettingsFile(const std::string& path, Settings& settings, std::vector<Fault>& faults);

} // namespace arcade::settings
