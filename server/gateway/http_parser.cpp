#include "server/gateway/http_message.h"
#include "server/gateway/http_text.h"

#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace arcade::gateway {
namespace {

/// Visible characters, blanks and bytes over ASCII; the line break was seen before.
bool isFieldCharacter(char character) {
    const auto byte = static_cast<unsigned char>(character);
    return character == '\t' || (byte >= 0x20 && byte != 0x7F);
}

struct RequestLine {
    std::string_view method;
    std::string_view target;
    std::string_view version;
};

std::optional<RequestLine> splitRequestLine(std::string_view line) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return std::nullopt;
    const RequestLine parts{line.substr(0, first), line.substr(first + 1, last - first - 1),
                            line.substr(last + 1)};
    const bool methodIsToken =
        !parts.method.empty() &&
        std::all_of(parts.method.begin(), parts.method.end(), http::isTokenCharacter);
    if (!methodIsToken || parts.target.empty() ||
        parts.target.find_first_of(" \t") != std::string_view::npos)
        return std::nullopt;
    return parts;
}

bool isVersionText(std::string_view text) {
    const auto isDigit = [](char character) { return character >= '0' && character <= '9'; };
    return text.size() == 8 && text.substr(0, 5) == "HTTP/" && isDigit(text[5]) && text[6] == '.' &&
           isDigit(text[7]);
}

std::size_t countOf(const HttpRequest& request, std::string_view name) {
    const auto named = [name](const HttpField& field) {
        return http::equalsIgnoringCase(field.name, name);
    };
    return static_cast<std::size_t>(
        std::count_if(request.headers.begin(), request.headers.end(), named));
}

bool isHostCharacter(char character) {
    return http::isTokenCharacter(character) || character == ':' || character == '[' ||
           character == ']';
}

} // namespace

HttpRequestParser::HttpRequestParser(HttpLimits limits)
    : m_limits(limits) {}

std::size_t HttpRequestParser::feed(std::string_view bytes) {
    switch (m_state) {
    case State::NeedMore: return feedHead(bytes);
    case State::HeadComplete: return feedBody(bytes);
    case State::Complete:
    case State::Failed: return 0;
    }
    ARCADE_UNREACHABLE();
}

HttpRequestParser::State HttpRequestParser::parseHead(std::string_view peeked) {
    if (m_state == State::NeedMore && peeked.size() > m_headBytes)
        feedHead(peeked.substr(m_headBytes));
    return m_state;
}

HttpRequest HttpRequestParser::takeRequest() {
    return std::move(m_request);
}

void HttpRequestParser::reset() {
    *this = HttpRequestParser(m_limits);
}

std::size_t HttpRequestParser::feedHead(std::string_view bytes) {
    std::size_t taken = 0;
    while (taken < bytes.size() && m_state == State::NeedMore) {
        if (!takeHeadByte(bytes[taken]))
            break;
        ++taken;
    }
    return taken;
}

std::size_t HttpRequestParser::feedBody(std::string_view bytes) {
    const std::size_t taken = std::min(bytes.size(), m_contentLength - m_request.body.size());
    m_request.body.append(bytes.substr(0, taken));
    if (m_request.body.size() == m_contentLength)
        m_state = State::Complete;
    return taken;
}

/// One byte at a time, so that a fault is the same fault wherever the input was cut. False when
/// the byte is refused.
bool HttpRequestParser::takeHeadByte(char byte) {
    if (m_headBytes == m_limits.headBytes) {
        fail(431, "The head of the request is too large.");
        return false;
    }
    const bool afterReturn = !m_line.empty() && m_line.back() == '\r';
    if (afterReturn != (byte == '\n')) {
        fail(400, "Lines end with a carriage return and a line feed, and hold neither.");
        return false;
    }
    if (byte != '\r' && byte != '\n' && !isFieldCharacter(byte)) {
        fail(400, "The head of the request holds a control character.");
        return false;
    }
    ++m_headBytes;
    if (byte != '\n') {
        m_line.push_back(byte);
        return true;
    }
    m_line.pop_back();
    finishLine();
    m_line.clear();
    return true;
}

