#pragma once

#include "shared/codec/envelope.h"

#include <optional>
#include <string_view>

/// The two ways through a frame that is not too large. Which one a frame took cannot be told from
/// what comes of it.
namespace arcade::codec {

/// Without a tree. Empty is what is not in plain form, and whatever has a fault.
template <class Family>
std::optional<Decoded<Family>> decodePlain(std::string_view frame);
template <>
std::optional<Decoded<ClientMessage>> decodePlain(std::string_view frame);
template <>
std::optional<Decoded<ServerMessage>> decodePlain(std::string_view frame);

/// Reads all there is, and tells the faults.
template <class Family>
Decoded<Family> decodeByTree(std::string_view frame);
template <>
Decoded<ClientMessage> decodeByTree(std::string_view frame);
template <>
Decoded<ServerMessage> decodeByTree(std::string_view frame);

} // namespace arcade::codec
