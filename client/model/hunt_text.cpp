#include "client/model/hunt_text.h"

#include "client/model/format.h"
#include "client/model/match_text.h"

#include <algorithm>

namespace arcade::client {
namespace {

struct Going {
    const LobbyUpdate* lobby = nullptr;
    int waiting = 0;
    int rounds = 0;
};

Going goingOn(const StatusReply& status, StakeTier tier) {
    Going going;
    for (const QueueStatus& queue : status.queues) {
        if (queue.gameType != GameType::BountyHunt)
            continue;
        going.waiting += queue.players;
        going.rounds += queue.matches;
        if (queue.stakeTier == tier && queue.lobby && queue.lobby->players > 0)
            going.lobby = &*queue.lobby;
    }
    return going;
}

} // namespace

QString HuntText::activity(const StatusReply& status, StakeTier tier, Instant now) {
    const Going going = goingOn(status, tier);
    QStringList parts;
    if (going.lobby != nullptr) {
        parts << tr("%1 of %2 in the lobby")
                     .arg(Format::number(going.lobby->players), Format::number(going.lobby->max));
        const Duration left = timeLeft(going.lobby->phaseEndsAt, now);
        if (going.lobby->players >= going.lobby->min && left > Duration{0})
            parts << tr("starts in %1").arg(Format::timeLeft(left));
    } else {
        parts << (going.waiting > 0 ? tr("%1 in other lobbies").arg(Format::number(going.waiting))
                                    : tr("Nobody in the lobby"));
    }
    if (going.rounds > 0)
        parts << tr("%n round(s) on", nullptr, going.rounds);
    return parts.join(QStringLiteral(" · "));
}

bool HuntText::isCounting(const StatusReply& status, StakeTier tier) {
    const LobbyUpdate* lobby = goingOn(status, tier).lobby;
    return lobby != nullptr && lobby->players >= lobby->min;
}

QString HuntText::missing(const LobbyUpdate& lobby) {
    const int missing = lobby.min - lobby.players;
    if (missing > 0)
        return tr("%n more hunter(s) needed. If they do not come by then, the registration opens "
                  "again.",
                  nullptr, missing);
    if (lobby.players >= lobby.max)
        return tr("The lobby is full: the hunt starts.");
    return tr("Enough for a hunt. It starts when the registration closes, or at once with %1.")
        .arg(Format::number(lobby.max));
}

Verdict HuntText::verdict(EndReason reason, const std::optional<std::string>& winner,
                          const Address& own, const Amount& prize,
                          const std::optional<StakeTier>& tier) {
    if (reason == EndReason::Void)
        return Verdict::Void;
    if (winner && Address::parse(*winner) == own)
        return Verdict::Victory;
    const Amount stake = tier ? Amount::data(stakeOf(*tier)) : Amount();
    if (prize > stake)
        return Verdict::Victory;
    return prize < stake ? Verdict::Defeat : Verdict::Tie;
}

QString HuntText::verdict(EndReason reason, const std::optional<std::string>& winner,
                          const Address& own, int rank, int hunters) {
    if (reason == EndReason::Void)
        return MatchText::verdict(Verdict::Void);
    if (winner && Address::parse(*winner) == own)
        return MatchText::verdict(Verdict::Victory);
    return tr("Rank %1").arg(HuntText::rank(rank, hunters));
}

QString HuntText::rank(int rank, int hunters) {
    return tr("%1 of %2", "rank of so many")
        .arg(rank > 0 ? Format::number(rank) : QStringLiteral("—"), Format::number(hunters));
}

int HuntText::rankIn(const std::vector<PlayerStats>& players, const Address& who) {
    const auto own = std::ranges::find(players, who, &PlayerStats::address);
    if (own == players.end())
        return 0;
    return 1 + static_cast<int>(std::ranges::count_if(
                   players, [&](const PlayerStats& one) { return one.score > own->score; }));
}

QString HuntText::how(const GameResult& result, const QString& target, const QString& hunter) {
    if (result.endReason == EndReason::Void || !result.hunt)
        return tr("The hunt was called off. Every stake went back.");
    const QString prey = result.hunt->bounty.isZero() ? tr("%1 got away from you.").arg(target)
                                                      : tr("You hunted down %1.").arg(target);
    const QString fate = result.hunt->isTaken
                             ? tr("%1 hunted you down and took your stake.").arg(hunter)
                             : tr("You got away from %1 and kept your stake.").arg(hunter);
    return prey + QLatin1Char(' ') + fate;
}

QString HuntText::how(EndReason reason, int score, int hunters) {
    if (reason == EndReason::Void)
        return tr("The hunt was called off. Every stake went back.");
    return tr("%n character(s), among %1 hunters", nullptr, score).arg(Format::number(hunters));
}

QString HuntText::whatHappened(const MatchCancelled& told) {
    const bool own = told.by == Cause::You;
    switch (told.reason) {
    case CancelReason::Declined:
    case CancelReason::Timeout:
    case CancelReason::Abandoned:
    case CancelReason::TooFew:
        return own ? tr("You left before the hunt began.")
                   : tr("Others left, and too few hunters remained.");
    case CancelReason::OpponentDisconnected:
        return own ? tr("Your connection was lost before the hunt began.")
                   : tr("Others lost the connection, and too few hunters remained.");
    case CancelReason::ServerRestart: return tr("The server was restarted before the hunt began.");
    case CancelReason::Operator: return tr("The operator cancelled the hunt.");
    }
    return {};
}

QString HuntText::cancelled(const MatchCancelled& told) {
    QString text = whatHappened(told) + QLatin1Char(' ');
    text += told.requeued ? tr("You are back in the lobby with your place kept.")
                          : MatchText::stakeIsBack();
    return text + MatchText::strikes(told);
}

} // namespace arcade::client
