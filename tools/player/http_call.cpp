#include "tools/player/http_call.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace arcade::player {
namespace {

using namespace std::chrono_literals;

constexpr Clock::duration kTimeLimit = 20s;
constexpr std::size_t kMaxResponseBytes = 4 * 1024 * 1024;
constexpr std::string_view kHeadEnd = "\r\n\r\n";

bool sameName(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

std::optional<std::size_t> numberIn(std::string_view text) {
    std::size_t number = 0;
    const auto end = text.data() + text.size();
    const auto [last, fault] = std::from_chars(text.data(), end, number);
    return fault == std::errc{} && last == end ? std::optional(number) : std::nullopt;
}

/// Empty while bytes are missing.
std::optional<HttpReply> completeReply(std::string_view bytes, bool isEnd) {
    const auto head = HttpHead::parse(bytes);
    if (!head)
        return std::nullopt;
    std::string_view body = bytes.substr(head->size);
    const auto length = numberIn(head->header("content-length"));
    if (length ? body.size() < *length : !isEnd)
        return std::nullopt;
    if (length)
        body = body.substr(0, *length);
    return HttpReply{head->status, std::string(body)};
}

} // namespace

std::optional<HttpHead> HttpHead::parse(std::string_view bytes) {
    const auto end = bytes.find(kHeadEnd);
    if (end == std::string_view::npos)
        return std::nullopt;
    HttpHead head;
    head.size = end + kHeadEnd.size();
    const auto lineEnd = bytes.find("\r\n");
    head.headers = bytes.substr(lineEnd, head.size - lineEnd);
    const auto space = bytes.substr(0, lineEnd).find(' ');
    if (space != std::string_view::npos && lineEnd >= space + 4)
        head.status = static_cast<int>(numberIn(bytes.substr(space + 1, 3)).value_or(0));
    return head;
}

std::string_view HttpHead::header(std::string_view name) const {
    std::string_view rest = headers;
    while (!rest.empty()) {
        const auto end = rest.find("\r\n");
        const std::string_view line = rest.substr(0, end);
        const auto colon = line.find(':');
        if (colon != std::string_view::npos && sameName(line.substr(0, colon), name))
            return trimmed(line.substr(colon + 1));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
    }
    return {};
}

HttpCall::HttpCall(Loop& loop, const Endpoint& endpoint, std::string_view method,
                   std::string_view path, std::string_view body, Done done)
    : m_loop(loop)
    , m_done(std::move(done))
    , m_limit(loop, [this] {
        finish(Error{ErrorCode::Internal, "the server did not answer in time", {}});
    }) {
    m_request.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: ");
    m_request += endpoint.authority();
    m_request += "\r\nConnection: close\r\n";
    if (!body.empty())
        m_request +=
            "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
            "\r\n";
    m_request.append("\r\n").append(body);
    m_limit.start(kTimeLimit);
    m_stream = ByteStream::open(loop, endpoint, *this);
}

HttpCall::~HttpCall() {
    if (m_stream)
        m_stream->close();
    m_loop.dispose(std::move(m_stream));
}

void HttpCall::streamOpened() {
    m_stream->write(m_request);
}

void HttpCall::streamBytes(std::string_view bytes) {
    m_received += bytes;
    if (m_received.size() > kMaxResponseBytes)
        finish(Error{ErrorCode::TooLarge, "the server's answer is too large", {}});
    else if (auto reply = completeReply(m_received, false))
        finish(*std::move(reply));
}

void HttpCall::streamClosed(const std::string& reason) {
    if (auto reply = completeReply(m_received, true))
        finish(*std::move(reply));
    else
        finish(Error{ErrorCode::Internal, reason, {}});
}

void HttpCall::finish(Result<HttpReply> result) {
    m_limit.stop();
    if (m_stream)
        m_stream->close();
    m_loop.dispose(std::move(m_stream));
    if (const Done done = std::exchange(m_done, nullptr))
        done(std::move(result));
}

} // namespace arcade::player
