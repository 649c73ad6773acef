#pragma once

#include "server/host/token.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The two JSON objects of a token. Empty results stand for whatever breaks a rule.
namespace arcade::host::token {

struct Header {
    TokenAlgorithm algorithm;
    std::optional<std::string> keyId;
};

struct Payload {
    Claims claims;
    std::optional<Instant> notBefore;
    std::vector<std::string> audience;
};

std::string headerText(const Header& header);
std::optional<Header> parseHeader(std::string_view json);

std::string payloadText(const Claims& claims);
std::optional<Payload> parsePayload(std::string_view json);

} // namespace arcade::host::token
