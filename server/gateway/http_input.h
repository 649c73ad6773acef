#pragma once

#include "server/gateway/http_message.h"
#include "shared/codec/describe.h"
#include "shared/codec/record_json.h"
#include "shared/vocabulary/result.h"

#include <string>

/// Declared structs out of the parts of a request.
namespace arcade::gateway {

/// The query as a JSON object with the members that the description names, for the codec to
/// check. Of a name given twice the first counts.
std::string queryAsJson(const HttpRequest& request, const codec::ObjectDescription& description);

/// BAD_MESSAGE, saying what is allowed, for a value out of its bounds.
template <class Query>
Result<Query> readQuery(const HttpRequest& request) {
    return codec::fromJson<Query>(queryAsJson(request, codec::describe<Query>()));
}

template <class Body>
Result<Body> readBody(const HttpRequest& request) {
    return codec::fromJson<Body>(request.body);
}

/// As readBody, but no body stands for `{}`.
template <class Body>
Result<Body> readBodyIfAny(const HttpRequest& request) {
    return codec::fromJson<Body>(request.body.empty() ? "{}" : request.body);
}

/// An answer that is a declared struct.
template <class Reply>
HttpResponse structResponse(const Reply& reply, int status = 200) {
    return jsonResponse(codec::toJson(reply), status);
}

} // namespace arcade::gateway
