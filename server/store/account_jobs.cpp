#include "server/store/account_jobs.h"

#include "server/store/tables.h"

namespace arcade::store {

namespace {

const Error kCallsignTaken{ErrorCode::CallsignTaken,
                           "the callsign belongs to somebody else; to get yours back, sign in "
                           "with its recovery key"};

const Error kNoSuchPlayer{ErrorCode::Unauthenticated, "there is no such player; sign in again"};

// In a time that tells nothing about where they differ; the lengths are no secret.
bool equalHashes(std::string_view a, std::string_view b) {
    if (a.size() != b.size())
        return false;
    int difference = 0;
    for (std::size_t index = 0; index < a.size(); ++index)
        difference |= a[index] ^ b[index];
    return difference == 0;
}

Result<PlayerRow> create(Tables& tables, const PlayerRow& player, Instant now) {
    if (tables.players.find(player.id) || tables.players.find(player.address))
        return Error{ErrorCode::Internal, "the player's id or address is taken"};
    tables.players.create(player, now);
    return player;
}

} // namespace

Result<host::SignedIn> signIn(Tables& tables, const host::SignIn& request) {
    if (auto known = tables.players.findByCallsign(request.callsign)) {
        const bool isOwner = known->recoveryHash && request.recoveryKeyHash &&
                             equalHashes(*known->recoveryHash, *request.recoveryKeyHash);
        if (!isOwner)
            return kCallsignTaken;
        tables.players.topUp(*known, request.now);
        return host::SignedIn{accountOf(tables, *known, request.now), false};
    }
    PlayerRow fresh;
    fresh.id = request.candidateId;
    fresh.address = request.candidateAddress;
    fresh.callsign = request.callsign;
    fresh.recoveryHash = request.candidateKeyHash;
    const auto created = create(tables, fresh, request.now);
    if (!created)
        return created.error();
    return host::SignedIn{accountOf(tables, created.value(), request.now), true};
}

Result<host::PlayerAccount> openExternal(Tables& tables, const host::ExternalPlayer& external) {
    if (auto known = tables.players.find(external.id)) {
        tables.players.topUp(*known, external.now);
        return accountOf(tables, *known, external.now);
    }
    if (tables.players.findByCallsign(external.callsign))
        return kCallsignTaken;
    PlayerRow fresh;
    fresh.id = external.id;
    fresh.address = external.address;
    fresh.callsign = external.callsign;
    const auto created = create(tables, fresh, external.now);
    if (!created)
        return created.error();
    return accountOf(tables, created.value(), external.now);
}

std::optional<host::PlayerAccount> findAccount(Tables& tables, PlayerId id) {
    const auto player = tables.players.find(id);
    if (!player)
        return std::nullopt;
    return accountOf(tables, *player, tables.clock.now());
}

Result<host::PlayerAccount> reserve(Tables& tables, const host::Reservation& reservation) {
    auto player = tables.players.find(reservation.player);
    if (!player)
        return kNoSuchPlayer;
    if (const auto refusal = tables.holds.reserve(reservation))
        return *refusal;
    if (player->lastResult) {
        tables.players.clearLastResult(player->id);
        player->lastResult.reset();
    }
    return accountOf(tables, *player, reservation.now);
}

Result<Done> reserveBet(Tables& tables, const host::BetReservation& reservation) {
    if (!tables.players.find(reservation.player))
        return kNoSuchPlayer;
    if (const auto refusal = tables.bets.reserve(reservation))
        return *refusal;
    return Done{};
}

std::optional<PlayerProfile> profileOf(Tables& tables, const Address& address) {
    const auto player = tables.players.find(address);
    if (!player)
        return std::nullopt;
    return PlayerProfile{player->address, player->callsign, tables.players.ratings(player->id),
                         player->avgWpm()};
}

Result<std::optional<HistoryReply>> historyOf(Tables& tables, const Address& address,
                                              const std::optional<std::string>& cursor, int rows) {
    const auto player = tables.players.find(address);
    if (!player)
        return std::optional<HistoryReply>{};
    auto history = tables.results.history(player->id, cursor, rows);
    if (!history)
        return history.error();
    return std::optional(std::move(history).value());
}

} // namespace arcade::store
