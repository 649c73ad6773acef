#include "client/model/bet_slip_model.h"

#include "client/model/error_text.h"
#include "client/model/format.h"
#include "client/model/spectate_text.h"
#include "client/session/session.h"

#include <algorithm>
#include <utility>

namespace arcade::client {
namespace {

/// The most whole `$DATA`, up to a bound, that an amount holds.
int wholeIn(const Amount& amount, int atMost) {
    int whole = atMost;
    while (whole > 0 && Amount::data(static_cast<std::uint64_t>(whole)) > amount)
        --whole;
    return whole;
}

Amount dataOf(int whole) {
    return Amount::data(static_cast<std::uint64_t>(whole));
}

const SpectatedSide* sideAt(const SpectateJoined& match, int place) {
    const auto& sides = match.update.sides;
    const bool isThere = place >= 0 && place < static_cast<int>(sides.size());
    return isThere ? &sides[static_cast<std::size_t>(place)] : nullptr;
}

/// SPEC 3.7, with the bet among those that are known: the odds before it promise what it takes
/// away.
Amount possibleReturn(const Amount& pool, const Amount& sidePool, const Amount& bet) {
    const Amount whole = pool + bet;
    const Amount side = sidePool + bet;
    const Amount rake = std::min(whole.scaled(kRakePercent, 100), whole - side);
    return bet.scaled(whole - rake, side);
}

} // namespace

BetSlipModel::BetSlipModel(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    connect(&session, &Session::requestFinished, this,
            [this](quint64 id, const Outcome<ServerMessage>& outcome) {
                if (id != m_betId)
                    return;
                m_betId.reset();
                finished(failureOf(outcome));
            });
    refresh();
}

void BetSlipModel::setSide(int side) {
    m_side = side;
    m_refusal = {};
    refresh();
}

void BetSlipModel::setAmount(int amount) {
    m_amount = std::clamp(amount, kLeast, kMost);
    m_refusal = {};
    refresh();
}

void BetSlipModel::raise(bool isLong) {
    const int step = isLong ? kLongStep : kStep;
    setAmount(std::min((m_view.amount / step + 1) * step, std::max(m_view.maximum, kLeast)));
}

void BetSlipModel::lower(bool isLong) {
    const int step = isLong ? kLongStep : kStep;
    setAmount(((m_view.amount + step - 1) / step - 1) * step);
}

void BetSlipModel::place() {
    const auto& match = m_session.state().session.spectating;
    const SpectatedSide* side = match ? sideAt(*match, m_view.side) : nullptr;
    if (!m_view.canPlace || side == nullptr)
        return;
    m_refusal = {};
    m_betId = m_session.request(SpectateBet{*m_match, side->id, dataOf(m_view.amount)});
    refresh();
}

void BetSlipModel::finished(const Failure* failure) {
    if (failure == nullptr) {
        refresh();
        return;
    }
    Sentence reported = ErrorText::reported(*failure);
    const auto& error = failure->error;
    if (error && error->code == ErrorCode::InsufficientFunds)
        m_refusal = [] { return tr("Your balance is too small for this bet. Lower the amount."); };
    else if (error && error->code == ErrorCode::MatchNotFound)
        m_refusal = [] { return ErrorText::of(ErrorCode::MatchNotSpectatable); };
    else
        m_refusal = std::move(reported);
    refresh();
}

void BetSlipModel::refresh() {
    const auto* watched = watchedMatch(m_session.state());
    const auto match = watched ? std::optional(watched->update.matchId) : std::nullopt;
    if (match != m_match) {
        m_match = match;
        m_betId.reset();
        m_side = -1;
        m_refusal = {};
    }
    const View view = look();
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

QString BetSlipModel::closed(const ClientState& state) const {
    const auto& match = state.session.spectating;
    if (!match)
        return tr("The match is over.");
    const bool hasBegun =
        match->update.phase != MatchPhase::Ready || match->update.endsAt <= m_session.serverNow();
    if (hasBegun)
        return tr("The game has begun: bets are closed.");
    if (!match->canBet)
        return tr("You cannot bet on a match you play in.");
    return m_session.isOnline() ? QString()
                                : tr("The connection is lost: you can bet once it is back.");
}

QString BetSlipModel::obstacle(const Amount& balance, int rest) const {
    if (rest < kLeast)
        return tr("You have bet the %1 that one match takes.").arg(Format::amount(dataOf(kMost)));
    if (balance < dataOf(kLeast))
        return tr("Your balance is too small for a bet.");
    return {};
}

BetSlipModel::View BetSlipModel::look() const {
    View view;
    const ClientState& state = m_session.state();
    if (!m_match)
        return view;
    view.placing = m_betId.has_value();
    view.closedText = closed(state);
    view.open = view.closedText.isEmpty();
    view.amount = m_amount;
    view.problem = inWords(m_refusal);
    if (view.open) {
        const Amount staked = SpectateText::staked(betsOn(state, *m_match));
        const auto left = Amount::checkedSubtract(dataOf(kMost), staked);
        const int rest = wholeIn(left.value_or(Amount()), kMost);
        const QString obstacle = this->obstacle(state.session.balance, rest);
        const int most = wholeIn(state.session.balance, rest);
        view.maximum = most < kLeast ? 0 : most;
        view.amount = std::clamp(m_amount, kLeast, std::max(kLeast, view.maximum));
        view.limitText = tr("%1 to %2 $DATA on this match")
                             .arg(Format::number(kLeast), Format::number(std::max(rest, 0)));
        if (!obstacle.isEmpty())
            view.problem = obstacle;
    }
    view.amountText = Format::amount(dataOf(view.amount));
    const SpectatedSide* side = view.open ? sideAt(*state.session.spectating, m_side) : nullptr;
    if (side == nullptr)
        return view;
    view.side = m_side;
    const Amount returned =
        possibleReturn(state.session.spectating->update.totalPool, side->pool, dataOf(view.amount));
    view.returnText = tr("about %1 back if %2 wins")
                          .arg(Format::amount(returned),
                               SpectateText::nameOf(state.session.spectating->players, side->id));
    view.canPlace = view.maximum > 0 && !m_betId;
    return view;
}

} // namespace arcade::client
