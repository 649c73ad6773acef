#pragma once

namespace arcade {

/// Why the server ends a WebSocket connection; the numbers are the close codes on the wire.
enum class CloseCode {
    GoingDown = 1001,
    ServerFull = 1013,
    Replaced = 4001,
    NotAuthenticated = 4002,
    ProtocolAbuse = 4003,
    TooSlow = 4004,
    Kicked = 4005,
};

} // namespace arcade
