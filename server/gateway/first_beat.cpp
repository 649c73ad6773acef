#include "server/gateway/first_beat.h"

#include <cstdint>

namespace arcade::gateway {

Duration firstBeat(host::SessionId session, Duration interval) {
    // The multiples of the golden ratio fall evenly between whole numbers (Knuth, The Art of
    // Computer Programming 3, 6.4, theorem S).
    constexpr std::uint64_t golden = 0x9E37'79B9'7F4A'7C15;
    const auto share = static_cast<std::int64_t>((session.value * golden) >> 48U);
    return interval - interval * 3 * share / (4 * 65'536);
}

} // namespace arcade::gateway
