#pragma once

#include "client/model/view_enums.h"
#include "shared/protocol/http_messages.h"
#include "shared/protocol/messages.h"

#include <QCoreApplication>

namespace arcade::client {

/// Bounty hunts, in words.
class HuntText {
    Q_DECLARE_TR_FUNCTIONS(HuntText)

public:
    /// What goes on in the hunts of a server, that of a tier first.
    static QString activity(const StatusReply& status, StakeTier tier, Instant now);
    /// Some of that counts down.
    static bool isCounting(const StatusReply& status, StakeTier tier);
    /// How many are still needed; what happens at the end of the registration.
    static QString missing(const LobbyUpdate& lobby);

    /// What a hunt was for a player: the best has won, whoever got more than the stake has not
    /// lost.
    static Verdict verdict(EndReason reason, const std::optional<std::string>& winner,
                           const Address& own, const Amount& prize,
                           const std::optional<StakeTier>& tier);
    /// The same in words: whoever has not won is told the rank.
    static QString verdict(EndReason reason, const std::optional<std::string>& winner,
                           const Address& own, int rank, int hunters);
    /// `2 of 9`
    static QString rank(int rank, int hunters);
    /// Among all who played, 1 is the best and equal scores share one; 0 for who is not there.
    static int rankIn(const std::vector<PlayerStats>& players, const Address& who);
    /// What came of it, in a sentence or two; the names may be empty.
    static QString how(const GameResult& result, const QString& target, const QString& hunter);
    /// Of a past one, of which the figures alone are known.
    static QString how(EndReason reason, int score, int hunters);

    /// Why a round did not start and what it means for the player.
    static QString cancelled(const MatchCancelled& told);

private:
    static QString whatHappened(const MatchCancelled& told);
};

} // namespace arcade::client
