#pragma once

#include "client/model/view_enums.h"
#include "shared/protocol/http_messages.h"
#include "shared/protocol/messages.h"

#include <QCoreApplication>

namespace arcade::client {

/// Matches, in words.
class MatchText {
    Q_DECLARE_TR_FUNCTIONS(MatchText)

public:
    static QString game(GameType game);
    static QString tier(StakeTier tier);
    /// Empty without a tier.
    static QString tier(const std::optional<StakeTier>& tier);

    static Verdict verdict(EndReason reason, const std::optional<std::string>& winner,
                           const Address& own);
    static QString verdict(Verdict verdict);
    /// How it ended, in a sentence.
    static QString how(EndReason reason, Verdict verdict, const PlayerStats& own,
                       const Boxed<PlayerStats>& rival, const QString& opponentName);

    /// Why a match was cancelled and what it means for the player. The name may be empty.
    static QString cancelled(const MatchCancelled& told, const QString& opponentName);
    static QString stakeIsBack();
    /// What leaving before a start has cost, as a further sentence; empty for nothing.
    static QString strikes(const MatchCancelled& told);
    /// Why a ticket was removed; empty when there is nothing to say.
    static QString removed(const QueueUpdate& told);
    /// A sentence of the server's, in the player's language where it is known.
    static QString ofServer(const std::string& sentence);

private:
    /// At the head of a sentence.
    static QString opponent(const QString& name);
    static QString whatHappened(const MatchCancelled& told, const QString& opponentName);
    static QString onTime(Verdict verdict, bool isByAccuracy, const QString& opponentName);
};

constexpr Tier tierOf(StakeTier tier) {
    return static_cast<Tier>(tier);
}
constexpr StakeTier stakeTierOf(Tier tier) {
    return static_cast<StakeTier>(tier);
}

} // namespace arcade::client
