#include "server/core/ledger_plan.h"

namespace arcade::core {

std::string Account::toString() const {
    std::string text{wireText(kind)};
    if (idHigh == 0 && idLow == 0)
        return text;
    return text + ':' + hexText(idHigh, idLow);
}

} // namespace arcade::core
