#include "client/model/prompt_model.h"

#include "client/model/error_text.h"
#include "client/model/format.h"
#include "client/model/match_text.h"
#include "client/model/ticker.h"
#include "client/session/session.h"

namespace arcade::client {

PromptModel::PromptModel(Session& session, Ticker& ticker, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_ticker(ticker) {
    connect(&session, &Session::stateChanged, this, &PromptModel::refresh);
    connect(&session, &Session::connectionChanged, this, &PromptModel::refresh);
    connect(&session, &Session::requestFinished, this,
            [this](quint64 id, const Outcome<ServerMessage>& outcome) {
                if (id != m_answerId)
                    return;
                m_answerId.reset();
                const Failure* failure = failureOf(outcome);
                if (failure != nullptr && match() != nullptr)
                    Q_EMIT failed(ErrorText::reported(*failure));
                refresh();
            });
    connect(&ticker, &Ticker::ticked, this, &PromptModel::tick);
    refresh();
}

const MatchView* PromptModel::match() const {
    const auto& match = m_session.state().session.match;
    // Entering a hunt is accepting.
    const bool isAsked = match && match->phase == MatchPhase::Matched &&
                         match->found.gameType != GameType::BountyHunt;
    return isAsked ? &*match : nullptr;
}

void PromptModel::accept() {
    answer(ReadyResponse::Accept);
}

void PromptModel::decline() {
    answer(ReadyResponse::Decline);
}

void PromptModel::answer(ReadyResponse response) {
    if (!m_view.canAnswer)
        return;
    m_answer = response;
    m_answerId = m_session.request(MatchReady{match()->found.matchId, response});
    refresh();
}

void PromptModel::shown() {
    const MatchView* open = match();
    if (open == nullptr || m_shown == open->found.matchId || !m_session.isOnline())
        return;
    m_shown = open->found.matchId;
    m_session.request(MatchShown{*m_shown});
}

void PromptModel::refresh() {
    const MatchView* open = match();
    // What an earlier connection was told may have been lost with it.
    if (!m_session.isOnline())
        m_shown.reset();
    if (open == nullptr) {
        m_answerId.reset();
        m_timed.reset();
    } else if (m_timed != open->found.matchId) {
        m_timed = open->found.matchId;
        m_whole = open->found.acceptTimeLeft;
    }
    const View view = look();
    const bool isNews = view != m_view;
    m_view = view;
    tick();
    if (isNews)
        Q_EMIT changed();
}

void PromptModel::tick() {
    const MatchView* open = match();
    m_ticker.setCounting(this, open != nullptr);
    const Duration left =
        open != nullptr ? timeLeft(open->phaseEndsAt, m_session.serverNow()) : Duration{0};
    const int seconds = Format::secondsLeft(left);
    const double fraction = fractionOf(left, m_whole);
    if (seconds == m_secondsLeft && qFuzzyCompare(1 + fraction, 1 + m_fractionLeft))
        return;
    m_secondsLeft = seconds;
    m_fractionLeft = fraction;
    Q_EMIT ticked();
}

PromptModel::View PromptModel::look() const {
    View view;
    const MatchView* open = match();
    if (open == nullptr)
        return view;
    const MatchFound& found = open->found;
    view.open = true;
    if (const auto& opponent = found.opponent) {
        view.opponentCallsign = QString::fromStdString(opponent->callsign);
        view.opponentAddress = Format::shortAddress(opponent->address);
        view.opponentRating = opponent->rating;
        view.opponentRatingText = Format::number(opponent->rating);
        view.opponentWins = opponent->wins;
        view.opponentWpm = opponent->avgWpm;
        view.opponentRecordText = Format::record(opponent->wins, opponent->avgWpm);
    }
    view.tier = tierOf(found.stakeTier.value_or(StakeTier::Bronze));
    view.tierName = MatchText::tier(found.stakeTier);
    view.gameName = MatchText::game(found.gameType);
    view.stakeText = Format::amount(found.wager);
    view.prizeText = Format::amount(found.prize);
    view.burnText = Format::amount(found.burn);
    view.accepting = m_answerId && m_answer == ReadyResponse::Accept;
    view.declining = m_answerId && m_answer == ReadyResponse::Decline;
    view.accepted = open->response == ReadyResponse::Accept;
    view.canAnswer = !m_answerId && !open->response && m_session.isOnline();
    view.acceptedCount = open->accepted;
    view.ofCount = open->of;
    view.statusText = status(view);
    return view;
}

QString PromptModel::status(const View& view) const {
    if (!m_session.isOnline())
        return tr("The connection is lost: you can answer once it is back.");
    if (view.accepted)
        return tr("Waiting for the other player");
    if (view.accepting)
        return tr("Accepting");
    if (view.declining)
        return tr("Declining");
    return view.acceptedCount > 0 ? tr("The other player has accepted") : QString();
}

} // namespace arcade::client
