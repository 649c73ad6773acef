#pragma once

#include "server/core/outcome.h"
#include "shared/protocol/direct_messages.h"
#include "shared/protocol/http_messages.h"
#include "shared/vocabulary/result.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What the host needs of the outside. Every call is made on the host's thread and returns at
/// once; replies come on that thread too, in the order of the calls unless it says otherwise.
namespace arcade::host {

template <class T>
using Reply = std::function<void(Result<T>)>;

/// A bet that is not settled, and its transaction.
struct PlacedBet {
    BetId bet;
    MatchId match;
    std::string txHash;

    friend bool operator==(const PlacedBet&, const PlacedBet&) = default;
};

/// A player's account as a session needs it.
struct PlayerAccount {
    PlayerId id;
    Address address;
    std::string callsign;
    std::vector<GameRating> ratings;
    /// Words a minute over finished games, 0 before the first.
    int avgWpm = 0;
    Amount available;
    Amount locked;
    std::vector<PlacedBet> bets{};
    /// The newest result the player has not moved on from (by entering a queue), not older than
    /// 10 minutes.
    std::optional<GameResult> lastResult;
};

/// A guest signs in. The candidate identity is used when the callsign is new.
struct SignIn {
    std::string callsign;
    /// SHA-256 hex of the recovery key given; empty when none was.
    std::optional<std::string> recoveryKeyHash;
    PlayerId candidateId;
    Address candidateAddress;
    std::string candidateKeyHash;
    Instant now{};
};

struct SignedIn {
    PlayerAccount account;
    bool created = false;
};

/// A player whose token was signed elsewhere.
struct ExternalPlayer {
    PlayerId id;
    Address address;
    std::string callsign;
    Instant now{};
};

/// Claims the player's one place and holds the stake, under the id of the ticket to be.
struct Reservation {
    TicketId ticket;
    PlayerId player;
    GameType gameType = GameType::CodeDuel;
    Amount stake;
    Instant now{};
};

/// Holds the amount of a bet to be.
struct BetReservation {
    BetId bet;
    PlayerId player;
    Amount amount;
    Instant now{};
};

/// Accounts and money. ALREADY_IN_QUEUE, INSUFFICIENT_FUNDS and CALLSIGN_TAKEN are refusals;
/// any other error is a fault of the environment.
class Accounts {
public:
    virtual ~Accounts() = default;

    /// CALLSIGN_TAKEN when it exists and the recovery key does not match. A new player is granted
    /// play money; every sign-in tops up at most once a day.
    virtual void signIn(const SignIn& request, Reply<SignedIn> reply) = 0;
    /// Creates the account at its first sight.
    virtual void openExternal(const ExternalPlayer& player, Reply<PlayerAccount> reply) = 0;
    /// Empty for an unknown player.
    virtual void account(PlayerId player, Reply<std::optional<PlayerAccount>> reply) = 0;

    /// Answers with the account after it; the player's card comes from there. The answer may come
    /// before it is durable and overtake others: what is committed because of it is durable after
    /// it or together with it.
    virtual void reserve(const Reservation& reservation, Reply<PlayerAccount> reply) = 0;
    /// Undoes a reservation the core refused. Idempotent.
    virtual void release(TicketId ticket, PlayerId player, Reply<Done> reply) = 0;

    /// INSUFFICIENT_FUNDS, or nothing when it is held now or was before. Answers as reserve() does.
    virtual void reserveBet(const BetReservation& reservation, Reply<Done> reply) = 0;
    /// Undoes a reservation the core refused. Idempotent.
    virtual void releaseBet(BetId bet, PlayerId player, Reply<Done> reply) = 0;

    virtual void leaderboard(GameType gameType, int rows, Reply<LeaderboardReply> reply) = 0;
    virtual void profile(Address address, Reply<std::optional<PlayerProfile>> reply) = 0;
    /// Empty for an unknown player. An unknown cursor is BAD_MESSAGE.
    virtual void history(Address address, std::optional<std::string> cursor, int rows,
                         Reply<std::optional<HistoryReply>> reply) = 0;
    /// A match of a direct game that is over, also when only just committed; empty for any other.
    virtual void directResult(MatchId match, Reply<std::optional<DirectMatchReply>> reply) = 0;
    /// Walks the whole ledger: chains, balances, holds, escrows and bet pools.
    virtual void verifyLedger(Reply<LedgerReport> reply) = 0;
};

/// What only the store knows after a commit.
struct CommitReceipt {
    struct Settled {
        std::string txHash;
        /// Available balance of each player of the match.
        std::map<PlayerId, Amount> balances;
    };
    std::map<MatchId, Settled> settled;
    struct Booked {
        std::string txHash;
        /// Available balance of the bettor.
        Amount balance;
    };
    std::map<BetId, Booked> betsPlaced;
    struct BetsBooked {
        std::string txHash;
        /// Available balance of each bettor.
        std::map<PlayerId, Amount> balances;
    };
    std::map<MatchId, BetsBooked> betsSettled;
    /// Available balances of those that were asked for.
    std::map<PlayerId, Amount> balances;
};

/// The records of the core. Commits are durable in order, grouped, off the host's thread. A commit
/// that cannot be done is fatal: the fault handler given to the implementation is called and no
/// further reply comes.
class Store {
public:
    virtual ~Store() = default;

    /// Blocks; for start-up only. Releases reservations that no ticket, match or bet owns.
    virtual Result<core::Snapshot> load() = 0;
    /// The receipt tells the balances after it of the players named.
    virtual void commit(std::vector<core::Record> records, std::vector<PlayerId> balancesOf,
                        Instant now, std::function<void(CommitReceipt)> done) = 0;
    void commit(std::vector<core::Record> records, Instant now,
                std::function<void(CommitReceipt)> done) {
        commit(std::move(records), {}, now, std::move(done));
    }
    /// Of records nobody waits for: durable with the next commit, or some hundredths of a second
    /// later.
    virtual void commitUnhurried(std::vector<core::Record> records, Instant now,
                                 std::function<void(CommitReceipt)> done) = 0;
    /// Somebody waits for them now.
    virtual void hurry() = 0;
};

/// Server time: wall clock at start, steady from there on.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

/// Unpredictable bytes for ids and keys.
class Entropy {
public:
    virtual ~Entropy() = default;
    virtual std::array<std::uint64_t, 2> draw() = 0;
};

} // namespace arcade::host
