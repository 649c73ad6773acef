#include "client/model/arena_model.h"

#include "client/model/error_text.h"
#include "client/model/format.h"
#include "client/model/match_text.h"
#include "client/model/ticker.h"
#include "client/session/session.h"

#include <algorithm>

namespace arcade::client {
namespace {

/// Who plays against the player, where that is one.
const ParticipantView* rivalIn(const ClientState& state) {
    const auto& match = state.session.match;
    return match && match->found.opponent ? opponentOf(state) : nullptr;
}

/// The match once all have accepted.
const MatchView* raceIn(const ClientState& state) {
    const auto& match = state.session.match;
    const bool isRace =
        match && (match->phase == MatchPhase::Ready || match->phase == MatchPhase::Active);
    return isRace ? &*match : nullptr;
}

LaneView laneOf(const ParticipantView* part, const QString& callsign) {
    LaneView lane;
    lane.callsign = callsign;
    if (part == nullptr)
        return lane;
    lane.progress = fractionOf(part->progress);
    lane.progressText = Format::percent(part->progress);
    lane.wpm = part->wpm;
    lane.accuracyText = Format::percent(part->accuracy);
    return lane;
}

} // namespace

ArenaModel::ArenaModel(Session& session, Ticker& ticker, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_ticker(ticker) {
    connect(&session, &Session::stateChanged, this, &ArenaModel::refresh);
    connect(&session, &Session::connectionChanged, this, &ArenaModel::refresh);
    connect(&session, &Session::keysChanged, this, &ArenaModel::followKeys);
    connect(&session, &Session::requestFinished, this,
            [this](quint64 id, const Outcome<ServerMessage>& outcome) {
                if (id != m_forfeitId)
                    return;
                m_forfeitId.reset();
                const Failure* failure = failureOf(outcome);
                if (failure != nullptr && raceIn(m_session.state()) != nullptr)
                    Q_EMIT failed(ErrorText::reported(*failure));
                refresh();
            });
    connect(&ticker, &Ticker::ticked, this, &ArenaModel::tick);
    refresh();
}

void ArenaModel::type(const QString& text) {
    if (!m_session.type(text) || !m_hasPasted)
        return;
    m_hasPasted = false;
    refresh();
}

void ArenaModel::erase() {
    m_session.erase();
}

void ArenaModel::refusePaste() {
    m_hasPasted = true;
    refresh();
}

void ArenaModel::forfeit() {
    const MatchView* race = raceIn(m_session.state());
    if (race == nullptr || m_forfeitId)
        return;
    m_forfeitId = m_session.request(MatchAbandon{race->found.matchId});
    refresh();
}

void ArenaModel::refresh() {
    const MatchView* race = raceIn(m_session.state());
    if (race == nullptr) {
        m_forfeitId.reset();
        m_hasPasted = false;
    }
    noteTimes();
    const ArenaView view = look();
    const bool isNews = view != m_view;
    m_view = view;
    followKeys();
    tick();
    if (isNews)
        Q_EMIT changed();
}

void ArenaModel::noteTimes() {
    const ClientState& state = m_session.state();
    const MatchView* race = raceIn(state);
    if (race == nullptr) {
        m_timed.reset();
        m_wholeGame = m_wholeGrace = Duration{0};
        return;
    }
    if (m_timed != race->found.matchId)
        m_wholeGame = m_wholeGrace = Duration{0};
    m_timed = race->found.matchId;
    if (race->phase == MatchPhase::Active)
        m_wholeGame =
            std::max({m_wholeGame, Duration{state.gameDuration.value_or(std::chrono::seconds{0})},
                      race->phaseTimeLeft});
    const ParticipantView* opponent = rivalIn(state);
    const bool isAway = opponent != nullptr && !opponent->connected;
    m_wholeGrace = isAway ? std::max(m_wholeGrace, opponent->graceTimeLeft.value_or(Duration{0}))
                          : Duration{0};
}

ArenaView ArenaModel::look() const {
    ArenaView view;
    const ClientState& state = m_session.state();
    const MatchView* race = raceIn(state);
    if (race == nullptr || !state.player)
        return view;
    view.sequence = QString::fromStdString(race->codeSequence.value_or(std::string()));
    view.locked = race->phase != MatchPhase::Active;
    view.gameName = MatchText::game(race->found.gameType);
    view.tierName = MatchText::tier(race->found.stakeTier);
    view.own = laneOf(ownPart(state), QString::fromStdString(state.player->callsign));
    const ParticipantView* opponent = rivalIn(state);
    const auto& card = race->found.opponent;
    view.opponent =
        laneOf(opponent, card ? QString::fromStdString(card->callsign) : tr("Opponent"));
    view.opponentAway = opponent != nullptr && !opponent->connected;
    view.offline = !m_session.isOnline();
    if (view.offline)
        view.hintText =
            view.locked ? tr("The connection is lost. Come back before the start, and you play.")
                        : tr("The connection is lost. Type on: your keys are kept and sent "
                             "once it is back.");
    else if (m_hasPasted)
        view.hintText = tr("Pasted text does not count here. Type it.");
    view.forfeiting = m_forfeitId.has_value();
    return view;
}

void ArenaModel::tick() {
    m_ticker.setCounting(this, raceIn(m_session.state()) != nullptr);
    const ArenaClock now = clock();
    if (now == m_clock)
        return;
    m_clock = now;
    Q_EMIT ticked();
}

QString ArenaModel::graceText(const ParticipantView& gone, int seconds) const {
    const QString& callsign = m_view.opponent.callsign;
    if (!gone.endsAs)
        return tr("%1 lost the connection. If that lasts until the start, you are back in the "
                  "queue.")
            .arg(callsign);
    if (*gone.endsAs == EndReason::Void)
        return tr("The server was away. %1 has %2 s to come back, else the stakes are returned. "
                  "Keep typing.")
            .arg(callsign, Format::number(seconds));
    return tr("%1 lost the connection and has %2 s to come back, else you win. Keep typing.")
        .arg(callsign, Format::number(seconds));
}

ArenaClock ArenaModel::clock() const {
    ArenaClock clock;
    const ClientState& state = m_session.state();
    const MatchView* race = raceIn(state);
    if (race == nullptr)
        return clock;
    const Instant now = m_session.serverNow();
    const Duration left = timeLeft(race->phaseEndsAt, now);
    const bool isRunning = race->phase == MatchPhase::Active;
    if (isRunning) {
        clock.secondsLeft = Format::secondsLeft(left);
        clock.timeLeftText = Format::timeLeft(left);
        clock.timeFraction = fractionOf(left, m_wholeGame);
    } else {
        clock.countdownSeconds = Format::secondsLeft(left);
    }
    const ParticipantView* opponent = rivalIn(state);
    if (opponent == nullptr || opponent->connected || !opponent->graceEndsAt)
        return clock;
    const Duration grace = timeLeft(*opponent->graceEndsAt, now);
    clock.graceText = graceText(*opponent, Format::secondsLeft(grace));
    clock.graceFraction = fractionOf(grace, m_wholeGrace);
    return clock;
}

void ArenaModel::followKeys() {
    ArenaKeys keys;
    if (raceIn(m_session.state()) != nullptr) {
        const PredictedCursor cursor = m_session.keys().cursor();
        keys.correct = cursor.position;
        keys.wrong = cursor.wrong;
        keys.pending = static_cast<int>(m_session.keys().pending());
    }
    if (keys.wrong == 1)
        keys.errorText = tr("1 wrong character: Backspace to go on");
    else if (keys.wrong > 1)
        keys.errorText = tr("%n wrong characters: Backspace to go on", nullptr, keys.wrong);
    if (keys == m_keys)
        return;
    m_keys = keys;
    Q_EMIT keysChanged();
}

} // namespace arcade::client
