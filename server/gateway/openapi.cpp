#include "server/gateway/openapi.h"

#include "shared/codec/json_schema.h"
#include "shared/protocol/http_common.h"
#include "shared/vocabulary/expect.h"

#include <algorithm>
#include <map>
#include <set>

namespace arcade::gateway {
namespace {

using codec::JsonWriter;
using codec::writeKey;
using codec::writePair;

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kPlayerScheme = "player";
constexpr std::string_view kOperatorScheme = "operator";
constexpr std::string_view kGameServerScheme = "gameServer";

template <class Content>
void writeObject(JsonWriter& writer, std::string_view name, Content&& content) {
    writeKey(writer, name);
    writer.StartObject();
    content();
    writer.EndObject();
}

template <class Content>
void writeList(JsonWriter& writer, std::string_view name, Content&& content) {
    writeKey(writer, name);
    writer.StartArray();
    content();
    writer.EndArray();
}

std::string_view parameterName(std::string_view pattern) {
    const std::size_t colon = pattern.find(':');
    return colon == std::string_view::npos
               ? std::string_view{}
               : pattern.substr(colon + 1, pattern.find('/', colon) - colon - 1);
}

codec::ValueDescription describeParameter(std::string_view name) {
    ARCADE_EXPECT(name == "address" || name == "id");
    return name == "address" ? codec::describeValue<Address>({})
                             : codec::describeValue<MatchId>({});
}

void writeParameter(JsonWriter& writer, std::string_view name, std::string_view place,
                    bool isRequired, const codec::ValueDescription& value) {
    writer.StartObject();
    writePair(writer, "name", name);
    writePair(writer, "in", place);
    writeKey(writer, "required");
    writer.Bool(isRequired);
    writeKey(writer, "schema");
    codec::writeValueSchema(writer, value);
    writer.EndObject();
}

void writeParameters(JsonWriter& writer, const HttpRoute& route) {
    const std::string_view inPath = parameterName(route.pattern);
    if (inPath.empty() && route.query == nullptr)
        return;
    writeList(writer, "parameters", [&] {
        if (!inPath.empty())
            writeParameter(writer, inPath, "path", true, describeParameter(inPath));
        if (route.query == nullptr)
            return;
        for (const codec::FieldDescription& field : route.query->fields)
            writeParameter(writer, field.name, "query", field.presence == codec::Presence::Required,
                           field.value);
    });
}

void writeContent(JsonWriter& writer, std::string_view type,
                  const codec::ObjectDescription* object) {
    writeObject(writer, "content", [&] {
        writeObject(writer, type, [&] {
            if (object != nullptr) {
                writeKey(writer, "schema");
                codec::writeSchemaReference(writer, *object);
            }
        });
    });
}

void writeBody(JsonWriter& writer, const HttpRoute& route) {
    if (route.body == nullptr)
        return;
    writeObject(writer, "requestBody", [&] {
        writeKey(writer, "required");
        writer.Bool(!route.bodyMayBeLeftOut);
        writeContent(writer, kJson, route.body);
    });
}

/// Refused statuses with the codes that the body may name.
std::map<int, std::set<ErrorCode>> refusalsOf(const HttpRoute& route) {
    std::map<int, std::set<ErrorCode>> byStatus;
    for (const HttpRoute::Refusal& refusal : route.refusals)
        byStatus[refusal.status].insert(refusal.code);
    if (route.access != HttpAccess::Anyone)
        byStatus[401].insert({ErrorCode::Unauthenticated, ErrorCode::TokenInvalid});
    if (route.access == HttpAccess::DirectPlayer)
        byStatus[401].insert(ErrorCode::TokenExpired);
    if (route.access == HttpAccess::Operator)
        byStatus[403].insert(ErrorCode::TokenInvalid);
    if (route.access == HttpAccess::Operator || route.access == HttpAccess::GameServer)
        byStatus[429].insert(ErrorCode::RateLimited);
    byStatus[500].insert(ErrorCode::Internal);
    return byStatus;
}

void writeResponses(JsonWriter& writer, const HttpRoute& route) {
    writeObject(writer, "responses", [&] {
        writeObject(writer, std::to_string(route.status), [&] {
            writePair(writer, "description", httpReasonOf(route.status));
            if (!route.replyType.empty())
                writeContent(writer, route.replyType, route.reply);
        });
        for (const auto& [status, codes] : refusalsOf(route)) {
            std::string description;
            for (const ErrorCode code : codes)
                description.append(description.empty() ? "" : ", ").append(wireText(code));
            writeObject(writer, std::to_string(status), [&] {
                writePair(writer, "description", description);
                writeContent(writer, kJson, &codec::describe<ErrorBody>());
            });
        }
    });
}

std::string_view schemeOf(HttpAccess access) {
    switch (access) {
    case HttpAccess::Anyone: return {};
    case HttpAccess::Player:
    case HttpAccess::DirectPlayer: return kPlayerScheme;
    case HttpAccess::Operator: return kOperatorScheme;
    case HttpAccess::GameServer: return kGameServerScheme;
    }
    ARCADE_UNREACHABLE();
}

void writeSecurity(JsonWriter& writer, HttpAccess access) {
    const std::string_view scheme = schemeOf(access);
    if (scheme.empty())
        return;
    writeList(writer, "security", [&] {
        // An empty one says that none may do.
        if (access == HttpAccess::DirectPlayer) {
            writer.StartObject();
            writer.EndObject();
        }
        writer.StartObject();
        writeList(writer, scheme, [] {});
        writer.EndObject();
    });
}

std::string lowerCase(std::string_view method) {
    std::string lower(method);
    std::ranges::transform(lower, lower.begin(),
                           [](char letter) { return static_cast<char>(letter - 'A' + 'a'); });
    return lower;
}

void writeOperation(JsonWriter& writer, const HttpRoute& route) {
    writeObject(writer, lowerCase(wireText(route.method)), [&] {
        writePair(writer, "operationId", route.operation);
        writePair(writer, "summary", route.purpose);
        writeParameters(writer, route);
        writeBody(writer, route);
        writeResponses(writer, route);
        writeSecurity(writer, route.access);
    });
}

void writePaths(JsonWriter& writer, const HttpRouteTable& table) {
    std::set<std::string_view> written;
    for (const HttpRoute& first : table.routes()) {
        if (!written.insert(first.pattern).second)
            continue;
        writeObject(writer, openApiPath(first.pattern), [&] {
            for (const HttpRoute& route : table.routes())
                if (route.pattern == first.pattern)
                    writeOperation(writer, route);
        });
    }
}

std::vector<const codec::ObjectDescription*> objectsOf(const HttpRouteTable& table) {
    std::vector<const codec::ObjectDescription*> objects{&codec::describe<ErrorBody>()};
    for (const HttpRoute& route : table.routes())
        for (const codec::ObjectDescription* object : {route.body, route.reply})
            if (object != nullptr && std::ranges::find(objects, object) == objects.end())
                objects.push_back(object);
    return objects;
}

void writeScheme(JsonWriter& writer, std::string_view name, std::string_view description) {
    writeObject(writer, name, [&] {
        writePair(writer, "type", "http");
        writePair(writer, "scheme", "bearer");
        writePair(writer, "description", description);
    });
}

void writeDocument(JsonWriter& writer, const HttpRouteTable& table, std::string_view version) {
    writer.StartObject();
    writePair(writer, "openapi", "3.1.0");
    writeObject(writer, "info", [&] {
        writePair(writer, "title", "GHOSTNET Arcade");
        writePair(writer, "version", version);
        writePair(writer, "description",
                  "Signing in, reading along, finding direct games and operating a coordinator. "
                  "Play itself goes over WebSockets, which the AsyncAPI document describes.");
    });
    writeObject(writer, "paths", [&] { writePaths(writer, table); });
    writeObject(writer, "components", [&] {
        writeObject(writer, "schemas", [&] { codec::writeSchemas(writer, objectsOf(table)); });
        writeObject(writer, "securitySchemes", [&] {
            writeScheme(writer, kPlayerScheme,
                        "The token of a session; of a player of direct games any trusted token "
                        "whose subject is the player's id.");
            writeScheme(writer, kGameServerScheme, "The token in the server's game server file.");
            writeScheme(writer, kOperatorScheme, "The token in the server's operator file.");
        });
    });
    writer.EndObject();
}

} // namespace

std::string openApiPath(std::string_view pattern) {
    const std::string_view name = parameterName(pattern);
    if (name.empty())
        return std::string(pattern);
    const std::size_t colon = pattern.find(':');
    return std::string(pattern.substr(0, colon))
        .append("{")
        .append(name)
        .append("}")
        .append(pattern.substr(colon + 1 + name.size()));
}

std::string openApiDocument(const HttpRouteTable& table, std::string_view version) {
    const std::string plain =
        codec::writeToString([&](JsonWriter& writer) { writeDocument(writer, table, version); });
    return codec::prettyJson(plain) + '\n';
}

} // namespace arcade::gateway
