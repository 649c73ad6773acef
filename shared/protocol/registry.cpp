#include "shared/protocol/messages.h"

#include <array>
#include <utility>

namespace arcade {
namespace {

template <class Family>
constexpr bool namesAreUniqueAndDirected(Direction direction) {
    std::array<std::pair<Contract, std::string_view>, std::variant_size_v<Family>> names{};
    std::size_t count = 0;
    bool fine = true;
    forEachMessage<Family>([&]<class Message>() {
        fine = fine && Message::info.direction == direction && !Message::info.wireName.empty();
        for (std::size_t index = 0; index < count; ++index)
            fine =
                fine && names[index] != std::pair{Message::info.contract, Message::info.wireName};
        names[count++] = {Message::info.contract, Message::info.wireName};
    });
    return fine;
}

static_assert(namesAreUniqueAndDirected<ClientMessage>(Direction::ToServer));
static_assert(namesAreUniqueAndDirected<ServerMessage>(Direction::ToClient));

} // namespace
} // namespace arcade
