#pragma once

#include "shared/vocabulary/enum_text.h"
#include "shared/vocabulary/error.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arcade::gateway {

enum class HttpMethod { Get, Head, Post, Put, Delete, Options };

enum class HttpVersion { Http10, Http11 };

/// A header or a query parameter.
struct HttpField {
    std::string name;
    std::string value;

    friend bool operator==(const HttpField&, const HttpField&) = default;
};

/// What is read of one request at most.
struct HttpLimits {
    std::size_t headBytes = 16384;
    std::size_t bodyBytes = 65536;
    std::size_t headerCount = 100;
};

/// One request whose head has passed every check of the parser.
struct HttpRequest {
    HttpMethod method = HttpMethod::Get;
    HttpVersion version = HttpVersion::Http11;
    /// Percent-decoded UTF-8 that begins with `/`: no control characters, no `.` or `..` segment,
    /// and no slash that was not one in the target.
    std::string path;
    /// Percent-decoded UTF-8 without NUL, in the order of the target.
    std::vector<HttpField> query;
    /// In the order received, names as written, values without surrounding blanks.
    std::vector<HttpField> headers;
    std::string body;
    bool keepAlive = true;

    /// The first header of that name, in any case.
    std::optional<std::string_view> header(std::string_view name) const;
    /// The first query parameter of that name, which is case-sensitive.
    std::optional<std::string_view> queryValue(std::string_view name) const;
    /// Whether a comma-separated list in the headers of that name holds the token, in any case.
    bool hasToken(std::string_view headerName, std::string_view token) const;
    /// The credentials of an `Authorization: Bearer` header, if there is exactly one.
    std::optional<std::string_view> bearerToken() const;
    /// Whether the client waits for `kHttpContinue` before it sends the body.
    bool expectsContinue() const;

    /// Asks to become a WebSocket, rightly or wrongly.
    bool asksForWebSocket() const;
    /// A complete opening handshake of RFC 6455, version 13, without a body.
    bool isWebSocketUpgrade() const;

    friend bool operator==(const HttpRequest&, const HttpRequest&) = default;
};

/// Why a request was refused; the connection is closed after the answer.
struct HttpFailure {
    int status = 400;
    std::string reason;

    friend bool operator==(const HttpFailure&, const HttpFailure&) = default;
};

/// Reads one request in pieces of any size, with the same outcome however it is cut. Holds no
/// more than the limits allow. Transfer codings are refused with 501.
class HttpRequestParser {
public:
    enum class State { NeedMore, HeadComplete, Complete, Failed };

    explicit HttpRequestParser(HttpLimits limits = {});

    /// Takes bytes until the head ends, the request ends or a fault is found, and tells how many.
    /// After HeadComplete (a body follows) feed the rest; after Complete `reset()` for the next
    /// request. Once Complete or Failed nothing more is taken.
    std::size_t feed(std::string_view bytes);

    /// For a socket that is peeked at: hand over all that waits there each time, always from the
    /// request's first byte. Only what is new is looked at, and nothing after the head. The body
    /// is then fed after `headBytes()` were taken from the socket.
    State parseHead(std::string_view peeked);

    State state() const { return m_state; }
    /// Valid from HeadComplete on, the body only at Complete.
    const HttpRequest& request() const { return m_request; }
    HttpRequest takeRequest();
    /// Valid once Failed.
    const HttpFailure& failure() const { return m_failure; }
    /// Length of the head as far as it was read, with its empty line.
    std::size_t headBytes() const { return m_headBytes; }
    /// What `Content-Length` announced; valid from HeadComplete on.
    std::size_t contentLength() const { return m_contentLength; }

    void reset();

private:
    std::size_t feedHead(std::string_view bytes);
    std::size_t feedBody(std::string_view bytes);
    bool takeHeadByte(char byte);
    void finishLine();
    void parseRequestLine(std::string_view line);
    void parseHeaderLine(std::string_view line);
    void finishHead();
    void checkHost();
    void checkFraming();
    void checkExpectation();
    void fail(int status, std::string_view reason);

    HttpLimits m_limits;
    State m_state = State::NeedMore;
    HttpRequest m_request;
    HttpFailure m_failure;
    std::string m_line;
    bool m_sawRequestLine = false;
    std::size_t m_headBytes = 0;
    std::size_t m_contentLength = 0;
};

/// An answer of the server's. Header names and values are its own: a line break or NUL in one of
/// them is a broken invariant.
struct HttpResponse {
    int status = 200;
    std::string contentType;
    std::string body;
    std::vector<HttpField> headers;
    /// The code a refusal carries in its body.
    std::optional<ErrorCode> error{};
};

/// Sent to a client that expects it before its body.
inline constexpr std::string_view kHttpContinue = "HTTP/1.1 100 Continue\r\n\r\n";

/// The bytes of a response. `Cache-Control: no-store` and `X-Content-Type-Options: nosniff` are
/// added unless the response has those headers itself; `headOnly` leaves out the body alone.
std::string serialize(const HttpResponse& response, bool keepAlive, bool headOnly = false);

std::string_view httpReasonOf(int status);
int httpStatusOf(ErrorCode code);

HttpResponse jsonResponse(std::string body, int status = 200);
/// `{"error":{"code","message"}}` with the status of the code, and `Retry-After` where known.
HttpResponse errorResponse(const Error& error);
/// The same body under a status of one's own, as for an unknown path or method.
HttpResponse errorResponse(int status, ErrorCode code, std::string_view message);
HttpResponse errorResponse(const HttpFailure& failure);

/// A JSON string literal with its quotes; bytes that are not UTF-8 become U+FFFD.
std::string jsonQuoted(std::string_view text);

} // namespace arcade::gateway

template <>
struct arcade::EnumText<arcade::gateway::HttpMethod> {
    static constexpr std::array<std::string_view, 6> texts{"GET", "HEAD",   "POST",
                                                           "PUT", "DELETE", "OPTIONS"};
};
