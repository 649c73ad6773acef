#include "server/gateway/http_message.h"
#include "server/gateway/http_text.h"

#include <algorithm>

namespace arcade::gateway {
namespace {

/// The one header of that name; empty when there are several.
std::optional<std::string_view> onlyHeader(const HttpRequest& request, std::string_view name) {
    std::optional<std::string_view> found;
    for (const HttpField& field : request.headers) {
        if (!http::equalsIgnoringCase(field.name, name))
            continue;
        if (found)
            return std::nullopt;
        found = field.value;
    }
    return found;
}

/// Base64 of 16 bytes: 22 characters and two of padding, the last character's spare bits zero.
bool isWebSocketKey(std::string_view key) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return key.size() == 24 && key.substr(22) == "==" &&
           key.substr(0, 22).find_first_not_of(alphabet) == std::string_view::npos &&
           alphabet.find(key[21]) % 16 == 0;
}

} // namespace

std::optional<std::string_view> HttpRequest::header(std::string_view name) const {
    const auto found = std::find_if(headers.begin(), headers.end(), [name](const HttpField& field) {
        return http::equalsIgnoringCase(field.name, name);
    });
    return found == headers.end() ? std::nullopt : std::optional<std::string_view>(found->value);
}

std::optional<std::string_view> HttpRequest::queryValue(std::string_view name) const {
    const auto found = std::find_if(query.begin(), query.end(),
                                    [name](const HttpField& field) { return field.name == name; });
    return found == query.end() ? std::nullopt : std::optional<std::string_view>(found->value);
}

bool HttpRequest::hasToken(std::string_view headerName, std::string_view token) const {
    for (const HttpField& field : headers) {
        if (!http::equalsIgnoringCase(field.name, headerName))
            continue;
        std::string_view list = field.value;
        while (!list.empty()) {
            const std::string_view item = list.substr(0, list.find(','));
            if (http::equalsIgnoringCase(http::withoutBlanks(item), token))
                return true;
            list.remove_prefix(std::min(item.size() + 1, list.size()));
        }
    }
    return false;
}

std::optional<std::string_view> HttpRequest::bearerToken() const {
    constexpr std::string_view scheme = "Bearer ";
    const auto value = onlyHeader(*this, "Authorization");
    if (!value || !http::equalsIgnoringCase(value->substr(0, scheme.size()), scheme))
        return std::nullopt;
    const std::string_view token = http::withoutBlanks(value->substr(scheme.size()));
    return token.empty() ? std::nullopt : std::optional(token);
}

bool HttpRequest::expectsContinue() const {
    return version == HttpVersion::Http11 && header("Expect").has_value();
}

bool HttpRequest::asksForWebSocket() const {
    return hasToken("Upgrade", "websocket");
}

bool HttpRequest::isWebSocketUpgrade() const {
    const bool hasBody = header("Content-Length").value_or("0") != "0";
    return method == HttpMethod::Get && version == HttpVersion::Http11 && !hasBody &&
           asksForWebSocket() && hasToken("Connection", "upgrade") &&
           onlyHeader(*this, "Sec-WebSocket-Version") == "13" &&
           isWebSocketKey(onlyHeader(*this, "Sec-WebSocket-Key").value_or(""));
}

} // namespace arcade::gateway
