#include "tests/core/retelling.h"

#include "tests/core/scenario.h"

namespace arcade::core {
namespace {

std::string text(std::string_view words) {
    return std::string{words};
}
std::string number(std::int64_t value) {
    return std::to_string(value);
}
std::string nameOf(PlayerId player) {
    return Scenario::nameOf(player);
}
/// Addresses are made of names.
std::string nameOf(const Address& address) {
    std::string name;
    for (const std::uint8_t byte : address.bytes) {
        if (byte != 0)
            name += static_cast<char>(byte);
    }
    return name;
}

std::string say(const QueueUpdate& one) {
    std::string words = text(wireText(one.status)) + " #" + number(one.position);
    if (one.reason)
        words += " (" + text(*one.reason) + ')';
    return words;
}
std::string say(const MatchFound& one) {
    return "found " + text(one.opponent->callsign);
}
std::string say(const MatchReadyUpdate& one) {
    return "ready " + number(one.accepted) + '/' + number(one.of);
}
std::string say(const MatchCancelled& one) {
    std::string words = "cancelled " + text(wireText(one.reason)) + " by " + text(wireText(one.by));
    words += one.requeued ? " back" : " out";
    if (one.strikes)
        words += " strike " + number(*one.strikes);
    if (one.blockedFor)
        words += " blocked " + number(one.blockedFor->count());
    return words;
}
std::string say(const MatchCountdown& one) {
    return "countdown " + number(one.secondsRemaining.count());
}
std::string say(const GameStarted& one) {
    return "started " + number(one.duration.count());
}
std::string say(const GameState& one) {
    return "at " + number(one.position) + " errors " + number(one.errors) + " keys " +
           number(one.keysAccepted);
}
std::string say(const OpponentProgress& one) {
    return "opponent " + number(one.progress.millionths / 10'000) + '%';
}
std::string say(const PlayerDisconnected& one) {
    return "gone " + nameOf(one.address) + ' ' + number(one.gracePeriod.count());
}
std::string say(const PlayerReconnected& one) {
    return "back " + nameOf(one.address) + ' ' + number(one.gracePeriod.count());
}
std::string say(const GameResult& one) {
    const auto winner = one.winner.value ? Address::parse(*one.winner.value) : std::nullopt;
    std::string words = text(wireText(one.endReason)) + ' ';
    words += winner ? nameOf(*winner) : std::string{"nobody"};
    const std::string prize = one.prize.toString();
    words += " prize " + text(one.prize.isZero() ? prize : prize.substr(0, prize.size() - 18));
    return words + " rating " + number(one.rating);
}
std::string say(const MatchExtended& one) {
    return "extended " + text(wireText(one.phase)) + ' ' + number(one.phaseTimeLeft.count());
}
std::string say(const MatchSettled&) {
    return "settled";
}
template <class Message>
std::string say(const Message&) {
    return text(Message::info.wireName);
}

std::string say(const TicketSaved& one) {
    return "TicketSaved " + nameOf(one.ticket.player);
}
std::string say(const TicketErased&) {
    return "TicketErased";
}
std::string say(const MatchSaved& one) {
    return "MatchSaved " + text(wireText(one.match.phase));
}
std::string say(const MatchErased&) {
    return "MatchErased";
}
std::string say(const StrikesSaved& one) {
    return "StrikesSaved " + nameOf(one.strikes.player) + ' ' +
           number(static_cast<std::int64_t>(one.strikes.at.size()));
}
std::string say(const PairingSaved& one) {
    return "PairingSaved " + nameOf(one.pairing.first) + ' ' + nameOf(one.pairing.second);
}
std::string say(const AftermathSaved& one) {
    return "AftermathSaved " + nameOf(one.aftermath.player);
}
std::string say(const AftermathErased& one) {
    return "AftermathErased " + nameOf(one.player);
}
std::string say(const ReservationReleased& one) {
    return "ReservationReleased " + nameOf(one.player);
}
std::string say(const StakesEscrowed& one) {
    return "StakesEscrowed " + number(static_cast<std::int64_t>(one.shares.size()));
}
std::string say(const Settlement& one) {
    return "Settlement " + text(wireText(one.endReason));
}
std::string say(const EventRaised& one) {
    return "EventRaised " +
           text(std::visit([](const auto& event) { return event.kName; }, one.payload));
}

} // namespace

std::string retell(const ServerMessage& message) {
    return std::visit([](const auto& one) { return say(one); }, message);
}

std::string retell(const Record& record) {
    return std::visit([](const auto& one) { return say(one); }, record);
}

} // namespace arcade::core
