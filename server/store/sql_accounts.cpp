#include "server/store/sql_accounts.h"

#include "server/store/account_jobs.h"
#include "server/store/sql_backend.h"
#include "server/store/tables.h"

namespace arcade::store {

namespace {

using Deliver = SqlBackend::Deliver;

template <class T>
Deliver answer(const host::Reply<T>& reply, Result<T> result) {
    return [reply, result = std::move(result)] { reply(result); };
}

// A row that cannot be read spoils the answer to one request and no more.
template <class T, class Read>
Deliver answerRead(const host::Reply<T>& reply, Read&& read) {
    try {
        return answer<T>(reply, read());
    } catch (const StoreFault& fault) {
        return answer<T>(reply, Error{ErrorCode::Internal, fault.what()});
    }
}

} // namespace

void SqlAccounts::signIn(const host::SignIn& request, host::Reply<host::SignedIn> reply) {
    m_backend.write([request, reply = std::move(reply)](Tables& tables) {
        tables.clock.see(request.now);
        return answer(reply, store::signIn(tables, request));
    });
}

void SqlAccounts::openExternal(const host::ExternalPlayer& player,
                               host::Reply<host::PlayerAccount> reply) {
    m_backend.write([player, reply = std::move(reply)](Tables& tables) {
        tables.clock.see(player.now);
        return answer(reply, store::openExternal(tables, player));
    });
}

void SqlAccounts::account(PlayerId player, host::Reply<std::optional<host::PlayerAccount>> reply) {
    m_backend.look([player, reply = std::move(reply)](Tables& tables) {
        return answer<std::optional<host::PlayerAccount>>(reply, findAccount(tables, player));
    });
}

void SqlAccounts::reserve(const host::Reservation& reservation,
                          host::Reply<host::PlayerAccount> reply) {
    m_backend.prepare([reservation, reply = std::move(reply)](Tables& tables) {
        tables.clock.see(reservation.now);
        return answer(reply, store::reserve(tables, reservation));
    });
}

void SqlAccounts::release(TicketId ticket, PlayerId player, host::Reply<Done> reply) {
    m_backend.write([ticket, player, reply = std::move(reply)](Tables& tables) {
        return answer(reply, tables.holds.release(ticket, player, tables.clock.now()));
    });
}

void SqlAccounts::reserveBet(const host::BetReservation& reservation, host::Reply<Done> reply) {
    m_backend.prepare([reservation, reply = std::move(reply)](Tables& tables) {
        tables.clock.see(reservation.now);
        return answer(reply, store::reserveBet(tables, reservation));
    });
}

void SqlAccounts::releaseBet(BetId bet, PlayerId player, host::Reply<Done> reply) {
    m_backend.write([bet, player, reply = std::move(reply)](Tables& tables) {
        return answer(reply, tables.bets.release(bet, player, tables.clock.now()));
    });
}

void SqlAccounts::leaderboard(GameType gameType, int rows, host::Reply<LeaderboardReply> reply) {
    m_backend.read([gameType, rows, reply = std::move(reply)](Tables& tables) {
        return answerRead(reply, [&]() -> Result<LeaderboardReply> {
            return tables.players.leaderboard(gameType, rows);
        });
    });
}

void SqlAccounts::profile(Address address, host::Reply<std::optional<PlayerProfile>> reply) {
    m_backend.read([address, reply = std::move(reply)](Tables& tables) {
        return answerRead(reply, [&]() -> Result<std::optional<PlayerProfile>> {
            return profileOf(tables, address);
        });
    });
}

void SqlAccounts::history(Address address, std::optional<std::string> cursor, int rows,
                          host::Reply<std::optional<HistoryReply>> reply) {
    m_backend.read(
        [address, cursor = std::move(cursor), rows, reply = std::move(reply)](Tables& tables) {
            return answerRead(reply, [&] { return historyOf(tables, address, cursor, rows); });
        });
}

void SqlAccounts::directResult(MatchId match, host::Reply<std::optional<DirectMatchReply>> reply) {
    m_backend.read([match, reply = std::move(reply)](Tables& tables) {
        return answerRead(reply, [&]() -> Result<std::optional<DirectMatchReply>> {
            return tables.directResults.find(match);
        });
    });
}

void SqlAccounts::verifyLedger(host::Reply<LedgerReport> reply) {
    m_backend.audit(std::move(reply));
}

} // namespace arcade::store
