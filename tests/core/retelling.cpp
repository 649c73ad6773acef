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

/// In whole $DATA, rounded down.
std::string data(const Amount& amount) {
    const std::string units = amount.toString();
    return units.size() > 18 ? units.substr(0, units.size() - 18) : "0";
}

std::string say(const QueueUpdate& one) {
    std::string words = text(wireText(one.status)) + " #" + number(one.position);
    if (one.reason)
        words += " (" + text(*one.reason) + ')';
    return words;
}
std::string say(const LobbyUpdate& one) {
    return "lobby " + number(one.round) + ' ' + text(wireText(one.phase)) + ' ' +
           number(one.players) + " pool " + data(one.prizePool) + " left " +
           number(one.timeLeft.count());
}
std::string say(const GameAssignment& one) {
    return "hunts " + nameOf(one.target.address) + " for " + data(one.bounty);
}
std::string say(const MatchFound& one) {
    if (!one.opponent)
        return "found " + number(static_cast<std::int64_t>(one.sides.size())) + " sides";
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
           number(one.keysAccepted) + (one.sequence ? " of another" : "");
}
std::string say(const OpponentProgress& one) {
    if (!one.players.empty()) {
        std::string words = "field";
        for (const PlayerProgress& player : one.players)
            words += ' ' + number(player.score.value_or(0)) + (player.left ? " left" : "");
        return words;
    }
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
    return words + " prize " + data(one.prize) + " rating " + number(one.rating);
}
std::string say(const MatchExtended& one) {
    return "extended " + text(wireText(one.phase)) + ' ' + number(one.phaseTimeLeft.count());
}
std::string say(const MatchSettled&) {
    return "settled";
}
std::string sideName(const std::string& id) {
    const auto address = Address::parse(id);
    return address ? nameOf(*address) : id;
}
std::string say(const SpectateUpdate& one) {
    std::string words = "sees " + text(wireText(one.phase));
    for (const SpectatedSide& side : one.sides)
        words += ' ' + number(side.progress.millionths / 10'000) + '%';
    return words + " pool " + data(one.totalPool) + " watched by " + number(one.spectatorCount);
}
std::string say(const SpectateJoined& one) {
    return "joined, " + say(one.update) + (one.canBet ? ", may bet" : "");
}
std::string say(const SpectateBetAccepted& one) {
    return "bet " + data(one.receipt.amount) + " on " + sideName(one.receipt.onPlayer);
}
std::string say(const SpectateResult& one) {
    std::string words = one.endReason ? text(wireText(*one.endReason)) : "cancelled";
    words += " won by " + (one.winner.value ? sideName(*one.winner.value) : "nobody");
    if (!one.bets.empty())
        words += ", " + number(static_cast<std::int64_t>(one.bets.size())) + " bets return " +
                 data(one.payout);
    return words;
}
std::string say(const DirectMatchFound& one) {
    return "paired " + one.opponentId + ' ' + one.game + '|' + text(wireText(one.asset)) + '|' +
           one.amount.toString();
}
std::string say(const DirectMatchState& one) {
    std::string words = text(wireText(one.status));
    for (const auto& [player, presence] : one.players)
        words += ' ' + player + (presence.connected ? " here" : " away");
    if (one.winner)
        words += " won by " + *one.winner;
    if (one.reason)
        words += " (" + *one.reason + ')';
    return words;
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
std::string say(const LobbySaved& one) {
    return "LobbySaved " + number(one.lobby.round) + (one.lobby.closesAt ? " open" : " closed");
}
std::string say(const ClaimEnded& one) {
    return "ClaimEnded " + nameOf(one.player);
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
std::string say(const BetPlaced& one) {
    return "BetPlaced " + nameOf(one.bet.player);
}
std::string say(const BetsSettled& one) {
    return "BetsSettled " + number(static_cast<std::int64_t>(one.payouts.size()));
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
