#pragma once

namespace arcade::bench {

/// Lets this process have a core before the servers it starts, where the system allows that: who
/// is late measures itself. Whether it was allowed.
bool comeFirst();
/// What a child calls before it becomes another program: everyone else runs as if this one had
/// not asked.
void comeAsBefore();

} // namespace arcade::bench
