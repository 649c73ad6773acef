#include "server/gateway/engine_io_fault.h"

#include <array>

namespace arcade::gateway {
namespace {

constexpr std::array<std::string_view, 6> kMessages{
    "Transport unknown", "Session ID unknown", "Bad handshake method",
    "Bad request",       "Forbidden",          "Unsupported protocol version"};

} // namespace

HttpResponse engineIoError(EngineIoFault fault) {
    const auto code = static_cast<std::size_t>(fault);
    HttpResponse response = jsonResponse(R"({"code":)" + std::to_string(code) + R"(,"message":)" +
                                             jsonQuoted(kMessages[code]) + "}",
                                         fault == EngineIoFault::Forbidden ? 403 : 400);
    response.error = ErrorCode::BadMessage;
    return response;
}

} // namespace arcade::gateway
