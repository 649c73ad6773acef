#pragma once

#include "tools/player/byte_stream.h"

#include "shared/vocabulary/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace arcade::player {

struct HttpReply {
    int status = 0;
    std::string body;
};

/// The head of an HTTP/1.1 response. Header names are compared without regard to case.
struct HttpHead {
    int status = 0;
    std::string headers;
    /// Where the body begins.
    std::size_t size = 0;

    /// Empty while the head is not complete.
    static std::optional<HttpHead> parse(std::string_view bytes);
    /// Empty when there is no such header.
    std::string_view header(std::string_view name) const;
};

/// One request on a connection of its own, with a bound on time and size.
class HttpCall final : private ByteStream::Receiver {
public:
    using Done = std::function<void(Result<HttpReply>)>;

    /// `done` is called once from the loop, and may destroy the call through Loop::dispose; it is
    /// not called after destruction.
    HttpCall(Loop& loop, const Endpoint& endpoint, std::string_view method, std::string_view path,
             std::string_view body, Done done);
    ~HttpCall();

private:
    void streamOpened() override;
    void streamBytes(std::string_view bytes) override;
    void streamClosed(const std::string& reason) override;
    void finish(Result<HttpReply> result);

    Loop& m_loop;
    std::string m_request;
    std::string m_received;
    Done m_done;
    Timer m_limit;
    std::shared_ptr<ByteStream> m_stream;
};

} // namespace arcade::player
