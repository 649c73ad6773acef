#pragma once

#include "server/host/ports.h"

namespace arcade::store {

class SqlBackend;

/// Players and their money in an SQL database, the one of SqlStore.
class SqlAccounts final : public host::Accounts {
public:
    explicit SqlAccounts(SqlBackend& backend)
        : m_backend(backend) {}

    void signIn(const host::SignIn& request, host::Reply<host::SignedIn> reply) override;
    void openExternal(const host::ExternalPlayer& player,
                      host::Reply<host::PlayerAccount> reply) override;
    void account(PlayerId player, host::Reply<std::optional<host::PlayerAccount>> reply) override;

    void reserve(const host::Reservation& reservation,
                 host::Reply<host::PlayerAccount> reply) override;
    void release(TicketId ticket, PlayerId player, host::Reply<Done> reply) override;
    void reserveBet(const host::BetReservation& reservation, host::Reply<Done> reply) override;
    void releaseBet(BetId bet, PlayerId player, host::Reply<Done> reply) override;

    void leaderboard(GameType gameType, int rows, host::Reply<LeaderboardReply> reply) override;
    void profile(Address address, host::Reply<std::optional<PlayerProfile>> reply) override;
    void history(Address address, std::optional<std::string> cursor, int rows,
                 host::Reply<std::optional<HistoryReply>> reply) override;
    void directResult(MatchId match, host::Reply<std::optional<DirectMatchReply>> reply) override;
    void verifyLedger(host::Reply<LedgerReport> reply) override;

private:
    SqlBackend& m_backend;
};

} // namespace arcade::store
