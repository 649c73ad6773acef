#pragma once

namespace arcade::core {

/// Where nothing is summed up.
struct NoSummary {
    template <class Key>
    static NoSummary of(const Key&) {
        return {};
    }
    void add(NoSummary) {}
    friend bool operator==(NoSummary, NoSummary) = default;
};

} // namespace arcade::core
