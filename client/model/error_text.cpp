#include "client/model/error_text.h"

#include "client/model/format.h"

#include <QLoggingCategory>

#include <array>

namespace arcade::client {
namespace {

Q_LOGGING_CATEGORY(failureLog, "arcade.client.failure", QtInfoMsg)

/// In the order of the codes.
constexpr std::array<const char*, 33> kSentences{
    // BadMessage
    QT_TRANSLATE_NOOP("ErrorText",
                      "The server does not understand this program. Use the same version of both."),
    // UnknownType
    QT_TRANSLATE_NOOP(
        "ErrorText",
        "The server is older than this program and cannot do that. Use the same version of both."),
    // TooLarge
    QT_TRANSLATE_NOOP("ErrorText", "That was too long for the server. Try something shorter."),
    // RateLimited
    QT_TRANSLATE_NOOP("ErrorText", "That was too often. Wait a moment and try again."),
    // Unauthenticated
    QT_TRANSLATE_NOOP("ErrorText", "You are not signed in. Leave the server and join it again."),
    // TokenInvalid
    QT_TRANSLATE_NOOP("ErrorText",
                      "The server does not know your sign-in any more. Leave it and join again."),
    // TokenExpired
    QT_TRANSLATE_NOOP("ErrorText", "Your sign-in has expired. Leave the server and join it again."),
    // AlreadyInQueue
    QT_TRANSLATE_NOOP("ErrorText", "You are searching already. Cancel that search first."),
    // AlreadyInMatch
    QT_TRANSLATE_NOOP("ErrorText", "You are in a match already. Finish it first."),
    // NotInQueue
    QT_TRANSLATE_NOOP("ErrorText", "You are not searching any more. Enter the queue again."),
    // QueueFull
    QT_TRANSLATE_NOOP("ErrorText",
                      "This queue is full. Choose another stake, or try again in a minute."),
    // InvalidTier
    QT_TRANSLATE_NOOP("ErrorText", "This stake is not played here. Choose another one."),
    // InsufficientFunds
    QT_TRANSLATE_NOOP("ErrorText",
                      "Your balance is too small for this stake. Choose a smaller one."),
    // MatchNotFound
    QT_TRANSLATE_NOOP("ErrorText", "This match is over. Enter the queue for another one."),
    // NotInMatch
    QT_TRANSLATE_NOOP("ErrorText",
                      "You are no player of this match. Enter the queue for one of your own."),
    // InvalidState
    QT_TRANSLATE_NOOP("ErrorText",
                      "That is not possible now. Look at what has changed, and try again."),
    // MatchNotSpectatable
    QT_TRANSLATE_NOOP("ErrorText", "This match cannot be watched now. Choose another one."),
    // SpectatorsFull
    QT_TRANSLATE_NOOP("ErrorText", "This match has no room for more watchers. Choose another one."),
    // BettingClosed
    QT_TRANSLATE_NOOP("ErrorText", "The game has begun and bets are closed. Bet on the next one."),
    // BetTooSmall
    QT_TRANSLATE_NOOP("ErrorText", "This bet is too small. Raise the amount."),
    // BetTooLarge
    QT_TRANSLATE_NOOP("ErrorText", "This bet is too large. Lower the amount."),
    // BetOnOwnMatch
    QT_TRANSLATE_NOOP("ErrorText", "You cannot bet on a match you play in. Choose another one."),
    // CallsignTaken
    QT_TRANSLATE_NOOP("ErrorText",
                      "This callsign is taken. Choose another one, or type its recovery key."),
    // CrewNameTaken
    QT_TRANSLATE_NOOP("ErrorText", "A crew of this name or tag exists. Choose another one."),
    // CrewFull
    QT_TRANSLATE_NOOP("ErrorText", "This crew is full. Ask its leader, or join another one."),
    // CrewTooSmall
    QT_TRANSLATE_NOOP("ErrorText", "Too few of your crew are online. Call them, and try again."),
    // NotInCrew
    QT_TRANSLATE_NOOP("ErrorText", "You are in no crew. Join or create one first."),
    // NotCrewLeader
    QT_TRANSLATE_NOOP("ErrorText", "Only the leader of the crew can do that. Ask your leader."),
    // InviteInvalid
    QT_TRANSLATE_NOOP("ErrorText", "This invitation does not hold. Ask the crew for a new one."),
    // TerritoryBusy
    QT_TRANSLATE_NOOP("ErrorText",
                      "There is a battle for this territory already. Choose another one."),
    // ServerFull
    QT_TRANSLATE_NOOP("ErrorText", "The server is full. Try again in a few minutes."),
    // Draining
    QT_TRANSLATE_NOOP("ErrorText", "The server is about to stop. Wait until it is back."),
    // Internal
    QT_TRANSLATE_NOOP("ErrorText",
                      "Something went wrong on the server. Try again; if it stays, tell its host."),
};
static_assert(kSentences.size() == EnumText<ErrorCode>::texts.size());

} // namespace

QString ErrorText::of(ErrorCode code, std::optional<Duration> retryAfter) {
    if (code == ErrorCode::RateLimited && retryAfter)
        return tr("That was too often. Try again in %1.").arg(Format::roughly(*retryAfter));
    return tr(kSentences[static_cast<std::size_t>(code)]);
}

Sentence ErrorText::reported(const Failure& failure) {
    if (failure.error)
        qCInfo(failureLog).noquote() << wireText(failure.error->code).data()
                                     << QString::fromStdString(failure.error->message);
    else if (failure.problem != Problem::None)
        qCInfo(failureLog).noquote()
            << "problem" << static_cast<int>(failure.problem) << failure.detail;
    return [failure] { return of(failure); };
}

QString ErrorText::of(CredentialFault fault, const QString& file) {
    switch (fault) {
    case CredentialFault::None: return {};
    case CredentialFault::OpenToOthers:
        return tr("Others on this computer can read your keys, so they are not used. Make %1 yours "
                  "alone (chmod 600), then start the game again.")
            .arg(file);
    case CredentialFault::Unreadable:
        return tr("Your keys in %1 cannot be read, and new ones are not saved. Put a good copy of "
                  "the file in its place, or remove it, then start the game again.")
            .arg(file);
    case CredentialFault::NotWritten:
        return tr("Your keys could not be saved in %1. Make room on the disk, or allow writing "
                  "there. Until then, note down the recovery key in the settings.")
            .arg(file);
    }
    return {};
}

QString ErrorText::of(const Failure& failure) {
    switch (failure.problem) {
    case Problem::None: return {};
    case Problem::Unreachable:
        return tr("The server does not answer. Check that it runs and that both computers are on "
                  "the same network.");
    case Problem::TimedOut: return tr("The server took too long to answer. Try again.");
    case Problem::NotAnArcade:
        return tr("Something else answers at this address, which is no arcade. Check the address.");
    case Problem::HangsUp:
        return tr("Something answers at this address, but not as an arcade does. Check the "
                  "address; a server with a certificate wants https:// before it.");
    case Problem::CertificateChanged:
        return tr("The server shows another certificate than the last time. Ask its host before "
                  "you go on.");
    case Problem::Refused:
        return failure.error ? of(failure.error->code, failure.error->retryAfter)
                             : of(ErrorCode::Internal);
    case Problem::NotConnected:
        return tr("There is no connection to the server. Try again once it is back.");
    }
    return {};
}

} // namespace arcade::client
