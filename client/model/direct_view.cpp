#include "client/model/direct_view.h"

#include "client/model/error_text.h"
#include "client/model/format.h"
#include "client/model/match_text.h"

#include <QLocale>

namespace arcade::client {
namespace {

/// Of a player id that was not made for people.
constexpr std::size_t kMachineIdLength = 32;
constexpr qsizetype kShownOfMachineId = 8;

bool isMachineId(const std::string& id) {
    return id.size() == kMachineIdLength &&
           id.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool isError(const Failure& failure, ErrorCode code) {
    return failure.error && failure.error->code == code;
}

DirectStage stageOfMatch(const DirectMatch& match) {
    if (match.status == DirectStatus::Finished)
        return DirectStage::Finished;
    if (match.players.empty())
        return DirectStage::Joining;
    switch (match.status) {
    case DirectStatus::Waiting: return DirectStage::OpponentAwaited;
    case DirectStatus::Active: return DirectStage::Playing;
    case DirectStatus::Paused: return DirectStage::Paused;
    case DirectStatus::Finished: break;
    }
    return DirectStage::Finished;
}

} // namespace

DirectView DirectWords::view(const DirectState& state, DirectPhase phase, const QString& callsign) {
    DirectView view;
    view.stage = stage(state, phase);
    view.offline = phase == DirectPhase::Backoff || phase == DirectPhase::Replaced ||
                   phase == DirectPhase::Stopped;
    view.title = title(state, view.stage);
    view.hint = view.offline ? tr("This is how it stood when the connection was lost.")
                             : hint(state, view.stage);
    if (state.search)
        view.what = what(*state.search);
    if (!state.match)
        return view;
    const DirectMatch& match = *state.match;
    if (!match.key.game.empty())
        view.what = what(match.key);
    view.won = view.stage == DirectStage::Finished && match.winner == state.playerId;
    view.own = seat(match, state.playerId);
    view.own.name = callsign;
    if (phase == DirectPhase::Replaced || phase == DirectPhase::Stopped)
        view.own = {callsign, tr("disconnected"), false};
    else if (phase != DirectPhase::Joined && phase != DirectPhase::Over)
        view.own = {callsign, tr("connecting"), false};
    view.opponent = seat(match, match.opponentId);
    if (view.stage == DirectStage::Form && match.status != DirectStatus::Finished)
        view.left = match.opponentId.empty()
                        ? tr("Your match (%1) goes on without you.").arg(view.what)
                        : tr("Your match against %1 (%2) goes on without you.")
                              .arg(view.opponent.name, view.what);
    return view;
}

QString DirectWords::amount(const DirectKey& key) {
    const std::string_view asset = wireText(key.asset);
    return QStringLiteral("%1 %2").arg(
        QLocale().toString(key.amount.number(), 'f', QLocale::FloatingPointShortest),
        QString::fromLatin1(asset.data(), static_cast<qsizetype>(asset.size())));
}

QString DirectWords::what(const DirectKey& key) {
    return QStringLiteral("%1 · %2").arg(QString::fromStdString(key.game), amount(key));
}

QString DirectWords::name(const std::string& playerId) {
    const QString id = QString::fromStdString(playerId);
    return isMachineId(playerId) ? id.left(kShownOfMachineId) + QStringLiteral("…") : id;
}

DirectStage DirectWords::stage(const DirectState& state, DirectPhase phase) {
    switch (phase) {
    case DirectPhase::Idle:
    case DirectPhase::Asking: return DirectStage::Form;
    case DirectPhase::Waiting:
    case DirectPhase::Cancelling: return DirectStage::Searching;
    case DirectPhase::Connecting:
    case DirectPhase::Joining:
    case DirectPhase::Joined:
    case DirectPhase::Backoff:
    case DirectPhase::LookingUp:
    case DirectPhase::Replaced:
    case DirectPhase::Stopped:
        return state.match && state.match->status != DirectStatus::Finished
                   ? stageOfMatch(*state.match)
                   : DirectStage::Joining;
    case DirectPhase::Over: return DirectStage::Finished;
    }
    return DirectStage::Form;
}

DirectSeat DirectWords::seat(const DirectMatch& match, const std::string& playerId) {
    DirectSeat seat{name(playerId), {}, isPresent(match, playerId)};
    if (match.status == DirectStatus::Finished || match.players.empty())
        return {seat.name, {}, false};
    if (seat.isHere)
        seat.presence = tr("here");
    else if (match.status == DirectStatus::Waiting)
        seat.presence = tr("not here yet");
    else
        seat.presence = tr("disconnected");
    return seat;
}

QString DirectWords::title(const DirectState& state, DirectStage stage) {
    switch (stage) {
    case DirectStage::Form: return {};
    case DirectStage::Searching:
    case DirectStage::OpponentAwaited: return tr("Waiting for opponent…");
    case DirectStage::Joining: return tr("Joining the match");
    case DirectStage::Playing: return tr("Match on");
    case DirectStage::Paused: return tr("Match paused");
    case DirectStage::Finished: return verdict(state);
    }
    return {};
}

QString DirectWords::hint(const DirectState& state, DirectStage stage) {
    switch (stage) {
    case DirectStage::Form:
    case DirectStage::Joining: return {};
    case DirectStage::Searching:
        return tr("The first player who wants the same game, asset and amount is your opponent.");
    case DirectStage::OpponentAwaited:
        return tr("The match begins when both of you are here. It ends if one of you stays away "
                  "for 10 minutes.");
    case DirectStage::Playing:
        return tr("Keep this window open: it tells your opponent that you are here.");
    case DirectStage::Paused:
        return tr("The match goes on when both of you are back. It ends if one of you stays away "
                  "for 10 minutes.");
    case DirectStage::Finished: return state.match ? end(*state.match) : QString();
    }
    return {};
}

QString DirectWords::verdict(const DirectState& state) {
    if (!state.match || !state.match->winner)
        return tr("Match over");
    if (*state.match->winner == state.playerId)
        return tr("You win");
    return tr("%1 wins").arg(name(*state.match->winner));
}

QString DirectWords::end(const DirectMatch& match) {
    if (match.reason && !match.reason->empty())
        return MatchText::ofServer(*match.reason);
    if (match.winner)
        return {};
    return tr("Nobody has told how it ended.");
}

QString DirectWords::problem(const Failure& failure) {
    if (isError(failure, ErrorCode::AlreadyInQueue))
        return tr("You are waiting for another game already.");
    if (isError(failure, ErrorCode::AlreadyInMatch))
        return tr("You are in another match already.");
    if (isError(failure, ErrorCode::BadMessage))
        return tr("The server does not take this game or this amount. Change it and try again.");
    return ErrorText::of(failure);
}

DirectWayOut DirectWords::wayOut(const Failure& failure) {
    if (isError(failure, ErrorCode::AlreadyInQueue))
        return DirectWayOut::FindInstead;
    if (isError(failure, ErrorCode::AlreadyInMatch))
        return DirectWayOut::GoBack;
    return DirectWayOut::None;
}

QString DirectWords::connection(DirectPhase phase, std::optional<Duration> retryIn) {
    if (phase == DirectPhase::Replaced)
        return tr("You went on with this match in another window or on another computer.");
    if (phase == DirectPhase::Stopped)
        return tr(
            "The server ended your connection to this match. Ask its host before you return.");
    if (phase != DirectPhase::Backoff)
        return {};
    return retryIn ? tr("Connection lost. Reconnecting in %1 s.")
                         .arg(Format::number(Format::secondsLeft(*retryIn)))
                   : tr("Connection lost. Reconnecting.");
}

DirectWayOut DirectWords::wayOut(DirectPhase phase) {
    const bool waits = phase == DirectPhase::Replaced || phase == DirectPhase::Stopped ||
                       phase == DirectPhase::Backoff;
    return waits ? DirectWayOut::Reconnect : DirectWayOut::None;
}

QString DirectWords::wayOutText(DirectWayOut wayOut, DirectPhase phase) {
    switch (wayOut) {
    case DirectWayOut::None: return {};
    case DirectWayOut::GoBack: return tr("Go to the match");
    case DirectWayOut::FindInstead: return tr("Wait for this one instead");
    case DirectWayOut::Reconnect: break;
    }
    if (phase == DirectPhase::Replaced)
        return tr("Play here");
    return phase == DirectPhase::Stopped ? tr("Try again") : tr("Now");
}

} // namespace arcade::client
