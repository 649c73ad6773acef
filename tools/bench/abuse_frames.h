#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// What goes over the wire, right or wrong: none of it is held back as a client's library would.
namespace arcade::bench {

enum class Opcode : std::uint8_t {
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10,
};

/// How a frame may be wrong.
struct FrameForm {
    bool isLast = true;
    bool isMasked = true;
    /// The reserved bits, as in the first byte of a frame.
    std::uint8_t reserved = 0;
};

/// A client's frame.
std::string frameOf(Opcode opcode, std::string_view payload, const FrameForm& form = {});
/// The head of a masked frame that announces so many bytes.
std::string frameHead(Opcode opcode, std::uint64_t length, bool isLast = true);

/// A complete request for a WebSocket at the path.
std::string upgradeRequest(std::string_view host, std::string_view path);
/// With a Host header, the further headers (each with its line end), and a body of this length.
std::string httpRequest(std::string_view host, std::string_view line, std::string_view headers = {},
                        std::string_view body = {});

std::string repeated(std::string_view text, int times);

} // namespace arcade::bench