void HttpRequestParser::finishLine() {
    if (!m_sawRequestLine)
        parseRequestLine(m_line);
    else if (!m_line.empty())
        parseHeaderLine(m_line);
    else
        finishHead();
}

void HttpRequestParser::parseRequestLine(std::string_view line) {
    m_sawRequestLine = true;
    const auto parts = splitRequestLine(line);
    if (!parts || !isVersionText(parts->version))
        return fail(400, "The request line is malformed.");
    if (parts->version[5] != '1')
        return fail(505, "This server speaks HTTP/1.1.");
    const auto method = parseWireText<HttpMethod>(parts->method);
    if (!method)
        return fail(501, "This method is not known.");
    auto target = http::parseTarget(parts->target);
    if (!target)
        return fail(400, "The request target is malformed.");
    m_request.method = *method;
    m_request.version = parts->version[7] == '0' ? HttpVersion::Http10 : HttpVersion::Http11;
    m_request.path = std::move(target->path);
    m_request.query = std::move(target->query);
}

void HttpRequestParser::parseHeaderLine(std::string_view line) {
    if (line.front() == ' ' || line.front() == '\t')
        return fail(400, "A header may not be folded over several lines.");
    const std::size_t colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    if (colon == std::string_view::npos || name.empty() ||
        !std::all_of(name.begin(), name.end(), http::isTokenCharacter))
        return fail(400, "A header is malformed.");
    if (m_request.headers.size() == m_limits.headerCount)
        return fail(431, "The request has too many headers.");
    const std::string_view value = http::withoutBlanks(line.substr(colon + 1));
    m_request.headers.push_back({std::string(name), std::string(value)});
}

void HttpRequestParser::finishHead() {
    checkHost();
    if (m_state == State::NeedMore)
        checkFraming();
    if (m_state == State::NeedMore)
        checkExpectation();
    if (m_state != State::NeedMore)
        return;
    m_request.keepAlive =
        m_request.version == HttpVersion::Http11 && !m_request.hasToken("Connection", "close");
    m_state = m_contentLength == 0 ? State::Complete : State::HeadComplete;
}

void HttpRequestParser::checkHost() {
    const std::size_t hosts = countOf(m_request, "Host");
    if (hosts > 1 || (hosts == 0 && m_request.version == HttpVersion::Http11))
        return fail(400, "The request needs exactly one Host header.");
    const std::string_view host = m_request.header("Host").value_or("-");
    if (host.empty() || !std::all_of(host.begin(), host.end(), isHostCharacter))
        fail(400, "The Host header is malformed.");
}

/// Whoever stands in front of this server must agree with it on where the request ends, so there
/// is no leniency here.
void HttpRequestParser::checkFraming() {
    const std::size_t lengths = countOf(m_request, "Content-Length");
    if (countOf(m_request, "Transfer-Encoding") > 0) {
        if (lengths > 0 || m_request.version == HttpVersion::Http10)
            return fail(400, "Transfer-Encoding is not allowed here.");
        return fail(501, "Send the body with a Content-Length.");
    }
    if (lengths == 0)
        return;
    const std::string_view text = *m_request.header("Content-Length");
    const bool digitsOnly =
        !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    if (lengths > 1 || !digitsOnly)
        return fail(400, "Content-Length must be one number.");
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), m_contentLength);
    if (parsed.ec != std::errc{} || m_contentLength > m_limits.bodyBytes)
        fail(413, "The body of the request is too large.");
}

void HttpRequestParser::checkExpectation() {
    const auto expectation = m_request.header("Expect");
    if (expectation && !http::equalsIgnoringCase(*expectation, "100-continue"))
        fail(417, "This expectation cannot be met.");
}

void HttpRequestParser::fail(int status, std::string_view reason) {
    m_state = State::Failed;
    m_failure = {status, std::string(reason)};
    m_request.keepAlive = false;
}

} // namespace arcade::gateway
