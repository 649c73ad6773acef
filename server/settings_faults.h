#pragma once

#include "server/settings_table.h"

#include <span>
#include <string>
#include <string_view>

/// What is said about wrong settings.
namespace arcade::settings {

/// A value that the setting does not allow.
Fault refusedValue(std::string source, const Setting& setting, std::string value);

/// A name that is none; the value is not repeated, it may be a secret. `known` are the names to
/// propose one of.
Fault unknownName(std::string source, std::string_view name, std::span<const std::string> known);

Fault plainFault(std::string source, std::string message);

/// What is wrong between settings that are right by themselves, but for those that are the subject
/// of a fault already.
std::vector<Fault> contradictions(const Settings& settings, std::span<const Fault> faults);

} // namespace arcade::settings
