#pragma once

#include "server/host/ports.h"

namespace arcade::store {

struct Tables;

/// What SqlAccounts does on the store's thread, within the transaction that was begun. Whatever is
/// refused is found out before anything is written.
Result<host::SignedIn> signIn(Tables& tables, const host::SignIn& request);
Result<host::PlayerAccount> openExternal(Tables& tables, const host::ExternalPlayer& external);
std::optional<host::PlayerAccount> findAccount(Tables& tables, PlayerId id);
Result<host::PlayerAccount> reserve(Tables& tables, const host::Reservation& reservation);
Result<Done> reserveBet(Tables& tables, const host::BetReservation& reservation);

/// Those read only.
std::optional<PlayerProfile> profileOf(Tables& tables, const Address& address);
Result<std::optional<HistoryReply>> historyOf(Tables& tables, const Address& address,
                                              const std::optional<std::string>& cursor, int rows);

} // namespace arcade::store
