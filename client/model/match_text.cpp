#include "client/model/match_text.h"

#include "client/model/format.h"

namespace arcade::client {
namespace {

/// What the server says in English to all.
constexpr const char* kServerSentences[]{
    QT_TRANSLATE_NOOP("MatchText", "No opponents found. Try a different stake tier."),
    QT_TRANSLATE_NOOP("MatchText",
                      "This is taking long. Widen your rating limits or try another stake tier."),
    QT_TRANSLATE_NOOP("MatchText", "You were away for too long."),
    QT_TRANSLATE_NOOP("MatchText", "Removed by the operator."),
    QT_TRANSLATE_NOOP("MatchText",
                      "The server is about to stop. Running matches are played to their end."),
    QT_TRANSLATE_NOOP("MatchText", "A player stayed away."),
    QT_TRANSLATE_NOOP("MatchText", "No crew took your attack up. Try another territory or stake."),
    QT_TRANSLATE_NOOP("MatchText", "Your crew holds this territory."),
};

} // namespace

QString MatchText::game(GameType game) {
    switch (game) {
    case GameType::CodeDuel: return tr("Code duel");
    case GameType::ProxyWar: return tr("Proxy war");
    case GameType::BountyHunt: return tr("Bounty hunt");
    case GameType::Direct: return tr("Direct game");
    }
    return {};
}

QString MatchText::tier(StakeTier tier) {
    switch (tier) {
    case StakeTier::Bronze: return tr("Bronze");
    case StakeTier::Silver: return tr("Silver");
    case StakeTier::Gold: return tr("Gold");
    case StakeTier::Diamond: return tr("Diamond");
    }
    return {};
}

QString MatchText::tier(const std::optional<StakeTier>& tier) {
    return tier ? MatchText::tier(*tier) : QString();
}

Verdict MatchText::verdict(EndReason reason, const std::optional<std::string>& winner,
                           const Address& own) {
    if (reason == EndReason::Void)
        return Verdict::Void;
    if (!winner)
        return Verdict::Tie;
    return Address::parse(*winner) == own ? Verdict::Victory : Verdict::Defeat;
}

QString MatchText::verdict(Verdict verdict) {
    switch (verdict) {
    case Verdict::None: return {};
    case Verdict::Victory: return tr("Victory");
    case Verdict::Defeat: return tr("Defeat");
    case Verdict::Tie: return tr("Tie");
    case Verdict::Void: return tr("Match void");
    }
    return {};
}

QString MatchText::opponent(const QString& name) {
    return name.isEmpty() ? tr("Your opponent") : name;
}

QString MatchText::how(EndReason reason, Verdict verdict, const PlayerStats& own,
                       const Boxed<PlayerStats>& rival, const QString& opponentName) {
    const QString name = opponent(opponentName);
    const bool won = verdict == Verdict::Victory;
    switch (reason) {
    case EndReason::Completed:
        return won ? tr("You finished the sequence first.")
                   : tr("%1 finished the sequence first.").arg(name);
    case EndReason::Timeout:
        return onTime(verdict, rival && rival->progress == own.progress, opponentName);
    case EndReason::Forfeit:
        return won ? tr("%1 gave up, or did not come back in time.").arg(name)
                   : tr("You gave up, or did not come back in time.");
    case EndReason::Void: return tr("The match was called off. Nobody has lost anything.");
    }
    return {};
}

QString MatchText::onTime(Verdict verdict, bool isByAccuracy, const QString& opponentName) {
    if (verdict == Verdict::Tie)
        return tr("Time ran out with both of you level. The stakes went back.");
    if (verdict == Verdict::Victory)
        return isByAccuracy ? tr("Time ran out level: you were more accurate.")
                            : tr("Time ran out: you were ahead.");
    const QString name = opponentName.isEmpty() ? tr("your opponent") : opponentName;
    return isByAccuracy ? tr("Time ran out level: %1 was more accurate.").arg(name)
                        : tr("Time ran out: %1 was ahead.").arg(name);
}

QString MatchText::whatHappened(const MatchCancelled& told, const QString& opponentName) {
    const QString name = opponent(opponentName);
    const bool own = told.by == Cause::You;
    switch (told.reason) {
    case CancelReason::Declined:
        return own ? tr("You declined the match.") : tr("%1 declined.").arg(name);
    case CancelReason::Timeout:
        return own ? tr("You did not answer in time.") : tr("%1 did not answer in time.").arg(name);
    case CancelReason::OpponentDisconnected:
        return own ? tr("Your connection was lost before the start.")
                   : tr("%1 lost the connection before the start.").arg(name);
    case CancelReason::Abandoned:
        return own ? tr("You left before the start.") : tr("%1 left before the start.").arg(name);
    case CancelReason::ServerRestart: return tr("The server was restarted before the start.");
    case CancelReason::Operator: return tr("The operator cancelled the match.");
    case CancelReason::TooFew: return tr("Not enough players were there to begin.");
    }
    return {};
}

QString MatchText::cancelled(const MatchCancelled& told, const QString& opponentName) {
    QString text = whatHappened(told, opponentName) + QLatin1Char(' ');
    text += told.requeued ? tr("You are back in the queue with your waiting time kept.")
                          : stakeIsBack();
    return text + strikes(told);
}

QString MatchText::stakeIsBack() {
    return tr("Your stake is back.");
}

QString MatchText::strikes(const MatchCancelled& told) {
    if (told.blockedFor && told.blockedFor->count() > 0)
        return QLatin1Char(' ') +
               tr("You left too many matches before their start: entering is blocked for %1.")
                   .arg(Format::roughly(*told.blockedFor));
    if (told.strikes.value_or(0) >= 2)
        return QLatin1Char(' ') +
               tr("Leave another one within 10 minutes, and entering is blocked for a while.");
    return {};
}

QString MatchText::removed(const QueueUpdate& told) {
    if (!told.reason || told.reason->empty())
        return {};
    return ofServer(*told.reason) + QLatin1Char(' ') + stakeIsBack();
}

QString MatchText::ofServer(const std::string& sentence) {
    for (const char* known : kServerSentences) {
        if (sentence == known)
            return tr(known);
    }
    return QString::fromStdString(sentence);
}

} // namespace arcade::client
