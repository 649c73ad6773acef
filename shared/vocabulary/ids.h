#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace arcade {

/// 32 lower-case hexadecimal digits of a 128-bit number.
std::array<char, 32> hexDigits(std::uint64_t high, std::uint64_t low);
std::string hexText(std::uint64_t high, std::uint64_t low);

/// The number behind exactly 32 lower-case hexadecimal digits.
std::optional<std::array<std::uint64_t, 2>> parseHexText(std::string_view text);

/// A 128-bit identifier that converts to no other kind. All zero means none.
template <class Tag>
struct Id {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    friend constexpr auto operator<=>(const Id&, const Id&) = default;

    constexpr bool isNull() const { return high == 0 && low == 0; }
    std::array<char, 32> digits() const { return hexDigits(high, low); }
    std::string toString() const { return hexText(high, low); }

    static std::optional<Id> parse(std::string_view text) {
        const auto words = parseHexText(text);
        if (!words)
            return std::nullopt;
        return Id{(*words)[0], (*words)[1]};
    }
};

using PlayerId = Id<struct PlayerTag>;
using MatchId = Id<struct MatchTag>;
/// A ticket's id is also the key of the stake held for it and of the player's claim.
using TicketId = Id<struct TicketTag>;
/// A bet's id is also the key of the amount held for it.
using BetId = Id<struct BetTag>;
using EventId = Id<struct EventTag>;
using CrewId = Id<struct CrewTag>;

/// A player's public handle: 20 bytes, written `0x` and 40 lower-case hexadecimal digits.
struct Address {
    std::array<std::uint8_t, 20> bytes{};

    friend constexpr auto operator<=>(const Address&, const Address&) = default;

    /// The whole text.
    std::array<char, 42> digits() const;
    std::string toString() const;
    /// Takes upper-case digits as well.
    static std::optional<Address> parse(std::string_view text);
};

} // namespace arcade

template <class Tag>
struct std::hash<arcade::Id<Tag>> {
    std::size_t operator()(const arcade::Id<Tag>& id) const noexcept {
        return static_cast<std::size_t>(id.high ^ (id.low * 0x9E3779B97F4A7C15ULL));
    }
};
