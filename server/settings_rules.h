#pragma once

#include "server/settings_table.h"

/// What the settings that are texts may be.
namespace arcade::settings {

extern const TextRule kAddressRule;
extern const TextRule kNameRule;
extern const TextRule kFolderRule;
extern const TextRule kOptionalTextRule;
extern const TextRule kOptionalPathRule;
extern const TextRule kOptionalReadableRule;
extern const TextRule kReadableRule;
extern const TextRule kOriginRule;

} // namespace arcade::settings
