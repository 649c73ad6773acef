#include "tools/protocol_docs/protocol_page.h"

#include "shared/codec/describe.h"
#include "shared/vocabulary/close_code.h"

#include <array>
#include <limits>

namespace arcade::docs {
namespace {

using namespace arcade::codec;

constexpr Bounds kOpen{};
constexpr std::string_view kBegin =
    "<!-- generated from the declarations by arcade-protocol-docs --write -->\n";
constexpr std::string_view kEnd = "<!-- end of the generated part -->\n";

struct ErrorText {
    ErrorCode code;
    std::string_view meaning;
    std::string_view remedy;
};

constexpr std::array kErrors{
    ErrorText{ErrorCode::BadMessage,
              "Not JSON, or a field is missing or wrong; the text says which",
              "correct the message"},
    ErrorText{ErrorCode::UnknownType, "No message of this name", "correct the message"},
    ErrorText{ErrorCode::TooLarge, "The message is over its limit", "send less at once"},
    ErrorText{ErrorCode::RateLimited, "Too much in too short a time", "wait for `retry_after_ms`"},
    ErrorText{ErrorCode::Unauthenticated, "Something came before `auth`", "send `auth`"},
    ErrorText{ErrorCode::TokenInvalid,
              "The token is not one of this server's, or not this address's", "sign in again"},
    ErrorText{ErrorCode::TokenExpired, "The token was good once", "renew it, or sign in again"},
    ErrorText{ErrorCode::AlreadyInQueue, "The player already holds a ticket", "leave it first"},
    ErrorText{ErrorCode::AlreadyInMatch, "The player already has a live match",
              "finish or abandon it first"},
    ErrorText{ErrorCode::NotInQueue, "There is no ticket", "nothing to do"},
    ErrorText{ErrorCode::QueueFull, "The queue is at its limit",
              "choose another, or wait for `retry_after_ms`"},
    ErrorText{ErrorCode::InvalidTier, "The stake tier is not one of the game's", "choose another"},
    ErrorText{ErrorCode::InsufficientFunds, "The available balance is below the amount",
              "choose a lower stake"},
    ErrorText{ErrorCode::MatchNotFound, "There is no such match", "drop the id"},
    ErrorText{ErrorCode::NotInMatch, "The player does not play in it", "drop the id"},
    ErrorText{ErrorCode::InvalidState, "The match is past, or not yet in, the phase for this",
              "wait for its next message"},
    ErrorText{ErrorCode::MatchNotSpectatable, "Only READY and ACTIVE matches can be watched",
              "choose another"},
    ErrorText{ErrorCode::SpectatorsFull, "The match has all the spectators it may have",
              "choose another, or wait for `retry_after_ms`"},
    ErrorText{ErrorCode::BettingClosed, "The game has started", "choose another match"},
    ErrorText{ErrorCode::BetTooSmall, "Below the smallest bet", "bet more"},
    ErrorText{ErrorCode::BetTooLarge, "Above the largest bet, all bets on the match together",
              "bet less"},
    ErrorText{ErrorCode::BetOnOwnMatch, "Players do not bet on their own match",
              "choose another match"},
    ErrorText{ErrorCode::CallsignTaken, "The callsign is somebody else's",
              "choose another, or give its recovery key"},
    ErrorText{ErrorCode::CrewNameTaken, "The crew's name or tag is in use", "choose another"},
    ErrorText{ErrorCode::CrewFull, "The crew has all the members it may have", "none"},
    ErrorText{ErrorCode::CrewTooSmall, "Too few members are online", "wait for more"},
    ErrorText{ErrorCode::NotInCrew, "The player is in no crew, or not in this one", "join first"},
    ErrorText{ErrorCode::NotCrewLeader, "Only the leader may do this", "ask the leader"},
    ErrorText{ErrorCode::InviteInvalid, "The invite code is not one, or no longer", "ask for one"},
    ErrorText{ErrorCode::TerritoryBusy, "A battle for the territory is under way",
              "choose another, or wait"},
    ErrorText{ErrorCode::ServerFull, "All places are taken, or the server has too much to do",
              "wait for `retry_after_ms`"},
    ErrorText{ErrorCode::Draining, "The server takes nothing new before it stops", "try later"},
    ErrorText{ErrorCode::Internal, "A fault of the server's; nothing was changed", "try again"},
};

constexpr bool everyCodeInOrder() {
    for (std::size_t index = 0; index < kErrors.size(); ++index)
        if (kErrors[index].code != static_cast<ErrorCode>(index))
            return false;
    return kErrors.size() == EnumText<ErrorCode>::texts.size();
}
static_assert(everyCodeInOrder());

struct CloseText {
    CloseCode code;
    std::string_view meaning;
};

constexpr std::array kCloseCodes{
    CloseText{CloseCode::GoingDown, "The server goes down; connect again after a pause"},
    CloseText{CloseCode::ServerFull, "The server is full; try later"},
    CloseText{CloseCode::Replaced, "Another connection of the player took over; do not reconnect"},
    CloseText{CloseCode::NotAuthenticated, "No valid `auth` in time"},
    CloseText{CloseCode::ProtocolAbuse, "Too many refused messages"},
    CloseText{CloseCode::TooSlow, "What is sent is not taken"},
    CloseText{CloseCode::Kicked, "The operator ended the session; do not reconnect"},
};

std::string code(std::string_view text) {
    return std::string{"`"}.append(text).append("`");
}

std::string row(std::initializer_list<std::string> cells) {
    std::string line = "|";
    for (const std::string& cell : cells)
        line += cell.empty() ? " |" : ' ' + cell + " |";
    return line + '\n';
}

std::string anchor(std::string_view name) {
    std::string text;
    for (const char letter : name)
        text += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    return text;
}

std::string typeText(const ValueDescription& value) {
    switch (value.kind) {
    case ValueKind::Boolean: return "boolean";
    case ValueKind::Integer32: return "integer";
    case ValueKind::Integer64: return "long integer";
    case ValueKind::Ratio: return "ratio";
    case ValueKind::Text: return "text";
    case ValueKind::Choice: return "choice";
    case ValueKind::Id: return "id";
    case ValueKind::Address: return "address";
    case ValueKind::Amount: return "amount";
    case ValueKind::Instant: return "time";
    case ValueKind::Duration: return value.unit == "s" ? "seconds" : "milliseconds";
    case ValueKind::Object:
        return '[' + std::string{value.object->name} + "](#" + anchor(value.object->name) + ')';
    case ValueKind::PositiveNumber: return "positive number";
    case ValueKind::List: return "list of " + typeText(*value.element);
    case ValueKind::Map: return "object of " + typeText(*value.element) + ", by name";
    }
    ARCADE_UNREACHABLE();
}

std::string rangeText(const Bounds& bounds, std::string_view unit) {
    const bool hasMin = bounds.min != kOpen.min && (unit.empty() || bounds.min > 0);
    const bool hasMax = bounds.max != kOpen.max;
    std::string range;
    if (hasMin && hasMax)
        range = std::to_string(bounds.min) + " to " + std::to_string(bounds.max);
    else if (hasMin)
        range = "at least " + std::to_string(bounds.min);
    else if (hasMax)
        range = "up to " + std::to_string(bounds.max);
    else
        return {};
    return unit.empty() ? range : range.append(" ").append(unit);
}

std::string choicesText(const ValueDescription& value) {
    if (value.choices.data() == EnumText<ErrorCode>::texts.data())
        return "see [Error codes](#error-codes)";
    std::string text;
    for (const std::string_view choice : value.choices)
        text += (text.empty() ? "" : " ") + code(choice);
    return text;
}

std::string allowedText(const ValueDescription& value) {
    std::string text;
    if (value.kind == ValueKind::Choice)
        text = choicesText(value);
    else if (value.kind == ValueKind::Text)
        text = rangeText(value.bounds, "bytes");
    else if (value.kind == ValueKind::List)
        text = rangeText(value.bounds, "elements");
    else if (value.kind == ValueKind::Map)
        text = rangeText(value.bounds, "members");
    else
        text = rangeText(value.bounds, {});
    if (value.bounds.violation != ErrorCode::BadMessage)
        text += (text.empty() ? "else " : ", else ") + code(wireText(value.bounds.violation));
    return text;
}

std::string presenceText(Presence presence) {
    switch (presence) {
    case Presence::Required: return "always";
    case Presence::Optional: return "may be left out";
    case Presence::Nullable: return "value or null";
    }
    ARCADE_UNREACHABLE();
}

std::string fieldTable(const ObjectDescription& object) {
    if (object.fields.empty())
        return "No fields.\n\n";
    std::string table = row({"field", "type", "presence", "allowed"});
    table += "|---|---|---|---|\n";
    for (const FieldDescription& field : object.fields)
        table += row({code(field.name), typeText(field.value), presenceText(field.presence),
                      allowedText(field.value)});
    return table + '\n';
}

std::string messageSection(const MessageDescription& message) {
    std::string section = "### " + code(message.info->wireName) + "\n\n";
    section.append(message.info->purpose);
    if (message.info->delivery == Delivery::Latest)
        section += " A receiver that is slow gets only the newest.";
    return section + "\n\n" + fieldTable(*message.data);
}

std::string familySection(std::string_view title, const std::vector<MessageDescription>& messages) {
    std::string section = "## " + std::string{title} + "\n\n";
    for (const MessageDescription& message : messages)
        section += messageSection(message);
    return section;
}

template <Contract contract>
std::vector<MessageDescription> bothWays() {
    std::vector<MessageDescription> all = describeMessages<ClientMessage, contract>();
    const auto server = describeMessages<ServerMessage, contract>();
    all.insert(all.end(), server.begin(), server.end());
    return all;
}

std::string objectSection(const std::vector<MessageDescription>& messages) {
    std::vector<const ObjectDescription*> objects;
    for (const MessageDescription& message : messages)
        objects.push_back(message.data);
    std::string section = "## Objects in messages\n\n";
    for (const ObjectDescription* object : nestedObjects(objects))
        section += "### " + std::string{object->name} + "\n\n" + fieldTable(*object);
    return section;
}

std::string codeTables() {
    std::string text = "## Error codes\n\nIn order of precedence.\n\n";
    text += row({"code", "meaning", "what to do"}) + "|---|---|---|\n";
    for (const ErrorText& error : kErrors)
        text += row(
            {code(wireText(error.code)), std::string{error.meaning}, std::string{error.remedy}});
    text += "\n## Close codes\n\n" + row({"code", "meaning"}) + "|---|---|\n";
    for (const CloseText& close : kCloseCodes)
        text += row({std::to_string(static_cast<int>(close.code)), std::string{close.meaning}});
    return text;
}

} // namespace

std::string protocolTables() {
    std::vector<MessageDescription> all = bothWays<Contract::Arcade>();
    const auto direct = bothWays<Contract::Direct>();
    all.insert(all.end(), direct.begin(), direct.end());
    return familySection("From client to server", describeMessages<ClientMessage>()) +
           familySection("From server to client", describeMessages<ServerMessage>()) +
           familySection("Direct games, from client to server",
                         describeMessages<ClientMessage, Contract::Direct>()) +
           familySection("Direct games, from server to client",
                         describeMessages<ServerMessage, Contract::Direct>()) +
           objectSection(all) + codeTables();
}

Result<std::string> withTables(std::string_view page, std::string_view tables) {
    const auto begin = page.find(kBegin);
    const auto end = page.find(kEnd);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
        return Error{ErrorCode::BadMessage, "the page lacks the markers of its generated part"};
    std::string whole{page.substr(0, begin + kBegin.size())};
    return whole.append("\n").append(tables).append("\n").append(page.substr(end));
}

} // namespace arcade::docs
