#pragma once

#include <stdexcept>

namespace arcade::store {

/// An SQL statement failed, a row is not what this store wrote, or the core asked for what would
/// break the ledger: nothing that anybody can be answered with. Thrown and caught within the
/// store only, where it ends the transaction.
class StoreFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace arcade::store
