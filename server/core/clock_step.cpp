#include "server/core/clock_step.h"

namespace arcade::core {
namespace {

void move(std::optional<Instant>& moment, Duration by) {
    if (moment)
        *moment -= by;
}

void move(Ticket& ticket, Duration by) {
    ticket.enteredAt -= by;
    ticket.matchableAt -= by;
    ticket.expiresAt -= by;
    move(ticket.suspendedUntil, by);
}

void move(Match& match, Duration by) {
    match.createdAt -= by;
    match.phaseEndsAt -= by;
    move(match.startedAt, by);
    move(match.restartGraceEndsAt, by);
    for (Participant& one : match.participants) {
        move(one.ticket, by);
        move(one.graceEndsAt, by);
        move(one.disconnectedAt, by);
        move(one.leftAt, by);
        move(one.cursor.lastCorrectAt, by);
    }
}

void move(Strikes& strikes, Duration by) {
    for (Instant& at : strikes.at)
        at -= by;
    move(strikes.blockedUntil, by);
}

void move(Aftermath& aftermath, Duration by) {
    aftermath.at -= by;
    if (aftermath.removed)
        aftermath.removed->enteredAt -= by;
}

} // namespace

Snapshot movedBack(Snapshot snapshot, Duration by) {
    for (Ticket& ticket : snapshot.tickets)
        move(ticket, by);
    for (Match& match : snapshot.matches)
        move(match, by);
    for (Strikes& strikes : snapshot.strikes)
        move(strikes, by);
    for (Pairing& pairing : snapshot.pairings)
        pairing.at -= by;
    for (Aftermath& aftermath : snapshot.aftermaths)
        move(aftermath, by);
    for (Bet& bet : snapshot.bets)
        bet.at -= by;
    for (Lobby& lobby : snapshot.lobbies)
        move(lobby.closesAt, by);
    snapshot.aliveAt -= by;
    return snapshot;
}

} // namespace arcade::core
