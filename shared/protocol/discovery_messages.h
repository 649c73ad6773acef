#pragma once

#include "shared/protocol/field.h"
#include "shared/vocabulary/enum_text.h"
#include "shared/vocabulary/ids.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>

/// How clients find coordinators on the LAN: a question by UDP broadcast, answers by unicast, each
/// one JSON object in a datagram of at most kDiscoveryBytes.
namespace arcade {

inline constexpr std::uint16_t kDiscoveryPort = 5000;
/// A question has exactly this size, an answer at most: nobody gets more bytes sent to a forged
/// address than were spent on asking.
inline constexpr std::size_t kDiscoveryBytes = 512;

enum class DiscoveryKind { Question, Answer };

template <>
struct EnumText<DiscoveryKind> {
    static constexpr std::array<std::string_view, 2> texts{"question", "answer"};
};

/// One run of a coordinator, so that answers on several ways are known to be of the same one.
using ServerInstanceId = Id<struct ServerInstanceTag>;

struct DiscoveryQuestion {
    DiscoveryKind kind = DiscoveryKind::Question;
    /// The answer repeats it.
    std::uint64_t ask = 0;
    std::string padding;

    friend bool operator==(const DiscoveryQuestion&, const DiscoveryQuestion&) = default;
    static constexpr auto fields() {
        return std::tuple{field("arcade", &DiscoveryQuestion::kind),
                          field("ask", &DiscoveryQuestion::ask),
                          field("padding", &DiscoveryQuestion::padding, atMost(kDiscoveryBytes))};
    }
};

struct DiscoveryAnswer {
    DiscoveryKind kind = DiscoveryKind::Answer;
    std::uint64_t ask = 0;
    ServerInstanceId instance;
    std::string name;
    std::string version;
    /// TCP, at the address the answer comes from.
    int port = 0;
    bool tls = false;
    int playersOnline = 0;

    friend bool operator==(const DiscoveryAnswer&, const DiscoveryAnswer&) = default;
    static constexpr auto fields() {
        return std::tuple{
            field("arcade", &DiscoveryAnswer::kind),
            field("ask", &DiscoveryAnswer::ask),
            field("instance", &DiscoveryAnswer::instance),
            field("name", &DiscoveryAnswer::name, atMost(256)),
            field("version", &DiscoveryAnswer::version, atMost(32)),
            field("port", &DiscoveryAnswer::port, between(1, 65'535)),
            field("tls", &DiscoveryAnswer::tls),
            field("players_online", &DiscoveryAnswer::playersOnline, atMost(1'000'000))};
    }
};

} // namespace arcade
