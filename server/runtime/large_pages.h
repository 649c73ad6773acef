#pragma once

namespace arcade::runtime {

/// From now on what is asked of the default memory resource (std::pmr) in pieces of megabytes lies
/// in large pages where the system has them: whoever reaches into it at random places finds them
/// without a walk through the page tables each time. To be called first of all.
void useLargePages();

} // namespace arcade::runtime
