#include "server/core/state.h"

namespace arcade::core {

std::string QueueKey::partition() const {
    std::string text{wireText(gameType)};
    text += '/';
    text += tier ? wireText(*tier) : std::string_view{subject};
    return text;
}

} // namespace arcade::core
