#include "server/gateway/http_message.h"
#include "server/gateway/http_text.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <utility>

namespace arcade::gateway {
namespace {

void appendField(std::string& out, std::string_view name, std::string_view value) {
    constexpr std::string_view breaking("\r\n\0", 3);
    ARCADE_EXPECT(!name.empty() && std::all_of(name.begin(), name.end(), http::isTokenCharacter));
    ARCADE_EXPECT(value.find_first_of(breaking) == std::string_view::npos);
    out.append(name).append(": ").append(value).append("\r\n");
}

bool hasHeader(const HttpResponse& response, std::string_view name) {
    return std::any_of(
        response.headers.begin(), response.headers.end(),
        [name](const HttpField& field) { return http::equalsIgnoringCase(field.name, name); });
}

bool mayHaveBody(int status) {
    return status >= 200 && status != 204 && status != 304;
}

ErrorCode codeOf(const HttpFailure& failure) {
    if (failure.status == 413 || failure.status == 431)
        return ErrorCode::TooLarge;
    return failure.status >= 500 ? ErrorCode::UnknownType : ErrorCode::BadMessage;
}

void appendEscaped(std::string& out, char character) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(character);
    if (character == '"' || character == '\\') {
        out.push_back('\\');
        out.push_back(character);
    } else if (byte < 0x20 || byte == 0x7F) {
        out.append("\\u00");
        out.push_back(digits[byte >> 4U]);
        out.push_back(digits[byte & 0xFU]);
    } else {
        out.push_back(character);
    }
}

} // namespace

std::string serialize(const HttpResponse& response, bool keepAlive, bool headOnly) {
    std::string out = "HTTP/1.1 ";
    out.append(std::to_string(response.status)).append(" ");
    out.append(httpReasonOf(response.status)).append("\r\n");
    if (mayHaveBody(response.status))
        appendField(out, "Content-Length", std::to_string(response.body.size()));
    if (!response.contentType.empty())
        appendField(out, "Content-Type", response.contentType);
    if (!hasHeader(response, "Cache-Control"))
        appendField(out, "Cache-Control", "no-store");
    if (!hasHeader(response, "X-Content-Type-Options"))
        appendField(out, "X-Content-Type-Options", "nosniff");
    if (!hasHeader(response, "Connection"))
        appendField(out, "Connection", keepAlive ? "keep-alive" : "close");
    for (const HttpField& field : response.headers)
        appendField(out, field.name, field.value);
    out.append("\r\n");
    if (!headOnly && mayHaveBody(response.status))
        out.append(response.body);
    return out;
}

std::string_view httpReasonOf(int status) {
    constexpr std::array<std::pair<int, std::string_view>, 26> reasons{{
        {100, "Continue"},
        {101, "Switching Protocols"},
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {413, "Content Too Large"},
        {415, "Unsupported Media Type"},
        {417, "Expectation Failed"},
        {422, "Unprocessable Content"},
        {426, "Upgrade Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
    }};
    for (const auto& [known, reason] : reasons)
        if (known == status)
            return reason;
    return "Unknown";
}

int httpStatusOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::BadMessage:
    case ErrorCode::InvalidTier:
    case ErrorCode::BetTooSmall:
    case ErrorCode::BetTooLarge: return 400;
    case ErrorCode::Unauthenticated:
    case ErrorCode::TokenInvalid:
    case ErrorCode::TokenExpired: return 401;
    case ErrorCode::NotInMatch:
    case ErrorCode::BetOnOwnMatch:
    case ErrorCode::NotInCrew:
    case ErrorCode::NotCrewLeader:
    case ErrorCode::InviteInvalid: return 403;
    case ErrorCode::UnknownType:
    case ErrorCode::MatchNotFound: return 404;
    case ErrorCode::AlreadyInQueue:
    case ErrorCode::AlreadyInMatch:
    case ErrorCode::NotInQueue:
    case ErrorCode::InsufficientFunds:
    case ErrorCode::InvalidState:
    case ErrorCode::MatchNotSpectatable:
    case ErrorCode::BettingClosed:
    case ErrorCode::CallsignTaken:
    case ErrorCode::CrewNameTaken:
    case ErrorCode::CrewFull:
    case ErrorCode::CrewTooSmall:
    case ErrorCode::TerritoryBusy: return 409;
    case ErrorCode::TooLarge: return 413;
    case ErrorCode::RateLimited: return 429;
    case ErrorCode::Internal: return 500;
    case ErrorCode::QueueFull:
    case ErrorCode::SpectatorsFull:
    case ErrorCode::ServerFull:
    case ErrorCode::Draining: return 503;
    }
    ARCADE_UNREACHABLE();
}

HttpResponse jsonResponse(std::string body, int status) {
    return {status, "application/json", std::move(body), {}};
}

HttpResponse errorResponse(const Error& error) {
    HttpResponse response = errorResponse(httpStatusOf(error.code), error.code, error.message);
    if (error.retryAfter) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(*error.retryAfter);
        response.headers.push_back({"Retry-After", std::to_string(seconds.count())});
    }
    return response;
}

HttpResponse errorResponse(int status, ErrorCode code, std::string_view message) {
    std::string body = R"({"error":{"code":)";
    body.append(jsonQuoted(wireText(code)));
    body.append(R"(,"message":)").append(jsonQuoted(message)).append("}}");
    HttpResponse response = jsonResponse(std::move(body), status);
    response.error = code;
    if (status == 401)
        response.headers.push_back({"WWW-Authenticate", "Bearer"});
    return response;
}

HttpResponse errorResponse(const HttpFailure& failure) {
    return errorResponse(failure.status, codeOf(failure), failure.reason);
}

std::string jsonQuoted(std::string_view text) {
    std::string out = "\"";
    while (!text.empty()) {
        const std::size_t length = http::utf8SequenceLength(text);
        if (length == 0)
            out.append("\xEF\xBF\xBD");
        else if (length == 1)
            appendEscaped(out, text.front());
        else
            out.append(text.substr(0, length));
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    out.push_back('"');
    return out;
}

} // namespace arcade::gateway
