#pragma once

#include "server/core/outcome.h"

namespace arcade::simulation {

/// Whether a settlement is what SPEC 3.2 and 3.3 say of this running match: the winner takes nine
/// tenths of the pot, anyone else is paid back to the unit; Elo by the book.
void checkSettlement(const core::Match& match, const core::Settlement& settlement);

} // namespace arcade::simulation
