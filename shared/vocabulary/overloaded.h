#pragma once

namespace arcade {

/// Several handlers as one visitor: `std::visit(Overloaded{[](const A&) {…}, …}, variant)`.
template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace arcade
