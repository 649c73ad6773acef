#include "shared/vocabulary/direct.h"

#include <charconv>

namespace arcade {

std::optional<DirectAmount> DirectAmount::of(double number) {
    // Written so that NaN is refused.
    if (!(number >= 1e-9 && number <= 1e15))
        return std::nullopt;
    DirectAmount amount;
    amount.m_number = number;
    return amount;
}

std::optional<DirectAmount> DirectAmount::parse(std::string_view text) {
    double number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return of(number);
}

std::string DirectAmount::toString() const {
    std::array<char, 64> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), m_number, std::chars_format::fixed);
    return {text.data(), end.ptr};
}

} // namespace arcade
