#pragma once

#include <string>
#include <utility>

namespace arcade::simulation {

/// A promise of the specification was broken; ends the run of a seed.
struct Failure {
    std::string text;
};

[[noreturn]] inline void fail(std::string text) {
    throw Failure{std::move(text)};
}

inline void require(bool kept, const char* promise) {
    if (!kept) [[unlikely]]
        fail(promise);
}

/// The same, naming whom or what it is about.
template <class Id>
void require(bool kept, const char* promise, const Id& about) {
    if (!kept) [[unlikely]]
        fail(std::string{promise} + " (" + about.toString() + ')');
}

} // namespace arcade::simulation
