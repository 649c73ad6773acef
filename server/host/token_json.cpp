#include "server/host/token_json.h"

#include "shared/codec/json_document.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace arcade::host::token {
namespace {

constexpr std::size_t kMaxMembers = 64;
/// Year 9999 in seconds: later times are a mistake and would only overflow somewhere.
constexpr double kMaxSeconds = 253'402'300'799.0;

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

std::string_view textOf(const rapidjson::Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

rapidjson::Value::StringRefType refTo(std::string_view text) {
    return {text.data(), static_cast<rapidjson::SizeType>(text.size())};
}

void put(Writer& writer, std::string_view text) {
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void putSeconds(Writer& writer, Instant instant) {
    writer.Int64(std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count());
}

/// Two members of one name would let two readers see two different tokens.
bool hasDistinctMembers(const rapidjson::Value& object) {
    if (object.MemberCount() > kMaxMembers)
        return false;
    std::vector<std::string_view> names;
    for (const auto& member : object.GetObject())
        names.push_back(textOf(member.name));
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) == names.end();
}

bool parseObject(std::string_view json, codec::JsonDocument& document) {
    return document.parse(json).ok() && document.root().IsObject() &&
           hasDistinctMembers(document.root());
}

const rapidjson::Value* find(const rapidjson::Value& object, std::string_view name) {
    const auto found = object.FindMember(rapidjson::Value(refTo(name)));
    return found == object.MemberEnd() ? nullptr : &found->value;
}

/// False when the member is there and is not a text.
bool readText(const rapidjson::Value& object, std::string_view name,
              std::optional<std::string>& text) {
    const rapidjson::Value* value = find(object, name);
    if (value && !value->IsString())
        return false;
    if (value)
        text = std::string(textOf(*value));
    return true;
}

/// False when the member is there and is not a time.
bool readTime(const rapidjson::Value& object, std::string_view name, std::optional<Instant>& time) {
    const rapidjson::Value* value = find(object, name);
    if (!value)
        return true;
    if (!value->IsNumber())
        return false;
    const double seconds = value->GetDouble();
    if (!(seconds >= 0.0 && seconds <= kMaxSeconds))
        return false;
    time = instantFromMs(static_cast<std::int64_t>(std::floor(seconds * 1000.0)));
    return true;
}

/// A text or a list of texts.
bool readAudience(const rapidjson::Value& object, std::vector<std::string>& audience) {
    const rapidjson::Value* value = find(object, "aud");
    if (!value)
        return true;
    if (value->IsString()) {
        audience.emplace_back(textOf(*value));
        return true;
    }
    if (!value->IsArray())
        return false;
    for (const auto& item : value->GetArray()) {
        if (!item.IsString())
            return false;
        audience.emplace_back(textOf(item));
    }
    return true;
}

bool readAddress(const rapidjson::Value& object, std::optional<Address>& address) {
    std::optional<std::string> text;
    if (!readText(object, "address", text))
        return false;
    if (text)
        address = Address::parse(*text);
    return !text || address.has_value();
}

bool isSubject(std::string_view text) {
    const auto isControl = [](char character) {
        const auto byte = static_cast<unsigned char>(character);
        return byte < 0x20 || byte == 0x7F;
    };
    return !text.empty() && text.size() <= kMaxSubjectBytes &&
           std::none_of(text.begin(), text.end(), isControl);
}

} // namespace

std::string headerText(const Header& header) {
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    writer.StartObject();
    writer.Key("alg");
    put(writer, wireText(header.algorithm));
    writer.Key("typ");
    put(writer, "JWT");
    if (header.keyId) {
        writer.Key("kid");
        put(writer, *header.keyId);
    }
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

std::optional<Header> parseHeader(std::string_view json) {
    codec::JsonDocument document;
    const rapidjson::Value& root = document.root();
    std::optional<std::string> algorithmText;
    std::optional<std::string> keyId;
    // `crit` names extensions that must be understood; none are.
    if (!parseObject(json, document) || find(root, "crit") ||
        !readText(root, "alg", algorithmText) || !readText(root, "kid", keyId))
        return std::nullopt;
    const auto algorithm = parseWireText<TokenAlgorithm>(algorithmText.value_or(""));
    if (!algorithm)
        return std::nullopt;
    return Header{*algorithm, std::move(keyId)};
}

std::string payloadText(const Claims& claims) {
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    writer.StartObject();
    writer.Key("iss");
    put(writer, claims.issuer);
    writer.Key("sub");
    put(writer, claims.subject);
    if (claims.address) {
        writer.Key("address");
        put(writer, claims.address->toString());
    }
    if (claims.callsign) {
        writer.Key("callsign");
        put(writer, *claims.callsign);
    }
    writer.Key("iat");
    putSeconds(writer, claims.issuedAt);
    writer.Key("exp");
    putSeconds(writer, claims.expiresAt);
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

std::optional<Payload> parsePayload(std::string_view json) {
    codec::JsonDocument document;
    const rapidjson::Value& root = document.root();
    std::optional<std::string> subject;
    std::optional<std::string> issuer;
    std::optional<Instant> issuedAt;
    std::optional<Instant> expiresAt;
    Payload payload;
    if (!parseObject(json, document) || !readText(root, "sub", subject) ||
        !readText(root, "iss", issuer) || !readText(root, "callsign", payload.claims.callsign) ||
        !readAddress(root, payload.claims.address) || !readTime(root, "iat", issuedAt) ||
        !readTime(root, "exp", expiresAt) || !readTime(root, "nbf", payload.notBefore) ||
        !readAudience(root, payload.audience))
        return std::nullopt;
    if (!expiresAt || !subject || !isSubject(*subject))
        return std::nullopt;
    payload.claims.subject = std::move(*subject);
    payload.claims.issuer = std::move(issuer).value_or("");
    payload.claims.issuedAt = issuedAt.value_or(Instant{});
    payload.claims.expiresAt = *expiresAt;
    return payload;
}

} // namespace arcade::host::token
