#pragma once

#include "shared/vocabulary/enum_text.h"

#include <array>
#include <compare>
#include <optional>
#include <string>

/// Words of direct games, whose play happens elsewhere.
namespace arcade {

enum class DirectAsset { Usdt, Eth, Ton };

template <>
struct EnumText<DirectAsset> {
    static constexpr std::array<std::string_view, 3> texts{"USDT", "ETH", "TON"};
};

/// A direct match as its players see it: by who is there, whatever phase the match is in.
enum class DirectStatus { Waiting, Active, Paused, Finished };

template <>
struct EnumText<DirectStatus> {
    static constexpr std::array<std::string_view, 4> texts{"waiting", "active", "paused",
                                                           "finished"};
};

/// What is played for, as a client gave it: a positive JSON number, from 10^-9 to 10^15. Two are
/// the same when their numbers are, however they were written. Nothing is computed with it.
class DirectAmount {
public:
    /// 1
    DirectAmount() = default;

    /// Empty for what is out of range.
    static std::optional<DirectAmount> of(double number);

    /// What toString() wrote.
    static std::optional<DirectAmount> parse(std::string_view text);

    double number() const { return m_number; }
    /// The shortest decimal text of the number, without an exponent: `20`, `0.5`.
    std::string toString() const;

    friend auto operator<=>(const DirectAmount&, const DirectAmount&) = default;

private:
    double m_number = 1;
};

} // namespace arcade
